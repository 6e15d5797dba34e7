"""Which manifests may name an object: none is passed over that does, in whatever style."""

from __future__ import annotations

import pytest
from hypothesis import example, given
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
        *("shop", "eu/shop-2", "shops", "shop-2", "eu", "Shop", "2"),
        *(" ", "  ", "\t", "\n", "\n  ", "\r\n", "\r", "\x85", "\u2028", "\ufeff"),
        *(
            "a:",
            "a: ",
            "- ",
            "-",
            "? ",
            ": ",
            ",",
            ", ",
            "[",
            "]",
            "{",
            "}",
            "'",
            '"',
            "#",
            " # ",
            "|-",
            ">-",
            "|",
            "--- ",
        ),
        *(
            "&x ",
            "!!str ",
            "!<tag:yaml.org,2002:str> ",
            "*x",
            "\\x73hop",
            "\\/",
            "\\",
            "\\u0073",
            "ä",
            f"&{'x' * 120} ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@example("a: &x shop")
@example("a: !!str 'shop' # as it is")
@example(f"a: &{'x' * 120} shop")
@example('a: "eu\\/shop-2"')
@example('a: "\\x73hop"')
@example("a: >-\n  shop\n")
@example("a: [1,shop]")
@example('{"a":shop}')
@example('{"a":!!str shop}')
@example("? shop\n: 1")
@example("shop: 1")
@example("a: 1\r- shop")
@example("a: \x85shop")
@example("--- shop")
def test_every_manifest_that_names_an_id_is_looked_at(text: str) -> None:
    root = parse("a.yaml", text.encode()).root
    if root is not None and not IDS.isdisjoint(_texts(root)):
        assert _is_looked_at(text)


@pytest.mark.parametrize("text", ["a: Run shop and more", "shops: 1", "a: my-shop", "a: shopping", "a: the shop", ""])
def test_a_manifest_that_has_only_its_letters_is_not(text: str) -> None:
    assert not _is_looked_at(text)
