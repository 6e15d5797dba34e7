"""What the authors of a schema say of their tables and columns, which counts more than names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from pdmap.reference.data_types import built_in_data_types
from pdmap.scan.classify.names import parse
from pdmap.scan.classify.words import lines
from pdmap.scan.schema import Column, Evidence, Table
from pdmap.scan.verdicts import Tier

_PERSONAL = r"(pii|personal data|personal information|personally identifiable|personenbezogen\w*|données personnelles)"
_SAYS = re.compile(rf"\b{_PERSONAL}\b", re.IGNORECASE)
_DENIES = re.compile(rf"\b(no|not|non|non-|nicht|keine|without)[\s_-]*{_PERSONAL}", re.IGNORECASE)
_FIRST_PART = re.compile(r"[^.,;:(\n]*")
_LONGEST_COMMENT = 6
"""Words of a comment that still name a column, rather than tell of it."""


def said_of(column: Column) -> Evidence | None:
    """Return the first statement that says whether a column is personal, or what it holds."""
    spoken = next((evidence for evidence in column.evidence if _speaks(evidence)), None)
    # A comment that only asks, such as "PII?", is evidence that leaves it open.
    return spoken or (None if column.evidence else _comment(column.comment))


def is_denied(evidence: Evidence) -> bool:
    """Tell whether a statement says that the data are not about people."""
    if evidence.is_personal is not None:
        return not evidence.is_personal
    return bool(evidence.kinds) and all(kind.split(".")[0] == "system" for kind in evidence.kinds)


def data_type_of(evidence: Evidence, guess: str | None) -> str | None:
    """Return the data type that a statement names; the guess where it fits what is said, or nothing is said."""
    for kind in evidence.kinds:
        found = types_of_kind(kind)
        if guess and any(covers(data_type, guess) for data_type in found):
            return guess
        if found:
            return found[0]
    return guess


def covers(data_type: str, other: str) -> bool:
    """Tell whether a data type is another, or the broader kind that its key begins with."""
    return other == data_type or other.startswith(f"{data_type}.")


def declared_types(table: Table) -> frozenset[str]:
    """Return the data types that statements on a table as a whole name."""
    return frozenset(
        data_type for evidence in table.evidence for kind in evidence.kinds for data_type in types_of_kind(kind)
    )


def denial(table: Table) -> str:
    """Return who says that a table holds nothing personal; empty where nobody does."""
    return next((evidence.origin for evidence in table.evidence if _speaks(evidence) and is_denied(evidence)), "")


def named_in_comment(comment: str) -> str:
    """Return the name that a short comment gives its column, such as `Email address`; empty where it tells more."""
    found = _FIRST_PART.match(comment)
    words = found.group().split() if found else []
    return "_".join(words) if len(words) <= _LONGEST_COMMENT else ""


@lru_cache(maxsize=4_096)
def types_of_kind(kind: str) -> tuple[str, ...]:
    """Return the data types that a word of another vocabulary stands for, the nearest first."""
    if kind in built_in_data_types():
        return (kind,)
    if kind.split(".", maxsplit=1)[0] in ("user", "system"):
        return _from_fideslang(kind)
    matches = parse(kind.replace(".", "_")).matches
    return tuple(match.entry.data_type for match in matches if match.entry.tier is Tier.DIRECT)


# Private functions


def _speaks(evidence: Evidence) -> bool:
    return evidence.is_personal is not None or bool(evidence.kinds)


def _comment(comment: str) -> Evidence | None:
    if not comment or not _SAYS.search(comment):
        return None
    return Evidence(origin="comment", words=comment, is_personal=not _DENIES.search(comment))


def _from_fideslang(kind: str) -> tuple[str, ...]:
    parts = kind.split(".")
    while len(parts) > 1:
        found = _by_fideslang().get(".".join(parts))
        if found:
            return found
        parts.pop()
    return ()


@cache
def _by_fideslang() -> Mapping[str, tuple[str, ...]]:
    preferred = {row[0]: row[1] for row in lines("fideslang.tsv")}
    found: dict[str, list[str]] = defaultdict(list)
    for data_type in built_in_data_types().values():
        if data_type.fideslang:
            found[data_type.fideslang].append(data_type.key)
    return {kind: _ordered(keys, preferred.get(kind, "")) for kind, keys in found.items()}


def _ordered(keys: list[str], preferred: str) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: (key != preferred, key.count("."), key)))
