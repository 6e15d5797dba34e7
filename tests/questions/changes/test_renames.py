import dataclasses
import re
from collections.abc import Callable

import pytest

import pdmap.model
from pdmap.questions.changes import Changes
from pdmap.questions.changes.naming import SECTIONS

Compare = Callable[[str, str], Changes]

MANY = """
systems:
  shop: {kind: application, location: DE, subjects: [customer], fields: [email.address, phone], retention: P1Y}
  crm: {kind: datastore, location: FR, subjects: [customer], fields: [name.full, health], retention: P2Y}
parties:
  postman: {role: processor, country: FR, dpa: {status: signed}, service: letters}
activities:
  work: {role: controller, systems: [shop, crm], recipients: [postman], data: [phone], subjects: [customer]}
flows:
  copy: {from: shop, to: crm, data: [phone], activity: work, transport: tls}
  send: {from: crm, to: postman, data: [name.full], activity: work, transport: tls}
"""


def test_an_object_with_another_id_is_the_same_wherever_it_is_named(changes: Compare) -> None:
    compared = changes(MANY, MANY.replace("crm", "contacts").replace("postman", "pigeon"))
    assert [(change.address, change.earlier_id) for change in compared.objects] == [
        ("systems/contacts", "crm"),
        ("parties/pigeon", "postman"),
    ]
    assert all(difference.aspect.value in {"id", "detail"} for c in compared.objects for difference in c.differences)


def test_a_renamed_object_may_differ_a_little(changes: Compare) -> None:
    compared = changes(MANY, MANY.replace("crm", "contacts").replace("P2Y", "P3Y"))
    assert [change.earlier_id for change in compared.objects] == ["crm"]


FACTS = "systems: {{{}: {{kind: application, location: DE, owner: o, subjects: [customer], fields: [{}]}}}}"
"""A system of three facts of its own, and four of each field."""


@pytest.mark.parametrize(("gone", "is_renamed"), [(1, True), (2, False)])
def test_three_of_four_facts_have_to_agree(gone: int, is_renamed: bool, changes: Compare) -> None:  # noqa: FBT001
    fields = ["phone", "email.address", "name", "address", "health"]
    compared = changes(FACTS.format("a", ", ".join(fields)), FACTS.format("b", ", ".join(fields[gone:])))
    assert any(change.is_renamed for change in compared.objects) == is_renamed


NAMED = """
parties:
  pee: {role: processor, country: US, service: letters, dpa: {status: signed}, subprocessors: [other]}
  other: {role: processor, country: DE, subprocessors: [pee], replaces: pee}
systems:
  shop: {location: DE, hosted_by: pee, fields: [{type: phone, key_system: vault, collected_for: [work]}], owner: o}
  vault: {location: DE, kind: datastore, owner: x, environment: production, fields: [phone, health, {type: name}]}
activities:
  work:
    {role: controller, systems: [shop, vault], recipients: [pee], on_behalf_of: [pee], data: [phone],
     purposes: [Sell what is sold], joint_controllers: [{party: pee, arrangement: x}],
     transfers: [{country: US, importer: pee, mechanisms: [scc]}]}
flows:
  send: {from: shop, to: pee, data: [phone], activity: work, transport: tls, transfer: {country: US, importer: pee}}
  lost: {from: shop, to: nobody, data: [phone], activity: work, transport: tls}
measures: {tls: {except: [vault]}}
breaches: {b: {systems: [vault], parties: [pee], activities: [work]}}
waivers: [{rule: RET003, object: parties/pee, reason: r, owner: o, expires: 2027-01-01}]
policies:
  p: {on: flows, match: {from: [vault], to: [pee], parties: [pee], systems: [vault]}, deny: {outside: [EEA]}}
"""


def test_a_pure_rename_changes_nothing_that_names_it(changes: Compare) -> None:
    renamed = re.sub(r"\bwork\b", "sales", re.sub(r"\bvault\b", "safe", re.sub(r"\bpee\b", "queue", NAMED)))
    assert renamed.count("queue") == NAMED.count("pee")
    compared = changes(NAMED, renamed)
    assert [(change.address, change.earlier_id) for change in compared.objects] == [
        ("activities/sales", "work"),
        ("systems/safe", "vault"),
        ("parties/queue", "pee"),
    ]
    assert {difference.aspect.value for change in compared.objects for difference in change.differences} == {"id"}


def test_every_attribute_that_names_an_object_is_known() -> None:
    naming = {
        field.name
        for kind in vars(pdmap.model).values()
        if dataclasses.is_dataclass(kind)
        for field in dataclasses.fields(kind)
        if "Mention" in str(field.type)
    }
    assert naming - VOCABULARY == SECTIONS.keys() - {"replaces"}  # which is a plain text


VOCABULARY = {"bases", "basis", "condition", "data", "into", "measures", "mechanism", "mechanisms", "parent"} | {
    "purposes",
    "subjects",
    "type",
}
"""Attributes that name words of the vocabulary, or objects of sections in which nothing is taken for renamed."""


def test_an_object_that_is_another_is_no_renamed_one(changes: Compare) -> None:
    text = "systems: {{{}: {{kind: {}, location: {}, subjects: [customer], fields: [{}]}}}}"
    compared = changes(text.format("a", "application", "DE", "phone"), text.format("b", "datastore", "FR", "health"))
    assert [(change.kind.value, change.id) for change in compared.objects] == [("removed", "a"), ("added", "b")]


def test_of_two_that_are_alike_none_is_guessed(changes: Compare) -> None:
    one = "{kind: application, location: DE, subjects: [customer], fields: [email.address, phone]}"
    compared = changes(f"systems: {{a: {one}}}", f"systems: {{b: {one}, c: {one}}}")
    assert [(change.kind.value, change.id) for change in compared.objects] == [
        ("removed", "a"),
        ("added", "b"),
        ("added", "c"),
    ]


def test_objects_that_say_nothing_are_not_taken_for_one(changes: Compare) -> None:
    compared = changes("systems: {a: {}}", "systems: {b: {}}")
    assert [change.kind.value for change in compared.objects] == ["removed", "added"]
