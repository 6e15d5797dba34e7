"""What a person is told of recipients that get data only from a later day on: apart from the others, with the day.

Article 15(1)(c) asks for those to whom data have been or will be disclosed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements import recipients as named
from pdmap.documents.elements import transfers as abroad
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, beside, details, place
from pdmap.documents.origins import links_to_parties
from pdmap.model import Activity, Party, Recipient, Transfer, listed
from pdmap.questions.beginning import beginning_of, begun_graph, may_run, starts_later
from pdmap.questions.transfers import transfer_legs


def begun_context(context: Context) -> Context:
    """Return what a document may look at, without links and steps of data that have not begun on its day."""
    graph = begun_graph(context.inventory, context.graph, context.as_of)
    if graph is context.graph:
        return context
    return replace(context, graph=graph, legs=transfer_legs(context.inventory, graph, context.as_of))


def recipients(now: Context, context: Context, activity: Activity) -> Cell:
    """Return the recipients of an activity, each that gets no data yet with its day, as far as it is recorded.

    Args:
        now: What has begun.
        context: The same with what is planned.
        activity: Whose recipients they are.
    """
    declared = [line for each in listed(activity.recipients) for line in _declared(context, each)]
    reached = links_to_parties(now, activity)
    undeclared = [
        line
        for party in named.undeclared_parties(context, activity)
        for line in (
            named.undeclared_recipient(now, activity, party)
            if party.id in reached
            else _planned(context, activity, party)
        )
    ]
    own = answered(context.words, activity, "recipients", activity.recipients, declared)
    return Cell(beside(context.words, own, undeclared))


def transfers(now: Context, activity: Activity) -> Cell:
    """Return the transfers of an activity; one to an importer that gets no data yet is told with its day."""
    ahead = {each.address: party for each, party in _importers(now, activity) if starts_later(party, now.as_of)}
    return Cell(
        tuple(
            told
            for line in abroad.transfers(now, activity).lines
            for told in (line, *(_day(now, ahead[line.address]) if not line.level and line.address in ahead else ()))
        )
    )


# Private functions


def _declared(context: Context, recipient: Recipient) -> Iterator[Line]:
    yield from named.declared_recipient(context, recipient)
    party = context.inventory.parties.get(recipient.party.id) if recipient.party else None
    if party and starts_later(party, context.as_of):
        yield from _day(context, party)


def _planned(context: Context, activity: Activity, party: Party) -> Iterator[Line]:
    """Yield who a party is that data will reach, with the day of whoever on the way starts last."""
    yield from named.undeclared_recipient(context, activity, party)
    links = links_to_parties(context, activity)[party.id]
    waiting = [link for link in links if not may_run(link, context.inventory, context.as_of)]
    days = [day for link in waiting if (day := beginning_of(link, context.inventory, context.as_of))]
    words = context.words
    text = words.planned_for.format(day=min(days)) if days else words.statuses["planned"]
    yield from details((Line(text, sources=(place(party, "active_from"),), is_derived=True),))


def _importers(context: Context, activity: Activity) -> Iterator[tuple[Transfer, Party]]:
    parties = context.inventory.parties
    for transfer in listed(activity.transfers):
        if transfer.importer and transfer.importer.id in parties:
            yield transfer, parties[transfer.importer.id]
    for flow in context.index.flows.get(activity.id, ()):
        if isinstance(flow.transfer, Transfer) and flow.target.id in parties:
            yield flow.transfer, parties[flow.target.id]


def _day(context: Context, party: Party) -> tuple[Line, ...]:
    text = context.words.planned_for.format(day=party.active_from)
    return details((Line(text, sources=(place(party, "active_from"),)),))
