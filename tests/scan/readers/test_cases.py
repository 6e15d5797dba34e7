"""Each file or folder in `READER/cases` is a source; what the reader makes of it stands in `golden`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.scan.reading import known_readers, readers_of
from tests.scan.readers.reading import CASES, documents, schema_of, shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}-{case.name}")
def test_a_source_is_read_as_expected(case: Path, golden: Callable[[str, str | bytes], None]) -> None:
    golden(f"{case.parent.parent.name}-{case.name}.txt", shown(schema_of(case)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}-{case.name}")
def test_no_other_reader_takes_a_source_for_its_own(case: Path) -> None:
    found = {name for document in documents(case) for name in readers_of(document)}
    assert found == {case.parent.parent.name}


def test_every_reader_has_a_case() -> None:
    ours = {case.parent.parent.name for case in CASES}
    assert ours >= {name for name in known_readers() if name != "sql"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}-{case.name}")
def test_every_place_is_a_line_of_its_file(case: Path) -> None:
    lines = {document.path: document.data.count(b"\n") + 1 for document in documents(case)}
    schema = schema_of(case)
    columns = (column.place for table in schema.tables for column in table.columns)
    for place in (*columns, *(table.place for table in schema.tables), *(each.place for each in schema.troubles)):
        assert place.line is None or 1 <= place.line <= lines[place.path]
