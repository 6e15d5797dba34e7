"""How long data are kept, in words (Article 30(1)(f))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Answer, Nothing, Retention, Unknown, ids, listed
from pdmap.reference import Reference
from pdmap.views.facts.answers import emptiness, told, unknown_words
from pdmap.views.facts.names import type_names
from pdmap.views.words import say


def kept_for(answer: Answer[tuple[Retention, ...]], reference: Reference) -> str:
    """Return the clocks of an answer in one cell, or which kind of silence there is."""
    return told(clock_texts(answer, reference), answer)


def clock_texts(answer: Answer[tuple[Retention, ...]], reference: Reference) -> tuple[str, ...]:
    """Return the clocks of an answer, each with the data that it is for where some of them name data."""
    clocks = listed(answer)
    is_split = any(clock.data for clock in clocks)
    return tuple(_clock(clock, reference, is_split=is_split) for clock in clocks)


# Private functions


def _clock(clock: Retention, reference: Reference, *, is_split: bool) -> str:
    text = ", ".join(_parts(clock)) or emptiness(None)
    if not is_split:
        return text
    names = ", ".join(type_names(ids(clock.data), reference)) or say("fact.clock.rest")
    return say("fact.labeled", names, text)


def _parts(clock: Retention) -> Iterator[str]:
    lengths = [str(length) for length in (clock.period, clock.criteria) if length]
    if lengths and clock.start:
        lengths[0] = say("fact.clock.from", lengths[0], clock.start)
    yield from lengths
    match clock.law:
        case Nothing():
            yield say("fact.clock.no-law")
        case Unknown():
            yield say("fact.clock.law", unknown_words(clock.law))
        case str():
            yield say("fact.clock.law", clock.law)
        case None:
            pass
    if clock.reason:
        yield say("fact.clock.reason", clock.reason)
