"""Answer `pdmap parties`: who the parties are, what they get, where, under which contract, and who engages whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from pdmap.app.answers import Answered, Standing, answer_of, country_of_party, recorded
from pdmap.app.edition import Edition, document_context
from pdmap.app.load import Loaded
from pdmap.documents.kind import Context
from pdmap.documents.siblings.engaged import Engaged, engaged
from pdmap.documents.siblings.subprocessor_facts import hosted_places
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Contract, Inventory, Party, PartyRole, Place, ids
from pdmap.questions.features import contract_gap
from pdmap.questions.transfers import Leg, Presence
from pdmap.views.places import place_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What brings data of a party out of the territory of the law relies on, for one country."""

    country: str
    """Code of the country, or the word that names none."""
    ground: str
    """As `questions.grounds.Ground` has it."""
    mechanisms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party, with what customers and auditors ask of it."""

    id: str
    name: str
    """Empty where it has none but its id."""
    roles: tuple[str, ...]
    service: Answered
    country: Answered
    parent: Answered
    places: Answered
    """Where it processes: the places of its contract, and those of what it hosts."""
    data: Answered
    """Data types by id."""
    contract: Answered
    """The state of the contract."""
    gap: str
    """What keeps the contract from being in force on the day; empty where nothing does."""
    grounds: tuple[Ground, ...]
    engages: Answered
    """Ids of the parties that it hands data on to."""
    engaged_by: tuple[str, ...]
    """Ids of the parties that hand data on to it."""
    notice: Answered
    """How long before a new sub-processor starts it tells of it."""
    activities: tuple[str, ...]
    announced: dt.date | None
    active_from: dt.date | None
    replaces: str
    location: Location


def party_rows(
    loaded: Loaded, as_of: dt.date, ids_: Collection[str] | None = None, roles: Collection[PartyRole] = ()
) -> tuple[PartyRow, ...]:
    """Return the parties by id.

    Args:
        loaded: The inventory.
        as_of: The day that contracts and decisions are judged on.
        ids_: Which parties are wanted; `None` for all of them.
        roles: Only those that have one of these roles; all where there are none.
    """
    context = document_context(loaded, Edition(as_of=as_of))
    known = sorted(context.inventory.parties.items())
    wanted = [party for id_, party in known if ids_ is None or id_ in ids_]
    kept = [party for party in wanted if not roles or not set(roles).isdisjoint(party.roles)]
    engagers = _engagers(context.inventory)
    activities = context.inventory.activities.values()
    return tuple(
        _row(context, each, engagers.get(each.party.id, ()))
        for each in engaged(context, kept, activities, is_only=False)
    )


# Private functions


def _engagers(inventory: Inventory) -> Mapping[str, tuple[str, ...]]:
    """Return who engages each party, by the ids of both."""
    found: dict[str, tuple[str, ...]] = {}
    for party in inventory.parties.values():
        for engaged_id in dict.fromkeys(ids(party.subprocessors)):
            found[engaged_id] = (*found.get(engaged_id, ()), party.id)
    return found


def _row(context: Context, each: Engaged, engagers: Iterable[str]) -> PartyRow:
    party, inventory = each.party, context.inventory
    contract = party.dpa if isinstance(party.dpa, Contract) else None
    gap = contract_gap(party, context.as_of)
    parent = (party.parent_country,) if isinstance(party.parent_country, Place) else ()
    return PartyRow(
        id=party.id,
        name=party.name or "",
        roles=tuple(role.value for role in party.roles),
        service=answer_of(None, (party.service,) if party.service else ()),
        country=country_of_party(party, inventory),
        parent=answer_of(party.parent_country, place_names(parent, inventory)),
        places=recorded(set(place_names(tuple(_places(context, each)), inventory))),
        data=recorded({data_type for link in each.links for data_type in link.arriving}),
        contract=_contract(party),
        gap=gap.value if gap else "",
        grounds=tuple(_grounds(each.legs)),
        engages=answer_of(party.subprocessors, sorted(set(ids(party.subprocessors)))),
        engaged_by=tuple(sorted(engagers)),
        notice=answer_of(None, (str(contract.notice),) if contract and contract.notice else ()),
        activities=tuple(sorted({activity.id for activity in each.activities})),
        announced=party.announced,
        active_from=party.active_from,
        replaces=party.replaces or "",
        location=party.head.location(),
    )


def _places(context: Context, each: Engaged) -> Iterator[Place]:
    yield from each.party.regions
    yield from (place for _, own in hosted_places(context, each) for place in own)


def _contract(party: Party) -> Answered:
    if not isinstance(party.dpa, Contract):
        return answer_of(party.dpa, ())
    state = party.dpa.status
    return Answered(Standing.RECORDED, (state.value,)) if state else answer_of(None, ())


def _grounds(legs: Iterable[Leg]) -> Iterator[Ground]:
    """Yield each country outside with what the steps there rely on; a parent abroad alone is no step."""
    found: dict[tuple[str, str], set[str]] = {}
    for leg in legs:
        if leg.is_restricted and leg.presence is not Presence.PARENT:
            country = leg.where
            uses = {use.mechanism.id for use in leg.mechanisms}
            found.setdefault((country, leg.ground.value), set()).update(uses)
    for (country, ground), uses in sorted(found.items()):
        yield Ground(country=country, ground=ground, mechanisms=tuple(sorted(uses)))
