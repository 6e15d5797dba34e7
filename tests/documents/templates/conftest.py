import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pdmap.app.edition import Edition, document_context
from pdmap.app.record import Register, record, templates
from pdmap.app.schema import schema_text
from pdmap.documents.document import Cell, Document, Layout, State
from pdmap.writers import markdown
from tests.loading import loaded

INVENTORIES = Path(__file__).parents[3] / "inventories"
AS_OF = dt.date(2026, 11, 23)

Fill = Callable[..., Document]


@pytest.fixture
def fill() -> Fill:
    """Return a template filled in, from a manifest or from several by their paths."""

    def filled(template: str, register: str, manifest: str | Mapping[str, str], language: str = "en") -> Document:
        assert not isinstance(manifest, str) or loaded(manifest).findings == ()
        texts = manifest if isinstance(manifest, str) else tuple(manifest.items())
        return _filled(template, register, texts, language)

    return filled


@pytest.fixture
def record_anyhow() -> Fill:
    """Return a template filled in from what fits the language of a manifest."""

    def filled(template: str, register: str, manifest: str) -> Document:
        return record(loaded(manifest), Register(register), Edition(as_of=AS_OF), templates()[template])

    return filled


@pytest.fixture
def answers() -> Callable[[Document], dict[str, Cell]]:
    """Return the cells of the header and of the first activity of a document by the keys of their columns."""

    def found(document: Document) -> dict[str, Cell]:
        return {
            column.key: cell
            for table in document.tables
            if table.is_shared or table.layout is Layout.REGISTER
            for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
        }

    return found


@pytest.fixture
def told(fill: Fill, answers: Callable[[Document], dict[str, Cell]]) -> Callable[..., list[str]]:
    """Return the lines of a column as text: details indented, states other than recorded in brackets."""

    def lines(
        template: str, column: str, manifest: str, register: str = "controller", language: str = "en"
    ) -> list[str]:
        return [
            f"{'  ' * line.level}{'' if line.state is State.RECORDED else f'[{line.state.value}] '}{line.text}"
            for line in answers(fill(template, register, manifest, language))[column].lines
        ]

    return lines


@pytest.fixture
def practice() -> str:
    """Return a manifest that answers whatever the forms ask."""
    return (Path(__file__).parent / "inventory" / "practice.yaml").read_text("utf-8")


@pytest.fixture
def columns(fill: Fill) -> Callable[..., dict[str, str]]:
    """Return the titles of what a template asks of each activity, by key."""

    def asked(template: str, register: str, language: str = "en") -> dict[str, str]:
        document = fill(template, register, f"activities: {{a: {{role: {register}}}}}", language)
        (table,) = (table for table in document.tables if table.layout is Layout.REGISTER)
        return {column.key: column.title for column in table.columns}

    return asked


@pytest.fixture
def keys() -> Callable[[Document], list[str]]:
    """Return the keys that the open points of a document name."""

    def named(document: Document) -> list[str]:
        tables = (table for table in document.tables if table.key == "open_points")
        return [row.cells[3].lines[0].text for table in tables for row in table.rows]

    return named


@pytest.fixture(scope="session")
def is_key() -> Callable[[str], bool]:
    """Return whether the language has the key that an address ends with."""
    schema = json.loads(schema_text())

    def exists(address: str) -> bool:
        found: list[Mapping[str, Any]] = [schema]
        for segment in address.split("/"):
            found = [step for each in found for step in _steps(schema, each, segment)]
        return bool(found)

    return exists


@pytest.fixture
def examples() -> Callable[[str], dict[str, str]]:
    """Return the manifests of an example inventory by their names."""

    def read(name: str) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in sorted((INVENTORIES / name).glob("*.yaml"))}

    return read


@pytest.fixture
def look(fill: Fill, clinic: str, golden: Callable[[str, str | bytes], None]) -> Callable[..., None]:
    """Compare a template, filled in for the clinic, with the file that it looked like."""

    def compare(template: str, register: str, language: str = "en") -> None:
        document = fill(template, register, {"clinic.yaml": clinic}, language)
        edition = "" if language == "en" else f".{language}"
        golden(f"{template}.{register}{edition}.md", markdown.write(document))

    return compare


@lru_cache(maxsize=256)
def _filled(template: str, register: str, texts: str | tuple[tuple[str, str], ...], language: str) -> Document:
    read = loaded(texts if isinstance(texts, str) else dict(texts))
    context = document_context(read, Edition(as_of=AS_OF, language=language))
    builders = {"controller": templates()[template].controller, "processor": templates()[template].processor}
    return builders[register](replace(context, version="0.0.0"))


def _steps(schema: Mapping[str, Any], part: Mapping[str, Any], segment: str) -> Iterator[Mapping[str, Any]]:
    """Yield what a segment of an address leads to: a key of a mapping, an id, or an item of a list."""
    for each in _forms(schema, part):
        if segment in each.get("properties", {}):
            yield each["properties"][segment]
        elif "properties" not in each and isinstance(each.get("additionalProperties"), dict):
            yield each["additionalProperties"]
        for item in _forms(schema, each["items"]) if "items" in each else ():
            has_one_key = item.get("maxProperties") == 1
            yield item["additionalProperties"] if has_one_key else item


def _forms(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield every form that a part of the schema may have."""
    if "$ref" in part:
        yield from _forms(schema, schema["definitions"][part["$ref"].rpartition("/")[2]])
    elif "anyOf" in part:
        for each in part["anyOf"]:
            yield from _forms(schema, each)
    else:
        yield part
