"""Which manifests may name an object: none is passed over that does, in whatever style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.amending.parts import Choice
from pdmap.app.amending.surroundings import Surroundings
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse

IDS = frozenset({"shop", "eu/shop-2"})
CHOICE = Choice(Surroundings({}, {}, (), (), frozenset()), frozenset(), IDS)


def _is_looked_at(text: str) -> bool:
    return bool(CHOICE.manifests({"a.yaml": text.encode()}))


def _texts(node: Node) -> list[object]:
    if isinstance(node, ScalarNode):
        return [node.value]
    if isinstance(node, SequenceNode):
        return [text for item in node.items for text in _texts(item)]
    assert isinstance(node, MappingNode)
    return [*node.entries, *(text for entry in node.entries.values() for text in _texts(entry.value))]


PIECES = st.sampled_from(
    [
        *("shop", "eu/shop-2", "shops", "shop-2", "eu", "Shop", "2", "ä"),
        *(" ", "  ", "\t", "\n", "\n  ", "\r\n", "\r", "\x85", "\u2028", "\ufeff"),
        *("a:", "a: ", "- ", "-", "? ", ": ", ",", ", ", "[", "]", "{", "}", "'", '"'),
        *("#", " # ", "|-", ">-", "|", "--- ", "*x", "\\x73hop", "\\/", "\\", "\\u0073"),
        *("&x ", "!!str ", "!<tag:yaml.org,2002:str> ", f"&{'x' * 120} "),
    ]
)
NAMING = [
    "a: &x shop",
    "a: !!str 'shop' # as it is",
    f"a: &{'x' * 120} shop",
    'a: "eu\\/shop-2"',
    'a: "\\x73hop"',
    "a: >-\n  shop\n",
    "a: [1,shop]",
    '{"a":shop}',
    '{"a":!!str shop}',
    "? shop\n: 1",
    "shop: 1",
    "a: 1\rb: shop",
    "--- shop",
    f"a:{' ' * 120}shop",
]


def _names_an_id(text: str) -> bool:
    root = parse("a.yaml", text.encode()).root
    return root is not None and not IDS.isdisjoint(_texts(root))


@pytest.mark.parametrize("text", NAMING)
def test_a_manifest_that_names_an_id_is_looked_at(text: str) -> None:
    assert _names_an_id(text)
    assert _is_looked_at(text)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_names_an_id_is_looked_at(text: str) -> None:
    assert _is_looked_at(text) or not _names_an_id(text)


@pytest.mark.parametrize("text", ["a: Run shop and more", "shops: 1", "a: my-shop", "a: shopping", "a: the shop", ""])
def test_a_manifest_that_has_only_its_letters_is_not(text: str) -> None:
    assert not _is_looked_at(text)
