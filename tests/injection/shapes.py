"""What a manifest may look like, found by walking the language's schema: objects with slots where free text stands.

A key that is added to the language is in these objects without anybody thinking of it. An object has every key
that its form knows. Where a value may be written in several ways, an object is written in one of them, and there
are as many objects as it takes until each place for text has been written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle, islice, zip_longest
from typing import Any

from pdmap.language import inventory_schema

Schema = Mapping[str, Any]


COUNTS = {
    "subjects": 2,
    "parties": 5,
    "systems": 5,
    "activities": 6,
    "flows": 4,
    "measures": 2,
    "data_types": 2,
    "policies": 3,
    "breaches": 2,
    "regions": 1,
    "lawful_bases": 1,
    "conditions": 1,
    "mechanisms": 1,
    "countries": 1,
}
"""How many objects each section with ids has at least; references point to these."""


TARGETS = {
    "hosted_by": "parties",
    "importer": "parties",
    "joint_controllers": "parties",
    "on_behalf_of": "parties",
    "party": "parties",
    "recipients": "parties",
    "subprocessors": "parties",
    "to": "parties",
    "from": "systems",
    "key_system": "systems",
    "except": "systems",
    "activity": "activities",
    "collected_for": "activities",
    "basis": "lawful_bases",
    "condition": "conditions",
    "data": "data_types",
    "into": "data_types",
    "type": "data_types",
    "fields": "data_types",
}
"""The section that ids behind a key are of, where it is not called as the key."""


BUILT_IN = {
    "data_types": ("email.address", "health", "financial"),
    "subjects": ("customer",),
    "lawful_bases": ("consent", "legitimate_interests"),
    "conditions": ("explicit_consent",),
    "mechanisms": ("scc",),
}
"""Ids that the product defines itself, beside those of the manifest."""


SINGLE = "organization"
"""The section that is one object."""


ENDS = frozenset({"ended", "synthetic", "internal"})
"""Keys, and words, that take an object out of what is published; only the last object has them."""


PROCESSING = 3
"""The activity that is carried out on behalf of others."""


ASSUMED = 1
"""How many objects of a section are assumed in each of their parts."""


MOST_REFERENCES = 2
"""How many ids a list of ids holds."""


ALONE = {"activities/*/recipients/[]": "party"}
"""Items that are written once more without a key: what else they say is told in another way then."""


VALUES = ("2026-01-31", "P1Y", "US", "SE", "JP", "TRF001", "jp")
"""Values for what is neither free text nor an id; each place takes those that its pattern fits."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for free text."""

    field: str
    """The path of its key, such as `systems/*/backup/description`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id of an object of the manifest."""

    section: str
    number: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written: the objects of each section, with slots where free text stands."""

    organizations: tuple[Any, ...]
    sections: Mapping[str, tuple[Any, ...]]


@cache
def plan() -> Plan:
    """Return the objects that together have every place for text of the language."""
    sections = {name: tuple(_objects(name)) for name in _language()["properties"]}
    return Plan(sections.pop(SINGLE), sections)


@cache
def fields() -> frozenset[str]:
    """Return every place for free text that the language knows."""
    properties = _language()["properties"]
    return frozenset(place for name, schema in properties.items() for place in _below(_key(schema), name))


# Private functions


@dataclass(slots=True)
class _Coverage:
    """Which places are written, and which object it is."""

    missing: set[str]
    least: int
    """How many objects there are at least."""
    number: int = 0
    siblings: list[str] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Return whether nothing of the object is unknown, nor one word where there could be more."""
        return self.number == 0 and self.least > 1

    @property
    def is_last(self) -> bool:
        return self.number == self.least - 1 > 0


