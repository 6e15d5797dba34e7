"""Further processors that a processor engages, with the state of their contracts (Article 28(2), (4))."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.documents.contracts import contract_lines
from pdmap.documents.document import Block, Cell, Column, Heading, Line, Paragraph, Row, Table
from pdmap.documents.elements.recipients import declared_parties
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact, labeled, place
from pdmap.documents.names import place_name
from pdmap.documents.origins import links_to_parties, origin
from pdmap.documents.register import anchor_of
from pdmap.model import Activity, Nothing, Party, Place, Unknown, ids


def subprocessors(context: Context, activities: Iterable[Activity]) -> Table:
    """Return a row for each party that gets data of the activities and is not one of their controllers."""
    words = context.words
    columns = (
        Column("party", words.subprocessor),
        Column("country", words.country_of_party),
        Column("used_for", words.used_for),
        Column("contract", words.contract, words.cite("28(4)")),
    )
    rows = (_row(context, party, used_for) for party, used_for in engaged_parties(context, activities))
    return Table("subprocessors", words.subprocessors, columns, tuple(rows))


def subprocessors_section(context: Context, activities: Iterable[Activity]) -> tuple[Block, ...]:
    """Return the table under its title; nothing where no further processor is engaged."""
    words, table = context.words, subprocessors(context, activities)
    if not table.rows:
        return ()
    return Heading(2, words.subprocessors, "subprocessors"), Paragraph(words.subprocessors_introduction), table


def engaged_parties(context: Context, activities: Iterable[Activity]) -> tuple[tuple[Party, tuple[Activity, ...]], ...]:
    """Return each party that gets data of the activities and is not one of their controllers, with what it is for."""
    used_for: dict[str, list[Activity]] = {}
    for activity in activities:
        receiving = declared_parties(activity) | links_to_parties(context, activity).keys()
        for party in receiving - set(ids(activity.on_behalf_of)):
            if party in context.inventory.parties:
                used_for.setdefault(party, []).append(activity)
    return tuple((context.inventory.parties[party], tuple(served)) for party, served in sorted(used_for.items()))


def uses(context: Context, party: Party, activities: Iterable[Activity]) -> tuple[Line, ...]:
    """Return the activities that a party is used for, each with the links that bring their data to it."""
    return tuple(line for activity in activities for line in _use(context, party, activity))


def whom_it_engages(context: Context, party: Party) -> tuple[Line, ...]:
    """Return that a party engages nobody, or that it is not known whom; those that are named have rows of their own."""
    words, answer = context.words, party.subprocessors
    if not isinstance(answer, Nothing | Unknown):
        return ()
    lines = labeled(words, words.subprocessors, empty(words, party, "subprocessors", answer))
    return assumed(details(lines), assumption(party, "subprocessors"))


def country_lines(context: Context, party: Party) -> tuple[Line, ...]:
    """Return where a party and its parent are established."""
    words = context.words
    if isinstance(party.country, Place):
        established = assumed(
            [fact(party, "country", place_name(context, party.country))], assumption(party, "country")
        )
    else:
        established = empty(words, party, "country", party.country)
    if not isinstance(party.parent_country, Place):
        return established
    parent = words.parent_in.format(country=place_name(context, party.parent_country))
    return *established, *assumed([fact(party, "parent_country", parent)], assumption(party, "parent_country"))


# Private functions


def _row(context: Context, party: Party, used_for: tuple[Activity, ...]) -> Row:
    title = Line(party.title, sources=(place(party),), address=party.address)
    service = (fact(party, "service", party.service),) if party.service else ()
    contract = assumed(contract_lines(context, party), assumption(party, "dpa"))
    return Row(
        (
            Cell((title, *service, *whom_it_engages(context, party))),
            Cell(country_lines(context, party)),
            Cell(uses(context, party, used_for)),
            Cell(contract),
        )
    )


def _use(context: Context, party: Party, activity: Activity) -> tuple[Line, ...]:
    """Return the activity, and the links that bring its data to the party."""
    title = Line(activity.title, sources=(place(activity),), address=activity.address, anchor=anchor_of(activity))
    links = links_to_parties(context, activity).get(party.id, ())
    return title, *(origin(context, link) for link in links)
