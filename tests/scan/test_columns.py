"""Names of columns mean the same in every spelling, and none of any text is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.scan.columns import ColumnName, column_name, without_default_schema, written_part


@pytest.mark.parametrize(
    ("written", "parts", "is_whole"),
    [
        ("users.email", ("users", "email"), False),
        (" Users.EMail ", ("users", "email"), False),
        ("public.users.address.city", ("public", "users", "address", "city"), False),
        ('"Users"."E.Mail"', ("users", "e.mail"), False),
        ('"a""b".c', ('a"b', "c"), False),
        ("`users`.`email`", ("users", "email"), False),
        ("[dbo].[Users].[Email]", ("dbo", "users", "email"), False),
        ("events[].email", ("events[]", "email"), False),
        ("products.*", ("products",), True),
        ("public.products.*", ("public", "products"), True),
        ("*", ("*",), False),
        ("email", ("email",), False),
        (".", (), False),
        ("ÅNGSTRÖM.Straße", ("ångström", "strasse"), False),
    ],
)
def test_a_name_is_read(written: str, parts: tuple[str, ...], is_whole: bool) -> None:  # noqa: FBT001
    assert column_name(written) == ColumnName(parts, is_whole)


@pytest.mark.parametrize(
    ("one", "other", "covers"),
    [
        ("users.email", "public.users.email", True),
        ("public.users.email", "users.email", True),
        ("public.users.email", "audit.users.email", False),
        ("email", "users.email", False),
        ("users.*", "public.users.email", True),
        ("users.*", "users.address.city", True),
        ("public.users.*", "users.*", False),
        ("users.*", "public.users.*", True),
        ("users.email", "users.*", False),
        ("orders.*", "users.email", False),
    ],
)
def test_a_name_covers_another(one: str, other: str, covers: bool) -> None:  # noqa: FBT001
    assert column_name(one).covers(column_name(other)) is covers


@pytest.mark.parametrize(
    ("table", "without"),
    [
        ("public.users", "users"),
        ("DBO.Users", "Users"),
        ("main.users", "users"),
        ("auth.users", "auth.users"),
        ("shop.dbo.users", "shop.dbo.users"),
        ("public", "public"),
        ("public.", "public."),
        ("publication.users", "publication.users"),
    ],
)
def test_a_default_schema_is_left_out(table: str, without: str) -> None:
    assert without_default_schema(table) == without


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("public.users.email", "users.email"),
        ("[dbo].[Users].[Email]", "users.email"),
        ("main.users.*", "users.*"),
        ("main.email", "main.email"),
        ("main.*", "main.*"),
        ("auth.users.email", "auth.users.email"),
        ("email", "email"),
    ],
)
def test_a_default_schema_makes_no_other_name(written: str, plain: str) -> None:
    assert column_name(written).plain == column_name(plain)


@given(st.text())
def test_any_text_is_a_name(written: str) -> None:
    name = column_name(written)
    assert name.parts == tuple(part.casefold() for part in name.parts)
    assert name.covers(name) or name.is_bare or name.is_whole


@given(st.lists(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), min_size=2, max_size=4))
def test_quotes_change_nothing(parts: list[str]) -> None:
    plain = column_name(".".join(parts))
    assert plain.parts == tuple(parts)
    assert column_name(".".join(f'"{part}"' for part in parts)) == plain
    assert column_name(".".join(f"[{part.upper()}]" for part in parts)) == plain


@given(st.lists(st.text(min_size=1), min_size=2, max_size=4).filter(lambda parts: parts[-1] != "*"))
def test_a_name_that_is_written_part_by_part_means_these_parts(parts: list[str]) -> None:
    name = column_name(".".join(map(written_part, parts)))
    assert name == ColumnName(tuple(part.casefold() for part in parts))
