"""Manifests that are drawn from the schema itself, and the same with a mistake in them."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.bind import bind
from pdmap.language import inventory_schema, sections
from pdmap.language.common import COUNTRY_ID_PATTERN, COUNTRY_PATTERN, PLACE_PATTERN
from pdmap.language.forms import DATE_PATTERN, ID_PATTERN, TEXT_PATTERN
from pdmap.language.registers import CODE_PATTERN
from pdmap.model import PERIOD_PATTERN, Inventory, Item, Options
from pdmap.rules.engine import catalogue
from pdmap.schema import check_manifest, explain_errors, is_valid
from pdmap.source import Node, Plain, SequenceNode, parse, plain

Part: TypeAlias = Any
"""A part of the schema, as JSON."""

ROOT = Path(__file__).parents[2]
RULES = [text for rule in catalogue().values() for text in (rule.bad, rule.good)]
MANIFESTS = [*(ROOT / "inventories").glob("**/*.yaml"), *(ROOT / "tests").glob("**/cases/**/*.yaml")]

KEYS = {
    "Measure": {"exceptions": "except"},
    "Breach": {"types": "type"},
    "Certification": {},
    "Conditions": {"bases": "basis", "sources": "from", "targets": "to", "senses": "presence"},
    "Contact": {"address_lines": "address"},
    "DataTypeDefinition": {"parent": "is"},
    "Flow": {"source": "from", "target": "to", "activities": "activity"},
    "MechanismUse": {"modules": "module"},
    "NotPersonal": {"decided_by": "by", "decided": "date"},
    "Party": {"roles": "role", "is_group": "group"},
    "Policy": {"scopes": "on", "excepted": "except"},
    "Requirements": {"bases": "basis"},
    "Retention": {"start": "from"},
    "SubjectDefinition": {"parent": "is"},
    "Transfer": {"countries": "country"},
}
"""Keys that are called otherwise than the attribute of the model, by class and attribute."""

TEXTS = {
    COUNTRY_ID_PATTERN: ["se", "x-epo"],
    ID_PATTERN: ["console", "customer-db", "email.address", "a_b", "1st", "scc"],
    DATE_PATTERN: ["2024-02-29", "2026-12-31", "1999-01-01"],
    PERIOD_PATTERN: ["P90D", "P1Y6M", "PT72H", "P2W", "P0D"],
    PLACE_PATTERN: ["SE", "X-EPO", "EEA", "aws:eu-north-1", "worldwide"],
    COUNTRY_PATTERN: ["SE", "US"],
    CODE_PATTERN: ["TRF001", "LAW004", "no-health-abroad"],
}
"""Texts that fit each pattern of the language."""

WORDS = ["Kundportal, åäö", "none", "unknown", "1.10", "yes", "a\nb", "{unknown: x}"]
ODD_SCALARS: list[Plain] = [None, True, 0, 5, 1.5, 2.0, "", " ", "none", "unknown", "Sweden", "se", "\u00e9", "\u0661"]
ODD_DATES: list[Plain] = ["2024-02-30", "0000-01-01", "2999-12-31", "20240501", "2024-05-01\n", "P1.5Y", "PT", "P1D\n"]
ODD_TEXTS: list[Plain] = ["SE\n", "console\n", "aws:", "X-", "TRF1", "I.A\n"]
ODD_LISTS: list[Plain] = [[], ["console"], [["console"]], [None]]
ODD_MAPPINGS: list[Plain] = [
    {},
    {"unknown": "x"},
    {"unknown": ""},
    {"choice": ["SE"]},
    {"choice": []},
    {"scc": {"module": 2}},
    {"scc": None},
    {"a": 1, "b": 2},
    {"text": "x"},
    {"type": "email"},
]
MISTAKES = [*ODD_SCALARS, *ODD_DATES, *ODD_TEXTS, *ODD_LISTS, *ODD_MAPPINGS]
"""Values that fit somewhere and not elsewhere."""
KEYS_TO_TRY = ["name", "nmae", "unknown", "choice", "from", "Customer Console", "", "a\n", "systems"]


def _value(schema: Part) -> st.SearchStrategy[Part]:
    """Draw a value that fits a part of the schema."""
    if "$ref" in schema:
        return st.deferred(lambda: _value(_definition(schema["$ref"])))
    if "anyOf" in schema or "allOf" in schema:
        return st.one_of([_value(branch) for branch in schema.get("anyOf", schema.get("allOf"))])
    if "const" in schema or "enum" in schema:
        return st.sampled_from([*schema.get("enum", []), *([schema["const"]] if "const" in schema else [])])
    if schema.get("pattern", TEXT_PATTERN) != TEXT_PATTERN:
        return st.sampled_from(TEXTS[schema["pattern"]])
    match schema["type"]:
        case "object" | ["object", "null"]:
            return _object(schema)
        case "array" | ["array", "null"]:
            return st.lists(_value(schema["items"]), min_size=1, max_size=2)
        case "integer":
            return st.integers(schema["minimum"], schema.get("maximum", 9))
        case "boolean":
            return st.just(True)  # noqa: FBT003 - False is the default of some attributes
        case "null":
            return st.none()
    return st.sampled_from(WORDS) | st.integers(-9, 9) | st.sampled_from([1.5, 2.0])


def _object(schema: Part) -> st.SearchStrategy[Part]:
    properties = schema.get("properties", {})
    if not properties:
        names = st.sampled_from(["fi", "se"])
        most = schema.get("maxProperties", 2)
        return st.dictionaries(names, _value(schema["additionalProperties"]), min_size=1, max_size=most)
    required = schema.get("required", [])
    effects = [name for branch in schema.get("oneOf", []) for name in branch["required"]]
    others = [name for name in properties if name not in [*required, *effects]]
    least = 0 if required else schema.get("minProperties", 0)
    chosen = st.lists(st.sampled_from(others), min_size=least, max_size=3, unique=True) if others else st.just([])
    effect = st.sampled_from([[name] for name in effects] or [[]])
    return st.tuples(chosen, effect).flatmap(
        lambda drawn: st.fixed_dictionaries({key: _value(properties[key]) for key in [*required, *drawn[0], *drawn[1]]})
    )


def _definition(reference: str) -> Part:
    definitions: Part = inventory_schema()["definitions"]
    return definitions[reference.rpartition("/")[2]]


@st.composite
def _mistaken(draw: st.DrawFn) -> Plain:
    """Draw a manifest and put up to three mistakes into it."""
    manifest: Plain = draw(FITTING)
    for _ in range(draw(st.integers(1, 3))):
        manifest = _with_mistake(draw, manifest)
    return manifest


def _with_mistake(draw: st.DrawFn, value: Plain) -> Plain:
    if isinstance(value, dict) and value and draw(st.integers(0, 5)):
        name = draw(st.sampled_from(list(value)))
        match draw(st.integers(0, 9)):
            case 0:
                return {key: item for key, item in value.items() if key != name}
            case 1:
                return {**value, draw(st.sampled_from(KEYS_TO_TRY)): value[name]}
        return {**value, name: _with_mistake(draw, value[name])}
    if isinstance(value, list) and value and draw(st.integers(0, 5)):
        return [_with_mistake(draw, value[0]), *value[1:]]
    return draw(st.sampled_from(MISTAKES))


FITTING = _value(inventory_schema())


@settings(max_examples=150)
@given(FITTING)
def test_a_manifest_drawn_from_the_schema_is_accepted_by_both_validators(manifest: Plain) -> None:
    root = _parsed(json.dumps(manifest))
    assert is_valid(plain(root))
    assert list(explain_errors(root, plain(root))) == []


@settings(max_examples=150)
@given(FITTING)
def test_everything_in_a_fitting_manifest_is_bound(manifest: Plain) -> None:
    bound = bind([_parsed(json.dumps(manifest))])
    assert bound.inventory.left_out == {}
    for item in _items(bound.inventory):
        _assert_whole(item)


@settings(max_examples=300)
@given(_mistaken())
def test_a_manifest_has_findings_exactly_where_the_fast_validator_refuses_it(manifest: Plain) -> None:
    root = _parsed(json.dumps(manifest))
    assert is_valid(plain(root)) == (list(explain_errors(root, plain(root))) == [])


@pytest.mark.parametrize("text", RULES)
def test_the_validators_agree_on_the_examples_of_rules(text: str) -> None:
    root = _parsed(text)
    assert is_valid(plain(root)) == (list(explain_errors(root, plain(root))) == [])


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_validators_agree_on_every_manifest_at_hand(path: Path) -> None:
    root = parse("inventory.yaml", path.read_bytes()).root
    if root is None:
        return
    assert is_valid(plain(root)) == (list(explain_errors(root, plain(root))) == [])


@pytest.mark.parametrize("mistake", MISTAKES, ids=repr)
def test_a_wrong_value_anywhere_in_a_manifest_is_explained(mistake: Plain) -> None:
    for name in sections():
        for manifest in ({name: mistake}, {name: {"first": mistake}}, {name: [mistake]}):
            root = _parsed(json.dumps(manifest))
            assert is_valid(plain(root)) == (check_manifest(root) == ())


def _parsed(text: str) -> Node:
    root = parse("inventory.yaml", text.encode()).root
    assert root is not None
    return root


def _items(value: object) -> list[Item]:
    """Return every item in a part of the model."""
    match value:
        case Item():
            return [value, *(item for field in fields(value) for item in _items(getattr(value, field.name)))]
        case Inventory():
            return [item for name in sections() for item in _items(getattr(value, name))]
        case Options():
            return _items(value.values)
        case dict():
            return [item for inner in value.values() for item in _items(inner)]
        case tuple():
            return [item for inner in value for item in _items(inner)]
    return []


def _assert_whole(item: Item) -> None:
    """Every key that was written has an attribute with a value, and every list all of its items."""
    names = {KEYS.get(type(item).__name__, {}).get(field.name, field.name): field.name for field in fields(item)}
    for key, entry in getattr(item.node, "entries", {}).items():
        value = getattr(item, names[key])
        assert value is not None, f"{item.address} lost {key}"
        if isinstance(entry.value, SequenceNode):
            bound = value.values if isinstance(value, Options) else value
            assert len(bound) == len(entry.value.items), f"{item.address}/{key} lost an item"
