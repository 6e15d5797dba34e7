import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pdmap.engine import Engine
from pdmap.renderers.json import render
from pdmap.views.view import View

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "map.schema.json").read_text())


@pytest.mark.parametrize("case", ["shop", "hosting", "empty"])
def test_what_is_written_fits_the_published_schema(case: str, view_of: Callable[[str], View], engine: Engine) -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(render(view_of(case), engine)))


def test_the_schema_knows_every_key_that_is_written(view_of: Callable[[str], View], engine: Engine) -> None:
    written = json.loads(render(view_of("shop"), engine))
    assert list(SCHEMA["properties"]) == list(written)
    for part, definition in (("frames", "frame"), ("nodes", "node"), ("edges", "edge"), ("legend", "legend_entry")):
        assert set(SCHEMA["definitions"][definition]["properties"]) == set(written[part][0])


def test_every_part_of_the_schema_is_described() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert not [path for path, part in parts(SCHEMA, "") if "description" not in part and "$ref" not in part]


def parts(schema: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, schema
    for group in ("properties", "definitions"):
        for name, inner in schema.get(group, {}).items():
            yield from parts(inner, f"{path}/{name}")
    if "items" in schema:
        yield from parts(schema["items"], f"{path}/items")
