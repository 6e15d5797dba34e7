"""Manifests in which every place for free text holds a text of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.injection.shapes import COUNTS, SINGLE, Reference, Slot, plan

IDS = (
    *(
        "constructor",
        "www.example.com",
        "con",
        "end",
        "a--b",
        "graph",
        "0x10",
        "null",
        "prn.txt",
        "a__b__c",
        "no",
        "class",
    ),
    *(
        "nul",
        "node",
        "2026-01-01",
        "a..b",
        "style",
        "true",
        "x.md",
        "a---b",
        "default",
        "click",
        "aux.",
        "subgraph",
        "1.0",
    ),
    *(
        "a...",
        "href",
        "false",
        "strict",
        "x.svg",
        "lpt1",
        "4-",
        "edge",
        "com1",
        "l.n",
        "1-1",
        "digraph",
        "y",
        "linkstyle",
    ),
    *("direction", "1e5", "0o7", "off", "index.html", "all", "none", "self", "valueof", "x-.-x", "7_7_7"),
)
"""Words that the language allows as ids though they mean something in an output: each inventory takes them in turn."""


def written(number: int, shape: int, text_for: Callable[[Slot], str]) -> dict[str, Any]:
    """Return a manifest: all objects of the plan, with the organization in one of its shapes.

    There can be one organization only. In a shape that is not the first, it is what the manifest is about: there is
    little else, and that in plain words.

    Args:
        number: Chooses the ids.
        shape: Chooses the shape of the organization.
        text_for: Returns the text of a slot; called once for each slot.
    """
    made, called = plan(), names(number, shape)
    around = text_for if shape == 0 else lambda _: "Word"
    document: dict[str, Any] = {}
    for name, objects in _sections(shape).items():
        items = [_filled(each, around, called) for each in objects]
        document[name] = dict(zip(called[name], items, strict=True)) if name in COUNTS else items
    # Behind the others, so that these have the same marks whatever the organization looks like.
    return {**document, SINGLE: _filled(made.organizations[shape], text_for, called)}


def names(number: int, shape: int = 0) -> dict[str, tuple[str, ...]]:
    """Return the ids of the objects of each section, no two alike."""
    start = number * 7 % len(IDS)
    free = iter(IDS[start:] + IDS[:start])
    called: dict[str, tuple[str, ...]] = {}
    for name, objects in _sections(shape).items():
        if name == "countries":
            called[name] = ("jp",)
        elif name in COUNTS:
            called[name] = tuple(next(free) for _ in objects)
    return called


def unfit(value: Any, path: str, text_for: Callable[[Slot], str]) -> Any:  # noqa: ANN401 - any value of JSON
    """Return a value with texts where ids, words and days stood, and with a key in each mapping that nobody knows."""
    match value:
        case dict():
            made = {key: unfit(item, f"{path}/{key}", text_for) for key, item in value.items()}
            return {**made, text_for(Slot(f"{path}/key")): text_for(Slot(f"{path}/value"))}
        case list():
            return [*(unfit(item, f"{path}/[]", text_for) for item in value), {}]
        case str() if not value.endswith(")"):
            return text_for(Slot(path))
        case _:
            return value


def dumped(value: Any, indent: str = "") -> str:  # noqa: ANN401 - any value of JSON
    """Return a value as YAML in blocks, each text in quotes on a line of its own or as lines below its key."""
    if isinstance(value, dict) and value:
        return "".join(f"\n{indent}{_scalar(key)}:{dumped(item, indent + '  ')}" for key, item in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{indent}-{dumped(item, indent + '  ')}" for item in value)
    if isinstance(value, str) and _LINES.fullmatch(value):
        return " |-" + "".join(f"\n{indent}{line}" for line in value.split("\n"))
    return f" {_scalar(value)}"


# Private functions


_LINES = re.compile(r"(?! )[ -~\n]*\n[ -~\n]*[!-~]")


_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def _sections(shape: int) -> Mapping[str, tuple[Any, ...]]:
    """Return the objects of each section: all, or as few as it takes for an output about the organization."""
    sections = plan().sections
    if shape == 0:
        return sections
    few = {name: objects[:1] for name, objects in sections.items()}
    processing = tuple(each for each in sections["activities"] if each["role"] == "processor")
    return {**few, "activities": (*few["activities"], processing[0])}


def _filled(shape: Any, text_for: Callable[[Slot], str], names: Mapping[str, tuple[str, ...]]) -> Any:  # noqa: ANN401
    """Return a value of JSON, with texts and ids in their places."""
    match shape:
        case Slot():
            return text_for(shape)
        case Reference(section, number):
            return names[section][number % len(names[section])]
        case dict():
            pairs = ((_filled(key, text_for, names), value) for key, value in shape.items())
            return {key: _filled(value, text_for, names) for key, value in pairs}
        case list():
            items = [_filled(value, text_for, names) for value in shape]
            return [item for place, item in enumerate(items) if item not in items[:place]]
        case _:
            return shape


def _scalar(value: Any) -> str:  # noqa: ANN401 - any value of JSON
    """Return a scalar as JSON, which is YAML; what YAML forbids is written as a code."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
