"""Schemas in every dialect, and what is read of them: adding a case is adding a file to `cases/`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.readers.sql import READER
from pdmap.scan.schema import Column, Schema
from pdmap.scan.sql.text import read_source

CASES = sorted(Path(__file__).parent.glob("cases/*"))


def documents(case: Path) -> tuple[Document, ...]:
    files = sorted(case.rglob("*.sql")) if case.is_dir() else [case]
    return tuple(Document(path.relative_to(case.parent).as_posix(), path.read_bytes()) for path in files)


def column(found: Column) -> str:
    parts = [
        f"{found.place.line}",
        f"{found.full_name} {found.type}".strip(),
        {True: "null", False: "not null", None: "null?"}[found.is_nullable],
        *(["key"] if found.is_key else []),
        *([f"-> {found.references.table}.{found.references.column}"] if found.references else []),
        *([f"in {', '.join(found.values)}"] if found.values else []),
        *([f'says "{found.comment}"'] if found.comment else []),
        *([f'of which is said "{each.words}"' for each in found.evidence if each.words != found.comment]),
    ]
    return " | ".join(parts)


def written(schema: Schema) -> str:
    tables = [
        {
            "table": each.name,
            "place": str(each.place),
            "comment": each.comment,
            "columns": [column(it) for it in each.columns],
        }
        for each in schema.tables
    ]
    troubles = [f"{each.place}: {each.fact}{'' if each.is_lost else ' (nothing is lost)'}" for each in schema.troubles]
    return json.dumps({"tables": tables, "troubles": troubles}, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_read(case: Path, golden: Callable[[str, str], None]) -> None:
    golden(f"{case.stem}.json", written(READER.read(documents(case))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_line_holds_the_name_of_its_column(case: Path) -> None:
    lines = {document.path: read_source(document).text.split("\n") for document in documents(case)}
    for table in READER.read(documents(case)).tables:
        for each in table.columns:
            assert each.place.line
            line = lines[each.place.path][each.place.line - 1]
            assert each.name.casefold() in line.casefold().replace("]]", "]")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_without_the_second_grammar_nothing_breaks_and_what_is_lost_is_told(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = READER.read(documents(case))
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    alone = READER.read(documents(case))
    assert len(alone.tables) == len(whole.tables)
    assert len(alone.troubles) >= len(whole.troubles)
