"""In which countries compromised data are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Line
from pdmap.documents.incidents.lines import holder_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, empty, place
from pdmap.documents.names import choice_text, element_name, place_name
from pdmap.findings import Location
from pdmap.graph import Element, ElementKind
from pdmap.model import Backup, Item, Options, Party, Place


def place_lines(context: Context, element: Element) -> tuple[Line, ...]:
    """Return where a system and its backup are, or where a party is established; or which kind of silence there is."""
    return tuple(_marked(context, line, is_backup=is_backup) for line, is_backup in _lines(context, element))


def country_lines(context: Context, elements: Iterable[Element]) -> tuple[Line, ...]:
    """Return each answer to the question where some places are, with the places that it is for."""
    groups: dict[Line, dict[str, None]] = {}
    sources: dict[Line, list[Location]] = {}
    for element in elements:
        for line, is_backup in _lines(context, element) if element.kind is not ElementKind.SUBJECT else ():
            known, name = Line(line.text, line.state), Line(element_name(context, element))
            shown = _marked(context, name, is_backup=is_backup).text
            groups.setdefault(known, {})[shown] = None
            sources.setdefault(known, []).extend(line.sources)
    return tuple(
        Line(
            context.words.incident_of_place.format(answer=known.text, places=", ".join(named)),
            known.state,
            tuple(dict.fromkeys(sources[known])),
            is_derived=True,
        )
        for known, named in groups.items()
    )


# Private functions


def _lines(context: Context, element: Element) -> Iterator[tuple[Line, bool]]:
    """Yield answers to where a place is, and whether each is that of a backup."""
    holder = holder_of(context, element)
    if isinstance(holder, Party):
        if not holder.is_group or holder.country is not None:
            yield _line(context, holder, "country", holder.country), False
        return
    yield _line(context, holder, "location", holder.location), False
    if isinstance(holder.backup, Backup) and holder.backup.location is not None:
        yield _line(context, holder.backup, "location", holder.backup.location), True


def _line(context: Context, item: Item, key: str, answer: object) -> Line:
    names = _names(context, answer)
    if not names:
        return next(iter(empty(context.words, item, key, answer) or empty(context.words, item, key, None)))
    return Line(names, sources=(place(item, key),), address=address(item, key), is_derived=True)


def _marked(context: Context, line: Line, *, is_backup: bool) -> Line:
    return replace(line, text=context.words.incident_backup.format(text=line.text)) if is_backup else line


def _names(context: Context, answer: object) -> str:
    if isinstance(answer, Place):
        return place_name(context, answer)
    if isinstance(answer, Options) and answer.values:
        names = (place_name(context, option) for option in answer.values if isinstance(option, Place))
        return choice_text(context, names, answer.chosen_by)
    return ""
