"""Avro IDL that is broken, or made to hurt: what stands before the break is kept, and the break is told."""

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.readers.avro import READER

MANY = 20_000
HEAD = b"protocol P {\n  record A { string email; }\n"


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        (b"", 3),
        (b"  record B { string", 3),
        (b"  record B { string phone }\n}", 3),
        (b"  record B { union { null, } phone; }\n}", 3),
        (b"  enum B { A,", 3),
        (b"  fixed B(", 3),
        (b"\n  /* never closed", 4),
        (b'\n  @doc("never closed) record B {}', 4),
        (b"  @a(" * MANY, 3),
        (b"  record B { " + b"array<" * MANY, 3),
        (b"  record B { " + b"union {" * MANY, 3),
        (b"  record B { int a = " + b"[" * MANY, 3),
        (b"  record B { int a = " + b"{" * MANY, 3),
        (b"  void a(" + b"(" * MANY, 3),
        (b"}" * MANY, 3),
    ],
)
def test_what_is_broken_is_told_with_its_line(rest: bytes, line: int) -> None:
    schema = READER.read((Document("a.avdl", HEAD + rest),))
    assert [table.name for table in schema.tables][:1] == ["A"]
    assert [column.name for column in schema.tables[0].columns] == ["email"]
    assert [(trouble.place.line, trouble.is_lost) for trouble in schema.troubles] == [(line, True)]


def test_types_without_a_protocol_are_read() -> None:
    text = b"namespace org.example;\nschema Member;\nrecord Member { string? email; Other other; }\n"
    other = b'{"type": "record", "name": "Other", "fields": [{"name": "phone", "type": "string"}]}'
    schema = READER.read((Document("a.avdl", text), Document("b.avsc", other)))
    assert schema.troubles == ()
    assert [column.full_name for column in schema.tables[0].columns] == ["email", "other.phone"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\xfd", b"\0", b"// nothing"])
def test_a_file_without_types_ends(data: bytes) -> None:
    assert READER.read((Document("a.avdl", data),)).tables == ()
