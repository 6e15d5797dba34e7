from collections.abc import Callable

import pytest

from pdmap.views.material import Material
from pdmap.views.signs import Emphasis
from pdmap.views.tables import Table
from pdmap.views.view import View

Build = Callable[[str, str], View]

SHOP = """
organization: {name: Acme GmbH, country: DE}
parties:
  mailer: {name: Mailer, role: processor, country: US, retention: P1M}
  broker: {name: Broker, role: controller, country: DE}
systems:
  shop:
    name: Shop
    location: DE
    subjects: [customer]
    fields:
      - {type: email.address, source: data_subject, retention: {period: P1Y}}
      - phone
      - {type: invoice, source: the bank}
      - {type: bank_account, subjects: [employee]}
  crm: {name: CRM, location: DE}
  files: {name: Files, kind: paper, fields: [name.full], subjects: [employee]}
activities:
  sales:
    name: Sales
    role: controller
    subjects: [customer]
    data: [email.address, phone]
    systems: [shop]
    purposes: [{text: Sell, basis: contract}]
  wages: {name: Wages, role: controller, subjects: [employee], data: [phone], systems: [shop]}
flows:
  leads: {from: broker, to: shop, data: [phone], subjects: [customer], activity: sales, transport: tls}
  offers: {from: shop, to: mailer, data: [email.address], activity: sales, transport: tls}
  copies: {from: shop, to: crm, data: [email.address], activity: sales, transport: tls}
"""


def table(view: View, title: str) -> Table:
    return next(table for table in view.facts if table.title == title)


def test_all_that_holds_or_carries_their_data_is_shown(view_of: Build) -> None:
    view = view_of(SHOP, "subject:customer")
    assert {row.link for row in view.flows} == {"collection:customer:shop", "leads", "offers", "copies"}
    assert {node.id for node in view.nodes if node.emphasis is Emphasis.FOCUS} == {"subject:customer"}
    assert "system:files" not in {node.id for node in view.nodes}


def test_boxes_and_lines_tell_of_their_data_alone(view_of: Build) -> None:
    codes = {node.id: node.codes for node in view_of(SHOP, "subject:employee").nodes}
    assert codes == {"subject:employee": (), "system:files": ("ID",), "system:shop": ("PAY",)}


def test_people_from_whom_no_flow_starts_are_in_focus_all_the_same(view_of: Build) -> None:
    view = view_of(SHOP, "subject:employee")
    assert [node.id for node in view.nodes if node.emphasis is Emphasis.FOCUS] == ["subject:employee"]


def test_what_is_held_is_told_with_source_reason_and_clock(view_of: Build) -> None:
    assert table(view_of(SHOP, "subject:customer"), "What is held of them").rows == (
        ("Shop", "Telephone number", "Broker", "Sales (Contract, Art. 6(1)(b))", "not recorded"),
        ("Shop", "Invoice", "the bank", "not recorded", "not recorded"),
        ("Shop", "Email address", "the people themselves", "Sales (Contract, Art. 6(1)(b))", "1 year"),
        (
            "CRM",
            "Email address: arrives, not declared as held",
            "Shop",
            "Sales (Contract, Art. 6(1)(b))",
            "not recorded",
        ),
    )


def test_receivers_are_told_with_reason_and_clock(view_of: Build) -> None:
    assert table(view_of(SHOP, "subject:customer"), "Who receives data of them").rows == (
        ("Mailer", "processor", "United States", "Email address", "Sales (Contract, Art. 6(1)(b))", "1 month"),
    )


def test_the_group_is_told_with_those_within_it(view_of: Build) -> None:
    manifest = "systems: {a: {fields: [phone], subjects: [pupil]}}"
    assert table(view_of(manifest, "subject:child"), "Group of people").rows == (
        ("People", "Child"),
        ("In need of special protection", "yes"),
        ("Groups within it", "Pupil"),
        ("Activities that name them", "not recorded"),
    )


def test_flows_that_do_not_say_whose_data_they_carry_are_counted(view_of: Build) -> None:
    manifest = """
parties: {p: {}}
systems: {a: {fields: [phone], subjects: [customer]}}
flows: {f: {from: p, to: a, data: [phone]}}
"""
    assert view_of(manifest, "subject:customer").hidden.endswith(
        "Not told whose data they carry, and so not counted: 1 flow."
    )


def test_a_group_of_whom_nothing_is_recorded_is_refused(
    material_from: Callable[[str], Material], build: Callable[[Material, str], View]
) -> None:
    with pytest.raises(KeyError):
        build(material_from(SHOP), "subject:patient")
