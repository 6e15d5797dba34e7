from __future__ import annotations

from collections.abc import Iterator

import pytest

from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse, plain

pytestmark = pytest.mark.usefixtures("parser")

MANIFEST = b"base: &base {name: Anna, tags: [x, {y: z}]}\nuse: *base\n"


def nodes_below(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from nodes_below(item)
    if isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield entry.key
            yield from nodes_below(entry.value)


def test_an_alias_stands_for_the_whole_value() -> None:
    root = parse("f", MANIFEST).root

    assert isinstance(root, MappingNode)
    assert plain(root) == {key: {"name": "Anna", "tags": ["x", {"y": "z"}]} for key in ("base", "use")}


def test_every_part_of_an_expanded_value_stands_where_the_alias_is() -> None:
    root = parse("f", MANIFEST).root

    assert isinstance(root, MappingNode)
    used, base = root.get("use"), root.get("base")
    assert used is not None
    assert base is not None
    assert {(n.line, n.column, n.end_line, n.end_column) for n in nodes_below(used)} == {(2, 6, 2, 11)}
    assert {n.line for n in nodes_below(base)} == {1}


def test_an_alias_of_an_alias_stands_where_the_last_one_is() -> None:
    root = parse("f", b"a: &a [x]\nb: &b [*a]\nc: *b\n").root

    assert isinstance(root, MappingNode)
    value = root.get("c")
    assert value is not None
    assert plain(value) == [["x"]]
    assert {n.line for n in nodes_below(value)} == {3}


def test_an_alias_may_be_a_key() -> None:
    root = parse("f", b"a: &x name\n*x : Anna\n").root

    assert root is not None
    assert plain(root) == {"a": "name", "name": "Anna"}


def test_the_last_anchor_of_a_name_counts() -> None:
    root = parse("f", b"a: &x 1\nb: *x\nc: &x 2\nd: *x\n").root

    assert root is not None
    assert plain(root) == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_an_anchor_that_is_written_again_is_open_until_its_end() -> None:
    manifest = parse("f", b"a: &x 1\nb: &x [*x]\n")

    assert [(f.check.code, str(f.location)) for f in manifest.findings] == [("SRC009", "f:2:8")]


def test_a_broken_alias_is_read_as_the_text_that_it_looks_like() -> None:
    manifest = parse("f", b"a: *x\nb: 010\n")

    assert [f.check.code for f in manifest.findings] == ["SRC009", "SRC010"]
    assert isinstance(manifest.root, MappingNode)
    value = manifest.root.get("a")
    assert isinstance(value, ScalarNode)
    assert value.value == "*x"


def test_an_anchor_in_a_refused_value_can_still_be_used() -> None:
    manifest = parse("f", b"a: 1\na: &x 2\nb: *x\n")

    assert manifest.root is not None
    assert plain(manifest.root) == {"a": 1, "b": 2}
