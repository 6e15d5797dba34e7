"""Fields of types that are written where they are used, as warehouses have them: `STRUCT<street STRING>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pdmap.scan.schema import Column


def fields_of(column: Column) -> Iterator[Column]:
    """Yield the fields of a column whose type names some, also within a list or a map; none of any other.

    They stand where the column does, whose type may go over several lines.
    """
    found = _STRUCT.search(column.type)
    for part in _parts(column.type[found.end() :]) if found else ():
        if field := _FIELD.match(part):
            name, type_ = field["quoted"] or field["name"], " ".join(part[field.end() :].split())
            comment = _COMMENT.search(type_)
            yield replace(
                column,
                name=name,
                type=type_[: comment.start()].rstrip() if comment else type_,
                comment=comment["said"] if comment else "",
                values=(),
                evidence=(),
            )


# Private functions


def _parts(text: str) -> Iterator[str]:
    """Yield what stands between the commas that lie in no further brackets, up to the end of these."""
    depth, start = 0, 0
    for found in _SIGN.finditer(text):
        sign = found.group()
        if sign in "<([":
            depth += 1
        elif sign in ">)]":
            depth -= 1
        if depth < 0 or (sign == "," and not depth):
            yield text[start : found.start()]
            start = found.end()
        if depth < 0:
            return
    yield text[start:]


# Private tables

_STRUCT = re.compile(r"\b(?:STRUCT|ROW|NESTED|TUPLE|OBJECT)\s?[<(]", re.IGNORECASE)
_SIGN = re.compile(r"'[^']*+'|\"[^\"]*+\"|`[^`]*+`|[<>()\[\],]")
_FIELD = re.compile(r"\s*(?:[`\"](?P<quoted>[^`\"]+)[`\"]|(?P<name>[A-Za-z_]\w*))(?:\s*:\s*|\s+)(?=\S)")
"""The name of a field with what parts it from its type; a part without a name, as of a tuple, is none."""
_COMMENT = re.compile(r"\b(?:COMMENT\s|OPTIONS\s?\(\s?description\s?=)\s?['\"](?P<said>[^'\"]*)", re.IGNORECASE)
