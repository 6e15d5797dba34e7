from collections.abc import Callable

from pdmap.documents.document import Cell

Told = Callable[..., list[str]]

MANIFEST = """
parties:
  us: {name: US Inc, role: processor, country: SE, access_from: [IN], retention: P30D}
systems:
  crm: {name: CRM, location: SE, hosted_by: us, subjects: [customer], fields: [email.address]}
flows:
  letters: {name: Letters, from: crm, to: us, data: [email.address], activity: a}
activities:
  a:
    role: controller
    data: [email.address]
    systems: [crm]
    notice: {ref: https://a.example, claims: {recipients: [us, banks]}}
"""


def test_a_step_that_relies_on_nothing_says_so_once(told: Told) -> None:
    lines = told(MANIFEST, "transfers")
    assert lines.count("  [not_recorded] relies on: not recorded") == 1


def test_how_long_a_recipient_keeps_data_is_told_where_it_follows_from_flows(told: Told) -> None:
    assert "US Inc keeps what it receives for 30 days" in told(MANIFEST, "retention")


def test_recipients_that_the_notice_names_have_their_names(told: Told) -> None:
    assert any(line.endswith("recipients that the notice names: US Inc, banks") for line in told(MANIFEST, "notice"))


CLAUSES = """
parties:
  desk:
    {name: Desk, role: processor, country: IN, transfers: [{country: IN, mechanisms: [{scc: {signed: 2026-01-01}}]}]}
systems: {crm: {name: CRM, location: SE, subjects: [customer], fields: [email.address]}}
flows: {letters: {name: Letters, from: crm, to: desk, data: [email.address], activity: a}}
activities:
  a:
    role: controller
    data: [email.address]
    systems: [crm]
    recipients: [desk]
    transfers: [{country: IN, importer: desk, mechanisms: [{scc: {signed: SIGNED}}], assessment: {ref: tia.pdf}}]
"""


def test_a_transfer_that_a_party_repeats_stands_once_with_both_places(told: Told, cell: Callable[..., Cell]) -> None:
    manifest = CLAUSES.replace("SIGNED", "2026-01-01")
    lines = told(manifest, "transfers")
    assert [line for line in lines if not line.startswith("  ")] == ["India, to Desk"]
    assert len(cell(manifest, "transfers").lines[0].sources) == 3


def test_a_transfer_that_a_party_tells_otherwise_stands_beside_it(told: Told) -> None:
    lines = told(CLAUSES.replace("SIGNED", "2026-02-02"), "transfers")
    assert [line for line in lines if not line.startswith("  ")] == ["India, to Desk", "India, to Desk"]
