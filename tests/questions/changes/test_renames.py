from collections.abc import Callable

from pdmap.questions.changes import Changes

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
