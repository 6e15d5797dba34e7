"""Positions: every node lies where its author wrote it, from the first to behind the last character."""

from __future__ import annotations

import pytest

from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse

pytestmark = pytest.mark.usefixtures("parser")


def value_of(text: str, key: str = "a") -> Node:
    root = parse("f", text.encode()).root
    assert isinstance(root, MappingNode)
    value = root.get(key)
    assert value is not None
    return value


def extent(node: Node) -> tuple[int, int, int, int]:
    return node.line, node.column, node.end_line, node.end_column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: foo\n", (1, 4, 1, 7)),
        ("a: 'foo'   \n", (1, 4, 1, 9)),
        ('a: "x\n  y"\n', (1, 4, 2, 5)),
        ("a: foo\n  bar\nb: 1\n", (1, 4, 2, 6)),
        ("# é👩\na: é👩\n", (2, 4, 2, 6)),
        ("a: foo", (1, 4, 1, 7)),
        ("a: ''\n", (1, 4, 1, 6)),
    ],
)
def test_a_scalar_spans_its_text_and_quotes(text: str, expected: tuple[int, int, int, int]) -> None:
    assert extent(value_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n", (1, 3, 1, 3)),
        ("a:   # later\nb: 1\n", (1, 3, 1, 3)),
        ("a:\nb: 1\n", (1, 3, 1, 3)),
        ("{a: , b: 1}\n", (1, 4, 1, 4)),
        ("{b: 1, a}\n", (1, 9, 1, 9)),
        ("? a\n? b\n", (1, 4, 1, 4)),
        ("a: &x\nb: 1\n", (1, 6, 1, 6)),
    ],
)
def test_an_empty_value_stands_right_behind_its_colon_or_key(text: str, expected: tuple[int, int, int, int]) -> None:
    assert extent(value_of(text)) == expected


def test_an_empty_item_stands_right_behind_its_dash() -> None:
    node = value_of("a:\n  -\n  - x\n")

    assert isinstance(node, SequenceNode)
    assert extent(node.items[0]) == (2, 4, 2, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: |\n  one\n  two\n\n\nb: 1\n", (1, 4, 3, 6)),
        ("a: >-\n  one\n\n# comment\nb: 1\n", (1, 4, 2, 6)),
        ("a: |2\n   one", (1, 4, 2, 7)),
        ("a: |\nb: 1\n", (1, 4, 1, 5)),
        ("a: |  # kept\n\n  x\n", (1, 4, 3, 4)),
    ],
)
def test_block_text_ends_with_its_last_line_of_text(text: str, expected: tuple[int, int, int, int]) -> None:
    assert extent(value_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  b: 1\n  c: foo\n\n# comment\nd: 1\n", (2, 3, 3, 9)),
        ("a:\n- 1\n- 2   \n\nb: 1\n", (2, 1, 3, 4)),
        ("a:\n  - b:\n    c:\n", (2, 3, 3, 7)),
        ("a: [1,\n  2 ]\nb: 1\n", (1, 4, 2, 6)),
        ("a: { x: 1 } # c\n", (1, 4, 1, 12)),
        ("a: []\n", (1, 4, 1, 6)),
        ("a:\n  b: {c: |\n", None),
        ("a:\n  b: 1\n  b: twice\n", (2, 3, 3, 11)),
        ("a: [b: c ]\n", (1, 4, 1, 11)),
    ],
)
def test_a_collection_ends_with_its_last_child_or_bracket(
    text: str, expected: tuple[int, int, int, int] | None
) -> None:
    if expected is None:
        assert parse("f", text.encode()).root is None
    else:
        assert extent(value_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a: [b: c ]\n", (1, 5, 1, 9)), ("a: [b: [c]]\n", (1, 5, 1, 11)), ("a: [b: , c]\n", (1, 5, 1, 7))],
)
def test_a_mapping_without_braces_ends_with_its_value(text: str, expected: tuple[int, int, int, int]) -> None:
    node = value_of(text)

    assert isinstance(node, SequenceNode)
    assert extent(node.items[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x foo\n", (1, 7, 1, 10)),
        ("a: &x !t foo\n", (1, 10, 1, 13)),
        ("a: !t &x  # why\n  b: 1\n", (2, 3, 2, 7)),
        ("a: &x\n  - 1\n", (2, 3, 2, 6)),
        ("a: &x [1]\n", (1, 7, 1, 10)),
        ("a: &x\n  &y b: 1\n", (2, 3, 2, 10)),
        ("a: &x |\n  one\n", (1, 7, 2, 6)),
        ('a: &x "q"\n', (1, 7, 1, 10)),
    ],
)
def test_anchors_and_tags_are_not_part_of_the_value(text: str, expected: tuple[int, int, int, int]) -> None:
    assert extent(value_of(text)) == expected


def test_a_key_has_a_position_of_its_own() -> None:
    root = parse("f", b"a: 1\n'key b' : 2\n").root

    assert isinstance(root, MappingNode)
    key = root.key_node("key b")
    assert key is not None
    assert extent(key) == (2, 1, 2, 8)


def test_a_scalar_keeps_its_text_and_its_quotes() -> None:
    version, quoted = value_of("a: 1.10\n"), value_of("a: '1.10'\n")

    assert isinstance(version, ScalarNode)
    assert isinstance(quoted, ScalarNode)
    assert (version.value, version.text, version.quoted) == (1.1, "1.10", False)
    assert (quoted.value, quoted.text, quoted.quoted) == ("1.10", "1.10", True)
