"""The ways that transfers take: their names, who is at the end, and what is handed on from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.particulars import certification_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, empty, fact, labeled, mentioned, place
from pdmap.documents.names import data_type_name, party_roles, place_name, subject_name
from pdmap.documents.origins import origin
from pdmap.documents.siblings.engaged import Engaged, data_lines, subject_lines
from pdmap.documents.subprocessors import country_lines
from pdmap.documents.transferring.grounds import leg_line
from pdmap.findings import Location
from pdmap.model import PROCESSING, Activity, Party, listed
from pdmap.questions.titles import element_title
from pdmap.questions.transferring import Entry, Onward, OpenPoint, PathKind, TransferPath

ARROW = " → "


def way_text(context: Context, path: TransferPath) -> str:
    """Return the elements of a way in a row; where an activity alone tells of it, that activity and the importer."""
    names = [element_title(element, context.inventory) for element in path.elements]
    if path.kind in {PathKind.DECLARED, PathKind.NAMED}:
        names = [path.activities[0].title, *names]
    return ARROW.join(names)


def way(context: Context, entry: Entry) -> Cell:
    """Return the way, from which flow, hosting or engagement each part of it was read, and that it begins later."""
    path = entry.path
    from_links = tuple(origin(context, link) for link in path.route) or _named(context, path)
    sources = tuple(dict.fromkeys(source for line in from_links for source in line.sources)) or (_source(path),)
    name = Line(way_text(context, path), sources=sources, address=path.item.address, is_derived=True)
    return Cell((name, *from_links, *beginning(context, entry)))


def beginning(context: Context, entry: Entry) -> tuple[Line, ...]:
    """Return from when on data are transferred; nothing where they may be already."""
    if not entry.ahead:
        return ()
    words, day = context.words, entry.ahead.day
    text = words.begins.format(day=day.isoformat()) if day else words.is_planned
    sources, where = (_source(entry.path),), entry.path.item.address
    return (Line(text, sources=sources, address=where, is_derived=True, level=1),)


def importer(context: Context, entry: Entry) -> Cell:
    """Return who receives the data: roles, where established, the parent, and from where the data can be reached."""
    path, words = entry.path, context.words
    if path.kind is PathKind.OWN:
        system = context.inventory.systems[path.system]
        where = (place(system, "hosted_by"),)
        return Cell((Line(words.own_people, State.NONE, where, address(system, "hosted_by"), is_derived=True),))
    if path.kind is PathKind.PLACE:
        system = context.inventory.systems[path.system]
        return Cell(empty(words, system, "hosted_by", system.hosted_by) or empty(words, system, "hosted_by", None))
    is_asked = OpenPoint.ACCESS in entry.open
    return Cell(tuple(line for party in path.importers for line in _party(context, party, is_asked=is_asked)))


def activities(context: Context, path: TransferPath) -> Cell:
    """Return the activities that a transfer serves."""
    if not path.activities:
        return Cell((_silence(context, path),))
    return Cell(tuple(_activity(activity) for activity in path.activities))


def data(context: Context, path: TransferPath) -> Cell:
    """Return the categories of data that get there."""
    lines = tuple(_once(line for each in _engagements(path) for line in data_lines(context, each)))
    return Cell(lines or _read(context, path, ((data_type_name(context, each)) for each in sorted(path.data))))


def subjects(context: Context, path: TransferPath) -> Cell:
    """Return whose data get there."""
    lines = tuple(_once(line for each in _engagements(path) for line in subject_lines(context, each)))
    return Cell(lines or _read(context, path, (subject_name(context, each) for each in sorted(path.subjects))))


def onward(context: Context, path: TransferPath) -> Cell:
    """Return to whom the importer hands the data on, in which countries, and on what ground."""
    words = context.words
    lines = tuple(line for each in path.onward for line in _onward(context, each))
    if lines:
        return Cell(lines)
    processors = [party for party in path.importers if not PROCESSING.isdisjoint(party.roles)]
    told = [line for party in processors for line in empty(words, party, "subprocessors", party.subprocessors)]
    if told:
        return Cell(tuple(told))
    return Cell((Line(words.none, State.NONE, (_source(path),), path.item.address, is_derived=True),))


# Private functions


def _named(context: Context, path: TransferPath) -> tuple[Line, ...]:
    """Return that an activity names a recipient that no flow reaches; nothing of another way."""
    if path.kind is not PathKind.NAMED:
        return ()
    where = address(path.item, "recipients")
    return (Line(context.words.named_alone, sources=(_source(path),), address=where, is_derived=True, level=1),)


def _source(path: TransferPath) -> Location:
    """Return where the item of a way says where the data are."""
    if isinstance(path.item, Activity):
        return place(path.item, "recipients" if path.kind is PathKind.NAMED else "transfers")
    return mentioned(path.steps[0].place)


def _party(context: Context, party: Party, *, is_asked: bool) -> Iterator[Line]:
    words = context.words
    yield Line(party.title, sources=(place(party),), address=party.address)
    if party.roles:
        yield replace(fact(party, "role", party_roles(context, party)), level=1)
    if party.service:
        yield replace(fact(party, "service", party.service), level=1)
    if not party.is_group:
        first, *parent = country_lines(context, party)
        yield from details(labeled(words, words.established, (first,)))
        yield from details(parent)
    yield from details(certification_lines(context, party))
    if party.access_from is not None or is_asked:
        yield from details(_access(context, party), words.access_from)


def _access(context: Context, party: Party) -> tuple[Line, ...]:
    names = ", ".join(place_name(context, there) for there in listed(party.access_from))
    told = (fact(party, "access_from", names),) if names else ()
    return told or empty(context.words, party, "access_from", party.access_from)


def _activity(activity: Activity) -> Line:
    return Line(activity.title, sources=(place(activity),), address=activity.address, is_derived=True)


def _silence(context: Context, path: TransferPath) -> Line:
    """Return that the object that tells of a way serves no activity that is recorded."""
    key = "activity" if path.kind in {PathKind.FLOW, PathKind.COLLECTION} else ""
    where = address(path.item, key)
    return Line(context.words.not_recorded, State.NOT_RECORDED, (place(path.item, key),), where, is_derived=True)


def _engagements(path: TransferPath) -> Iterator[Engaged]:
    """Yield the importers with the last link of the way, which names what it brings."""
    for party in path.importers if path.route else ():
        yield Engaged(party, path.activities, path.route[-1:])


def _read(context: Context, path: TransferPath, names: Iterator[str]) -> tuple[Line, ...]:
    lines = tuple(Line(name, sources=(_source(path),), address=path.item.address, is_derived=True) for name in names)
    return lines or (_silent(context, path),)


def _silent(context: Context, path: TransferPath) -> Line:
    where = address(path.item, "data")
    return Line(context.words.not_recorded, State.NOT_RECORDED, (place(path.item, "data"),), where, is_derived=True)


def _once(lines: Iterator[Line]) -> Iterator[Line]:
    return iter({line.text: line for line in lines}.values())


def _onward(context: Context, each: Onward) -> Iterator[Line]:
    """Yield whom the data are handed to, and then each country with what carries them there."""
    source = origin(context, each.link)
    name = element_title(each.link.target, context.inventory)
    yield replace(source, text=name, level=0)
    for leg in each.legs:
        yield replace(leg_line(context, leg), level=1)
