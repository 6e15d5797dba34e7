"""What every policy looks things up in, built once per run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from pdmap.frozen import dataclass
from pdmap.model import (
    Activity,
    Backup,
    Inventory,
    Nothing,
    Party,
    Place,
    Purpose,
    Sense,
    System,
    Unknown,
    listed,
)
from pdmap.questions.grounds import countries_of
from pdmap.questions.serving import users_by_system
from pdmap.questions.transfers import Leg, Presence
from pdmap.rules.policies.cases import Places, Values, Whereabouts
from pdmap.rules.policies.verdicts import Doubt
from pdmap.rules.rule import Context
from pdmap.rules.wording import not_known

SENSES: Mapping[Presence, Sense | None] = {
    Presence.LOCATION: Sense.LOCATION,
    Presence.ESTABLISHMENT: Sense.ESTABLISHMENT,
    Presence.PARENT: Sense.PARENT,
    Presence.ACCESS: Sense.ACCESS,
    Presence.DECLARED: None,
}
"""In which sense a step counts for a policy; what is only declared counts in every sense."""


@dataclass(frozen=True, slots=True)
class Survey:
    """An inventory with its indexes."""

    context: Context
    users: Mapping[str, Sequence[Activity]]
    """Activities by the system that they use."""
    legs_of_links: Mapping[str, Sequence[Leg]] = field(default_factory=dict)
    legs_of_systems: Mapping[str, Sequence[Leg]] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out before and is the same for all policies, by what it is."""

    @property
    def inventory(self) -> Inventory:
        """Return the inventory."""
        return self.context.inventory

    def open(self, answer: object, what: str) -> Doubt | None:
        """Return why an answer is open: not known yet, or not recorded; `None` where it is one.

        Args:
            answer: The answer; `none` is one.
            what: What is asked for, with where, such as "the country of `stripe`".
        """
        if isinstance(answer, Unknown):
            return Doubt(f"{what} is {not_known(answer, self.context.as_of)}", is_written=True)
        return Doubt(f"{what} is not recorded") if answer is None else None


def survey(context: Context) -> Survey:
    """Return the survey of an inventory."""
    of_links: dict[str, list[Leg]] = {}
    of_systems: dict[str, list[Leg]] = {}
    for leg in context.legs:
        index = (of_links, leg.link.id) if leg.link else (of_systems, leg.holder)
        index[0].setdefault(index[1], []).append(leg)
    return Survey(context, users_by_system(context.inventory), of_links, of_systems)


def whereabouts(legs: Sequence[Leg]) -> tuple[Whereabouts, ...]:
    """Return the places of steps."""
    return tuple(
        Whereabouts(leg.holder, leg.place.name, leg.country, SENSES[leg.presence], leg.chosen_by) for leg in legs
    )


def places_of_system(survey: Survey, system: System) -> Places:
    """Return where a system keeps its data, and from where our own people reach them."""
    legs = survey.legs_of_systems.get(system.id, ())
    location = survey.open(_not_none(system.location), f"the location of `{system.id}`")
    access = survey.open(_silence_aside(system.access_from), f"from where `{system.id}` is reached")
    backup = system.backup.location if isinstance(system.backup, Backup) else system.backup
    copies = survey.open(_silence_aside(backup), f"where the backups of `{system.id}` are")
    doubts = ((Sense.LOCATION, location), (Sense.LOCATION, copies), (Sense.ACCESS, access))
    return Places(whereabouts(legs), tuple((sense, doubt) for sense, doubt in doubts if doubt))


def places_of_party(survey: Survey, party: Party) -> Places:
    """Return where a party is, whatever it receives."""
    return Places(tuple(_written_places(survey, party)), doubts_of_party(survey, party))


def doubts_of_party(survey: Survey, party: Party) -> tuple[tuple[Sense, Doubt], ...]:
    """Return why a party may be in other places than those that are recorded."""
    named = f"`{party.id}`"
    doubts = (
        (Sense.ESTABLISHMENT, survey.open(_not_none(party.country), f"the country of {named}")),
        (Sense.PARENT, survey.open(_silence_aside(party.parent_country), f"the country of the parent of {named}")),
        (Sense.ACCESS, survey.open(_silence_aside(party.access_from), f"from where {named} reaches the data")),
    )
    return tuple((sense, doubt) for sense, doubt in doubts if doubt)


def storage_doubt(party: Party, known: Sequence[Whereabouts]) -> Doubt | None:
    """Return why it is not known where a party keeps data, where nothing tells."""
    if any(place.sense in {Sense.LOCATION, None} for place in known):
        return None
    return Doubt(f"where `{party.id}` keeps data is not recorded")


def purposes_of(survey: Survey, activities: Sequence[Activity]) -> Values:
    """Return the kinds of the purposes of activities."""
    found = [_kind(survey, activity, purpose) for activity in activities for purpose in _purposes(activity)]
    return joined(found)


def bases_of(survey: Survey, activities: Sequence[Activity]) -> Values:
    """Return the lawful bases of activities."""
    found = [basis_of(survey, activity, purpose) for activity in activities for purpose in _purposes(activity)]
    return joined(found)


def kind_of(survey: Survey, activity: Activity, purpose: Purpose | None) -> Values:
    """Return the kind of a purpose; of an activity without purposes, why there is none."""
    return _kind(survey, activity, purpose)


def basis_of(survey: Survey, activity: Activity, purpose: Purpose | None) -> Values:
    """Return the lawful bases of a purpose; of an activity without purposes, why there is none."""
    if purpose is None:
        return Values((), survey.open(_not_none(activity.purposes), f"the purpose of `{activity.id}`"))
    bases = tuple(mention.id for mention in listed(purpose.basis))
    return Values(bases, survey.open(purpose.basis, f"the basis of a purpose of `{activity.id}`"))


def joined(several: Sequence[Values]) -> Values:
    """Return values together, without repetitions, with the first doubt."""
    known = dict.fromkeys(value for values in several for value in values.ids)
    return Values(tuple(known), next((values.doubt for values in several if values.doubt), None))


# Private functions


def _purposes(activity: Activity) -> Sequence[Purpose | None]:
    return listed(activity.purposes) or (None,)


def _kind(survey: Survey, activity: Activity, purpose: Purpose | None) -> Values:
    if purpose is None:
        return Values((), survey.open(_not_none(activity.purposes), f"the purpose of `{activity.id}`"))
    kinds = (purpose.kind,) if purpose.kind else ()
    return Values(kinds, survey.open(purpose.kind, f"the kind of a purpose of `{activity.id}`"))


def _not_none(answer: object) -> object:
    """Return an answer; nothing for `none`, where that is no answer."""
    return None if isinstance(answer, Nothing) else answer


def _silence_aside(answer: object) -> object:
    """Return an answer; `none` for silence, where nobody has to say anything."""
    return Nothing() if answer is None else answer


def _written_places(survey: Survey, party: Party) -> Iterator[Whereabouts]:
    single = ((Sense.ESTABLISHMENT, party.country), (Sense.PARENT, party.parent_country))
    written = [
        *((sense, place) for sense, place in single if isinstance(place, Place)),
        *((Sense.LOCATION, place) for place in party.regions),
        *((Sense.ACCESS, place) for place in listed(party.access_from)),
    ]
    for sense, place in written:
        for country in countries_of(survey.inventory, place) or (None,):
            yield Whereabouts(party.id, place.name, country, sense)
