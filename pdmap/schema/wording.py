"""Schemas in words: what a value should have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.language.common import PLACE_PATTERN
from pdmap.language.forms import DATE_PATTERN, ID_PATTERN
from pdmap.language.organization import COUNTRY_PATTERN
from pdmap.language.registers import CODE_PATTERN
from pdmap.model import PERIOD_PATTERN
from pdmap.source import Plain

PHRASES: Mapping[str, str] = {
    ID_PATTERN: "an id of lower-case letters, digits, `.`, `_` and `-`",
    DATE_PATTERN: "a date such as `2024-05-01`",
    PERIOD_PATTERN: "a duration such as `P90D`, `P6M` or `P7Y`",
    PLACE_PATTERN: "a country code such as `SE` or a cloud region such as `aws:eu-north-1`",
    COUNTRY_PATTERN: "a country code such as `SE`",
    CODE_PATTERN: "the code of a rule, such as `TRF001`",
}
"""What each pattern of the language stands for."""

KINDS: Mapping[str, str] = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "number": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
}
"""What the types of JSON Schema are called in messages."""

Schema = Mapping[str, Plain]


def phrases(schema: Schema) -> list[str]:
    """Return what fits a schema, one phrase for each alternative."""
    if "$ref" in schema:
        return ["`{unknown: reason}`" if str(schema["$ref"]).endswith("/unknown") else "a mapping"]
    if "const" in schema:
        return [f"`{schema['const']}`"]
    if "anyOf" in schema:
        return list(dict.fromkeys(phrase for branch in schemas(schema["anyOf"]) for phrase in phrases(branch)))
    if "allOf" in schema:
        return [phrase for branch in schemas(schema["allOf"]) for phrase in phrases(branch)]
    if "enum" in schema:
        return [f"`{word}`" for word in words(schema)]
    if "pattern" in schema:
        return [PHRASES.get(str(schema["pattern"]), "text of another form")]
    return list(dict.fromkeys(KINDS[name] for name in types(schema)))


def words(schema: Schema) -> list[str]:
    """Return the words that a schema allows, through all of its alternatives."""
    alternatives = [*schemas(schema.get("anyOf", [])), *schemas(schema.get("allOf", []))]
    own = [*_listing(schema.get("enum", [])), *([schema["const"]] if "const" in schema else [])]
    return [str(word) for word in own] + [word for branch in alternatives for word in words(branch)]


def types(schema: Schema) -> list[str]:
    """Return the JSON types that a schema without alternatives names."""
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else [str(name) for name in _listing(named)]


def schemas(value: Plain) -> list[Schema]:
    """Return the schemas in a list of schemas."""
    return [item for item in _listing(value) if isinstance(item, dict)]


def enumerate_phrases(parts: Iterable[str]) -> str:
    """Return phrases as a list in English: `a`, `a or b`, `a, b or c`."""
    *most, last = parts
    return f"{', '.join(most)} or {last}" if most else last


# Private functions


def _listing(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
