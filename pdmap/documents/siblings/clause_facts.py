"""What the inventory says of the matters that Article 28(3) has a contract deal with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pdmap.documents.clocks import period_text
from pdmap.documents.document import Line
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, fact, place, secured
from pdmap.documents.names import party_name, system_name
from pdmap.documents.siblings.engaged import Engaged, data_lines, subject_lines
from pdmap.documents.siblings.party_transfers import third_countries
from pdmap.graph import Link, LinkKind
from pdmap.model import Rights, ids, listed


def clause_facts(context: Context, each: Engaged, clause: str) -> tuple[Line, ...]:
    """Return what the inventory says of an element of the contract, as details."""
    find = _FACTS.get(clause)
    return details(find(context, each) if find else (), context.words.by_inventory, is_derived=True)


# Private functions


def _subject_matter(_: Context, each: Engaged) -> Iterator[Line]:
    if each.party.service:
        yield fact(each.party, "service", each.party.service)
    for activity in each.activities:
        yield Line(activity.title, sources=(place(activity),), address=activity.address)


def _duration(context: Context, each: Engaged) -> Iterator[Line]:
    yield from further_lines(context, each.party, "party", "active_from")
    if each.party.retention:
        text = context.words.keeps_for.format(period=period_text(context.words, each.party.retention))
        yield fact(each.party, "retention", text)


def _nature(context: Context, each: Engaged) -> Iterator[Line]:
    for link in each.links:
        yield Line(_way(context, link), sources=(place(link.item),), address=link.item.address)
    for activity in each.activities:
        keys = ("types_of_processing",) if activity.is_controller else ()
        yield from further_lines(context, activity, "activity", *keys)


def _way(context: Context, link: Link) -> str:
    words = context.words
    match link.kind:
        case LinkKind.HOSTING:
            return words.hosting_of.format(system=system_name(context, link.source.id))
        case LinkKind.SUBPROCESSING:
            return words.handed_on_by.format(party=party_name(context, link.source.id))
        case LinkKind.FLOW | LinkKind.COLLECTION:
            return words.receives_by.format(flow=link.flow.title if link.flow else link.id)


def _purpose(_: Context, each: Engaged) -> Iterator[Line]:
    for activity in each.activities:
        if activity.is_controller:
            yield from (fact(purpose, "text", purpose.text) for purpose in listed(activity.purposes))
        else:
            key = "categories_of_processing"
            yield from (fact(activity, key, text) for text in listed(activity.categories_of_processing))


def _data(context: Context, each: Engaged) -> Iterator[Line]:
    yield from _together(data_lines(context, each))


def _subjects(context: Context, each: Engaged) -> Iterator[Line]:
    yield from _together(subject_lines(context, each))


def _together(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield one line that lists the texts of several."""
    if lines:
        sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
        yield Line(", ".join(line.text for line in lines), sources=sources, address=lines[0].address)


def _instructions(context: Context, each: Engaged) -> Iterator[Line]:
    countries = ", ".join(third_countries(context, each))
    if countries:
        text = context.words.labeled.format(label=context.words.third_countries, text=countries)
        yield Line(text, sources=(place(each.party),), address=each.party.address)


def _security(context: Context, each: Engaged) -> Iterator[Line]:
    measures = context.inventory.measures
    titles = [measures[used].title if used in measures else used for used in ids(each.party.measures)]
    if titles:
        text = context.words.measures_recorded.format(text=", ".join(titles))
        yield from secured([fact(each.party, "measures", text)])


def _others(context: Context, each: Engaged) -> Iterator[Line]:
    names = [party_name(context, used) for used in ids(each.party.subprocessors)]
    if names:
        yield fact(each.party, "subprocessors", ", ".join(names))


def _requests(context: Context, each: Engaged) -> Iterator[Line]:
    yield from _rights(context, each, ("lookup", "access", "rectify", "erase", "export"))


def _deletion(context: Context, each: Engaged) -> Iterator[Line]:
    yield from _rights(context, each, ("erase",))
    if each.party.retention:
        text = context.words.keeps_for.format(period=period_text(context.words, each.party.retention))
        yield fact(each.party, "retention", text)


def _rights(context: Context, each: Engaged, keys: Iterable[str]) -> Iterator[Line]:
    rights = each.party.rights
    if isinstance(rights, Rights):
        for key in keys:
            answer = getattr(rights, key)
            if isinstance(answer, str):
                yield fact(rights, key, context.words.rights[key].format(text=answer))


def _audits(_: Context, each: Engaged) -> Iterator[Line]:
    titles = [guarantee.title or guarantee.ref for guarantee in listed(each.party.guarantees)]
    named = [title for title in titles if title]
    if named:
        yield fact(each.party, "guarantees", ", ".join(named))


# Private tables

_FACTS: Mapping[str, Callable[[Context, Engaged], Iterator[Line]]] = {
    "subject-matter": _subject_matter,
    "duration": _duration,
    "nature": _nature,
    "purpose": _purpose,
    "data": _data,
    "subjects": _subjects,
    "a": _instructions,
    "c": _security,
    "d": _others,
    "e": _requests,
    "g": _deletion,
    "h": _audits,
}
"""What is looked up for each element; for the others the inventory has nothing to compare."""
