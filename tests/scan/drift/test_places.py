"""Where on its line a finding of drift points: at the name of the column, and at no other that it is a part of."""

import pytest

from pdmap.scan.drift.difference import Places
from pdmap.scan.reader import Document
from pdmap.scan.readers.laravel import READER as LARAVEL
from pdmap.scan.readers.sql import READER as SQL
from pdmap.scan.schema import Place

LINE = "CREATE TABLE a (work_email text, email text); CREATE TABLE b (email text, note text);"


def test_columns_of_one_name_on_one_line_are_told_apart() -> None:
    schema = SQL.read((Document("a.sql", LINE.encode()),))
    places = Places(lines=lambda _: (LINE,))
    found = [
        (table.name, column.name, (span.start.column, span.end.column))
        for table in schema.tables
        for column in table.columns
        if (span := places.of(column.place, column.name).span)
    ]
    assert found == [
        ("a", "work_email", (17, 27)),
        ("a", "email", (34, 39)),
        ("b", "email", (63, 68)),
        ("b", "note", (75, 79)),
    ]


@pytest.mark.parametrize(
    ("text", "name", "column"),
    [
        ("user_id id", "id", 9),
        ("  USER_ID int", "user_id", 3),
        ("  only user_ids", "user_id", 8),
        ("  something else", "user_id", 3),
        ("  a.b c", "a.b", 3),
    ],
)
def test_a_name_is_found_as_a_word_before_it_is_found_within_one(text: str, name: str, column: int) -> None:
    span = Places(lines=lambda _: (text,)).of(Place("x", 1), name).span
    assert span
    assert span.start.column == column


def test_statements_within_another_file_have_lines_and_no_columns() -> None:
    text = "<?php class A extends Migration { function up() {\n  DB::statement('CREATE TABLE a (email text)');\n} }"
    (table,) = LARAVEL.read((Document("1_a.php", text.encode()),)).tables
    assert (table.place.line, table.columns[0].place.column) == (2, None)
