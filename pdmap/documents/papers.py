"""Where an organization keeps its papers: files and folders that are nobody's business outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from pdmap.model import Inventory, Item, JointController, Notice, owner_of


def papers_of(inventory: Inventory) -> Mapping[str, frozenset[str]]:
    """Return where the papers of an inventory are kept, by the address of the object that says so.

    These are contracts, arrangements, assessments, evidence and policies. A notice is none: people are to read it.
    """
    found: dict[str, frozenset[str]] = {}
    for item in _items(inventory):
        owner = owner_of(item.address)
        found[owner] = found.get(owner, frozenset()).union(_references(item))
    return {owner: references for owner, references in found.items() if references}


def without_papers(text: str, references: Iterable[str], instead: str) -> str:
    """Return a text in which other words stand for each place where papers are kept."""
    longest_first = sorted(references, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(reference)}(?!\w)" for reference in longest_first)
    return re.sub(pattern, lambda _: instead, text) if pattern else text


# Private functions


def _references(item: Item) -> Iterator[str]:
    places = () if isinstance(item, Notice) else (getattr(item, "ref", None),)
    if isinstance(item, JointController):
        places = (*places, item.arrangement)
    yield from (place for place in places if isinstance(place, str) and place)


def _items(value: object) -> Iterator[Item]:
    """Yield every part of the inventory that was written somewhere."""
    if isinstance(value, Mapping):
        yield from (item for each in value.values() for item in _items(each))
    elif isinstance(value, tuple):
        yield from (item for each in value for item in _items(each))
    elif isinstance(value, Inventory | Item) and is_dataclass(value):
        if isinstance(value, Item):
            yield value
        yield from (item for field in fields(value) for item in _items(getattr(value, field.name)))
