"""What a notice is recorded to say, beside what the inventory says of the same activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.documents.clocks import clock_places, clock_text
from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements.declared_transfers import DeclaredTransfer
from pdmap.documents.elements.destinations import destination_of, destinations
from pdmap.documents.elements.mechanisms import mechanism_lines
from pdmap.documents.elements.purposes import purposes
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.transfers import third_countries
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, empty, fact, place
from pdmap.documents.names import data_type_name, party_name, place_name
from pdmap.documents.register import anchor_of
from pdmap.documents.siblings.differences import countries, periods, shown
from pdmap.documents.siblings.selected import is_exempt
from pdmap.frozen import dataclass
from pdmap.model import Activity, Notice, NoticeClaims, Retention, Transfer, ids, listed
from pdmap.questions.hurdles import Destination
from pdmap.questions.notice_claims import purposes_apart, recipients_apart


def claims_table(context: Context, activities: Iterable[Activity]) -> Table:
    """Return a row for each element of each notice whose content is recorded, with both sides."""
    words = context.words
    columns = (
        Column("activity", words.activity),
        Column("element", words.element),
        Column("notice", words.notice_says),
        Column("inventory", words.inventory_says),
        Column("difference", words.difference),
    )
    rows = (
        _row(context, activity, side)
        for activity in activities
        if isinstance(activity.notice, Notice) and activity.notice.claims and not is_exempt(activity)
        for side in _sides(context, activity, activity.notice.claims)
    )
    return Table("claims", words.claims, columns, tuple(rows))


# Private functions


@dataclass(frozen=True, slots=True)
class _Sides:
    """An element, as the notice and as the inventory tell it."""

    title: str
    told: tuple[Line, ...]
    known: tuple[Line, ...]
    difference: tuple[Line, ...]
    """Nothing where the sides are not compared."""


def _row(context: Context, activity: Activity, sides: _Sides) -> Row:
    where = (place(activity, "notice"),)
    title = Line(activity.title, sources=(place(activity),), address=activity.address, anchor=anchor_of(activity))
    known = tuple(line for line in sides.known if line.level == 0)
    difference = sides.difference or (Line(context.words.not_compared, sources=where, is_derived=True),)
    cells = ((title,), (Line(sides.title, sources=where),), sides.told, known, difference)
    return Row(tuple(map(Cell, cells)))


def _sides(context: Context, activity: Activity, claims: NoticeClaims) -> Iterator[_Sides]:
    words, inventory = context.words, context.inventory
    apart = purposes_apart(activity, claims)
    told = _told(context, claims, "purposes", listed(claims.purposes))
    yield _Sides(words.purposes, told, purposes(context, activity).lines, shown(context, claims, "purposes", apart))
    apart = recipients_apart(inventory, activity, claims)
    told = _told(context, claims, "recipients", (party_name(context, each) for each in listed(claims.recipients)))
    known = recipients(context, activity).lines
    yield _Sides(words.recipients_told, told, known, shown(context, claims, "recipients", apart))
    told = _told(context, claims, "countries", (place_name(context, each) for each in listed(claims.countries)))
    known = third_countries(context, activity) or (_no_country(context, activity),)
    yield _Sides(words.countries_told, told, known, countries(context, activity, claims))
    told = _told(context, claims, "safeguards", (claims.safeguards,) if claims.safeguards else ())
    yield _Sides(words.safeguards_told, told, _safeguards(context, activity), ())
    told = tuple(_period(context, clock) for clock in listed(claims.retention))
    told = told or empty(words, claims, "retention", claims.retention)
    yield _Sides(words.periods_told, told, retention(context, activity).lines, periods(context, activity, claims))


def _told(context: Context, claims: NoticeClaims, key: str, texts: Iterable[str]) -> tuple[Line, ...]:
    lines = tuple(fact(claims, key, text) for text in texts)
    return lines or empty(context.words, claims, key, getattr(claims, key)) or empty(context.words, claims, key, None)


def _no_country(context: Context, activity: Activity) -> Line:
    where = (place(activity, "transfers"),)
    text, key = context.words.no_third_country, address(activity, "transfers")
    return Line(text, State.NONE, where, key, is_derived=True)


def _safeguards(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return what the transfers of an activity rely on: the declared ones and those that follow."""
    declared = (
        line
        for transfer in listed(activity.transfers)
        for line in mechanism_lines(context, listed(transfer.mechanisms), _where(context, activity, transfer))
    )
    legs = context.index.legs.get(activity.id, ())
    reached = (line for leg in legs for line in mechanism_lines(context, leg.mechanisms, destination_of(context, leg)))
    found = tuple(dict.fromkeys([*declared, *reached]))
    return found or empty(context.words, activity, "transfers", None)


def _where(context: Context, activity: Activity, transfer: Transfer) -> tuple[Destination, ...]:
    importer = transfer.importer.id if transfer.importer else None
    return destinations(context, activity, DeclaredTransfer(transfer, importer))


def _period(context: Context, clock: Retention) -> Line:
    words = context.words
    names = ", ".join(data_type_name(context, identifier) for identifier in ids(clock.data)) or words.all_data
    text = words.labeled.format(label=names, text=clock_text(words, clock))
    return Line(text, sources=clock_places(clock), address=clock.address)
