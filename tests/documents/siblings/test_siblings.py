"""What holds for every document beside the records."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.document import choices_of, document_kinds
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.documents.document import Document, Heading, State
from pdmap.writers import csv, html, markdown
from pdmap.writers import json as json_writer

from .conftest import AS_OF

KINDS = ("notice", "contract-checklist", "subprocessors", "measures", "transfers")
INVENTORIES = ("cloudkarafka", "minimal", "webshop-flawed", "clinic", "everything", "tutoring")
HOSTILE = json.loads((Path(__file__).parents[2] / "writers" / "hostile.json").read_text("utf-8"))
REFUSED = {"turned around", "control", "noncharacter"}
"""Texts with characters that no manifest may have."""
WRITABLE = {name: text for name, text in HOSTILE.items() if name not in REFUSED}

Issue = Callable[..., Document]
Inventory = Callable[[str], dict[str, bytes]]


def texts_of(document: Document) -> list[str]:
    return [line.text for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]


@pytest.mark.parametrize("name", ["clinic", "cloudkarafka", "tutoring"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_document_looks_as_it_did(
    kind: str, name: str, issue: Issue, inventory: Inventory, golden: Callable[[str, str | bytes], None]
) -> None:
    golden(f"{name}-{kind}.md", markdown.write(issue(kind, inventory(name))))


@pytest.mark.parametrize("name", INVENTORIES)
@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_document_for_each_choice(kind: str, name: str, issue: Issue, inventory: Inventory) -> None:
    manifests, chosen = inventory(name), document_kinds()[kind]
    choices = choices_of(load_texts(manifests), chosen, Edition(as_of=AS_OF)) or ()
    titles = {issue(kind, manifests, argument).title for argument in ("", *choices)}
    assert len(titles) == len(choices) + 1


@pytest.mark.parametrize("name", INVENTORIES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_open_point_names_a_key_of_the_language(
    kind: str,
    name: str,
    issue: Issue,
    inventory: Inventory,
    open_keys: Callable[[Document], list[str]],
    is_key: Callable[[str], bool],
) -> None:
    left_out = {"systems/helpdesk/retension"}
    assert [key for key in open_keys(issue(kind, inventory(name))) if not is_key(key) and key not in left_out] == []


def test_the_test_of_keys_tells_them_apart(is_key: Callable[[str], bool]) -> None:
    known = ("parties/a/dpa/clauses", "activities/a/purposes/sell/consent/withdrawal", "measures", "organization/dpo")
    assert [key for key in known if not is_key(key)] == []
    unknown = ("parties/a/dpa/claws", "activities/a/purposes/sell/consent/withdraw", "measure", "parties/a/data")
    assert [key for key in unknown if is_key(key)] == []


@pytest.mark.parametrize("name", INVENTORIES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_names_the_place_that_it_came_from(kind: str, name: str, issue: Issue, inventory: Inventory) -> None:
    told = [table for table in issue(kind, inventory(name)).tables if table.key not in {"about", "open_points"}]
    lines = [line for table in told for row in table.rows for cell in row.cells for line in cell.lines]
    assert [line for line in lines if not line.sources] == []
    assert [line for line in lines for source in line.sources if not source.span] == []


@pytest.mark.parametrize("name", INVENTORIES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_is_blank_and_no_title_is_missing(kind: str, name: str, issue: Issue, inventory: Inventory) -> None:
    for table in issue(kind, inventory(name)).tables:
        assert all(column.title.strip() for column in table.columns)
        for row in table.rows:
            assert all(cell.lines and all(line.text.strip() for line in cell.lines) for cell in row.cells)


@pytest.mark.parametrize("value", ["{}", "[]", "none", "[{}]", "{unknown: x}"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_is_blank_where_answers_are_empty(kind: str, value: str, issue: Issue) -> None:
    keys = ("purposes", "subjects", "data", "systems", "recipients", "transfers", "retention", "notice", "provision")
    further = ("rights", "objection", "automated_decisions", "compatibility", "joint_controllers", "on_behalf_of")
    activity = ", ".join(f"{key}: {value}" for key in (*keys, *further))
    party = ", ".join(f"{key}: {value}" for key in ("dpa", "guarantees", "subprocessors", "transfers", "rights"))
    system = ", ".join(f"{key}: {value}" for key in ("encryption", "backup", "access", "location"))
    manifest = f"""
organization: {{dpo: {value}, representative: {value}, contact: {value}}}
measures: {{m: {{asserts: [backup]}}}}
parties: {{p: {{role: processor, {party}}}}}
systems: {{s: {{fields: [phone], hosted_by: p, {system}}}}}
activities:
  a: {{role: controller, {activity}}}
  b: {{role: processor, {activity}}}
  c: {{role: processor, systems: [s], recipients: [p]}}
