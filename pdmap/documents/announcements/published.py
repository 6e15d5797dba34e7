"""What is published of each sub-processor, as facts that can be compared with those of another state.

Nothing of this is for the organization alone: no papers, no reasons, no places in manifests, no names of customers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pdmap.documents.kind import Context
from pdmap.documents.siblings.engaged import Engaged, engaged
from pdmap.documents.siblings.subprocessor_facts import hosted_places
from pdmap.documents.subprocessors import engaged_parties
from pdmap.frozen import dataclass
from pdmap.graph import LinkKind
from pdmap.model import Activity, Answer, Nothing, Place, Unknown, ids, listed
from pdmap.questions.grounds import Ground, countries_of
from pdmap.questions.transfers import Presence

OURSELVES = ""
"""Who engages a sub-processor, where that is the organization itself."""
NONE, UNKNOWN, NOT_RECORDED = "none", "unknown", ""
"""What stands in the place of a country."""
ADEQUACY = "adequacy"
"""The mechanism of a step that an adequacy decision carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is published of a sub-processor; places and data are words of the inventory, names those of people."""

    engaged: Engaged
    country: str
    parent: str
    places: Mapping[str, Place]
    """Where it processes: what its contract names, and where the systems are that it hosts."""
    access: Mapping[str, Place]
    """From where its staff can reach the data."""
    data: frozenset[str]
    mechanisms: frozenset[tuple[str, str]]
    """Codes of countries, each with a mechanism."""
    engagers: frozenset[str]
    """Ids of the parties that engage it; `OURSELVES` among them where the organization does."""

    @property
    def name(self) -> str:
        """Return what people call it."""
        return self.engaged.party.title


def published(context: Context) -> Mapping[str, Published]:
    """Return what is published of the sub-processors, by id.

    Whether an activity has ended by the day is not asked: the day on which it ends is told when it is written down,
    because time alone makes no entry.
    """
    activities = lasting_activities(context)
    parties = (party for party, _ in engaged_parties(context, activities))
    return {each.party.id: _published(context, each) for each in engaged(context, parties, activities, is_only=True)}


def lasting_activities(context: Context) -> tuple[Activity, ...]:
    """Return the activities on behalf of others of which no end is known."""
    activities = context.inventory.activities.values()
    return tuple(each for each in activities if not each.is_controller and not _has_an_end(each))


def ending(context: Context, party: str) -> dt.date | None:
    """Return the last day on which an activity with an end uses a party; `None` where none is recorded."""
    ended = [each for each in context.inventory.activities.values() if not each.is_controller and _has_an_end(each)]
    found = (activities for used, activities in engaged_parties(context, ended) if used.id == party)
    days = [activity.ended for activities in found for activity in activities if activity.ended]
    return max(days, default=None)


# Private functions


def _has_an_end(activity: Activity) -> bool:
    return activity.status == "ended" or activity.ended is not None


def _published(context: Context, each: Engaged) -> Published:
    party = each.party
    return Published(
        engaged=each,
        country=_country(party.country),
        parent=_country(party.parent_country),
        places={place.name: place for place in _places(context, each)},
        access={place.name: place for place in listed(party.access_from)},
        data=frozenset(_data(each)),
        mechanisms=frozenset({*_mechanisms(each), *_declared(context, each)}),
        engagers=frozenset(_engagers(each)),
    )


def _country(answer: Answer[Place]) -> str:
    match answer:
        case Place():
            return answer.name
        case Nothing():
            return NONE
        case Unknown():
            return UNKNOWN
        case _:
            return NOT_RECORDED


def _places(context: Context, each: Engaged) -> Iterator[Place]:
    yield from each.party.regions
    yield from (place for _, own in hosted_places(context, each) for place in own)


def _data(each: Engaged) -> Iterable[str]:
    """Return the data that links bring; those of the activities where no link names any."""
    found = {data_type for link in each.links for data_type in link.arriving}
    return found or {data_type for activity in each.activities for data_type in ids(activity.data)}


def _mechanisms(each: Engaged) -> Iterator[tuple[str, str]]:
    for leg in each.legs:
        if leg.country and leg.presence is not Presence.PARENT:
            yield from ((leg.country.code, use.mechanism.id) for use in leg.mechanisms)
            if leg.ground is Ground.ADEQUACY:
                yield leg.country.code, ADEQUACY


def _declared(context: Context, each: Engaged) -> Iterator[tuple[str, str]]:
    """Yield what the party itself says of transfers to it, also where no link brings it data yet."""
    for transfer in listed(each.party.transfers):
        for country in (country for place in transfer.countries for country in countries_of(context.inventory, place)):
            yield from ((country.code, use.mechanism.id) for use in listed(transfer.mechanisms))


def _engagers(each: Engaged) -> Iterator[str]:
    chain = [link.source.id for link in each.links if link.kind is LinkKind.SUBPROCESSING]
    yield from chain
    if len(chain) < len(each.links) or not chain:
        yield OURSELVES
