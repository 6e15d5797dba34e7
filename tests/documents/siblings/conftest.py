import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pdmap.app.document import document, document_kinds
from pdmap.app.edition import Edition
from pdmap.app.schema import schema_text
from pdmap.documents.document import Cell, Document, State
from tests.loading import loaded

AS_OF = dt.date(2026, 11, 23)
ROOT = Path(__file__).parents[3]

Issue = Callable[..., Document]
Schema = dict[str, Any]


@pytest.fixture
def issue() -> Issue:
    """Return a document beside the records, for manifests by path or one manifest."""

    def issued(kind: str, manifests: str | Mapping[str, bytes], argument: str = "") -> Document:
        texts = {"a.yaml": manifests.encode()} if isinstance(manifests, str) else manifests
        return _issued(kind, tuple(texts.items()), argument)

    return issued


@lru_cache(maxsize=256)
def _issued(kind: str, texts: tuple[tuple[str, bytes], ...], argument: str) -> Document:
    return document(loaded(dict(texts)), document_kinds()[kind], Edition(as_of=AS_OF), argument)


@pytest.fixture
def inventory() -> Callable[[str], dict[str, bytes]]:
    """Return the manifests of an example, or of a test inventory."""

    def read(name: str) -> dict[str, bytes]:
        folder = ROOT / "inventories" / name
        if folder.is_dir():
            return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
        path = ROOT / "tests" / "documents" / "inventory" / f"{name}.yaml"
        return {path.name: path.read_bytes()}

    return read


@pytest.fixture
def cells() -> Callable[..., dict[str, Cell]]:
    """Return the cells of the row with a title, or of the only row, of a table by the keys of the columns."""

    def found(document: Document, table: str, title: str = "") -> dict[str, Cell]:
        (chosen,) = [each for each in document.tables if each.key == table]
        (row,) = [row for row in chosen.rows if not title or row.title == title]
        return {column.key: cell for column, cell in zip(chosen.columns, row.cells, strict=True)}

    return found


@pytest.fixture
def told(cells: Callable[..., dict[str, Cell]]) -> Callable[..., list[str]]:
    """Return the lines of a cell: details indented, states other than recorded in brackets."""

    def lines(document: Document, table: str, column: str, title: str = "") -> list[str]:
        return [
            f"{'  ' * line.level}{'' if line.state is State.RECORDED else f'[{line.state.value}] '}{line.text}"
            for line in cells(document, table, title)[column].lines
        ]

    return lines


@pytest.fixture
def open_keys() -> Callable[[Document], list[str]]:
    """Return the keys that a document says would answer what it leaves open."""

    def found(document: Document) -> list[str]:
        tables = [table for table in document.tables if table.key == "open_points"]
        return [row.cells[3].lines[0].text for table in tables for row in table.rows]

    return found


@pytest.fixture(scope="session")
def is_key() -> Callable[[str], bool]:
    """Return a test of whether the JSON Schema of the language has a key at an address."""
    schema: Schema = json.loads(schema_text())

    def forms(node: Schema) -> list[Schema]:
        """Return every form that a value may have: references, alternatives and lists opened."""
        if "$ref" in node:
            return forms(schema["definitions"][node["$ref"].rpartition("/")[2]])
        if "anyOf" in node:
            return [form for option in node["anyOf"] for form in forms(option)]
        return [node, *forms(node["items"])] if "items" in node else [node]

    def below(node: Schema, key: str) -> list[Schema]:
        """Return what may stand under a key; one of a section, or of an entry of a list, may be anything."""
        found: list[Schema] = []
        for form in forms(node):
            if key in form.get("properties", {}):
                found.append(form["properties"][key])
            elif "additionalProperties" in form and form["additionalProperties"] is not False:
                found.append(form["additionalProperties"])
            elif "items" in form:
                found.append(form["items"])
        return found

    def is_known(address: str) -> bool:
        nodes: list[Schema] = [schema]
        for key in address.split("/"):
            nodes = [inner for node in nodes for inner in below(node, key)]
        return bool(nodes)

    return is_known
