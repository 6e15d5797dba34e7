"""Where the data in a system come from."""

import datetime as dt

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.subject import subject
from pdmap.documents.document import State

FLOWS = """
organization: {name: Clinic, country: SE, regimes: [eu-gdpr]}
parties: {agency: {name: Agency, role: controller, country: SE}}
systems:
  desk: {name: Desk, subjects: [patient], fields: [email.address]}
  files: {name: Files, subjects: [patient], fields: [health, phone, {type: email.address, source: the agency}]}
flows:
  ask: {from: patient, to: desk, data: [email.address]}
  ask-for-others: {from: guardian, to: desk, data: [email.address], subjects: [patient]}
  file: {from: desk, to: files, data: [email.address]}
  letters: {from: agency, to: files, data: [health.record], subjects: [patient]}
"""


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("Desk", ["the data subject: Email address (email.address)", "from Guardian: Email address (email.address)"]),
        (
            "Files",
            [
                "from Agency: Health data (health)",
                "[open] not recorded: Telephone number (phone)",
                "the agency: Email address (email.address)",
            ],
        ),
    ],
)
def test_flows_tell_where_data_come_from_of_which_no_field_does(place: str, lines: list[str]) -> None:
    document = subject(load_texts({"a.yaml": FLOWS.encode()}), "patient", Edition(as_of=dt.date(2026, 11, 23)))
    (where,) = (table for table in document.tables if table.key == "where")
    (row,) = (row for row in where.rows if row.title == place)
    index = [column.key for column in where.columns].index("source")
    parts = [line.text.partition(": ") for line in row.cells[index].lines]
    told = [f"{source}: {data}" for data, _, source in parts]
    opened = [line.state is State.NOT_RECORDED for line in row.cells[index].lines]
    assert [f"[open] {text}" if is_open else text for text, is_open in zip(told, opened, strict=True)] == lines
