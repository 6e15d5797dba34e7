"""Keys and items are found where they stand, in every spelling of TOML."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.config.places import DEEPEST, is_too_deep, places


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a = 1", ("a",), "1:1"),
        ("\n# a = 2\n  a = 1", ("a",), "3:3"),
        ("'a' = 1\n\"b\" = 2", ("b",), "2:1"),
        ("a.b.c = 1", ("a",), "1:1"),
        ("a.b.c = 1", ("a", "b", "c"), "1:1"),
        ("a . 'b' = 1", ("a", "b"), "1:1"),
        ("[t]\na = 1", ("t",), "1:2"),
        ("[t]\na = 1", ("t", "a"), "2:1"),
        ("[ t . 'u' ] # c\na = 1", ("t", "u", "a"), "2:1"),
        ("[[t]]\na = 1\n[u]\nb = 1", ("t", "a"), "2:1"),
        ("[[t]]\na = 1\n[u]\nb = 1", ("u", "b"), "4:1"),
        ("a = ['x', \"y\", z.1]", ("a", 1), "1:11"),
        ("a = [\n  'x', # c]\n  'y',\n]\nb = 1", ("a", 1), "3:3"),
        ("a = [\n  'x', # c]\n  'y',\n]\nb = 1", ("b",), "5:1"),
        ("a = [[1, 2], [3, [4]]]", ("a", 1, 1, 0), "1:19"),
        ("a = {b = 1, c.d = [2]}\ne = 1", ("a", "c", "d"), "1:13"),
        ("a = {b = 1, c.d = [2]}\ne = 1", ("a", "c", "d", 0), "1:20"),
        ("a = {b = 1, c.d = [2]}\ne = 1", ("e",), "2:1"),
        ("a = [{b = 1}, {b = 2}]", ("a", 1, "b"), "1:16"),
        ("a = {}\nb = []\nc = 1", ("c",), "3:1"),
        ('a = """\nb = 1\n\\""" ]"""\nc = 1', ("c",), "4:1"),
        ("a = '''\n[b]\n'''\nc = 1", ("c",), "4:1"),
        ('a = """x""""\nb = 1', ("b",), "2:1"),
        ("a = 'x # y'\nb = 1", ("b",), "2:1"),
        ("a = 1979-05-27 07:32:00.5\nb = -1.5e3", ("b",), "2:1"),
        ("ä = 1\n", ("b",), None),
        ("'\N{GRINNING FACE}' = [ 'x' ]", ("\N{GRINNING FACE}", 0), "1:9"),
    ],
)
def test_a_key_or_item_has_its_place(text: str, path: tuple[str | int, ...], place: str | None) -> None:
    found = places(text).get(path)
    assert (f"{found.line}:{found.column}" if found else None) == place


@pytest.mark.parametrize(
    ("text", "is_deep"),
    [
        ("a" + ".a" * 15 + " = 1", False),
        ("a" + ".a" * 16 + " = 1", True),
        ("[a" + " . 'a'" * 16 + "]", True),
        ("a = {b" + ".b" * 16 + " = 1}", True),
        ("a = '" + "." * 99 + "'\n# " + "." * 99, False),
        ("a = [" + "1.5, " * 99 + "]", False),
        ("a.b = 1.5\n" * 99, False),
        ('\\""" ' * 50_000, False),
        ('"""' + '\\"""\n' * 50_000 + "\\", False),
    ],
)
def test_a_key_of_very_many_parts_is_seen_before_the_text_is_parsed(text: str, is_deep: bool) -> None:  # noqa: FBT001
    assert is_too_deep(text) == is_deep


def test_places_deep_inside_of_lists_are_passed_over() -> None:
    assert max(map(len, places("a = " + "[" * 40 + "1" + "]" * 40))) == DEEPEST


keys = st.text("abc-_", min_size=1, max_size=3)
values = st.recursive(
    st.integers(-9, 9) | st.text("a]}[{=#,\n\"'", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + "".join(f" {written(inner)}, # ]\n" for inner in value) + "]"
    return json.dumps(value)


@given(st.dictionaries(keys, values))
def test_every_key_and_item_of_a_document_is_found(document: dict[str, object]) -> None:
    text = "".join(f"{key} = {written(value)}\n" for key, value in document.items())
    # Only keys of tables in lists, and of tables, have names of their own; TOML reads them all back.
    assert tomllib.loads(text) == document
    assert set(places(text)) == set(paths(document, ()))


def paths(value: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    below = [found for name, item in inner for found in paths(item, (*path, name))]
    return [*([path] if path else []), *below]
