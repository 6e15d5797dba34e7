"""Whether an answer says something, and how messages call one that does not."""

from __future__ import annotations

import datetime as dt

from pdmap.model import Nothing, Unknown
from pdmap.questions.saying import is_said
from pdmap.rules.wording import not_known

__all__ = ["is_said", "state_of"]


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
