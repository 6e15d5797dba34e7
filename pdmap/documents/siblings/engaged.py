"""What a party is engaged for: the activities, the links that bring it data, and the countries that these reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pdmap.documents.document import Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import mentioned, place
from pdmap.documents.names import data_type_name, special_mark, subject_name
from pdmap.documents.siblings.narrowed import narrowed_links
from pdmap.documents.subprocessors import engaged_parties
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, Link, LinkKind
from pdmap.model import Activity, Mention, Party, listed
from pdmap.questions.importers import reaching
from pdmap.questions.transfers import Leg

_DATA_KEYS = {LinkKind.HOSTING: "fields", LinkKind.SUBPROCESSING: "subprocessors"}
"""Where it is written which data a link brings; for flows under `data`."""
_SUBJECT_KEYS = {LinkKind.HOSTING: "subjects", LinkKind.SUBPROCESSING: "subprocessors"}


@dataclass(frozen=True, slots=True)
class Engaged:
    """A party, and all that it is engaged for."""

    party: Party
    activities: tuple[Activity, ...] = ()
    links: tuple[Link, ...] = ()
    """Links that bring it data, by id."""
    legs: tuple[Leg, ...] = ()
    """Steps of these data that leave the law's territory at the party."""

    @property
    def anchor(self) -> str:
        """Return where other parts of a document find the party."""
        return f"party-{self.party.id}"


def engaged(
    context: Context, parties: Iterable[Party], activities: Iterable[Activity], *, is_only: bool
) -> tuple[Engaged, ...]:
    """Return parties with what they are engaged for.

    Args:
        context: What the document may look at.
        parties: The parties.
        activities: What they may be engaged for.
        is_only: Whether data of other activities, or of none, are left aside.
    """
    served = tuple(activities)
    used_for = {party.id: used for party, used in engaged_parties(context, served)}
    links = _arriving(narrowed_links(context, served) if is_only else context.graph.links)
    legs = _legs(context)
    return tuple(
        _engaged(party, used_for.get(party.id, ()), links.get(party.id, ()), legs.get(party.id, ()))
        for party in parties
    )


def data_lines(context: Context, each: Engaged) -> tuple[Line, ...]:
    """Return the categories of data that a party gets; those of its activities where no link names any."""
    sources: dict[str, tuple[Location, ...]] = {}
    for link in each.links:
        for identifier in sorted(link.arriving):
            where = place(link.item, _DATA_KEYS.get(link.kind, "data"))
            sources[identifier] = (*sources.get(identifier, ()), where)
    found = sources or _mentioned(used for activity in each.activities for used in listed(activity.data))
    return tuple(
        Line(_data_text(context, identifier), sources=_once(places), address=each.party.address, is_derived=True)
        for identifier, places in sorted(found.items())
    )


def subject_lines(context: Context, each: Engaged) -> tuple[Line, ...]:
    """Return whose data a party gets, by name; those of its activities where no link names any."""
    sources: dict[str, tuple[Location, ...]] = {}
    for link in each.links:
        for identifier in sorted(link.subjects):
            where = place(link.item, _SUBJECT_KEYS.get(link.kind, "subjects"))
            sources[identifier] = (*sources.get(identifier, ()), where)
    found = sources or _mentioned(used for activity in each.activities for used in listed(activity.subjects))
    return tuple(
        Line(subject_name(context, identifier), sources=_once(places), address=each.party.address, is_derived=True)
        for identifier, places in sorted(found.items())
    )


# Private functions


def _arriving(links: Iterable[Link]) -> Mapping[str, Sequence[Link]]:
    """Return the links that bring data to parties, by the ids of the parties."""
    found: dict[str, list[Link]] = {}
    for link in links:
        if link.target.kind is ElementKind.PARTY:
            found.setdefault(link.target.id, []).append(link)
    return found


def _engaged(party: Party, activities: tuple[Activity, ...], links: Sequence[Link], legs: Iterable[Leg]) -> Engaged:
    """Return a party with the steps that its links make, or that are made by where a system is that it hosts."""
    made = {link.id for link in links}
    hosted = {link.source.id for link in links if link.kind is LinkKind.HOSTING}
    own = (leg for leg in legs if (leg.link.id in made if leg.link else leg.holder in hosted))
    return Engaged(party, activities, tuple(links), tuple(own))


def _legs(context: Context) -> Mapping[str, Sequence[Leg]]:
    """Return the steps that leave the law's territory by the parties that get the data there."""
    found: dict[str, list[Leg]] = {}
    for leg in reaching(context.inventory, context.legs):
        for party in ((leg.holder,) if leg.link else leg.recipients) if leg.is_restricted else ():
            found.setdefault(party, []).append(leg)
    return found


def _mentioned(used: Iterable[Mention]) -> dict[str, tuple[Location, ...]]:
    sources: dict[str, tuple[Location, ...]] = {}
    for mention in used:
        sources[mention.id] = (*sources.get(mention.id, ()), mentioned(mention))
    return sources


def _once(places: Iterable[Location]) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(places))


def _data_text(context: Context, identifier: str) -> str:
    name, mark = data_type_name(context, identifier), special_mark(context, identifier)
    return context.words.special_data.format(data=name, mark=mark) if mark else name
