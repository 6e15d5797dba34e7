import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pdmap.reporters.json import REPORTER
from pdmap.reporters.report import Adjustment, Report

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "schemas/findings.schema.json").read_bytes())


def test_the_report_is_written_whole(webshop: Report, golden: Callable[[str, str], None]) -> None:
    golden("json.json", REPORTER.render(webshop))


def test_a_clean_report_fits_the_schema(clean: Report) -> None:
    _assert_fits(REPORTER.render(replace(clean, as_of=None)))


def test_every_key_is_in_the_schema(webshop: Report) -> None:
    _assert_fits(REPORTER.render(webshop))


def test_the_summary_counts_every_severity(webshop: Report) -> None:
    summary = json.loads(REPORTER.render(webshop))["summary"]
    assert summary == {"error": 2, "warning": 1, "note": 1, "hidden": 0, "waiver": 0, "ignore": 0, "baseline": 0}


def test_text_from_outside_reads_back_as_it_was_and_shows_nothing_dangerous(
    hostile: Report, assert_harmless: Callable[[str], None]
) -> None:
    shown = REPORTER.render(hostile)
    _assert_fits(shown)
    first = json.loads(shown)["findings"][0]
    assert first["message"] == hostile.findings[0].message
    assert first["path"] == hostile.findings[0].location.path
    assert_harmless(shown)


def test_what_the_configuration_changes_is_written(webshop: Report) -> None:
    adjustment = Adjustment("ignore", "TRF", "pdmap.toml:3", ("TRF001",))
    shown = REPORTER.render(replace(webshop, adjustments=(adjustment,)))
    _assert_fits(shown)
    assert json.loads(shown)["adjustments"] == [
        {"name": "ignore", "value": "TRF", "origin": "pdmap.toml:3", "off": ["TRF001"]}
    ]


def test_letters_of_all_scripts_stay_readable(webshop: Report) -> None:
    finding = replace(webshop.findings[0], message="Zürich 東京")
    assert "Zürich 東京" in REPORTER.render(replace(webshop, findings=(finding,)))


def test_the_schema_is_draft_7() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("key", sorted(SCHEMA["properties"]))
def test_a_missing_key_does_not_fit_the_schema(webshop: Report, key: str) -> None:
    document = json.loads(REPORTER.render(webshop))
    del document[key]
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(document)


def test_every_key_of_the_schema_has_a_description() -> None:
    bare = [name for part in _objects(SCHEMA) for name, key in part["properties"].items() if not key.get("description")]
    assert bare == []


def test_the_examples_of_the_schema_fit_it() -> None:
    keys = [key for part in _objects(SCHEMA) for key in part["properties"].values()]
    examples = [(key, example) for key in keys for example in key.get("examples", ())]
    assert examples
    for key, example in examples:
        jsonschema.validate(example, key, jsonschema.Draft7Validator)


def _assert_fits(text: str) -> None:
    """Hold a document against the schema, with keys that it does not know refused."""
    strict = json.loads(json.dumps(SCHEMA))
    for part in _objects(strict):
        part["additionalProperties"] = False
    jsonschema.validate(json.loads(text), strict, jsonschema.Draft7Validator)
    assert text.endswith("}\n")


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from _objects(value)
