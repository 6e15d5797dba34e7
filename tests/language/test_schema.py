import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema_rs
import pytest
from jsonschema import Draft7Validator

from pdmap.app.schema import schema_text
from pdmap.language import inventory_schema
from pdmap.language.forms import TEXT_PATTERN

Part: TypeAlias = Any
"""A part of the schema, as JSON."""

FILE = Path(__file__).parents[2] / "schemas" / "inventory.schema.json"
SIZE = 100_000


def _parts(schema: Part) -> Iterator[Part]:
    """Yield every mapping in the schema."""
    match schema:
        case dict():
            yield schema
            yield from (part for value in schema.values() for part in _parts(value))
        case list():
            yield from (part for value in schema for part in _parts(value))


PATTERNS = sorted(
    {part["pattern"] for part in _parts(inventory_schema()) if isinstance(part.get("pattern"), str)} - {TEXT_PATTERN}
)
"""The patterns that a text has to fit as a whole."""

LONG = [
    "a" * SIZE,
    "1" * SIZE,
    "A" * SIZE,
    "a-" * SIZE,
    "a:" * SIZE,
    "P" + "1" * SIZE,
    "P" + "1D" * SIZE,
    "P1DT" * SIZE,
]
ATTACKS = [*LONG, *(f"{text}!" for text in LONG), *(f"{text}\n" for text in LONG)]


def test_the_schema_in_the_repository_is_the_one_of_the_language() -> None:
    assert FILE.read_text("utf-8") == schema_text(), "`make docs` writes it"


def test_the_schema_is_valid_draft_07() -> None:
    assert inventory_schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(inventory_schema())


def test_nothing_stands_beside_a_reference() -> None:
    """Draft-07 ignores it, so that an editor would not show it."""
    assert [part for part in _parts(inventory_schema()) if "$ref" in part and len(part) > 1] == []


def test_no_key_is_let_through_unchecked() -> None:
    objects = [part for part in _parts(inventory_schema()) if "object" in str(part.get("type"))]
    assert objects
    assert all("additionalProperties" in part for part in objects)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_anchored_and_repeats_no_group_without_a_bound(pattern: str) -> None:
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert not re.search(r"\)[*+{]", pattern)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_a_pattern_judges_a_huge_text_alike_in_both_engines(pattern: str, number: int) -> None:
    text = ATTACKS[number]
    accepted = re.fullmatch(pattern, text) is not None
    assert jsonschema_rs.is_valid({"pattern": pattern}, text) == accepted
    assert not (accepted and number >= len(LONG))


def test_an_id_may_be_long() -> None:
    identifiers = [pattern for pattern in PATTERNS if re.fullmatch(pattern, "a" * SIZE)]
    assert len(identifiers) == 3
