from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass

import pytest

from pdmap.bind import bind
from pdmap.model import Mention, Place
from pdmap.source import parse

PLACES_IN_FILES = {"node", "address", "head", "reference"}
"""Attributes that tell where something was written rather than what."""

FactsOf = Callable[[str], object]


@pytest.fixture(scope="session")
def facts_of() -> FactsOf:
    """Return what a manifest says, as plain values without the places in its file."""
    return _facts_of


def _facts_of(text: str) -> object:
    root = parse("inventory.yaml", text.encode()).root
    assert root is not None
    return _facts(bind([root]).inventory)


def _facts(value: object) -> object:
    match value:
        case Mention():
            return value.id
        case Place():
            return value.name
        case Mapping():
            return {key: _facts(item) for key, item in value.items()}
        case tuple():
            return [_facts(item) for item in value]
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name not in PLACES_IN_FILES)
        return type(value).__name__, {name: _facts(getattr(value, name)) for name in names}
    return value
