"""Schemas in words: what a value should have been."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from pdmap.language.common import COUNTRY_ID_PATTERN, COUNTRY_PATTERN, PLACE_PATTERN
from pdmap.language.forms import DATE_PATTERN, ID_PATTERN, TEXT_PATTERN
from pdmap.language.registers import CODE_PATTERN
from pdmap.model import PERIOD_PATTERN
from pdmap.schema.subschemas import Schema, is_unknown, items, leaves, mapping, resolved, types, words
from pdmap.source import Plain

PHRASES: Mapping[str, str] = {
    TEXT_PATTERN: "text",
    ID_PATTERN: "an id of lower-case letters, digits, `.`, `_` and `-`",
    DATE_PATTERN: "a date such as `2024-05-01`",
    PERIOD_PATTERN: "a duration such as `P90D`",
    PLACE_PATTERN: "a country code or a cloud region",
    COUNTRY_PATTERN: "a country code",
    COUNTRY_ID_PATTERN: "the code of a country in lower case, such as `jp`",
    CODE_PATTERN: "the code of a rule or the id of a policy",
}
"""What each pattern of the language stands for."""

KINDS: Mapping[str, str] = {
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
}
"""What the types of JSON Schema are called; where text fits, a number does too, and nothing needs saying."""

_LONGEST_SHOWN = 60
_MOST_WORDS = 8
_COMMONPLACE_KEYS = ("description", "assumptions")


def phrases(schema: Schema) -> list[str]:
    """Return what fits a schema, one phrase for each alternative."""
    return list(dict.fromkeys(phrase for leaf in leaves(schema) for phrase in _phrases(leaf)))


def enumerate_phrases(parts: Iterable[str]) -> str:
    """Return phrases as a list in English: `a`, `a or b`, `a, b or c`; empty where there is none."""
    *most, last = [*parts] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def quoted(text: str) -> str:
    """Return a text as messages show it: on one line, not too long, in back-ticks."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line[:_LONGEST_SHOWN]}...`" if len(line) > _LONGEST_SHOWN else f"`{line}`"


def written(value: Plain) -> str:
    """Return a value as it can be pasted into a manifest, on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {written(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case str() if _UNSAFE_IN_A_LINE.search(value):
            return json.dumps(value, ensure_ascii=False)
        case str():
            return value
    return json.dumps(value)


# Private functions

_UNSAFE_IN_A_LINE = re.compile(r"""[,\[\]{}#"]|: |:$|^[&*!|>'%@`?-]|^\s*$""")
"""Text that YAML would read as something else without quotes."""


def _phrases(leaf: Schema) -> Iterator[str]:
    if "const" in leaf or "enum" in leaf:
        yield from _word_phrases(words(leaf))
    elif "pattern" in leaf:
        yield PHRASES.get(str(leaf["pattern"]), "text of another form")
    elif is_unknown(leaf):
        yield "`{unknown: reason}`"
    elif "object" in types(resolved(leaf)):
        yield _object_phrase(resolved(leaf))
    else:
        yield from (KINDS[name] for name in types(leaf) if name in KINDS)


def _word_phrases(fitting: list[str]) -> Iterator[str]:
    """Yield each of a few words, or how many there are and the first; the remedy lists them all."""
    if len(fitting) > _MOST_WORDS:
        yield f"one of {len(fitting)} words such as `{fitting[0]}`"
    else:
        yield from (f"`{word}`" for word in fitting)


def _object_phrase(schema: Schema) -> str:
    keys = mapping(schema.get("properties"))
    if "choice" in keys:
        return "`{choice: [...], by: customer}`"
    if "$schema" in schema:
        return "sections such as `systems` and `activities`"
    if not keys:
        return "objects under their ids" if "propertyNames" in schema else "keys with a reason each"
    required = [str(name) for name in items(schema.get("required"))]
    others = [name for name in keys if name not in required and name not in _COMMONPLACE_KEYS]
    return "keys such as " + " and ".join(f"`{name}`" for name in [*required, *others][:2])
