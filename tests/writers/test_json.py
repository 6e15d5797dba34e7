import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from pdmap.documents.document import Document
from pdmap.source import Plain
from pdmap.writers.json import write

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Plain] = json.loads((ROOT / "schemas" / "record.schema.json").read_bytes())
GOLDEN = sorted((ROOT / "tests" / "documents" / "golden").glob("*.json"))


def closed(schema: Plain) -> Plain:
    """Return the schema without room for keys that it does not describe."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {"additionalProperties": False, **inner} if isinstance(inner.get("properties"), dict) else inner


def assert_fits(content: bytes) -> None:
    schema = closed(SCHEMA)
    assert isinstance(schema, dict)
    jsonschema.validate(json.loads(content), schema)


def undescribed(schema: Plain) -> list[str]:
    """Return the keys that the schema gives no description."""
    if isinstance(schema, list):
        return [key for item in schema for key in undescribed(item)]
    if not isinstance(schema, dict):
        return []
    keys = schema.get("properties")
    own = [
        key
        for key, value in (keys.items() if isinstance(keys, dict) else ())
        if not (isinstance(value, dict) and value.keys() & {"$ref", "description"})
    ]
    return own + [key for value in schema.values() for key in undescribed(value)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_every_key_is_described() -> None:
    assert undescribed(SCHEMA) == []


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_records_fit_the_schema_which_names_all_of_their_keys(path: Path) -> None:
    assert_fits(path.read_bytes())


def test_every_kind_of_block_fits_the_schema(document: Document) -> None:
    assert_fits(write(document))


@pytest.mark.parametrize("missing", ["format", "blocks", "metadata"])
def test_the_schema_refuses_a_document_that_lacks_a_part(missing: str, document: Document) -> None:
    content = json.loads(write(document))
    del content[missing]
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(content)


def test_every_line_keeps_its_state_sources_and_address(document_with: Callable[[str], Document]) -> None:
    content = json.loads(write(document_with("Sell boots")))
    (register,) = [block for block in content["blocks"] if block.get("layout") == "register"]
    transfers = register["rows"][0]["cells"]["transfers"]
    assert transfers["state"] == "none"
    assert transfers["lines"][0] == {
        "text": "none",
        "state": "none",
        "level": 0,
        "address": "activities/a/transfers",
        "assumption": "",
        "is_derived": False,
        "anchor": "",
        "sources": [{"path": "a.yaml", "line": 6, "column": 3, "label": "key"}],
    }
