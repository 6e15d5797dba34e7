"""The keys of the language: documented, with examples that fit and mean something."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, TypeAlias

import pytest

import pdmap.model
from pdmap.app.load import load_texts
from pdmap.language import inventory_schema
from pdmap.model import Item, Object
from pdmap.schema import check_manifest, explain_errors, is_valid
from pdmap.schema.wording import written
from pdmap.source import Plain, parse, plain

Part: TypeAlias = Any
"""A part of the schema, as JSON."""

Wrap = Callable[[Plain], Plain]
"""Puts a value where it belongs in a manifest."""

AN_ID = "se"
"""An id that fits in every place, the section `countries` included."""


@dataclass(frozen=True)
class Key:
    """A key of the language, with a manifest around its place."""

    name: str
    schema: Part = field(repr=False)
    siblings: dict[str, Plain] = field(repr=False)
    wrap: Wrap = field(repr=False)

    def __str__(self) -> str:
        return self.name

    @property
    def example(self) -> Plain:
        example: Plain = self.schema["examples"][0]
        return example

    @property
    def manifest(self) -> str:
        return self.manifest_with(self.example)

    def manifest_with(self, value: Plain) -> str:
        return json.dumps(self.wrap({**self.siblings, self.own_name: value}))

    @property
    def manifest_without(self) -> str:
        return json.dumps(self.wrap({key: value for key, value in self.siblings.items() if key != self.own_name}))

    @property
    def own_name(self) -> str:
        return self.name.rpartition(".")[2]


def _keys() -> dict[str, Key]:
    """Return every key of the schema by its record and name."""
    return {key.name: key for key in _keys_in("manifest", inventory_schema(), lambda value: value, set())}


def _keys_in(record: str, schema: Part, wrap: Wrap, seen: set[str]) -> Iterator[Key]:
    if "$ref" in schema:
        record = schema["$ref"].rpartition("/")[2]
        if record not in seen:
            seen.add(record)
            definitions: Part = inventory_schema()["definitions"]
            yield from _keys_in(record, definitions[record], wrap, seen)
    for branch in [*schema.get("anyOf", []), *schema.get("allOf", [])]:
        yield from _keys_in(record, branch, wrap, seen)
    if "items" in schema:
        yield from _keys_in(f"{record}.item", schema["items"], lambda value: wrap([value]), seen)
    if schema.get("additionalProperties"):
        yield from _keys_in(record, schema["additionalProperties"], lambda value: wrap({AN_ID: value}), seen)
    properties = schema.get("properties", {})
    for name, inner in properties.items():
        siblings = _siblings(schema, name)
        yield Key(f"{record}.{name}", inner, siblings, wrap)
        yield from _keys_in(f"{record}.{name}", inner, _below(wrap, siblings, name), seen)


def _siblings(schema: Part, name: str) -> dict[str, Plain]:
    """Return what a key cannot stand without: the required keys, and one of those of which exactly one is due."""
    effects = [key for branch in schema.get("oneOf", []) for key in branch["required"]]
    others = [*schema.get("required", []), *(effects[:1] if name not in effects else [])]
    return {key: schema["properties"][key]["examples"][0] for key in others}


def _below(wrap: Wrap, siblings: dict[str, Plain], name: str) -> Wrap:
    return lambda value: wrap({**siblings, name: value})


KEYS = _keys()
SHORT_CONTACT = "organization: {contact: privacy@example.com}"
"""The one attribute that no key has: the text of the short form."""
MODEL = [
    kind
    for kind in vars(pdmap.model).values()
    if isinstance(kind, type) and issubclass(kind, Item) and kind not in {Item, Object}
]
MISTAKES: list[Plain] = [None, True, 7, 1.5, "", "Sweden", "2024-02-30", [], [None], {}, {"unknown": ""}, {"a": 1}]
every_record = pytest.mark.parametrize("record", dict.fromkeys(name.partition(".")[0] for name in KEYS))
"""A test asks about all keys of a record: thousands of tests cost seconds alone."""


def _keys_of(record: str) -> list[Key]:
    return [key for name, key in KEYS.items() if name.partition(".")[0] == record]


@every_record
def test_a_key_has_a_description_and_an_example(record: str) -> None:
    for key in _keys_of(record):
        assert key.schema["description"].endswith(".")
        assert len(key.schema["examples"]) == 1


@every_record
def test_an_example_fits_its_key(record: str) -> None:
    for key in _keys_of(record):
        manifest = parse("inventory.yaml", key.manifest.encode())
        assert manifest.root is not None
        assert [finding.message for finding in check_manifest(manifest.root)] == []


@every_record
def test_a_value_that_does_not_fit_a_key_is_explained(record: str) -> None:
    """The fast validator and the explaining one agree, also on the line break that Python's `$` passes over."""
    for key in _keys_of(record):
        for value in (f"{key.example}\n", *MISTAKES):
            root = parse("inventory.yaml", key.manifest_with(value).encode()).root
            assert root is not None
            assert is_valid(plain(root)) == (list(explain_errors(root, plain(root))) == []), value


@every_record
def test_an_example_means_something(record: str, facts_of: Callable[[str], object]) -> None:
    for key in _keys_of(record):
        assert facts_of(key.manifest) != facts_of(key.manifest_without)


@every_record
def test_an_example_can_be_pasted_as_messages_write_it(record: str) -> None:
    for key in _keys_of(record):
        manifest = parse("inventory.yaml", written({key.own_name: key.example})[1:-1].encode())
        assert manifest.findings == ()
        assert manifest.root is not None
        assert plain(manifest.root) == {key.own_name: key.example}


@every_record
def test_an_example_names_no_word_that_the_vocabulary_does_not_know(record: str) -> None:
    for key in _keys_of(record):
        unresolved = load_texts({"inventory.yaml": key.manifest.encode()}).inventory.unresolved
        assert [item.id for item in unresolved if item.is_code and item.id != AN_ID] == []


def test_every_record_is_reached_from_a_manifest() -> None:
    definitions: Part = inventory_schema()["definitions"]
    records = {name.partition(".")[0] for name in KEYS}
    assert records == {"manifest", *definitions}


@pytest.mark.parametrize("kind", MODEL, ids=lambda kind: kind.__name__)
def test_every_attribute_of_the_model_has_a_key(kind: type[Item], facts_of: Callable[[str], object]) -> None:
    names = {item.name for item in fields(kind)} - {"id", *(item.name for item in fields(Item))}
    written_names = {name for facts in _facts_of_all(facts_of) for name in _attributes(facts, kind.__name__)}
    assert written_names >= names


@cache
def _facts_of_all(facts_of: Callable[[str], object]) -> list[object]:
    return [facts_of(text) for text in [*(key.manifest for key in KEYS.values()), SHORT_CONTACT]]


def _attributes(facts: object, kind: str) -> Iterator[str]:
    """Yield the attributes that have a value in the objects of a class, anywhere in the facts."""
    match facts:
        case str() as name, dict() as values if name == kind:
            yield from (attribute for attribute, value in values.items() if value not in (None, [], {}))
    match facts:
        case dict():
            yield from (name for value in facts.values() for name in _attributes(value, kind))
        case list() | tuple():
            yield from (name for value in facts for name in _attributes(value, kind))
