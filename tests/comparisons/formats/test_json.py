import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from pdmap.comparisons.comparison import Comparison, Page
from pdmap.comparisons.formats.json import render
from pdmap.comparisons.gates import Gate
from pdmap.questions.changes import Aspect, Look, Topic

SCHEMAS = Path(__file__).parents[3] / "schemas"
SCHEMA: dict[str, Any] = json.loads((SCHEMAS / "diff.schema.json").read_bytes())
FINDINGS: dict[str, Any] = json.loads((SCHEMAS / "findings.schema.json").read_bytes())


def test_the_document_is_written_whole(comparison: Comparison, golden: Callable[[str, str], None]) -> None:
    golden("diff.json", render(comparison, Page()))


def test_two_validators_take_it_and_know_every_key(comparison: Comparison, nothing: Comparison) -> None:
    strict = json.loads(json.dumps(SCHEMA))
    for part in _objects(strict):
        part["additionalProperties"] = False
    jsonschema.Draft7Validator.check_schema(strict)
    for one in (comparison, nothing):
        document = json.loads(render(one, Page()))
        jsonschema.validate(document, strict, jsonschema.Draft7Validator)
        jsonschema_rs.validator_for(strict).validate(document)


@pytest.mark.parametrize("key", sorted(SCHEMA["properties"]))
def test_a_missing_key_does_not_fit_the_schema(comparison: Comparison, key: str) -> None:
    document = json.loads(render(comparison, Page()))
    del document[key]
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(document)
    assert not jsonschema_rs.validator_for(SCHEMA).is_valid(document)


def test_the_schema_knows_the_words_that_there_are() -> None:
    properties = {name: part["properties"] for name, part in SCHEMA["definitions"].items()}
    assert properties["difference"]["aspect"]["enum"] == [aspect.value for aspect in Aspect]
    assert properties["highlight"]["topic"]["enum"] == [topic.value for topic in Topic]
    assert properties["review"]["look"]["enum"] == [look.value for look in Look]
    assert SCHEMA["properties"]["gates"]["items"]["enum"] == [gate.value for gate in Gate]


def test_a_finding_is_what_it_is_in_every_format() -> None:
    for name in ("finding", "hidden", "location", "position"):
        assert SCHEMA["definitions"][name] == FINDINGS["definitions"][name]


def test_every_key_of_the_schema_has_a_description() -> None:
    bare = [name for part in _objects(SCHEMA) for name, key in part["properties"].items() if not key.get("description")]
    assert bare == []


def test_text_from_outside_reads_back_as_it_was(
    hostile_comparison: Comparison, assert_harmless: Callable[[str], None]
) -> None:
    shown = render(hostile_comparison, Page())
    assert_harmless(shown)
    assert json.loads(shown)["earlier"] == hostile_comparison.earlier
    assert json.loads(shown)["new"][0]["message"] == hostile_comparison.new[0].message


def test_everything_that_was_found_is_counted(comparison: Comparison) -> None:
    document = json.loads(render(comparison, Page()))
    names = {field.name for field in fields(Comparison)}
    assert names >= {"highlights", "accepted", "reviews", "new", "solved"}
    for name in ("highlights", "accepted", "reviews", "new", "solved"):
        assert len(document[name]) == len(getattr(comparison, name)) > 0
    assert document["summary"]["renamed"] == 1


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from _objects(value)
