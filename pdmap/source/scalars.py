"""The values of unquoted scalars by the core schema of YAML 1.2.2, section 10.3.2.

Unlike YAML 1.1, `NO`, `on` and `yes` are text, and so are `22:30`, `1_000` and dates.
"""

from __future__ import annotations

import re
from math import isfinite

from pdmap.frozen import dataclass
from pdmap.source.nodes import Scalar

LARGEST_INTEGER = 2**53 - 1
"""The largest whole number that every JSON reader keeps (RFC 8259, section 6)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a number would not keep its value when it is read and written again."""

    reason: str
    """Completes the sentence "number `010` ..."."""


def resolve(text: str) -> Scalar | Doubt:
    """Return the value of an unquoted scalar, or the doubt about it."""
    if text in _WORDS or text[0] not in _FIRST_OF_NUMBERS:
        return _WORDS.get(text, text)
    if _INTEGER.fullmatch(text):
        return _integer(text)
    if _FLOAT.fullmatch(text):
        return _float(text)
    if _NOT_FINITE.fullmatch(text):
        return Doubt("is not finite")
    return text


# Private functions

_FIRST_OF_NUMBERS = frozenset("0123456789+-.")
"""What numbers begin with; most scalars are told to be text by this alone."""

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
_LONGEST_DIGITS = 32
"""More digits are not looked at: reading thousands of them takes quadratic time."""

_BASES = {"0o": 8, "0x": 16}


def _integer(text: str) -> int | Doubt:
    if _LEADING_ZERO.match(text):
        return Doubt("begins with a zero, which is lost")
    if len(text) <= _LONGEST_DIGITS:
        base = _BASES.get(text[:2])
        number = int(text[2:], base) if base else int(text)
        if abs(number) <= LARGEST_INTEGER:
            return number
    return Doubt(f"is over {LARGEST_INTEGER}, which other programs round")


def _float(text: str) -> float | Doubt:
    if _LEADING_ZERO.match(text):
        return Doubt("begins with a zero, which is lost")
    number = float(text)
    return number if isfinite(number) else Doubt("is not finite")
