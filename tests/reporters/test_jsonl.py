import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pdmap.reporters.json import REPORTER as JSON
from pdmap.reporters.jsonl import REPORTER
from pdmap.reporters.report import Report

SCHEMAS = Path(__file__).parents[2] / "schemas"
SCHEMA: dict[str, Any] = json.loads((SCHEMAS / "findings-line.schema.json").read_bytes())
WHOLE: dict[str, Any] = json.loads((SCHEMAS / "findings.schema.json").read_bytes())


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted"])
def test_the_lines_are_written_whole(
    request: pytest.FixtureRequest, name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.jsonl", REPORTER.render(request.getfixturevalue(name)))


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted", "unchecked"])
def test_lines_together_say_what_the_document_says(request: pytest.FixtureRequest, name: str) -> None:
    _assert_same(request.getfixturevalue(name))


def test_hostile_lines_together_say_what_the_document_says(hostile: Report) -> None:
    _assert_same(hostile)


def test_what_is_shared_with_the_document_is_the_same_in_both_schemas() -> None:
    shared = dict(SCHEMA["definitions"])
    run = shared.pop("run")
    assert shared == WHOLE["definitions"]
    keys = [key for key in WHOLE["required"] if key not in ("findings", "hidden")]
    assert run["required"] == keys
    assert {key: run["properties"][key] for key in keys[1:]} == {key: WHOLE["properties"][key] for key in keys[1:]}


def test_the_schema_is_draft_7_and_tells_kinds_of_lines_apart(accepted: Report) -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    finding, *_, run = _lines(accepted)
    for line in ({}, finding | run, finding | {"severity": "fatal"}):
        assert not jsonschema.Draft7Validator(SCHEMA).is_valid(line)


def test_a_line_break_in_the_data_starts_no_line(hostile: Report, assert_harmless: Callable[[str], None]) -> None:
    text = REPORTER.render(hostile)
    assert len(text.splitlines()) == len(hostile.findings) + len(hostile.hidden) + 1
    assert_harmless(text)


def _assert_same(report: Report) -> None:
    *items, run = _lines(report)
    document = json.loads(JSON.render(report))
    assert [item for item in items if "code" in item] == document.pop("findings")
    assert [item for item in items if "by" in item] == document.pop("hidden")
    assert run.pop("format") == "pdmap.findings-line/1"
    document.pop("format")
    assert run == document


def _lines(report: Report) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in REPORTER.render(report).splitlines()]
    for line in lines:
        jsonschema.validate(line, SCHEMA, jsonschema.Draft7Validator)
    return lines
