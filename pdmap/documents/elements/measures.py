"""Technical and organizational measures, by the letters of Article 32(1) (Article 30(1)(g), 30(2)(d))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.protections import protections
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, empty, mentioned, place
from pdmap.findings import Location
from pdmap.model import Activity, Measure, Mention

_LETTERS = ("a", "b", "c", "d", "")
"""Letters of Article 32(1); the last one is for measures that name none."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A measure, and everywhere that it is said to hold."""

    id: str
    scopes: tuple[str, ...]
    sources: tuple[Location, ...]


def measures(context: Context, activity: Activity) -> Cell:
    """Return the measures of the activity, its systems and the organization, by the letter of Article 32(1)."""
    uses = _uses(context, activity)
    lines = [line for letter in _LETTERS for line in _under(context, letter, uses, activity)]
    answer = lines or empty(context.words, activity, "measures", None)
    return Cell(assumed(answer, assumption(activity, "measures")))


# Private functions


def _uses(context: Context, activity: Activity) -> tuple[_Use, ...]:
    uses: dict[str, _Use] = {}
    for scope, used in _mentions(context, activity):
        known = uses.get(used.id, _Use(used.id, (), ()))
        uses[used.id] = _Use(used.id, (*known.scopes, scope), (*known.sources, mentioned(used)))
    return tuple(uses.values())


def _mentions(context: Context, activity: Activity) -> Iterator[tuple[str, Mention]]:
    """Yield where each measure holds: this activity, a system, or everywhere."""
    yield from ((context.words.here, used) for used in activity.measures)
    for system in systems_of(context, activity):
        yield from ((system.title, used) for used in system.measures)
    organization = context.inventory.organization
    yield from ((context.words.everywhere, used) for used in (organization.measures if organization else ()))


def _under(context: Context, letter: str, uses: tuple[_Use, ...], activity: Activity) -> Iterator[Line]:
    """Yield the title of a letter and the measures that serve it."""
    known = context.inventory.measures
    lines = [
        _measure_line(context, use, known.get(use.id), letter)
        for use in uses
        if letter in ((known[use.id].article32 or ("",)) if use.id in known else ("",))
    ]
    lines += protections(context, letter, activity)
    if lines:
        yield Line(context.words.article_32[letter])
        yield from lines


def _measure_line(context: Context, use: _Use, measure: Measure | None, letter: str) -> Line:
    if measure is None:
        return Line(use.id, sources=use.sources, address=f"measures/{use.id}", level=1)
    sources = (place(measure), *use.sources)
    text = measure.title if letter == (measure.article32 or ("",))[0] else ""
    full = _measure_text(context, use, measure) if text else context.words.as_above.format(measure=measure.title)
    return Line(full, sources=sources, address=measure.address, level=1)


def _measure_text(context: Context, use: _Use, measure: Measure) -> str:
    words = context.words
    text = words.labeled.format(label=measure.title, text=measure.description) if measure.description else measure.title
    marks = [words.measure_types[measure.type]] if measure.type else []
    marks += [words.optional] if measure.optional else []
    marks += [", ".join(use.scopes)]
    marks += [words.evidence.format(place=measure.ref)] if measure.ref else []
    return words.with_kind.format(text=text, kind="; ".join(marks))