def _objects(name: str) -> Iterator[Any]:
    """Yield objects of a section until each place for text in it has been written."""
    schema = _resolved(_key(_language()["properties"][name]))
    inner = schema if name == SINGLE else _resolved(_filling(schema.get("items") or schema["additionalProperties"]))
    path = name if name == SINGLE else f"{name}/{'*' if name in COUNTS else '[]'}"
    coverage = _Coverage(set(_below(inner, path)), COUNTS.get(name, 1))
    while coverage.missing or coverage.number < coverage.least:
        before = len(coverage.missing)
        yield _build(inner, path, coverage)
        coverage.number += 1
        assert not before or len(coverage.missing) < before or coverage.number <= ASSUMED, coverage.missing


def _build(schema: Schema, path: str, coverage: _Coverage) -> Any:  # noqa: ANN401 - any value of JSON
    """Return a value that a schema takes, with as many places of text that are missing yet as it can have."""
    schema = _resolved(schema)
    if "anyOf" in schema:
        branches = [branch for branch in schema["anyOf"] if branch.get("type") != "null"]
        rank = [_rank(branch, path, coverage) for branch in branches]
        return _build(branches[rank.index(max(rank))], path, coverage)
    match schema.get("type"):
        case ["string", "number"]:
            coverage.missing.discard(path)
            return Slot(path)
        case "array":
            return list(_items(schema, path, coverage))
        case "object" if "properties" in schema:
            return _record(schema, path, coverage)
        case "object":
            return _mapping(schema, path, coverage)
        case _:
            return _other(schema, path, coverage)


def _rank(branch: Schema, path: str, coverage: _Coverage) -> tuple[bool, int, bool]:
    """Return how much there is in one way of writing a value: the highest is taken."""
    inner = _below(branch, path)
    is_plain = branch.get("const") != "none" and not _is_unknown(branch)
    if coverage.is_known:
        return is_plain, len(inner), True
    return True, len(inner & coverage.missing), is_plain


def _items(schema: Schema, path: str, coverage: _Coverage) -> Iterator[Any]:
    if known := _alternatives(schema["items"], path):
        yield from islice(cycle(known), coverage.number, coverage.number + min(MOST_REFERENCES, len(known)))
        return
    while True:
        before = len(coverage.missing)
        made = _build(schema["items"], f"{path}/[]", coverage)
        yield made
        if f"{path}/[]" in ALONE and isinstance(made, dict):
            yield {key: value for key, value in made.items() if key != ALONE[f"{path}/[]"]}
        if len(coverage.missing) == before or not _below(schema["items"], f"{path}/[]") & coverage.missing:
            return


def _record(schema: Schema, path: str, coverage: _Coverage) -> dict[str, Any]:
    keys = list(schema["properties"])
    if "oneOf" in schema:
        choices = [choice["required"][0] for choice in schema["oneOf"]]
        chosen = choices[coverage.number % len(choices)]
        keys = [key for key in keys if key == chosen or key not in choices]
    keys = [key for key in keys if key not in ENDS or coverage.is_last]
    keys = [key for key in keys if key != "assumptions" or coverage.number < ASSUMED or coverage.least == 1]
    outer, coverage.siblings = coverage.siblings, [key for key in keys if key != "assumptions"]
    made = {key: _build(schema["properties"][key], f"{path}/{key}", coverage) for key in keys}
    coverage.siblings = outer
    return made


def _mapping(schema: Schema, path: str, coverage: _Coverage) -> dict[Any, Any]:
    """Return a mapping with free keys: one that an id names, or the reasons of what was assumed."""
    inner = _filling(schema["additionalProperties"])
    keys = (_mentioned(path, coverage.number),) if "propertyNames" in schema else coverage.siblings
    return {key: _build(inner, f"{path}/*", coverage) for key in keys}


def _other(schema: Schema, path: str, coverage: _Coverage) -> Any:  # noqa: ANN401 - any value of JSON
    """Return a value for what is no free text."""
    number = coverage.number
    if "enum" in schema:
        words = [word for word in schema["enum"] if word not in ENDS or coverage.is_last]
        return words[_place(path, number) % len(words)]
    if "const" in schema:
        return schema["const"]
    if schema["type"] == "boolean":
        return number % 2 == 0
    if schema["type"] in {"integer", "number"}:
        return schema.get("minimum", 1)
    if _is_id(schema):
        return _mentioned(path, number)
    fits = re.compile(schema["pattern"]).search
    candidates = [value for value in VALUES if fits(value)]
    return candidates[number % len(candidates)]


