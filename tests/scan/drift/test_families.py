"""Which types are of another family, and which are only longer or called by another word."""

import pytest

from pdmap.scan.drift.families import is_another_type


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("text", "bytea"),
        ("text", "jsonb"),
        ("text", "date"),
        ("varchar(50)", "inet"),
        ("int", "boolean"),
        ("integer", "text"),
        ("bigint", "interval"),
        ("char(36)", "uuid"),
        ("date", "bigint"),
        ("long raw", "clob"),
    ],
)
def test_another_family_is_another_type(then: str, now: str) -> None:
    assert is_another_type(then, now)
    assert is_another_type(now, then)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("varchar(50)", "text"),
        ("character varying(20)", "VARCHAR (80)"),
        ("int", "bigint"),
        ("numeric(10,2)", "double precision"),
        ("date", "timestamp(6) without time zone"),
        ("json", "jsonb"),
        ("boolean", "tinyint(1)"),
        ("tinyint(1)", "tinyint"),
        ("bit(1)", "boolean"),
        ("bit(8)", "varbinary(1)"),
        ("enum('a','b')", "text"),
        ("CharField", "longtext"),
        ("app.kind", "App.Kind"),
    ],
)
def test_a_length_or_another_word_is_none(then: str, now: str) -> None:
    assert is_another_type(then, now) is False
    assert is_another_type(now, then) is False


@pytest.mark.parametrize(("then", "now"), [("text", "app.kind"), ("text", ""), ("foreignkey", "integer")])
def test_of_what_is_not_known_nothing_is_said(then: str, now: str) -> None:
    assert is_another_type(then, now) is None
