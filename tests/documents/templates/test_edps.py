from collections.abc import Callable

import pytest

from pdmap.documents.document import Cell, Document, Layout, Paragraph, State

Fill = Callable[..., Document]
Answers = Callable[[Document], dict[str, Cell]]
Told = Callable[..., list[str]]
Keys = Callable[[Document], list[str]]

TRANSFERS = (
    "Are there any transfers of personal data to third countries or international organisations? If so, to which "
    "ones and with which safeguards?"
)
NOTICE = (
    "For more information, including how to exercise your rights to access, rectification, object and data "
    "portability (where applicable), see the data protection notice"
)
ROWS = [
    "1. Last update of this record",
    "2. Reference number",
    "3. Name and contact details of controller",
    "4. Name and contact details of DPO",
    "5. Name and contact details of joint controller (where applicable)",
    "6. Name and contact details of processor (where applicable)",
    "7. Short description and purpose of the processing",
    "8. Description of categories of persons whose data are processed and list of data categories",
    "9. Time limit for keeping the data",
    "10. Recipients of the data",
    f"11. {TRANSFERS}",
    "12. General description of security measures, where possible",
    f"13. {NOTICE}",
]
SILENT = "organization: {}\nactivities: {a: {role: joint-controller}, b: {role: joint-controller}}"
SPOKEN = """
organization:
  name: Agency
  contact: {address: Square 1}
  dpo: {name: Officer, contact: dpo@agency.example}
  representative: {name: Rep, contact: rep@agency.example}
  measures: [locks]
measures: {locks: {name: Locks}, tls: {name: TLS}}
parties: {host: {name: Host, role: processor, country: BE, contact: host@example.org}}
activities:
  badges:
    role: controller
    owner: security unit
    contact: {email: badges@agency.example}
    description: Badges for visitors
    updated: 2026-02-03
    purposes: [{text: Let visitors in, basis: public_task, law: House rules}, {text: Keep the log, basis: contract}]
    subjects: [visitor]
    data: [name.full, email.address]
    recipients: [host]
    measures: [tls]
    notice: {ref: https://agency.example/badges}
    assumptions: {data: taken from the old form}
"""


def test_a_form_has_the_thirteen_rows(fill: Fill) -> None:
    table = next(table for table in fill("edps", "controller", SILENT).tables if table.layout is Layout.REGISTER)
    assert [column.title for column in table.columns] == ROWS
    assert all(column.is_expected for column in table.columns)


def test_a_silent_inventory_leaves_every_row_but_the_reference_open(fill: Fill, answers: Answers) -> None:
    found = answers(fill("edps", "controller", SILENT))
    states = {key: {line.state for line in cell.lines} for key, cell in found.items() if key != "id"}
    assert set(map(frozenset, states.values())) == {frozenset({State.NOT_RECORDED})}
    assert len(states) == 12


def test_what_every_form_lacks_of_the_organization_is_one_open_point(fill: Fill, keys: Keys) -> None:
    named = keys(fill("edps", "controller", SILENT))
    assert [key for key in named if key.startswith("organization")] == [
        "organization/name",
        "organization/contact",
        "organization/representative",
        "organization/dpo",
    ]
    assert named.count("activities/a/owner") == named.count("activities/b/owner") == 1


@pytest.mark.parametrize(
    ("column", "lines"),
    [
        ("updated", ["changed 2026-02-03"]),
        ("id", ["badges"]),
        (
            "controller",
            [
                "Agency",
                "  Square 1",
                "  representative: Rep",
                "  rep@agency.example",
                "  owner: security unit",
                "  contact: badges@agency.example",
            ],
        ),
        ("officer", ["Officer", "  dpo@agency.example"]),
        ("processors", ["Host, processor, Belgium", "  contact: host@example.org"]),
        (
            "purposes",
            [
                "Description: Badges for visitors",
                "Purposes of the processing",
                "  (1) Let visitors in",
                "  (2) Keep the log",
                "Lawful basis",
                "  (1) Public task, Art. 6(1)(e) GDPR",
                "  (2) Contract, Art. 6(1)(b) GDPR",
            ],
        ),
        (
            "data",
            [
                "Categories of data subjects: Visitor",
                "Categories of personal data",
                "  Full name (name.full)",
                "  Email address (email.address)",
            ],
        ),
        ("measures", ["Other measures", "  TLS (this activity)", "  Locks (all activities)"]),
        ("notice", ["https://agency.example/badges"]),
    ],
)
def test_a_row_has_its_elements_and_stands_alone(column: str, lines: list[str], told: Told) -> None:
    assert told("edps", column, SPOKEN) == lines


def test_an_assumption_about_a_part_of_a_row_stays_with_the_part(fill: Fill, answers: Answers) -> None:
    lines = answers(fill("edps", "controller", SPOKEN))["data"].lines
    assert [line.assumption for line in lines] == ["", *["taken from the old form"] * 3]


def test_no_form_for_processors_is_said_at_the_top(fill: Fill) -> None:
    document = fill("edps", "processor", "activities: {b: {role: processor}}")
    assert document.blocks[2] == Paragraph(
        "The authority publishes no form for processors. This register has the elements of Article 30(2) in the "
        "layout of its form for controllers."
    )


@pytest.mark.parametrize("register", ["controller", "processor"])
def test_the_forms_look_as_they_did(register: str, look: Callable[[str, str], None]) -> None:
    look("edps", register)
