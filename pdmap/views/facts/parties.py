"""Facts about a party: its role, its countries in three senses, its contract, and what it receives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from pdmap.graph import Link
from pdmap.model import (
    PROCESSING,
    Answer,
    Authorization,
    Certification,
    Contract,
    ContractStatus,
    Guarantee,
    Party,
    Place,
    Transfer,
    ids,
    listed,
)
from pdmap.questions.grounds import countries_of
from pdmap.questions.titles import element_title
from pdmap.views.categories import category_code
from pdmap.views.facts.answers import answered, emptiness, told
from pdmap.views.facts.names import (
    activity_names,
    category_name,
    party_name,
    place_words,
    places_words,
    subject_names,
    type_name,
)
from pdmap.views.facts.paperwork import transfer_words
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import say

_RECEIVED_COLUMNS = ("category", "data", "people", "for")


def party_rows(party: Party, surveyed: Survey) -> Iterator[tuple[str, str]]:
    """Yield what is recorded about a party."""
    inventory = surveyed.inventory
    yield say("fact.role"), told(say(f"role.{role.value}") for role in party.roles)
    if party.characterization:
        yield say("fact.role.reason"), party.characterization
    yield say("fact.service"), party.service or emptiness(None)
    yield say("fact.country"), answered(party, "country", party.country, [place_words(party.country, inventory)])
    parent = place_words(party.parent_country, inventory)
    yield say("fact.parent"), answered(party, "parent_country", party.parent_country, [parent])
    yield say("fact.regions"), places_words(party.regions, inventory)
    reached = places_words(party.access_from, inventory)
    yield say("fact.access-from"), answered(party, "access_from", party.access_from, [reached])
    yield from _processor_rows(party, surveyed)
    if party.dpf is not None or _is_american(party, surveyed):
        yield say("fact.dpf"), answered(party, "dpf", party.dpf, _certification(party.dpf))
    transfers = (transfer_words(transfer, surveyed) for transfer in _transfers(party, surveyed))
    yield say("fact.tools"), answered(party, "transfers", party.transfers, transfers)
    yield say("fact.kept"), str(party.retention) if party.retention else emptiness(None)


def received_table(links: Iterable[Link], surveyed: Survey) -> tuple[Table, ...]:
    """Return what arrives at a party by category of data; no table where nothing is known to."""
    return _by_category(say("facts.received"), links, surveyed, is_sent=False)


def given_table(links: Iterable[Link], surveyed: Survey) -> tuple[Table, ...]:
    """Return what comes from a party by category of data; no table where nothing is known to."""
    return _by_category(say("facts.given"), links, surveyed, is_sent=True)


# Private functions


def _processor_rows(party: Party, surveyed: Survey) -> Iterator[tuple[str, str]]:
    """Yield what Article 28 asks of processors; of others, and of those without a role, only what is recorded."""
    is_asked = not party.roles or not PROCESSING.isdisjoint(party.roles)
    if is_asked or party.dpa is not None:
        yield say("fact.contract"), answered(party, "dpa", party.dpa, _contract(party.dpa))
    if is_asked or party.guarantees is not None:
        yield say("fact.guarantees"), told(map(_guarantee, listed(party.guarantees)), party.guarantees)
    if is_asked or party.subprocessors is not None:
        further = sorted(party_name(each, surveyed.inventory) for each in ids(party.subprocessors))
        yield say("fact.subprocessors"), answered(party, "subprocessors", party.subprocessors, further)


def _is_american(party: Party, surveyed: Survey) -> bool:
    """Return whether a party or its parent is where the Data Privacy Framework is for."""
    places = (place for place in (party.country, party.parent_country) if isinstance(place, Place))
    found = (country for place in places for country in countries_of(surveyed.inventory, place))
    return any(country.code == "US" for country in found)


def _transfers(party: Party, surveyed: Survey) -> tuple[Transfer, ...]:
    """Return the transfers that are written down for a party: with it, with flows to it and with activities."""
    inventory = surveyed.inventory
    at_flows = [flow.transfer for flow in inventory.flows.values() if flow.target.id == party.id]
    at_activities = [
        transfer
        for activity in inventory.activities.values()
        for transfer in listed(activity.transfers)
        if transfer.importer and transfer.importer.id == party.id
    ]
    written = [*listed(party.transfers), *(each for each in at_flows if isinstance(each, Transfer)), *at_activities]
    return tuple(sorted(written, key=lambda transfer: transfer.address))


def _contract(answer: Answer[Contract]) -> Iterator[str]:
    if not isinstance(answer, Contract):
        return
    if answer.status is not ContractStatus.SIGNED or answer.signed is None:
        yield say(f"contract.{answer.status.value}") if answer.status else emptiness(None)
    if answer.signed is not None:
        signed = answer.signed if isinstance(answer.signed, dt.date) else emptiness(answer.signed)
        yield say("register.signed", signed)
    if answer.ref is not None:
        yield say("contract.ref", answer.ref if isinstance(answer.ref, str) else emptiness(answer.ref))
    if answer.expires:
        yield say("contract.expires", answer.expires)
    if answer.review:
        yield say("contract.review", answer.review)
    yield say("contract.authorization", _authorization(answer))


def _authorization(contract: Contract) -> str:
    """Return how sub-processors are authorized (Article 28(2))."""
    if not isinstance(contract.authorization, Authorization):
        return emptiness(contract.authorization)
    words = say(f"authorization.{contract.authorization.value}")
    return say("authorization.notice", words, contract.notice) if contract.notice else words


def _guarantee(guarantee: Guarantee) -> str:
    parts = (guarantee.title, guarantee.ref, str(guarantee.date or ""))
    until = (say("contract.expires", guarantee.expires),) if guarantee.expires else ()
    return ", ".join((*(part for part in parts if part), *until)) or emptiness(None)


def _certification(answer: Answer[Certification]) -> tuple[str, ...]:
    if not isinstance(answer, Certification):
        return ()
    scope = (say("dpf.scope", ", ".join(answer.scope)),) if answer.scope else ()
    checked = say("dpf.checked", answer.checked) if answer.checked else say("dpf.unchecked")
    return (answer.status or emptiness(None), *scope, checked)


def _by_category(title: str, links: Iterable[Link], surveyed: Survey, *, is_sent: bool) -> tuple[Table, ...]:
    reference = surveyed.reference
    found: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        for data_type in (link.data if is_sent else link.arriving) or ("",):
            code = category_code(data_type, reference) if data_type else ""
            name = type_name(data_type, reference) if data_type else _silence(link)
            found.setdefault((code, name), []).append(link)
    rows = []
    for code, group in groupby(sorted(found), key=lambda key: key[0]):
        names = [name for _, name in group]
        carrying = [link for name in names for link in found[code, name]]
        category = category_name(code, reference) if code else say("fact.silent")
        rows.append((category, ", ".join(names), *_context(carrying, surveyed, is_sent=is_sent)))
    last = "to" if is_sent else "from"
    columns = tuple(say(f"received.{column}") for column in (*_RECEIVED_COLUMNS, last))
    return (Table(title, columns, tuple(rows)),) if rows else ()


def _silence(link: Link) -> str:
    """Return why it is not said which data a link carries, or that it carries none."""
    if link.is_empty and link.data:
        return say("received.nothing")
    return emptiness(link.flow.data if link.flow else None)


def _context(links: Iterable[Link], surveyed: Survey, *, is_sent: bool) -> tuple[str, str, str]:
    """Return whose data links carry, for which activities, and who is at their other ends."""
    carrying = list(links)
    people = subject_names({subject for link in carrying for subject in link.subjects}, surveyed.reference)
    served = activity_names({activity for link in carrying for activity in link.activities}, surveyed.inventory)
    ends = sorted({element_title(link.target if is_sent else link.source, surveyed.inventory) for link in carrying})
    return ", ".join(people) or emptiness(None), told(served), told(ends)
