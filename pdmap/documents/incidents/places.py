"""In which countries compromised data are."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.documents.document import Line
from pdmap.documents.incidents.lines import element_text, holder_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty, place
from pdmap.documents.names import choice_text, place_name
from pdmap.findings import Location
from pdmap.graph import Element, ElementKind
from pdmap.model import Options, Party, Place, System


def place_lines(context: Context, element: Element) -> tuple[Line, ...]:
    """Return where a system is, or where a party is established; or which kind of silence there is."""
    holder = holder_of(context, element)
    key = "location" if isinstance(holder, System) else "country"
    answer = holder.location if isinstance(holder, System) else holder.country
    if isinstance(holder, Party) and holder.is_group and answer is None:
        return ()
    names = _names(context, answer)
    if not names:
        return empty(context.words, holder, key, answer)
    return (Line(names, sources=(place(holder, key),), address=f"{holder.address}/{key}", is_derived=True),)


def country_lines(context: Context, elements: Iterable[Element]) -> tuple[Line, ...]:
    """Return each answer to the question where some places are, with the places that it is for."""
    groups: dict[Line, list[Element]] = {}
    sources: dict[Line, list[Location]] = {}
    for element in elements:
        for line in place_lines(context, element) if element.kind is not ElementKind.SUBJECT else ():
            known = Line(line.text, line.state)
            groups.setdefault(known, []).append(element)
            sources.setdefault(known, []).extend(line.sources)
    return tuple(
        Line(_of_places(context, known, named), known.state, tuple(dict.fromkeys(sources[known])), is_derived=True)
        for known, named in groups.items()
    )


# Private functions


def _names(context: Context, answer: object) -> str:
    if isinstance(answer, Place):
        return place_name(context, answer)
    if isinstance(answer, Options) and answer.values:
        names = (place_name(context, option) for option in answer.values if isinstance(option, Place))
        return choice_text(context, names, answer.chosen_by)
    return ""


def _of_places(context: Context, known: Line, elements: list[Element]) -> str:
    names = ", ".join(dict.fromkeys(element_text(context, element) for element in elements))
    return context.words.incident_of_place.format(answer=known.text, places=names)
