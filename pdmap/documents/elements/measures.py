"""Technical and organizational measures, by the letters of Article 32(1) (Article 30(1)(g), 30(2)(d))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.lacking_protections import lacking_protections
from pdmap.documents.elements.protections import protections
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, empty, mentioned, place, secured
from pdmap.documents.names import system_name
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Activity, Measure, Mention, Organization, System, ids

COMMON_MEASURES = "common-measures"
"""Anchor of the measures that hold for all activities."""

_OTHER = ""
"""Stands for a letter of Article 32(1) where a measure names none."""
_LETTERS = ("a", "b", "c", "d", _OTHER)

_Said: TypeAlias = tuple[str, Mention, str]
"""Where a measure is said to hold, as which mention, and why that was assumed."""


@dataclass(frozen=True, slots=True)
class MeasureUse:
    """A measure, and everywhere that it is said to hold."""

    id: str
    scopes: tuple[str, ...] = ()
    sources: tuple[Location, ...] = ()
    assumption: str = ""
    """Why it was assumed that it holds; empty where that is known."""


def common_measures(context: Context) -> Cell:
    """Return the measures that hold for all activities, by the letter of Article 32(1)."""
    organization = context.inventory.organization
    if organization is None:
        silence = Line(context.words.not_recorded, State.NOT_RECORDED, address="organization/measures")
        return Cell(secured([silence]))
    uses = _uses(("", used, "") for used in organization.measures)
    lines = [line for letter in _LETTERS for line in _under(context, letter, uses, ())]
    return Cell(secured(answered(context.words, organization, "measures", None, lines)))


def measures(context: Context, activity: Activity) -> Cell:
    """Return the measures of the activity and its systems, with a pointer to those for all activities."""
    own = _by_letter(context, activity, _mentions(context, activity))
    return _answered(context, activity, [*own, *common_pointer(context)])


def measures_in_full(context: Context, activity: Activity) -> Cell:
    """Return the measures of the activity, its systems and the organization, for a row that stands alone."""
    common = _mentions_by(context.words.everywhere, context.inventory.organization)
    return _answered(context, activity, _by_letter(context, activity, (*_mentions(context, activity), *common)))


def own_measures(context: Context, activity: Activity) -> Mapping[str, MeasureUse]:
    """Return the measures of an activity and its systems by id, with everywhere that each holds."""
    return _uses(_mentions(context, activity))


def measure_text(context: Context, use: MeasureUse, measure: Measure) -> str:
    """Return a measure in full: what it is, where it holds, and what is kept of it."""
    words = context.words
    text = words.labeled.format(label=measure.title, text=measure.description) if measure.description else measure.title
    marks = [words.measure_types[measure.type]] if measure.type else []
    marks += [words.optional] if measure.optional else []
    marks += [", ".join(use.scopes)] if use.scopes else []
    marks += [words.evidence.format(text=measure.ref)] if measure.ref else []
    marks += [words.asserted.format(text=", ".join(map(words.term, measure.asserts)))] if measure.asserts else []
    headings = ", ".join(words.measure_headings[heading] for heading in measure.annex_ii)
    systems = dict.fromkeys(each.system.title for each in context.index.refuted.get(measure.id, ()))
    marks += [words.refuted.format(systems=", ".join(systems))] if systems else []
    marks += [words.annex_ii_of_measure.format(text=headings)] if headings else []
    exceptions = ", ".join(system_name(context, identifier) for identifier in ids(measure.exceptions))
    marks += [words.except_for.format(text=exceptions)] if exceptions else []
    return words.with_kind.format(text=text, kind=words.separator.join(marks)) if marks else text


def marked(line: Line, use: MeasureUse, measure: Measure) -> Line:
    """Return the line of a measure, marked where something of the measure was assumed, or that it holds there."""
    (told,) = assumed([line], assumption(measure, *measure.assumptions))
    (told,) = assumed([told], use.assumption)
    return told


def common_pointer(context: Context) -> Iterator[Line]:
    """Yield the line that points to the measures for all activities; nothing where there are none."""
    organization = context.inventory.organization
    if organization and organization.measures:
        sources, where = (place(organization, "measures"),), "organization/measures"
        yield Line(
            context.words.with_common_measures, sources=sources, address=where, anchor=COMMON_MEASURES, is_derived=True
        )


# Private functions


def _answered(context: Context, activity: Activity, lines: list[Line]) -> Cell:
    """Return lines on measures; where systems tell only of what they lack, no measure is recorded."""
    words, titles = context.words, set(context.words.article_32.values())
    has_some = any(line.text not in titles and line.state is State.RECORDED for line in lines)
    silence = () if has_some else empty(words, activity, "measures", None)
    return Cell(secured((*silence, *lines)))


def _by_letter(context: Context, activity: Activity, mentions: Iterable[_Said]) -> list[Line]:
    uses = _uses(mentions)
    return [
        line for letter in _LETTERS for line in _under(context, letter, uses, _of_systems(context, letter, activity))
    ]


def _of_systems(context: Context, letter: str, activity: Activity) -> Iterator[Line]:
    yield from protections(context, letter, activity)
    yield from lacking_protections(context, letter, activity)


def _mentions(context: Context, activity: Activity) -> Iterator[_Said]:
    """Yield where each measure holds: in this activity, or in a system of it."""
    yield from _mentions_by(context.words.here, activity)
    for system in systems_of(context, activity):
        yield from _mentions_by(system.title, system)


def _mentions_by(scope: str, holder: Activity | System | Organization | None) -> Iterator[_Said]:
    if holder:
        yield from ((scope, used, assumption(holder, "measures")) for used in holder.measures)


def _uses(mentions: Iterable[_Said]) -> Mapping[str, MeasureUse]:
    uses: dict[str, MeasureUse] = {}
    for scope, used, reason in mentions:
        known = uses.get(used.id, MeasureUse(used.id))
        scopes = (*known.scopes, scope) if scope else known.scopes
        reasons = "; ".join(dict.fromkeys(filter(None, (known.assumption, reason))))
        uses[used.id] = MeasureUse(used.id, scopes, (*known.sources, mentioned(used)), reasons)
    return uses


def _under(context: Context, letter: str, uses: Mapping[str, MeasureUse], protecting: Iterable[Line]) -> Iterator[Line]:
    """Yield the title of a letter, the measures that serve it, and what systems do for it."""
    known = context.inventory.measures
    lines = [
        _measure(context, use, known.get(use.id), letter)
        for use in uses.values()
        if letter in _letters(known.get(use.id))
    ]
    lines += protecting
    if lines:
        yield Line(context.words.article_32[letter])
        yield from lines


def _letters(measure: Measure | None) -> tuple[str, ...]:
    return (measure.article32 if measure else ()) or (_OTHER,)


def _measure(context: Context, use: MeasureUse, measure: Measure | None, letter: str) -> Line:
    """Return a measure, in full under the first letter that it serves."""
    if measure is None:
        return Line(use.id, sources=use.sources, address=f"measures/{use.id}", level=1)
    is_first = letter == _letters(measure)[0]
    text = measure_text(context, use, measure) if is_first else context.words.as_above.format(measure=measure.title)
    refuting = (each.node.location(each.system.id) for each in context.index.refuted.get(measure.id, ()))
    sources = dict.fromkeys((place(measure), *use.sources, *refuting))
    line = Line(text, sources=tuple(sources), address=measure.address)
    return replace(marked(line, use, measure), level=1)
