"""Steps to a third country that lack something, put together by who receives the data and in which country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.frozen import dataclass
from pdmap.graph import ElementKind
from pdmap.model import Flow, Item, Party, System, listed, options
from pdmap.questions.beginning import starts_later
from pdmap.questions.grounds import Ground
from pdmap.questions.importers import is_access_excluded, staying_inside
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country
from pdmap.rules.beginning import begun_links
from pdmap.rules.rule import Context
from pdmap.source import Node

_WEIGHT = {
    presence: weight
    for weight, presence in enumerate(
        (Presence.LOCATION, Presence.ACCESS, Presence.ESTABLISHMENT, Presence.DECLARED, Presence.PARENT)
    )
}
"""Which sense of being in a country a finding tells, where there are several."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Steps of one importer to one country that lack the same thing."""

    importer: str
    """Id of the party that receives the data, or of the system where nobody else does."""
    country: Country
    legs: tuple[Leg, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """Return the addresses of the flows, systems and parties that the steps were read from."""
        return tuple(dict.fromkeys(leg.item.address for leg in self.legs))

    @property
    def leg(self) -> Leg:
        """Return the step to tell about; where there are several objects, one of the importer's own places."""
        own = [leg for leg in self.legs if leg.link] if len(self.items) > 1 else []
        return min(own or self.legs, key=lambda leg: _WEIGHT[leg.presence])


def open_transfers(context: Context) -> list[Gap]:
    """Return the steps to a third country that nothing carries: bytes, access, or an importer with unknown places."""
    stays_inside = staying_inside(context.legs)
    return grouped(
        leg
        for leg in _uncovered(context)
        if leg.presence is not Presence.PARENT
        and not (leg.presence is Presence.ESTABLISHMENT and leg.link and stays_inside(leg.link))
    )


def first_transfers(context: Context) -> list[Gap]:
    """Return the open transfers that do not all start at a party where the data are protected: it got them anew."""
    sheltered = _sheltered(context)
    return [gap for gap in open_transfers(context) if not _is_onward(gap, sheltered)]


def onward_transfers(context: Context) -> list[Gap]:
    """Return the open transfers that start at parties inside the territory, or where a decision protects the data."""
    sheltered = _sheltered(context)
    return [gap for gap in open_transfers(context) if _is_onward(gap, sheltered)]


def hidden_transfers(context: Context) -> list[Gap]:
    """Return the uncovered steps that no place of data shows, to an importer or its parent abroad.

    Where the same importer has an open transfer to the same country, that says it all.
    """
    stays_inside = staying_inside(context.legs)
    shown = {(gap.importer, gap.country.code) for gap in open_transfers(context)}
    gaps = grouped(
        leg
        for leg in _uncovered(context)
        if leg.link
        and (leg.presence is Presence.PARENT or (leg.presence is Presence.ESTABLISHMENT and stays_inside(leg.link)))
        and not is_access_excluded(context.inventory, leg)
    )
    return [gap for gap in gaps if (gap.importer, gap.country.code) not in shown]


def grouped(legs: Iterable[Leg]) -> list[Gap]:
    """Return the steps by importer and country; a place with several possible hosts counts for the system."""
    groups: dict[tuple[str, str], list[Leg]] = {}
    countries: dict[str, Country] = {}
    for leg in legs:
        if leg.country:
            importer = leg.recipients[0] if len(leg.recipients) == 1 else leg.holder
            countries[leg.country.code] = leg.country
            groups.setdefault((importer, leg.country.code), []).append(leg)
    return [Gap(importer, countries[code], tuple(found)) for (importer, code), found in groups.items()]


def is_uncovered(leg: Leg) -> bool:
    """Return whether nothing carries a step; what relies on an adequacy decision is judged for its condition."""
    return leg.ground is Ground.NONE or (leg.ground is Ground.UNKNOWN and not leg.judgment.claims_adequacy)


def is_to_start(context: Context, leg: Leg) -> bool:
    """Return whether all recipients of a step start to receive data only on a day to come, which is recorded."""
    parties = [context.inventory.parties.get(name) for name in leg.recipients]
    return bool(parties) and all(starts_later(party, context.as_of) for party in parties)


def place_to_edit(context: Context, gap: Gap) -> tuple[str, Node]:
    """Return the address of the object to edit and where: the flow's `to`, a place, or a mention of the party."""
    leg = gap.leg
    if len(gap.items) > 1 and leg.link:
        return context.inventory.parties[leg.holder].address, leg.place.node
    return leg.item.address, _mention(leg.item, leg.holder) if leg.link else leg.place.node


# Private functions


def _uncovered(context: Context) -> Iterator[Leg]:
    """Yield the steps that nothing carries; of those that have not begun, only where their first day is recorded."""
    begun = begun_links(context)
    for leg in context.legs:
        if is_uncovered(leg) and (leg.link is None or leg.link.id in begun or is_to_start(context, leg)):
            yield leg


def _sheltered(context: Context) -> frozenset[str]:
    """Return the parties established inside, or where an adequacy decision covers them."""
    grounds: dict[str, set[Ground]] = {}
    for leg in context.legs:
        if leg.link and leg.presence is Presence.ESTABLISHMENT:
            grounds.setdefault(leg.holder, set()).add(leg.ground)
    return frozenset(party for party, found in grounds.items() if found <= {Ground.INSIDE, Ground.ADEQUACY})


def _is_onward(gap: Gap, sheltered: frozenset[str]) -> bool:
    sources = [leg.link.source if leg.link else None for leg in gap.legs]
    return all(source and source.kind is ElementKind.PARTY and source.id in sheltered for source in sources)


def _mention(item: Item, party: str) -> Node:
    """Return where an object names the party that data go to."""
    match item:
        case Flow():
            return item.target.node
        case System():
            mentions = options(item.hosted_by)
        case Party():
            mentions = listed(item.subprocessors)
        case _:
            mentions = ()
    return next((mention.node for mention in mentions if mention.id == party), item.head)
