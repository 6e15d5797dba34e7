import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pdmap.documents.document import Cell, Document, State
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.languages import words_of
from pdmap.questions.transfers import transfer_legs
from pdmap.registry import discover
from tests.loading import loaded

AS_OF = dt.date(2026, 11, 23)

Build = Callable[..., Document]


@cache
def _kinds() -> dict[str, DocumentKind]:
    return discover("pdmap.documents", "DOCUMENT", DocumentKind)


@pytest.fixture
def record_of() -> Build:
    """Return the document of a kind, such as `controller_record`, for a manifest of any form."""
    kinds = _kinds()

    def built(kind: str, manifest: str, path: str = "inventory.yaml", language: str = "en") -> Document:
        read = loaded({path: manifest})
        legs, words = transfer_legs(read.inventory, read.graph, AS_OF), words_of(language)
        return kinds[kind].build(
            Context(inventory=read.inventory, graph=read.graph, legs=legs, as_of=AS_OF, version="0.0.0", words=words)
        )

    return built


@pytest.fixture
def build(record_of: Build) -> Build:
    """Return the document of a kind for a manifest that fits the language."""

    def built(kind: str, manifest: str, path: str = "inventory.yaml", language: str = "en") -> Document:
        assert loaded({path: manifest}).findings == ()
        return record_of(kind, manifest, path, language)

    return built


@pytest.fixture
def around() -> Callable[[str], Context]:
    """Return what documents may look at, for a manifest that fits the language."""

    def context_of(manifest: str) -> Context:
        read = loaded(manifest)
        assert read.findings == ()
        legs = transfer_legs(read.inventory, read.graph, AS_OF)
        return Context(inventory=read.inventory, graph=read.graph, legs=legs, as_of=AS_OF, version="0.0.0")

    return context_of


@pytest.fixture
def clinic() -> str:
    """Return a manifest that uses whatever a record can tell."""
    return (Path(__file__).parent / "inventory" / "clinic.yaml").read_text("utf-8")


@pytest.fixture
def cell(build: Build) -> Callable[..., Cell]:
    """Return the cell of a column in the row of the only activity, or in the head, of a manifest."""

    def found(manifest: str, column: str, kind: str = "controller_record") -> Cell:
        document = build(kind, manifest)
        cells = {
            each.key: cell
            for table in document.tables
            if table.is_shared or table.row_label
            for row in table.rows
            for each, cell in zip(table.columns, row.cells, strict=True)
        }
        return cells[column]

    return found


@pytest.fixture
def told(cell: Callable[..., Cell]) -> Callable[..., list[str]]:
    """Return the lines of a cell as text: details indented, states other than recorded in brackets."""

    def lines(manifest: str, column: str, kind: str = "controller_record") -> list[str]:
        return [
            f"{'  ' * line.level}{'' if line.state is State.RECORDED else f'[{line.state.value}] '}{line.text}"
            for line in cell(manifest, column, kind).lines
        ]

    return lines
