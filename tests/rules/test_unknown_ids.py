"""What follows from an id that is defined nowhere is told by REF001, and by no other rule once more."""

from collections.abc import Callable

import pytest

from pdmap.findings import Finding

FindingsOf = Callable[[str, str], list[Finding]]

MANIFEST = """\
systems: {list: {fields: [name]}, archive: {fields: [name]}}
parties:
  post-box: {role: processor, subprocessors: [printer]}
  printer: {role: sub-processor}
  hoster: {role: processor}
activities:
  news: {role: controller, systems: [list], recipients: [post-box, printer]}
flows:
  send: {from: list, to: post-box, data: [name], activity: news}
  store: {from: list, to: archive, data: [name], activity: news}
"""


@pytest.mark.parametrize(
    ("written", "misspelled"),
    [
        ("from: list, to: p", "from: lst, to: p"),
        ("[name], activity: news}\n  store", "[name], activity: nws}\n  store"),
    ],
)
def test_a_flow_with_an_unknown_id_may_reach_the_recipient(
    written: str, misspelled: str, findings_of: FindingsOf
) -> None:
    manifest = MANIFEST.replace(written, misspelled, 1)
    assert manifest != MANIFEST
    assert len(findings_of("REF001", manifest)) == 1
    assert findings_of("FLW006", manifest) == []


def test_a_recipient_of_no_such_flow_is_still_asked(findings_of: FindingsOf) -> None:
    manifest = MANIFEST.replace("from: list, to: p", "from: lst, to: p").replace("[post-box,", "[post-box, hoster,")
    (finding,) = findings_of("FLW006", manifest)
    assert finding.detail == "hoster"


def test_a_recipient_spelled_almost_alike_is_named(findings_of: FindingsOf) -> None:
    manifest = MANIFEST.replace("[post-box, printer]", "[post-bx, printer]")
    assert len(findings_of("REF001", manifest)) == 1
    assert findings_of("FLW005", manifest) == []


def test_another_unknown_recipient_names_nobody(findings_of: FindingsOf) -> None:
    manifest = MANIFEST.replace("[post-box, printer]", "[acme]")
    assert [finding.detail for finding in findings_of("FLW005", manifest)] == ["post-box"]


@pytest.mark.parametrize(
    ("code", "manifest", "edits"),
    [
        ("REF004", "systems: {shop: {fields: [surname]}}", []),
        ("REF004", "systems: {shop: {fields: [usernme]}}", ["username"]),
        ("REF001", "systems: {shop: {subjects: [staff]}}", []),
        ("REF001", "systems: {shop: {subjects: [custmer]}}", ["customer"]),
    ],
)
def test_another_name_is_told_and_not_written(
    code: str, manifest: str, edits: list[str], findings_of: FindingsOf
) -> None:
    (finding,) = findings_of(code, manifest)
    assert [edit.new for edit in finding.edits] == edits


def test_data_of_an_unknown_type_are_not_asked_what_they_are_for(findings_of: FindingsOf) -> None:
    manifest = "systems: {shop: {fields: [email.adress, name, phone]}, crm: {fields: [email.adress]}}"
    assert len(findings_of("REF004", manifest)) == 2
    assert [finding.message for finding in findings_of("MIN001", manifest)] == [
        "no activity and no flow names any of the 2 fields of `shop`: `name` and `phone`"
    ]
