"""What the register of transfers says of countries, of their assessments, and of parents."""

from collections.abc import Callable

from pdmap.documents.document import Cell, Document

Issue = Callable[..., Document]
Cells = Callable[..., dict[str, Cell]]

DESK = """
organization: {{name: Clinic, country: SE}}
parties:
  desk:
    {{name: Desk Inc., role: processor, country: US, parent_country: US, access_from: [US, IN], dpa: {{status: signed}},
     transfers: [{{country: US, mechanisms: [{{scc: {{module: 2, signed: 2026-01-01}}}}], assessment: {assessment}}}]}}
systems: {{tickets: {{name: Tickets, hosted_by: desk, location: SE, subjects: [customer], fields: [email.address]}}}}
activities: {{help: {{name: Help, role: controller, systems: [tickets], data: [email.address], recipients: [desk]}}}}
"""
PATH = "Tickets → Desk Inc."


def told(cell: Cell) -> list[str]:
    """Return the lines of a cell, an open one marked."""
    return [f"[open] {line.text}" if line.is_open else line.text for line in cell.lines]


def test_a_parent_is_not_told_again_where_its_company_is(issue: Issue, cells: Cells) -> None:
    document = issue("transfers", DESK.format(assessment="{ref: tia.pdf, date: 2026-01-01}"))
    countries = [line.text for line in cells(document, "overview_eu-gdpr")["countries"].lines]
    assert countries == ["India: not recorded", "United States: appropriate safeguards (Article 46)"]
    stands = cells(document, "transfers_eu-gdpr", PATH)
    assert not any("a parent company abroad alone is no transfer" in line.text for line in stands["countries"].lines)
    assert "parent company: United States" in [line.text for line in stands["importer"].lines]


def test_each_country_of_several_is_named_beside_its_assessment(issue: Issue, cells: Cells) -> None:
    document = issue("transfers", DESK.format(assessment="{ref: tia.pdf, date: 2026-01-01}"))
    assert told(cells(document, "transfers_eu-gdpr", PATH)["assessment"]) == [
        "India: not asked for: no safeguard that needs one carries the data",
        "United States: recorded: tia.pdf, 2026-01-01",
    ]


def test_an_assessment_that_was_never_made_is_open_with_its_key(issue: Issue, cells: Cells) -> None:
    document = issue("transfers", DESK.format(assessment="none"))
    (_, second) = told(cells(document, "transfers_eu-gdpr", PATH)["assessment"])
    assert second == "[open] United States: none, though what carries the data needs one"
    (table,) = (table for table in document.tables if table.key == "open_points")
    keys = [line.text for row in table.rows for line in row.cells[3].lines]
    assert "parties/desk/transfers/1/assessment" in keys
