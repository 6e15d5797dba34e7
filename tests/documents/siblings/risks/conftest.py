import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from pdmap.app.document import choices_of, document_kinds
from pdmap.app.document import document as written
from pdmap.app.edition import Edition
from pdmap.documents.document import Document, State
from tests.loading import loaded

AS_OF = dt.date(2026, 11, 23)
INVENTORIES = Path(__file__).parents[4] / "inventories"
OWN = Path(__file__).parents[2] / "inventory"

Texts = str | Mapping[str, str]


@pytest.fixture(scope="session")
def issue() -> Callable[..., Document]:
    """Return a document by its name, such as `breach-register`, of a manifest or of several by path."""

    def issued(name: str, texts: Texts, argument: str = "", language: str = "en") -> Document:
        return _issued(name, texts if isinstance(texts, str) else tuple(texts.items()), argument, language)

    return issued


@pytest.fixture(scope="session")
def choices() -> Callable[[str, Texts], tuple[str, ...]]:
    """Return what a document can be about."""

    def chosen(name: str, texts: Texts) -> tuple[str, ...]:
        return choices_of(loaded(texts), document_kinds()[name], Edition(as_of=AS_OF)) or ()

    return chosen


@pytest.fixture(scope="session")
def manifests() -> Callable[[str], dict[str, str]]:
    """Return the manifests of an inventory by its name: an example of the project, or one of these tests."""

    def read(name: str) -> dict[str, str]:
        own = OWN / f"{name}.yaml"
        files = [own] if own.exists() else sorted((INVENTORIES / name).glob("*.yaml"))
        return {path.name: path.read_text("utf-8") for path in files}

    return read


@pytest.fixture(scope="session")
def lines_of() -> Callable[..., list[str]]:
    """Return the lines of a column as text: details indented, states other than recorded in brackets."""

    def lines(document: Document, column: str, row: int = 0) -> list[str]:
        cells = (
            table.rows[row].cells[index]
            for table in document.tables
            for index, each in enumerate(table.columns)
            if each.key == column and table.key != "overview"
        )
        return [
            f"{'  ' * line.level}{'' if line.state is State.RECORDED else f'[{line.state}] '}{line.text}"
            for line in next(cells).lines
        ]

    return lines


@pytest.fixture(scope="session")
def keys_of() -> Callable[[Document], list[str]]:
    """Return the keys that the open points of a document name."""

    def keys(document: Document) -> list[str]:
        tables = [table for table in document.tables if table.key == "open_points"]
        return [row.cells[3].lines[0].text for table in tables for row in table.rows]

    return keys


@lru_cache(maxsize=256)
def _issued(name: str, texts: str | tuple[tuple[str, str], ...], argument: str, language: str) -> Document:
    read = loaded(texts if isinstance(texts, str) else dict(texts))
    return written(read, document_kinds()[name], Edition(as_of=AS_OF, language=language), argument)
