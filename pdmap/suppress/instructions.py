"""What a comment asks of pdmap: `# pdmap: ignore[CODE, CODE] until=2027-01-31 reason`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pdmap.findings import Check
from pdmap.language.checks import UNCLEAR_COMMENT, UNREASONED_IGNORE
from pdmap.source import speaks_to_pdmap
from pdmap.source.characters import shown


@dataclass(frozen=True, slots=True)
class Instruction:
    """What an understood comment asks for."""

    codes: tuple[str, ...]
    """The codes of the findings to hide, without repetitions."""
    reason: str
    until: dt.date | None
    """The last day; `None` where there is no end."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A comment for pdmap that asks for nothing that can be done."""

    check: Check
    message: str
    remedy: str


def instruction_in(comment: str) -> Instruction | Mistake | None:
    """Return what a comment asks of pdmap, or `None` where it speaks to people only.

    Args:
        comment: The text behind the `#`.
    """
    if not speaks_to_pdmap(comment):
        return None
    ignore = _IGNORE.fullmatch(comment)
    if ignore is None:
        return _unclear(comment, "is not understood")
    codes = tuple(dict.fromkeys(code for code in re.split(r"[,\s]+", ignore["codes"]) if code))
    until, reason = ignore["until"], ignore["reason"].strip()
    if not codes:
        return _unclear(comment, "names no code")
    if _LATE_UNTIL.search(reason):
        return _unclear(comment, "has no `until=` directly behind the bracket")
    day = _day(until)
    if until is not None and day is None:
        return _unclear(comment, f"ends on `{shown(until)}`, not on a day such as 2027-01-31")
    if not any(character.isalnum() for character in reason):
        return _without_reason(codes, until)
    return Instruction(codes, reason, day)


# Private functions

_IGNORE = re.compile(r"\s*pdmap:\s*ignore\[(?P<codes>[^\[\]]*)\]\s*(?:until=(?P<until>\S*))?(?P<reason>.*)")
_LATE_UNTIL = re.compile(r"\buntil\s*[=:]", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{3}[0-9]{3}\b")
_MOST_CODES = 3


def _unclear(comment: str, fact: str) -> Mistake:
    codes = ", ".join(list(dict.fromkeys(_CODE.findall(comment)))[:_MOST_CODES])
    return Mistake(
        UNCLEAR_COMMENT,
        f"the comment `{shown(comment.strip())}` {fact}",
        f"write `# pdmap: ignore[{codes or 'CODE'}] reason`, or begin the comment with another word",
    )


def _without_reason(codes: tuple[str, ...], until: str | None) -> Mistake:
    named = ", ".join(map(shown, codes[:_MOST_CODES]))
    end = f" until={until}" if until else ""
    return Mistake(
        UNREASONED_IGNORE,
        f"the ignore of {named} gives no reason and hides nothing",
        f"write why it is accepted: `# pdmap: ignore[{named}]{end} contract renewal is under way`",
    )


def _day(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if str(day) == text else None  # `20270131` and `2027-W05-1` are ISO 8601, and hardly meant
