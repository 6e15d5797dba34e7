from collections.abc import Callable

import pytest

from pdmap.views.material import Material
from pdmap.views.signs import Emphasis
from pdmap.views.view import View

Build = Callable[[str, str], View]

SHOP = """
organization: {name: Acme GmbH, country: DE}
parties:
  host: {name: Host, role: processor, country: DE, subprocessors: [backups]}
  backups: {name: Backups, role: sub-processor, country: GB, subprocessors: [watch]}
  watch: {name: Watch, role: sub-processor, country: IN}
  mailer: {name: Mailer, role: processor, country: US, subprocessors: [watch]}
systems:
  shop:
    name: Shop
    kind: application
    hosted_by: host
    location: DE
    owner: sales
    subjects: [customer]
    fields:
      - {type: email.address, source: data_subject}
      - {type: password, protection: hashed, retention: {period: P1Y, from: last visit}}
      - {type: health, subjects: none}
  stock: {name: Stock, location: DE, hosted_by: host, fields: [card.pan], subjects: [customer]}
flows:
  offers: {from: shop, to: mailer, data: [email.address], transport: tls}
  elsewhere: {from: stock, to: mailer, data: [card.pan], transport: tls}
"""


def facts(view: View, title: str = "System") -> dict[str, str]:
    table = next(table for table in view.facts if table.title == title)
    return {row[0]: row[1] for row in table.rows}


def test_what_touches_the_system_is_shown_and_its_hosts_hand_on_all_the_way_down(view_of: Build) -> None:
    view = view_of(SHOP, "system:shop")
    assert {row.link for row in view.flows} == {
        "collection:customer:shop",
        "hosting:shop:host",
        "offers",
        "subprocessing:backups:watch",
        "subprocessing:host:backups",
    }
    assert view.hidden == (
        "Shown: 1 of 1 group of data subjects, 1 of 2 systems, 4 of 4 parties, 2 of 3 flows,"
        " 3 of 5 links by hosting or sub-processing."
    )


def test_the_system_alone_is_in_focus(view_of: Build) -> None:
    view = view_of(SHOP, "system:shop")
    assert [node.id for node in view.nodes if node.emphasis is Emphasis.FOCUS] == ["system:shop"]


def test_hosts_hand_on_what_the_system_holds_and_not_what_others_do(view_of: Build) -> None:
    shown = {row.link: row.codes for row in view_of(SHOP, "system:shop").flows}
    assert shown["subprocessing:host:backups"] == ("CO", "CRED", "HEA*")


def test_a_system_without_flows_is_a_view_of_itself(view_of: Build) -> None:
    view = view_of("systems: {shelf: {kind: paper}}", "system:shelf")
    assert ([node.id for node in view.nodes], view.edges) == (["system:shelf"], ())


def test_fields_are_told_by_category_with_people_protection_and_clock(view_of: Build) -> None:
    (table,) = (table for table in view_of(SHOP, "system:shop").facts if table.title == "Personal data held")
    assert table.columns == ("Category", "Data", "People", "Protection", "Kept for")
    assert table.rows == (
        ("CO Contact details", "Email address", "Customer", "not recorded", "not recorded"),
        ("CRED Credentials", "Password", "Customer", "hashed", "1 year from last visit"),
        ("HEA Health data", "Health data (Art. 9)", "none", "not recorded", "not recorded"),
    )


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "not recorded"),
        ("hosted_by: none", "none"),
        ("hosted_by: {unknown: asked}", "unknown: asked"),
        (
            "hosted_by: {unknown: asked, owner: legal, due: 2027-01-31}",
            "unknown: asked; to be found out by legal; due 2027-01-31",
        ),
        ("hosted_by: host", "Host"),
        ("hosted_by: [host, other]", "Host and Other"),
        ("hosted_by: {choice: [host, other], by: customer}", "customer chooses: Host or Other"),
        ("hosted_by: host, assumptions: {hosted_by: the bill says so}", "Host (assumed: the bill says so)"),
        ("hosted_by: none, assumptions: {hosted_by: no bill}", "none (assumed: no bill)"),
        ("hosted_by: {unknown: asked}, assumptions: {hosted_by: no bill}", "unknown: asked"),
    ],
)
def test_none_unknown_and_silence_are_told_apart(answer: str, told: str, view_of: Build) -> None:
    manifest = f"parties: {{host: {{name: Host}}, other: {{name: Other}}}}\nsystems: {{shop: {{{answer}}}}}"
    assert facts(view_of(manifest, "system:shop"))["Hosted by"] == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "not recorded"),
        ("encryption: {unknown: asked}", "unknown: asked"),
        ("encryption: {at_rest: false}", "no"),
        ("encryption: {at_rest: {unknown: asked}}", "unknown: asked"),
        ("encryption: {at_rest: {choice: [true, false], by: customer}}", "customer chooses: yes or no"),
    ],
)
def test_encryption_at_rest_is_told(answer: str, told: str, view_of: Build) -> None:
    assert facts(view_of(f"systems: {{shop: {{{answer}}}}}", "system:shop"))["Encrypted at rest"] == told


def test_a_backup_says_how_long_where_and_whether_it_was_tried(view_of: Build) -> None:
    manifest = "systems: {shop: {backup: {retention: P30D, location: GB, description: nightly}}}"
    assert facts(view_of(manifest, "system:shop"))["Backup"] == (
        "kept for 30 days; location: United Kingdom; restore tested: not recorded; nightly"
    )


def test_steps_abroad_stand_in_a_register_that_says_what_is_missing(view_of: Build) -> None:
    view = view_of(SHOP, "system:shop")
    (table,) = (table for table in view.facts if table.title == "Steps to third countries")
    told = [(row[1], row[2], row[3], row[6], row[8]) for row in table.rows]
    assert told == [
        ("Backups", "Watch", "India", "no transfer mechanism", "transfer mechanism"),
        ("Host", "Backups", "United Kingdom", "adequacy decision; in force until 2031-12-27", "nothing"),
        ("Shop", "Mailer", "United States", "no transfer mechanism", "transfer mechanism"),
    ]


def test_findings_on_the_system_and_its_flows_are_listed_the_gravest_first(view_of: Build) -> None:
    view = view_of(SHOP, "system:shop")
    (table,) = (table for table in view.facts if table.title == "Open findings")
    assert len(table.rows) == int(facts(view)["Open findings on it"].split()[0])
    ranks = [("error", "warning", "note").index(row[0]) for row in table.rows]
    assert ranks == sorted(ranks)


def test_without_the_rules_no_count_of_findings_is_claimed(
    material_from: Callable[[str], Material], build: Callable[[Material, str], View]
) -> None:
    assert facts(build(material_from(SHOP), "system:shop"))["Open findings on it"] == "the rules were not run"
