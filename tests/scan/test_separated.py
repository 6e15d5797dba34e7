"""Where the names of the columns of separated values stand."""

from __future__ import annotations

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.readers.csv import READER
from pdmap.scan.values import sample_csv

ROWS = "".join(f"q{n}@example.org;w\n" for n in range(6))


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", 1),
        ("\n\n", 3),
        ("sep=;\n", 2),
        ('"sep=;"\r\n', 2),
        ("# exported on a day\n# by a program\n\n", 4),
        ("\ufeffsep=;\n", 2),
    ],
)
def test_remarks_stand_in_front_of_the_names(before: str, line: int) -> None:
    data = f"{before}reached;ward\n{ROWS}".encode()
    schema = READER.read((Document("list.csv", data),))
    assert [column.name for column in schema.tables[0].columns] == ["reached", "ward"]
    assert (schema.tables[0].place.line, schema.troubles) == (line, ())
    assert sample_csv(data, 10)["reached"].values[0] == "q0@example.org"


@pytest.mark.parametrize(
    ("text", "names"),
    [("#id\n1\n2\n", ["#id"]), ("#id,name\n1,a\n", ["#id", "name"]), ("# all\n", ["# all"]), ("seps\n1,2\n", ["seps"])],
)
def test_names_that_look_like_remarks_are_names(text: str, names: list[str]) -> None:
    schema = READER.read((Document("list.csv", text.encode()),))
    assert [column.name for column in schema.tables[0].columns] == names


@pytest.mark.parametrize(
    "head",
    [
        '"Last, first";"a,b";Place',
        "Größe;Straße;Place",
        '"Postal\r\ncode";b;Place',
        "odd\x0bname;b;Place",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_values_are_found_by_the_names_that_the_columns_have(head: str, encoding: str) -> None:
    data = f"# by a program\n{head}\n{'x;y;z' + chr(10)}".encode(encoding)
    schema = READER.read((Document("list.csv", data),))
    assert len(schema.tables[0].columns) == 3
    samples = sample_csv(data, 10)
    assert [samples[column.name].values for column in schema.tables[0].columns] == [("x",), ("y",), ("z",)]
