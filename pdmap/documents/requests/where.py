"""Where the data of people are, place by place, and how a request is carried out there (Articles 15 to 20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.documents.clocks import clock_places, clock_text, period_text
from pdmap.documents.document import Cell, Column, Layout, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumption, empty, fact, mentioned, place
from pdmap.documents.names import data_type_name, element_name
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.laws import cited
from pdmap.documents.requests.sources import source_lines
from pdmap.findings import Location
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Field, Party, Retention, Rights, System
from pdmap.questions.erasure import Receiver, Store

_CITED = {"access": "15(1), (3)", "rectify": "16", "erase": "17(1)", "export": "20(1)"}


def where_table(context: Context, request: Request) -> Table:
    """Return a record for each system and each party that has data of the people."""
    words = context.words
    columns = (
        Column("data", words.request_data),
        Column("lookup", words.request_lookup, is_expected=True),
        Column("source", words.request_source, cited(context, "15(1)(g)")),
        Column("recipients", words.request_recipients, cited(context, "15(1)(c)")),
        Column("retention", words.request_kept_for, cited(context, "15(1)(d)")),
        *(Column(key, words.request_routes[key], cited(context, _CITED[key]), is_expected=True) for key in _CITED),
    )
    stores = (_store(context, request, store) for store in request.plan.stores)
    rows = (*stores, *(_receiver(context, request, receiver) for receiver in request.plan.receivers))
    return Table("where", words.request_where, columns, rows, Layout.REGISTER, row_label=words.request_place)


# Private functions


def _store(context: Context, request: Request, store: Store) -> Row:
    system = store.system
    cells = (
        Cell(tuple(_held(context, store))),
        _route(context, system, "lookup"),
        Cell(tuple(source_lines(context, request, store))),
        Cell(_given(context, request, Element(ElementKind.SYSTEM, system.id))),
        Cell(tuple(_clocks(context, store))),
        *(_route(context, system, key) for key in _CITED),
    )
    return Row(cells, system.title, f"system-{system.id}")


def _receiver(context: Context, request: Request, receiver: Receiver) -> Row:
    words, party = context.words, receiver.party
    arriving = request.arriving.get(Element(ElementKind.PARTY, party.id), ())
    data = tuple(
        Line(data_type_name(context, key), sources=_places(link for link in arriving if key in link.arriving))
        for key in sorted(receiver.data)
    )
    retention = party.retention
    clock = [fact(party, "retention", period_text(words, retention))] if retention else []
    cells = (
        Cell(data or (Line(words.not_recorded, State.NOT_RECORDED, (place(party),)),)),
        _routed(context, receiver, "lookup"),
        Cell(tuple(_senders(context, receiver, arriving))),
        Cell(_given(context, request, Element(ElementKind.PARTY, party.id))),
        Cell(_at_host(context, receiver) or answered(words, party, "retention", retention, clock)),
        *(_routed(context, receiver, key) for key in _CITED),
    )
    return Row(cells, party.title, f"party-{party.id}")


def _held(context: Context, store: Store) -> Iterator[Line]:
    """Yield each kind of data once, with all fields that hold it."""
    fields: dict[str, list[Field]] = {}
    for field in store.fields:
        fields.setdefault(field.type.id, []).append(field)
    for key, several in fields.items():
        sources = tuple(mentioned(field.type) for field in several)
        yield Line(data_type_name(context, key), sources=sources, address=several[0].address)


def _route(context: Context, holder: System | Party, key: str) -> Cell:
    """Return how a right is exercised in a place, or which kind of silence there is."""
    words, rights = context.words, holder.rights
    if not isinstance(rights, Rights):
        return Cell(answered(words, holder, "rights", rights, ()))
    answer: object = getattr(rights, key)
    lines = (fact(rights, key, answer),) if isinstance(answer, str) else empty(words, rights, key, answer)
    return Cell(lines)


def _routed(context: Context, receiver: Receiver, key: str) -> Cell:
    """Return how a right is exercised at a party; at a host as in the systems that it runs, if it says nothing else."""
    rights = receiver.party.rights
    is_silent = rights is None or (isinstance(rights, Rights) and getattr(rights, key) is None)
    as_there = _at_host(context, receiver) if is_silent else ()
    return Cell(as_there) if as_there else _route(context, receiver.party, key)


def _at_host(context: Context, receiver: Receiver) -> tuple[Line, ...]:
    """Return that a host has the very data of the systems that it runs, unless it keeps more."""
    return () if receiver.has_own_copy else (Line(context.words.request_at_host, is_derived=True),)


def _senders(context: Context, receiver: Receiver, arriving: Iterable[Link]) -> Iterator[Line]:
    words, links = context.words, tuple(arriving)
    for sender in receiver.by:
        where = _places(link for link in links if link.source == sender)
        yield Line(words.request_from.format(sender=element_name(context, sender)), sources=where, is_derived=True)
    for id_ in receiver.activities if receiver.is_declared else ():
        activity = context.inventory.activities[id_]
        text = words.request_declared.format(activities=activity.title)
        yield Line(text, sources=(place(activity, "recipients"),), is_derived=True)


def _places(links: Iterable[Link]) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(place(link.item) for link in links))


def _given(context: Context, request: Request, holder: Element) -> tuple[Line, ...]:
    """Return where data go from a place."""
    found = {
        link.target: Line(element_name(context, link.target), sources=(place(link.item),), is_derived=True)
        for link in request.leaving.get(holder, ())
    }
    nobody = Line(context.words.no_third_country, State.NONE, is_derived=True)
    return tuple(line for _, line in sorted(found.items())) or (nobody,)


def _clocks(context: Context, store: Store) -> Iterator[Line]:
    """Yield each clock once, with the data that it is for where there are several."""
    groups: dict[tuple[str, State], tuple[list[Field], Line]] = {}
    for field in store.fields:
        for line in _clock_lines(context, store.system, field):
            groups.setdefault((line.text, line.state), ([], line))[0].append(field)
    for fields, line in groups.values():
        names = ", ".join(dict.fromkeys(data_type_name(context, field.type.id) for field in fields))
        text = context.words.labeled.format(label=names, text=line.text) if len(groups) > 1 else line.text
        yield Line(text, line.state, line.sources, line.address, line.assumption)


def _clock_lines(context: Context, system: System, field: Field) -> tuple[Line, ...]:
    words, clocks = context.words, field.retention
    if isinstance(clocks, tuple) and clocks:
        reason = assumption(system, "retention")
        return tuple(_clock(context, clock, reason) for clock in clocks)
    return empty(words, field if field.has("retention") else system, "retention", clocks)


def _clock(context: Context, clock: Retention, reason: str) -> Line:
    return Line(clock_text(context.words, clock), State.RECORDED, clock_places(clock), clock.address, reason)