def _place(path: str, number: int) -> int:
    """Return which of several words an object takes: what is unknown, is unknown of one of the kind of the first."""
    if path == "activities/*/role":
        return 2 if number == PROCESSING else number // 2 % 2
    return max(0, number - 1) if path.endswith("/role") else number


def _is_id(schema: Schema) -> bool:
    fits = re.compile(schema.get("pattern", "^$")).search
    return schema.get("type") == "string" and bool(fits("x") and not fits("US"))


def _alternatives(schema: Schema, path: str) -> list[Any]:
    """Return the ids that a list of ids can hold, the built-in ones between the others; none for other lists."""
    if not _is_id(_resolved(schema)):
        return []
    key = _key_of(path)
    section = TARGETS.get(key, key)
    own = [Reference(section, place) for place in range(COUNTS.get(section, 0))]
    pairs = zip_longest(own, BUILT_IN.get(section, ()))
    return [each for pair in pairs for each in pair if each is not None]


def _key_of(path: str) -> str:
    return next(part for part in reversed(path.split("/")) if part not in {"[]", "*", "choice"})


def _mentioned(path: str, number: int) -> Any:  # noqa: ANN401 - an id or a reference
    """Return an id for a place: of the section that its key is for, the manifest's own or one that is built in."""
    key = _key_of(path)
    if key == "is":
        return BUILT_IN[path.partition("/")[0]][0]
    section = TARGETS.get(key, key)
    own = [Reference(section, place) for place in range(COUNTS.get(section, 0))]
    if number == 0 and own:
        return own[0]
    known = (*own, *BUILT_IN.get(section, ()))
    return known[(number * 5 + len(path)) % len(known)] if known else "x"


@cache
def _language() -> dict[str, Any]:
    """Return the schema of manifests, as loose as JSON."""
    return dict(inventory_schema())


@cache
def _places(name: str) -> Any:  # noqa: ANN401 - a schema
    return _language()["definitions"][name]


def _resolved(schema: Schema) -> Schema:
    """Return what a schema refers to."""
    while True:
        if "$ref" in schema:
            schema = _places(schema["$ref"].rpartition("/")[2])
        elif "allOf" in schema:
            (schema,) = schema["allOf"]
        else:
            return schema


def _key(schema: Schema) -> Schema:
    """Return the schema of a section without the null that it may also be."""
    if "anyOf" in schema:
        return _resolved(next(branch for branch in schema["anyOf"] if branch.get("type") != "null"))
    return {**schema, "type": next(kind for kind in schema["type"] if kind != "null")}


def _filling(schema: Schema) -> Schema:
    return (
        next((each for each in schema["anyOf"] if each.get("type") != "null"), schema) if "anyOf" in schema else schema
    )


def _is_unknown(schema: Schema) -> bool:
    return str(schema.get("$ref", "")).endswith("/unknown")


def _below(schema: Schema, path: str) -> frozenset[str]:
    """Return the places for free text in a value."""
    key = (id(schema), path)
    if key not in _KNOWN:
        _KNOWN[key] = frozenset(_found(_resolved(schema), path))
    return _KNOWN[key]


_KNOWN: dict[tuple[int, str], frozenset[str]] = {}


def _found(schema: Schema, path: str) -> Iterator[str]:
    for branch in schema.get("anyOf", ()):
        yield from _below(branch, path)
    match schema.get("type"):
        case ["string", "number"]:
            yield path
        case "array":
            yield from _below(schema["items"], f"{path}/[]")
        case "object":
            for key, inner in schema.get("properties", {}).items():
                yield from _below(inner, f"{path}/{key}")
            if isinstance(schema.get("additionalProperties"), Mapping):
                yield from _below(schema["additionalProperties"], f"{path}/*")
