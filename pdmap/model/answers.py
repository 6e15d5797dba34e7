"""Answers: a value, an explicit `none`, a reasoned `unknown`, or nothing recorded.

A "no", a "not known yet" and a missing answer are three different things in law and in a record:
Article 30(1)(e) is answered by `transfers: none`, and is not answered by silence.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.source import Node

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Nothing:
    """The author's `none`: the question was asked, and the answer is that there is none."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The author's `{unknown: reason}`: not known yet, with what is being done about it."""

    reason: str
    """Why it is not known, in the author's words."""
    owner: str | None = None
    """Who finds out."""
    due: date | None = None
    """By when."""


Answer: TypeAlias = T | Nothing | Unknown | None
"""A value, `none`, `unknown`, or Python's `None` where nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An id that is used somewhere, with the place where it stands."""

    node: Node = field(repr=False)
    id: str

    @property
    def written_at(self) -> Location:
        """Return where it stands in the manifests."""
        return self.node.location()


@dataclass(frozen=True, slots=True)
class Options(Generic[T]):
    """Values of which all hold, or of which somebody else chooses one."""

    values: tuple[T, ...]
    chosen_by: str | None = None
    """Who chooses among the values, such as `customer`; `None` where all of them hold."""


def listed(answer: tuple[T, ...] | Nothing | Unknown | None) -> tuple[T, ...]:
    """Return what a list answers; nothing for `none`, `unknown` and a missing answer."""
    return answer if isinstance(answer, tuple) else ()


def options(answer: Options[T] | Nothing | Unknown | None) -> tuple[T, ...]:
    """Return every value that holds or may be chosen; nothing where no value is recorded."""
    return answer.values if isinstance(answer, Options) else ()


def ids(mentions: tuple[Mention, ...] | Nothing | Unknown | None) -> tuple[str, ...]:
    """Return the mentioned ids in written order."""
    return tuple([mention.id for mention in mentions]) if isinstance(mentions, tuple) else ()
