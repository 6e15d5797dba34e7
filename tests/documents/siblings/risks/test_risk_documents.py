"""What holds for the annexes of clauses, the screening and the breach register alike."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.documents.document import Document, Heading, Layout
from pdmap.writers import csv, html, markdown
from pdmap.writers import json as json_writer

NAMES = ("transfer-annexes", "dpia-screening", "breach-register")
INVENTORIES = ("clinic", "exporter", "cloudkarafka", "webshop-flawed", "minimal")
WRITTEN = json.loads((Path(__file__).parents[3] / "writers" / "hostile.json").read_text("utf-8"))
REFUSED = {"carriage return", "turned around", "control", "noncharacter"}
"""Texts that no manifest can hold: its reader tells of them, and puts a mark in their place."""
HOSTILE = {name: text for name, text in WRITTEN.items() if name not in REFUSED}

Issue = Callable[..., Document]
Manifests = Callable[[str], dict[str, str]]
Choices = Callable[..., tuple[str, ...]]


@pytest.fixture(scope="module")
def documents(issue: Issue, manifests: Manifests, choices: Choices) -> Callable[[str, str], list[Document]]:
    """Return every document of a name that an inventory can give: of each choice, and of all where that is possible."""

    def every(name: str, inventory: str) -> list[Document]:
        texts = manifests(inventory)
        arguments = [*choices(name, texts), *([] if name == "transfer-annexes" else [""])]
        return [issue(name, texts, argument) for argument in arguments]

    return every


Documents = Callable[[str, str], list[Document]]


@pytest.mark.parametrize("inventory", INVENTORIES)
@pytest.mark.parametrize("name", NAMES)
def test_every_choice_builds_in_every_format_without_a_blank_cell(
    name: str, inventory: str, documents: Documents
) -> None:
    for document in documents(name, inventory):
        for writer in (csv, html, json_writer, markdown):
            assert writer.write(document)
        told = [cell for table in document.tables for row in table.rows for cell in row.cells]
        assert [cell for cell in told if not cell.lines or not all(line.text.strip() for line in cell.lines)] == []


@pytest.mark.parametrize("inventory", INVENTORIES)
@pytest.mark.parametrize("name", NAMES)
def test_only_keys_that_the_language_has_are_asked_for(
    name: str, inventory: str, documents: Documents, is_key: Callable[[str], bool]
) -> None:
    left_out = "left out: does not fit the language"
    for document in documents(name, inventory):
        for table in (table for table in document.tables if table.key == "open_points"):
            asked = [row for row in table.rows if row.cells[2].lines[0].text != left_out]
            assert [row.cells[3].lines[0].text for row in asked if not is_key(row.cells[3].lines[0].text)] == []


def test_the_test_of_keys_knows_what_is_no_key(is_key: Callable[[str], bool]) -> None:
    assert is_key("parties/stripe/contact/name")
    assert is_key("activities/*/systems")
    assert not is_key("parties/stripe/authority")
    assert not is_key("flows/x/contact")


@pytest.mark.parametrize("inventory", ["clinic", "exporter"])
@pytest.mark.parametrize("name", NAMES)
def test_every_statement_names_a_line_that_holds_what_it_says(
    name: str, inventory: str, documents: Documents, manifests: Manifests
) -> None:
    (text,) = manifests(inventory).values()
    lines = text.split("\n")
    for document in documents(name, inventory):
        for table in document.tables:
            if table.key in {"about", "open_points"}:
                continue
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    assert cell.sources or column.key == "heading", (table.key, column.key)
                    for source in cell.sources:
                        assert source.span
                        assert source.label
                        assert source.label in lines[source.span.start.line - 1]


@pytest.mark.parametrize("inventory", INVENTORIES)
@pytest.mark.parametrize("name", NAMES)
def test_every_pointer_leads_to_a_part_of_the_document(name: str, inventory: str, documents: Documents) -> None:
    for document in documents(name, inventory):
        anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
        anchors += [row.anchor for table in document.tables if table.layout is Layout.REGISTER for row in table.rows]
        told = [line for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]
        assert {line.anchor for line in told} - {""} <= set(anchors)
        assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("inventory", INVENTORIES)
@pytest.mark.parametrize("name", NAMES)
def test_no_document_speaks_of_compliance(name: str, inventory: str, documents: Documents) -> None:
    for document in documents(name, inventory):
        assert "compliant" not in markdown.write(document).decode().lower()


@pytest.mark.parametrize("language", ["fr", "de", "nl", "sv"])
@pytest.mark.parametrize("name", NAMES)
def test_titles_are_said_in_the_language(name: str, language: str, issue: Issue, manifests: Manifests) -> None:
    argument = "cloudco" if name == "transfer-annexes" else ""
    english, other = (issue(name, manifests("exporter"), argument, tag) for tag in ("en", language))
    assert other.title != english.title
    headings = [
        {block.anchor: block.text for block in each.blocks if isinstance(block, Heading)} for each in (english, other)
    ]
    assert headings[0].keys() == headings[1].keys()
    same = [anchor for anchor in headings[0] if headings[0][anchor] == headings[1][anchor]]
    # What the records say alike is translated with them.
    assert set(same) <= {"organization", "subprocessors"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", NAMES)
def test_the_author_s_text_arrives_as_written(name: str, text: str, issue: Issue, manifests: Manifests) -> None:
    (manifest,) = manifests("exporter").values()
    written = json.dumps(text, ensure_ascii=False)
    for own in ("Hosting of the customer database", "transfer may proceed with encryption", "two criteria are met"):
        assert own in manifest
        manifest = manifest.replace(own, written)
    manifest += f"breaches:\n  odd: {{systems: [customers], facts: {written}, detected_by: {written}}}\n"
    document = issue(name, {"exporter.yaml": manifest}, "cloudco" if name == "transfer-annexes" else "")
    told = [line.text for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]
    assert any(text in line for line in told)
    for writer in (csv, html, json_writer, markdown):
        assert writer.write(document)


@pytest.mark.parametrize("value", ["{}", "[]", "none", "[{}]", "{unknown: later}", "''"])
@pytest.mark.parametrize("name", ["dpia-screening", "breach-register"])
def test_no_answer_of_any_shape_breaks_a_document(name: str, value: str, issue: Issue) -> None:
    keys = ("data", "subjects", "operations", "automated_decisions", "dpia", "large_scale", "public_monitoring")
    activity = ", ".join(f"{key}: {value}" for key in keys)
    own = ("systems", "parties", "data", "subjects", "type", "cause", "subjects_count", "notified", "communicated")
    breach = ", ".join(f"{key}: {value}" for key in own)
    manifest = f"activities: {{a: {{role: controller, {activity}}}}}\nbreaches: {{b: {{{breach}}}}}\n"
    document = issue(name, manifest)
    told = [cell for table in document.tables for row in table.rows for cell in row.cells]
    assert [cell for cell in told if not cell.lines or not all(line.text.strip() for line in cell.lines)] == []


SCRIPT = """
import datetime as dt, hashlib, json, pathlib, sys
from pdmap.app.document import document, document_kinds
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.writers import csv, html, markdown
from pdmap.writers import json as json_writer
loaded = load_texts({"exporter.yaml": pathlib.Path("exporter.yaml").read_bytes()})
edition = Edition(as_of=dt.date(2026, 11, 23))
digests = {}
for name in sys.argv[1:]:
    made = document(loaded, document_kinds()[name], edition, "cloudco" if name == "transfer-annexes" else "")
    formats = (csv, html, json_writer, markdown)
    digests[name] = [hashlib.sha256(format.write(made)).hexdigest() for format in formats]
print(json.dumps(digests))
"""


@pytest.fixture(scope="module")
def digests() -> list[dict[str, list[str]]]:
    """Return the digests of all documents in several formats, under one hash seed and under another."""
    return [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", SCRIPT, *NAMES],
                cwd=Path(__file__).parents[2] / "inventory",
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[4])},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for seed in ("1", "2")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_inventory_gives_the_same_bytes_under_any_hash_seed(
    name: str, digests: list[dict[str, list[str]]]
) -> None:
    first, second = (each[name] for each in digests)
    assert first
    assert first == second
