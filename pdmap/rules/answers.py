"""Whether an answer says something, and how messages call one that does not."""

from __future__ import annotations

import datetime as dt
from typing import TypeGuard

from pdmap.model import Nothing, Unknown
from pdmap.rules.wording import not_known

_SAYING_NOTHING = frozenset({"", "-", "n/a", "none", "unknown"})
"""Texts, in lower case, that stand where an author had nothing to write."""


def is_said(text: str | None) -> TypeGuard[str]:
    """Return whether a text is recorded and is more than `none` or another word for nothing."""
    return text is not None and text.strip().casefold() not in _SAYING_NOTHING


def state_of(answer: object, as_of: dt.date) -> str:
    """Return what is written in place of an answer: "not known yet" with its reason, "`none`" or "not recorded"."""
    match answer:
        case Unknown():
            return not_known(answer, as_of)
        case Nothing():
            return "`none`"
        case str() if not is_said(answer):
            return f"`{answer.strip()}`"
        case _:
            return "not recorded"
