import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from json import loads
from pathlib import Path

import pytest

from pdmap.documents.document import Document, Layout, State, Table
from pdmap.documents.kind import DocumentKind
from pdmap.registry import discover
from pdmap.writers import json, markdown

KINDS = ("controller_record", "processor_record")
SILENT = {
    "controller_record": "organization: {}\nactivities: {billing: {role: joint-controller}}\n",
    "processor_record": "organization: {}\nactivities: {hosting: {role: processor}}\n",
}
ELEMENTS = {
    "controller_record": {
        "controller": "Art. 30(1)(a) GDPR",
        "contact": "Art. 30(1)(a) GDPR",
        "representative": "Art. 30(1)(a) GDPR",
        "officer": "Art. 30(1)(a) GDPR",
        "joint_controllers": "Art. 30(1)(a) GDPR",
        "purposes": "Art. 30(1)(b) GDPR",
        "subjects": "Art. 30(1)(c) GDPR",
        "data": "Art. 30(1)(c) GDPR",
        "recipients": "Art. 30(1)(d) GDPR",
        "transfers": "Art. 30(1)(e) GDPR",
        "retention": "Art. 30(1)(f) GDPR",
        "measures": "Art. 30(1)(g) GDPR",
    },
    "processor_record": {
        "processor": "Art. 30(2)(a) GDPR",
        "contact": "Art. 30(2)(a) GDPR",
        "representative": "Art. 30(2)(a) GDPR",
        "officer": "Art. 30(2)(a) GDPR",
        "controllers": "Art. 30(2)(a) GDPR",
        "categories_of_processing": "Art. 30(2)(b) GDPR",
        "transfers": "Art. 30(2)(c) GDPR",
        "measures": "Art. 30(2)(d) GDPR",
    },
}

Build = Callable[..., Document]


def register(document: Document) -> Table:
    return next(table for table in document.tables if table.layout is Layout.REGISTER)


def test_both_registers_are_found() -> None:
    assert set(KINDS) <= discover("pdmap.documents", "DOCUMENT", DocumentKind).keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_looks_as_it_did(
    kind: str, build: Build, clinic: str, golden: Callable[[str, str | bytes], None]
) -> None:
    document = build(kind, clinic, "clinic.yaml")
    golden(f"{kind}.md", markdown.write(document))
    golden(f"{kind}.json", json.write(document))


@pytest.mark.parametrize("kind", KINDS)
def test_every_element_of_the_law_is_there_for_a_silent_inventory(kind: str, build: Build) -> None:
    document = build(kind, SILENT[kind])
    answers = {
        column.key: (column.reference, cell.state, column.is_expected)
        for table in document.tables
        if table.is_shared or table.layout is Layout.REGISTER
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
    }
    expected = {key: (article, State.NOT_RECORDED, True) for key, article in ELEMENTS[kind].items()}
    assert {key: answers[key] for key in expected} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_can_be_made_of_nothing(kind: str, build: Build) -> None:
    document = build(kind, "{}")
    assert document.metadata.organization == ""
    assert not any(table.layout is Layout.REGISTER for table in document.tables)


@pytest.mark.parametrize("value", ["{}", "[]", "none", "[{}]"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_is_ever_blank(kind: str, value: str, record_of: Build) -> None:
    own = ("purposes", "subjects", "data", "systems", "recipients", "transfers", "retention", "residency")
    others = ("notice", "dpia", "joint_controllers", "on_behalf_of", "categories_of_processing", "measures")
    activity = ", ".join(f"{key}: {value}" for key in (*own, *others))
    organization = ", ".join(f"{key}: {value}" for key in ("contact", "dpo", "representative", "supervisory_authority"))
    role = kind.removesuffix("_record")
    manifest = f"organization: {{{organization}}}\nactivities: {{a: {{role: {role}, {activity}}}}}"
    cells = [cell for table in record_of(kind, manifest).tables for row in table.rows for cell in row.cells]
    assert [cell for cell in cells if not cell.lines or not all(line.text.strip() for line in cell.lines)] == []


def test_each_activity_is_in_the_register_of_its_role_and_in_no_other(build: Build, clinic: str) -> None:
    titles = {kind: [row.title for row in register(build(kind, clinic)).rows] for kind in KINDS}
    assert titles == {
        "controller_record": ["Care of patients", "newsletter"],
        "processor_record": ["Booking for other practices"],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_names_a_line_that_holds_its_key(kind: str, build: Build, clinic: str) -> None:
    lines = clinic.split("\n")
    for table in build(kind, clinic).tables:
        if table.key in {"about", "open_points"}:
            continue
        for cell in (cell for row in table.rows for cell in row.cells):
            assert cell.sources
            for source in cell.sources:
                assert source.span
                assert source.label
                assert source.label in lines[source.span.start.line - 1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_pointer_leads_to_a_part_of_the_document(kind: str, build: Build, clinic: str) -> None:
    document = build(kind, clinic)
    anchors = {block.anchor for block in document.blocks if hasattr(block, "anchor")}
    anchors |= {row.anchor for table in document.tables for row in table.rows}
    pointers = {
        line.anchor for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines
    }
    assert pointers - {""} <= anchors - {""}


def test_a_record_says_what_it_was_made_of(build: Build, clinic: str) -> None:
    metadata = build("controller_record", clinic, "clinic.yaml").metadata
    assert (metadata.organization, metadata.as_of) == ("Lindgren Clinic AB", dt.date(2026, 11, 23))
    assert (metadata.kind, metadata.version, metadata.manifests) == ("controller_record", "0.0.0", ("clinic.yaml",))


def test_the_author_s_words_arrive_as_written(build: Build) -> None:
    words = "Fakturera våra kunder {0} & <b>مرحبا</b>"
    manifest = f"activities: {{a: {{role: controller, purposes: [{{text: '{words}'}}]}}}}"
    row = register(build("controller_record", manifest)).rows[0]
    assert words in [line.text for cell in row.cells for line in cell.lines]


SCRIPT = """
import datetime as dt, hashlib, importlib, json, pathlib, sys
from pdmap.app.load import load_texts
from pdmap.documents.kind import Context
from pdmap.questions.transfers import transfer_legs
from pdmap.writers import csv, html, markdown
from pdmap.writers import json as json_writer
loaded, day = load_texts({"clinic.yaml": pathlib.Path("clinic.yaml").read_bytes()}), dt.date(2026, 11, 23)
legs = transfer_legs(loaded.inventory, loaded.graph, day)
digests = {}
for kind in sys.argv[1:]:
    document = importlib.import_module(f"pdmap.documents.{kind}").DOCUMENT.build(
        Context(inventory=loaded.inventory, graph=loaded.graph, legs=legs, as_of=day, version="0.0.0")
    )
    formats = (csv, html, json_writer, markdown)
    digests[kind] = [hashlib.sha256(format.write(document)).hexdigest() for format in formats]
print(json.dumps(digests))
"""


@pytest.fixture(scope="module")
def digests() -> list[dict[str, list[str]]]:
    """Return the digests of both records in several formats, under one hash seed and under another."""
    return [
        loads(
            subprocess.run(
                [sys.executable, "-c", SCRIPT, *KINDS],
                cwd=Path(__file__).parent / "inventory",
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for seed in ("1", "2")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_inventory_gives_the_same_bytes_under_any_hash_seed(
    kind: str, digests: list[dict[str, list[str]]]
) -> None:
    first, second = (each[kind] for each in digests)
    assert first
    assert first == second
