"""Change manifests as a careless person or an enemy would: swap values, repeat, nest, lose and misspell them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random

from pdmap.source import Plain

SHAPES: list[Plain] = [None, True, False, 0, -1, 10**18, 0.5, [], {}, [[]], [None], {"": None}, ["none"], ["x", "x"]]
ANSWERS: list[Plain] = [{"unknown": "x"}, {"unknown": ""}, {"choice": ["SE", "US"], "by": "customer"}]
WORDS: tuple[str, ...] = (
    *("none", "unknown", "any", "*", "indefinite", "worldwide", "EEA", "third", "SE", "US", "aws:eu-north-1", "XX"),
    *("customer", "employee", "health", "email.address", "a.b.c.d", "P0D", "P1D", "P7Y", "P999999Y", "P99999999D"),
    *("0001-01-01", "9999-12-31", "2026-11-23", "2024-02-30", "../x", "<b>", "=1+1", "[red]", "`", "|", "@x", "#1"),
    *("%s{0}", "[x](http://y)", "🦊", "שלום", "\\N", "$(id)"),
)
TEXTS = ["", " ", "a  b", "a" * 3_000, "ä\u0301", "\u202ex", "x\ny", "\n::error::x", "\u200b", "\ufdd0", "\u00a0"]
NASTY: list[Plain] = [*SHAPES, *ANSWERS, *WORDS, *TEXTS]
"""What stands where something else is due."""
Place = tuple[dict[str, Plain] | list[Plain], str | int]
"""A collection, and the key or number of a value in it."""


def changed(trees: Sequence[Plain], random: Random) -> bytes:
    """Return a manifest with one to six changes, as YAML with a value to a line."""
    tree: Plain = json.loads(json.dumps(random.choice(trees)))
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        places = list(_places(tree))
        if places:
            _change(random.choice(places), places, random.choice(trees), random)
    return json.dumps(tree, indent=1, ensure_ascii=random.random() < 0.5).encode(errors="surrogatepass")


# Private functions


def _places(tree: Plain) -> Iterator[Place]:
    """Yield the place of every value below a tree."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield from ((node, key) for key in node)
            waiting += node.values()
        elif isinstance(node, list):
            yield from ((node, index) for index in range(len(node)))
            waiting += node


def _value(place: Place) -> Plain:
    collection, key = place
    return collection[key]  # type: ignore[index]  # the key is the collection's own


def _put(place: Place, value: Plain) -> None:
    collection, key = place
    collection[key] = json.loads(json.dumps(value))  # type: ignore[index]  # the same


def _change(place: Place, places: Sequence[Place], other: Plain, random: Random) -> None:
    """Change one value; copies are made of what is put, so that the tree stays a tree."""
    others = list(_places(other)) or places
    match random.randrange(8):
        case 0 | 1:
            _put(place, random.choice(NASTY))
        case 2:
            _put(place, _value(random.choice(places)))
        case 3:
            _put(place, _value(random.choice(others)))
        case 4:
            _put(place, random.choice(([_value(place)], {"x": _value(place)}, [_value(place)] * 2)))
        case 5:
            _rename(place, random)
        case 6:
            _lose(place)
        case _:
            _add(place, random.choice(others))


def _rename(place: Place, random: Random) -> None:
    collection, key = place
    if isinstance(collection, dict) and isinstance(key, str):
        names = (key[:-1], key + "x", key.upper(), f" {key}", "none", "unknown", "", "\u202e", "x\ny", "a/b", "a" * 300)
        collection[random.choice(names)] = collection.pop(key)


def _lose(place: Place) -> None:
    collection, key = place
    if isinstance(collection, dict):
        collection.pop(str(key))
    elif isinstance(key, int):
        collection.pop(key)


def _add(place: Place, more: Place) -> None:
    """Put what stands elsewhere beside a value."""
    collection, _ = place
    if isinstance(collection, dict):
        collection[str(more[1])] = json.loads(json.dumps(_value(more)))
    else:
        collection.append(json.loads(json.dumps(_value(more))))
