from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

MANIFEST = """
parties:
  clients: {name: Clients, role: controller, group: true}
  host:
    {name: Host, role: sub-processor, country: DE, subprocessors: [helper], dpa: {status: signed, signed: 2025-01-01}}
  helper: {name: Helper, role: sub-processor, parent_country: US}
  bystander: {name: Bystander}
systems:
  platform: {hosted_by: {choice: [host], by: customer}, fields: [unknown_content]}
activities:
  hosting: {role: processor, on_behalf_of: [clients], systems: [platform]}
flows:
  results: {from: platform, to: clients, data: [unknown_content], activity: hosting}
"""


def test_further_processors_are_listed_down_the_chain_and_controllers_are_not(build: Callable[..., Document]) -> None:
    document = build("processor_record", MANIFEST)
    table = next(table for table in document.tables if table.key == "subprocessors")
    assert [[[line.text for line in cell.lines] for cell in row.cells] for row in table.rows] == [
        [
            ["Helper"],
            ["not recorded", "parent company: United States"],
            ["hosting", "from the data flows: engaged by Host"],
            ["not recorded"],
        ],
        [
            ["Host"],
            ["Germany"],
            ["hosting", "from the data flows: one of the hosts of platform that the customer chooses among"],
            ["signed, 2025-01-01"],
        ],
    ]


def test_the_table_says_that_the_law_does_not_ask_for_it(build: Callable[..., Document]) -> None:
    texts = [getattr(block, "text", "") for block in build("processor_record", MANIFEST).blocks]
    assert any(text.startswith("Article 30(2) does not ask for this table") for text in texts)


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("none", ["Helper", "Further processors: none"]),
        ("{unknown: being asked}", ["Helper", "Further processors: unknown: being asked"]),
        ("[host]", ["Helper"]),
    ],
)
def test_whom_a_further_processor_engages_is_told_where_it_is_nobody_or_not_known(
    answer: str, lines: list[str], build: Callable[..., Document]
) -> None:
    manifest = MANIFEST.replace("helper: {", f"helper: {{subprocessors: {answer}, ")
    (table,) = (each for each in build("processor_record", manifest).tables if each.key == "subprocessors")
    assert [line.text for line in table.rows[0].cells[0].lines] == lines