"""
    cells = [cell for table in issue(kind, manifest).tables for row in table.rows for cell in row.cells]
    assert [cell for cell in cells if not cell.lines or not all(line.text.strip() for line in cell.lines)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_can_be_made_of_nothing(kind: str, issue: Issue) -> None:
    document = issue(kind, "{}")
    assert document.metadata.organization == ""
    assert document.metadata.kind == kind.replace("-", "_")


@pytest.mark.parametrize("name", INVENTORIES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_pointer_leads_to_a_part_of_the_document(
    kind: str, name: str, issue: Issue, inventory: Inventory
) -> None:
    document = issue(kind, inventory(name))
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
    anchors += [row.anchor for table in document.tables for row in table.rows if row.anchor]
    assert len(anchors) == len(set(anchors))
    lines = (line for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines)
    assert {line.anchor for line in lines} - {""} <= set(anchors)


@pytest.mark.parametrize("text", WRITABLE.values(), ids=WRITABLE.keys())
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_an_author_writes_arrives_and_breaks_no_format(kind: str, text: str, issue: Issue) -> None:
    written = json.dumps(text, ensure_ascii=False).replace("\x85", "\\u0085")
    manifest = f"""
organization: {{name: {written}, contact: {written}}}
measures: {{m: {{name: {written}, description: {written}, ref: {written}}}}}
parties:
  clients: {{name: {written}, role: controller}}
  p: {{name: {written}, role: processor, service: {written}, dpa: {{status: signed, ref: {written}}}}}
systems: {{s: {{name: {written}, fields: [phone], hosted_by: p, backup: {{description: {written}}}}}}}
activities:
  a: {{name: {written}, role: controller, systems: [s], recipients: [p], purposes: [{{text: {written}}}]}}
  b: {{name: {written}, role: processor, systems: [s], on_behalf_of: [clients]}}
"""
    document = issue(kind, manifest)
    assert any(text.strip() in told for told in texts_of(document))
    assert b"<script>" not in html.write(document)
    assert csv.write(document)
    assert json.loads(json_writer.write(document))["title"] == document.title


def test_ids_look_like_words_of_the_language_and_stay_ids(issue: Issue) -> None:
    manifest = "parties: {null-x: {role: processor}, true.1: {role: processor}, 0day: {role: processor}}"
    document = issue("contract-checklist", manifest)
    (table,) = [table for table in document.tables if table.key == "processors"]
    assert [row.anchor for row in table.rows] == ["party-null-x", "party-true.1", "party-0day"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_law_s_name_follows_the_inventory(kind: str, issue: Issue) -> None:
    manifest = (
        "organization: {regimes: [uk-gdpr]}\nactivities: {a: {role: controller}}\nparties: {p: {role: processor}}"
    )
    columns = [column for table in issue(kind, manifest).tables for column in table.columns if column.reference]
    assert [column for column in columns if not column.reference.endswith(" UK GDPR")] == []


SCRIPT = """
import datetime as dt, hashlib, json, pathlib, sys
from pdmap.app.document import document, document_kinds
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.writers import json as json_writer
loaded = load_texts({"tutoring.yaml": pathlib.Path("tutoring.yaml").read_bytes()})
digests = {}
for kind in sys.argv[1:]:
    made = document(loaded, document_kinds()[kind], Edition(as_of=dt.date(2026, 11, 23)))
    digests[kind] = hashlib.sha256(json_writer.write(made)).hexdigest()
print(json.dumps(digests))
"""


@pytest.fixture(scope="module")
def digests() -> list[dict[str, str]]:
    """Return the digests of all documents under one hash seed and under another."""
    return [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", SCRIPT, *KINDS],
                cwd=Path(__file__).parents[1] / "inventory",
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for seed in ("1", "2")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_inventory_gives_the_same_bytes_under_any_hash_seed(kind: str, digests: list[dict[str, str]]) -> None:
    first, second = (each[kind] for each in digests)
    assert first
    assert first == second


def test_a_missing_answer_is_one_open_point_whatever_depends_on_it(issue: Issue) -> None:
    document = issue("notice", "activities: {a: {role: controller, purposes: [Sell boots]}}")
    (table,) = [table for table in document.tables if table.key == "open_points"]
    (row,) = [row for row in table.rows if row.cells[3].lines[0].text.endswith("/basis")]
    assert [line.text.partition(" (")[0] for line in row.cells[1].lines] == [
        "Purposes and legal basis",
        "Legitimate interests",
        "Rights of access, rectification, erasure, restriction, objection and portability",
        "Withdrawal of consent",
    ]
    assert row.cells[2].lines[0].state is State.NOT_RECORDED
