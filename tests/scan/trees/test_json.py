import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.scan.reader import Document
from pdmap.scan.trees import Tree, mapping, read_tree, word
from pdmap.source import MappingNode, ScalarNode, SequenceNode, plain

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=40)
@given(value=VALUES, indent=st.sampled_from([None, 0, 1, "\t"]), ascii_only=st.booleans())
def test_values_are_those_of_pythons_own_reader(value: Any, indent: int | str | None, *, ascii_only: bool) -> None:  # noqa: ANN401
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace")
    root = read_tree(Document("x.json", text)).root
    assert root is not None
    assert plain(root) == json.loads(text)


def test_nodes_know_where_they_stand() -> None:
    root = _read('{\n\t"a": [1,\n  {"b": "x"}],\r\n"c": null}').root
    assert isinstance(root, MappingNode)
    listed = root.get("a")
    assert isinstance(listed, SequenceNode)
    assert (listed.line, listed.column, listed.end_line, listed.end_column) == (2, 7, 3, 14)
    inner = mapping(listed.items[1])
    assert inner is not None
    key, value = inner.entries["b"].key, inner.entries["b"].value
    assert (key.line, key.column, value.line, value.column) == (3, 4, 3, 9)
    assert [entry.key.line for entry in root.entries.values()] == [2, 4]


def test_the_first_of_two_equal_keys_counts_and_half_characters_are_replaced() -> None:
    root = _read('{"a": "\\ud83d", "a": 2}').root
    assert word(root, "a") == "?"


def test_what_is_skipped_is_checked_and_not_kept() -> None:
    text = '{"a": {"b": {"c": [1, {"d": 2}]}, "e": {"b": 3}}, "b": [4]}'
    tree = read_tree(Document("x.json", text.encode()), lambda keys: keys[-1:] == ("b",))
    assert tree.root is not None
    assert plain(tree.root) == {"a": {"b": {}, "e": {"b": 3}}, "b": []}
    assert _read(text.replace("2}", "2")).troubles


def test_troubles_have_lines() -> None:
    for text, line in (('{\n"a": 1,\n}', 3), ("[1\n2]", 2), ("", 1), ("{}\n\n]", 3), ('["\n"]', 1)):
        (trouble,) = _read(text).troubles
        assert (trouble.place.line, trouble.is_lost) == (line, True)
    assert _read("[NaN]").troubles
    assert isinstance(_read("1" * 400).root, ScalarNode)


def _read(text: str) -> Tree:
    return read_tree(Document("x.json", text.encode()))
