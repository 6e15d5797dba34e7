from __future__ import annotations

import pytest

from pdmap.source import Entry, MappingNode, Node, ScalarNode, SequenceNode, plain


def test_a_mapping_gives_its_values_and_keys() -> None:
    key, value = ScalarNode("f", 1, 1, 1, 2, "a", "a"), SequenceNode("f", 1, 4, 1, 6)
    mapping = MappingNode("f", 1, 1, 1, 6, {"a": Entry(key, value)})

    assert mapping.get("a") is value
    assert mapping.key_node("a") is key
    assert mapping.get("b") is None
    assert mapping.key_node("b") is None
    assert list(mapping.items()) == [("a", value)]
    assert plain(mapping) == {"a": []}


def test_a_node_has_a_location_with_a_label() -> None:
    location = ScalarNode("f.yaml", 3, 5, 3, 8, "foo", "foo").location("here")

    assert (str(location), location.label) == ("f.yaml:3:5", "here")


def test_a_foreign_kind_of_node_is_refused() -> None:
    with pytest.raises(TypeError, match="unknown kind of node Node"):
        plain(Node("f", 1, 1, 1, 1))
