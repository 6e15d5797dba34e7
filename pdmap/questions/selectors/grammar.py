"""The grammar of selectors, which is dbt's: `+console+2`, `@console`, `party:stripe`, `data:health,country:US`.

A space is a union, a comma an intersection, and the comma binds closer. The HTML map reads the same grammar in
its own language: `tests/questions/selectors/cases.json` holds both to it.
"""

from __future__ import annotations

import re

from pdmap.frozen import dataclass
from pdmap.source.characters import shown

EVERYTHING = "*"
"""The selector of all elements."""


class SelectorError(Exception):
    """A selector that cannot be read or names something unknown; the message is one clear line for people."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"column {column}: {message}")
        self.column = column
        """Where in the text, counted from 1."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One name with the steps that are taken from it."""

    method: str
    """What the value is, such as `party`; empty where it is the id of an element."""
    value: str
    """May hold the wildcards `*` and `?`."""
    column: int
    up: int | None = 0
    """How many steps are taken to where data come from; `None` for all of them."""
    down: int | None = 0
    """How many steps are taken to where data go; `None` for all of them."""
    is_wide: bool = False
    """Whether `@` stands before it: all steps down, and from all that is found all steps up."""

    def __str__(self) -> str:
        """Return what it names as messages show it, without steps, such as `party:stripe`."""
        return shown(written(self.method, self.value))


@dataclass(frozen=True, slots=True)
class Selector:
    """A union of intersections."""

    alternatives: tuple[tuple[Atom, ...], ...]


def parse(text: str) -> Selector:
    """Return the syntax tree of a selector.

    Raises:
        SelectorError: the text is no selector.
    """
    alternatives: list[list[Atom]] = []
    position, is_joined = _after_space(text, 0), False
    if position == len(text):
        raise SelectorError("nothing is named; write an id such as console, or * for everything", 1)
    while position < len(text):
        atom, position = _atom(text, position)
        if is_joined:
            alternatives[-1].append(atom)
        else:
            alternatives.append([atom])
        position = _after_space(text, position)
        is_joined = text.startswith(",", position)
        if is_joined:
            position = _after_space(text, position + 1)
    if is_joined:
        raise SelectorError("a comma stands between two names; none follows here", len(text.rstrip()))
    return Selector(tuple(map(tuple, alternatives)))


def written(method: str, value: str) -> str:
    """Return a name as it is written in a selector, in quotes where it would otherwise be read as several."""
    quoted = _quoted(value) if re.search(r"[\s,+\"']|^@|:$", value) else value
    return f"{method}:{quoted}" if method else quoted


# Private functions

_MANY_DIGITS = 10
_MOST_STARS = 20
_ATOM = re.compile(
    r"""
    (?P<at>@?) (?P<up>[0-9]*\+)? (?:(?P<method>[A-Za-z][A-Za-z-]*):)?
    (?: "(?P<double>[^"]+)" | '(?P<single>[^']+)' | (?P<raw>[^\s,]+?) )
    (?P<down>\+[0-9]*)? (?=[\s,]|$)
    """,
    re.VERBOSE,
)


def _quoted(value: str) -> str:
    """Return a value in quotes that it does not hold; where it holds both, `?` stands for one of them."""
    quote = "'" if '"' in value and "'" not in value else '"'
    return f"{quote}{value.replace(quote, '?')}{quote}"


def _after_space(text: str, position: int) -> int:
    return len(text) - len(text[position:].lstrip())


def _atom(text: str, position: int) -> tuple[Atom, int]:
    """Return the atom that starts at a position, and the position behind it."""
    column = position + 1
    found = _ATOM.match(text, position)
    if found is None:  # only a comma matches nothing: anything else is at least a raw value
        raise SelectorError("a comma stands between two names; none stands before this one", column)
    _refuse_odd(found["raw"] or "", column)
    if found["at"] and (found["up"] or found["down"]):
        raise SelectorError("@ takes every step by itself; leave out the +", column)
    value = found["double"] or found["single"] or found["raw"]
    if len(re.findall(r"\*+", value)) > _MOST_STARS:
        raise SelectorError(f"more than {_MOST_STARS} * stand in a name", column)
    atom = Atom(
        method=found["method"] or "",
        value=value,
        column=column,
        up=_steps((found["up"] or "0").removesuffix("+")),
        down=_steps((found["down"] or "0").removeprefix("+")),
        is_wide=bool(found["at"]),
    )
    return atom, found.end()


def _steps(digits: str) -> int | None:
    """Return a number of steps; none are written where all are taken, and very many are all of them."""
    return int(digits) if 0 < len(digits) < _MANY_DIGITS else None


def _refuse_odd(raw: str, column: int) -> None:
    """Refuse what is read as a name only because it is no part of the grammar in its place."""
    if raw in {'""', "''"}:
        raise SelectorError("nothing stands between the quotes", column)
    if raw[:1] in {'"', "'"}:
        is_closed = raw.count(raw[0]) > 1
        raise SelectorError(
            "only + or a comma may follow a closing quote" if is_closed else f"the quote {raw[0]} is not closed", column
        )
    if "+" in raw:
        raise SelectorError("a + stands before or behind a name; a name that holds one stands in quotes", column)
    if raw.startswith("@"):
        raise SelectorError("@ stands right before a name, once", column)
    if raw.endswith(":"):
        raise SelectorError(f"nothing follows {shown(raw)}", column)
