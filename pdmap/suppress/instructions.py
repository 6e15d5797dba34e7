"""What a comment asks of pdmap: `# pdmap: ignore[CODE, CODE] until=2027-01-31 reason`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pdmap.days import strict_day
from pdmap.findings import Check
from pdmap.frozen import dataclass
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
    codes = tuple(dict.fromkeys(_words(ignore["codes"])))
    until, reason = ignore["until"], ignore["reason"].strip()
    if not codes:
        return _unclear(comment, "names no code")
    if _LATE_UNTIL.search(reason):
        return _unclear(comment, "has no `until=` directly behind the bracket")
    day = strict_day(until or "")
    if until is not None and day is None:
        return _unclear(comment, f"ends on `{shown(until)}`, not on a day such as 2027-01-31")
    if not any(character.isalnum() for character in reason):
        return _without_reason(codes, until)
    return Instruction(codes, reason, day)


# Private functions

_IGNORE = re.compile(r"\s*pdmap:\s*ignore\[(?P<codes>[^\[\]]*)\]\s*+(?:until=(?P<until>\S*+))?(?P<reason>.*)")
_LATE_UNTIL = re.compile(r"\buntil\s*[=:]", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{3}[0-9]{3}\b")
_POLICY = re.compile(r"[a-z0-9][a-z0-9._-]*")
_BRACKET = re.compile(r"\[(?P<codes>[^\[\]]*(?=\])|[^\[\]\s]*)")
"""Up to its end; one that is never closed ends at the first blank."""
_BARE = re.compile(r"\b(?i:ignore)[\s:]+(?P<code>[a-z0-9][a-z0-9._]*-[a-z0-9._-]*)")
"""The id of a policy without a bracket; only a hyphen tells it from a word."""
_MOST_CODES = 3


def _unclear(comment: str, fact: str) -> Mistake:
    codes = ", ".join(map(shown, list(dict.fromkeys(_codes_in(comment)))[:_MOST_CODES]))
    return Mistake(
        UNCLEAR_COMMENT,
        f"the comment `{shown(comment.strip())}` {fact}",
        f"write `# pdmap: ignore[{codes or 'CODE'}] reason`, or begin the comment with another word",
    )


def _codes_in(comment: str) -> Iterator[str]:
    """Yield what is probably meant as a code, wherever it stands."""
    bracket, bare = _BRACKET.search(comment), _BARE.search(comment)
    inside = _words(bracket["codes"]) if bracket else []
    if inside and all(_CODE.fullmatch(word) or _POLICY.fullmatch(word) for word in inside):
        yield from inside
    elif bare:
        yield bare["code"]
    yield from _CODE.findall(comment)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[,\s]+", text) if word]


def _without_reason(codes: tuple[str, ...], until: str | None) -> Mistake:
    named = ", ".join(map(shown, codes[:_MOST_CODES]))
    end = f" until={until}" if until else ""
    return Mistake(
        UNREASONED_IGNORE,
        f"the ignore of {named} gives no reason and hides nothing",
        f"write why it is accepted: `# pdmap: ignore[{named}]{end} contract renewal is under way`",
    )
