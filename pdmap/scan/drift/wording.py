"""Words that the findings of drift share: names from sources, which may hold anything, and lines of YAML to paste."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from pdmap.counting import counted
from pdmap.model import Object
from pdmap.scan.drift.sources import Found
from pdmap.source.characters import shown

MOST = 80
"""Characters of a name that a message shows."""
_PLAIN = re.compile(r"[A-Za-z_][\w.-]*(?: [\w.-]+)*")
_WORDS = frozenset({"true", "false", "null", "none", "yes", "no"})
_FEW = 4


def code(name: str) -> str:
    """Return a name in back-ticks, on one line."""
    return f"`{shown(name, MOST)}`"


def titled(item: Object) -> str:
    """Return what people call an object and its id."""
    return f"{shown(item.name, MOST)} (`{item.id}`)" if item.name else f"`{item.id}`"


def several(names: Sequence[str]) -> str:
    """Return names in back-ticks; of many, the first ones and how many there are beside."""
    if len(names) <= _FEW:
        return ", ".join(map(code, names))
    return f"{', '.join(map(code, names[: _FEW - 1]))} and {counted(len(names) - _FEW + 1, 'more', 'more')}"


def typed(found: Found) -> str:
    """Return a column with its type, where the source gives one."""
    kind = " ".join(found.column.type.split())
    return f"{code(found.written)} ({shown(kind, MOST)})" if kind else code(found.written)


def why(found: Found) -> str:
    """Return why the classifier says what it says, behind a colon; empty where it does not say."""
    reason = " ".join(found.verdict.reason.split())
    return f": {shown(reason, 3 * MOST)}" if reason else ""


def yaml(text: str) -> str:
    """Return a text as YAML writes it in a line; in quotes where it could be read as something else."""
    is_plain = _PLAIN.fullmatch(text) and text.isascii() and text.lower() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def with_field(system: str, data_type: str | None, column: str) -> str:
    """Return lines of YAML that give a system a field."""
    return _pasted(system, "fields", f"{{type: {data_type or '...'}, column: {yaml(column)}}}")


def with_fields(system: str, columns: Sequence[tuple[str | None, str]]) -> str:
    """Return lines of YAML that give a system a field for each type and column, the first ones of many."""
    shown = [f"{{type: {data_type or '...'}, column: {yaml(column)}}}" for data_type, column in columns[:_MOST_FIELDS]]
    more = len(columns) - len(shown)
    return _pasted(system, "fields", *shown) + (f"\n      # and {more} more" if more else "")


def with_negative(system: str, found: Found, dictionary: str) -> str:
    """Return lines of YAML that declare a column not personal, with what makes drift ask again."""
    kind = " ".join(found.column.type.split())
    type_ = f", sql_type: {yaml(kind)}" if kind else ""
    item = f'{{column: {yaml(found.written)}, reason: ..., dictionary: "{dictionary}"{type_}}}'
    return _pasted(system, "not_personal", item)


# Private functions

_MOST_FIELDS = 5


def _pasted(system: str, key: str, *several: str) -> str:
    items = "".join(f"\n      - {item}" for item in several)
    return f"systems:\n  {system}:\n    {key}:{items}"
