"""What holds for every two inventories: those of the repository, with keys taken out and values replaced at random."""

import copy
import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.model import Mention, Place
from pdmap.questions.changes import Changes, Difference, Side, compare, highlights, reviewable, reviews
from pdmap.source import Node

FOLDER = Path(__file__).parents[3] / "inventories"
WORDS = ("customer", "DE", "IN", "P9Y", "phone", "none", "webshop", "tls", "consent", "x")
Content = dict[Any, Any]
MakeSide = Callable[[str], Side]


def merged(name: str) -> Content:
    """Return the manifests of an inventory as one; a text stays a text, as in YAML 1.2."""
    found: Content = {}
    for path in sorted((FOLDER / name).glob("*.yaml")):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
        for section, objects in content.items():
            found.setdefault(section, {}).update(objects)
    return found


BASES = [merged("webshop-flawed"), merged("cloudkarafka")]


@st.composite
def inventories(draw: st.DrawFn) -> str:
    """Draw an inventory with up to three edits."""
    content = copy.deepcopy(draw(st.sampled_from(BASES)))
    for _ in range(draw(st.integers(0, 3))):
        edit(draw, content)
    return yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False)


def edit(draw: st.DrawFn, part: Content | list[Any]) -> None:
    """Take out or replace something at a random place below a part."""
    while part:
        key = draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
        inner = part[key]
        is_part = isinstance(inner, dict | list)
        if not is_part or draw(st.integers(0, 3)) == 0:
            if is_part or draw(st.booleans()):
                del part[key]
            else:
                part[key] = draw(st.sampled_from(WORDS))
            return
        part = inner


def meaning(value: object) -> object:
    """Return a part of the model without its places, lists sorted."""
    match value:
        case Node():
            return None
        case Mention() | Place():
            return value.id if isinstance(value, Mention) else value.name
        case tuple() | frozenset():
            return sorted((meaning(item) for item in value), key=repr)
        case Mapping():
            return sorted(((key, meaning(item)) for key, item in value.items()), key=repr)
        case Enum():
            return value.value
        case _ if dataclasses.is_dataclass(value):
            names = [field.name for field in dataclasses.fields(value)]
            return [(name, meaning(getattr(value, name))) for name in names if name not in {"node", "head", "address"}]
        case _:
            return value


def contents(text: str) -> object:
    inventory = load_texts({"inventory.yaml": text.encode()}).inventory
    sections = ("organization", "parties", "systems", "activities", "flows", "measures", "breaches", "data_types")
    return [meaning(getattr(inventory, section)) for section in sections]


def told(changes: Changes, *, is_mirrored: bool = False) -> set[tuple[str, str, frozenset[Difference]]]:
    mirror = {"added": "removed", "removed": "added", "changed": "changed"}
    return {
        (
            f"{change.section}/{change.earlier_id if is_mirrored else change.id}",
            mirror[change.kind.value] if is_mirrored else change.kind.value,
            frozenset(
                each.mirrored() if is_mirrored else each
                for each in change.differences
                if not any("/" in value for value in (each.before, each.after))
            ),
        )
        for change in changes.objects
    }


@settings(max_examples=25)
@given(inventories())
def test_an_inventory_does_not_differ_from_itself(side: MakeSide, text: str) -> None:
    before, after = side(text), side(text)
    changes = compare(before, after)
    assert changes.objects == ()
    assert highlights(before, after, changes.names) == ()


@settings(max_examples=25)
@given(inventories(), inventories())
def test_both_directions_mirror_each_other(side: MakeSide, one: str, other: str) -> None:
    before, after = side(one), side(other)
    forth, back = compare(before, after), compare(after, before)
    if not forth.names.moved and not back.names.moved:
        assert told(forth) == told(back, is_mirrored=True)
    assert {(key[0], new, key[1]) for key, new in forth.names.moved.items()} == {
        (key[0], key[1], new) for key, new in back.names.moved.items()
    }


@settings(max_examples=25)
@given(inventories(), inventories())
def test_no_change_of_the_model_is_lost(side: MakeSide, one: str, other: str) -> None:
    if contents(one) != contents(other):
        assert compare(side(one), side(other)).objects


@settings(max_examples=25)
@given(inventories(), inventories())
def test_what_is_reviewable_stands_in_the_later_inventory(side: MakeSide, one: str, other: str) -> None:
    before, after = side(one), side(other)
    changes = compare(before, after)
    found = reviewable(before, after, changes.names)
    for item in found:
        section, _, id_ = item.address.partition("/")
        assert id_ in getattr(after.inventory, section)
    needed = reviews(before, after, changes, found)
    known = {*before.inventory.activities, *after.inventory.activities}
    assert {review.activity for review in needed} <= known
    assert all(review.reasons and review.basis for review in needed)
    if not changes.objects:
        assert (found, needed) == ((), ())
