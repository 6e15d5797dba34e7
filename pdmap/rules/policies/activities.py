"""Activities as policies see them: whole, or purpose by purpose."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Activity, Inventory, Place, Purpose, Sense, ids, listed
from pdmap.questions.grounds import countries_of
from pdmap.rules.policies.cases import Dimension, Places, Values, Whereabouts
from pdmap.rules.policies.fields import roles_of
from pdmap.rules.policies.survey import (
    Survey,
    bases_of,
    basis_of,
    kind_of,
    places_of_party,
    places_of_system,
    purposes_of,
)
from pdmap.rules.policies.verdicts import Doubt
from pdmap.rules.wording import quotation
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class ActivityCase:
    """A processing activity, or one of its purposes."""

    survey: Survey
    activity: Activity
    purpose: Purpose | None = None
    """`None` where the activity is judged as a whole."""

    @property
    def address(self) -> str:
        """Return the address of the purpose, or of the activity."""
        return (self.purpose or self.activity).address

    @property
    def node(self) -> Node:
        """Return where the purpose or the activity stands."""
        return (self.purpose or self.activity).head

    @property
    def name(self) -> str:
        """Return the id, with the purpose where one is judged."""
        purpose = f"{quotation(self.purpose.text)} of " if self.purpose else ""
        return f"{purpose}`{self.activity.id}`"

    @property
    def statement(self) -> tuple[str, str]:
        """Return that the activity is there."""
        return self.name, "is recorded"

    @property
    def ending(self) -> str:
        """Return nothing: the activity tells it all."""
        return ""

    @property
    def detail(self) -> str:
        """Return nothing: the address tells activities and purposes apart."""
        return ""

    @property
    def passing(self) -> Doubt | None:
        """Return nothing: an activity that is written is there."""
        return None

    @property
    def related(self) -> tuple[Location, ...]:
        """Return nothing: the activity tells it all."""
        return ()

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Return the addresses of the systems and the recipients."""
        parties = (f"parties/{name}" for name in self.values(Dimension.PARTIES).ids)
        return (self.activity.address, *(f"systems/{name}" for name in ids(self.activity.systems)), *parties)

    def values(self, dimension: Dimension) -> Values:
        """Return what is recorded of a dimension."""
        activity, open_ = self.activity, self.survey.open
        match dimension:
            case Dimension.DATA:
                return Values(ids(activity.data), open_(activity.data, f"which data `{activity.id}` uses"))
            case Dimension.SUBJECTS:
                return Values(ids(activity.subjects), open_(activity.subjects, f"whose data `{activity.id}` uses"))
            case Dimension.ACTIVITIES:
                return Values((activity.id,))
            case Dimension.PURPOSES:
                return self._kinds()
            case Dimension.BASES:
                return self._bases()
            case Dimension.SYSTEMS:
                return Values(ids(activity.systems), open_(activity.systems, f"which systems `{activity.id}` uses"))
            case Dimension.PARTIES:
                named = tuple(item.party.id for item in listed(activity.recipients) if item.party)
                return Values(named, open_(activity.recipients, f"who receives data of `{activity.id}`"))
            case Dimension.ROLES:
                return roles_of(self.survey, self.values(Dimension.PARTIES))
            case _:
                return Values()

    def places(self) -> Places:
        """Return where its systems and its recipients are, and where its transfers go."""
        inventory = self.survey.inventory
        systems = (inventory.systems[name] for name in ids(self.activity.systems) if name in inventory.systems)
        parties = (inventory.parties[name] for name in self.values(Dimension.PARTIES).ids if name in inventory.parties)
        found = [
            *(places_of_system(self.survey, system) for system in systems),
            *(places_of_party(self.survey, party) for party in parties),
        ]
        known = [place for places in found for place in places.known]
        doubts = [doubt for places in found for doubt in places.doubts]
        for dimension, sense in ((Dimension.SYSTEMS, Sense.LOCATION), (Dimension.PARTIES, Sense.ESTABLISHMENT)):
            doubt = self.values(dimension).doubt
            doubts += [(sense, doubt)] if doubt else []
        return Places((*known, *_declared(inventory, self.activity)), doubts)

    def _kinds(self) -> Values:
        if self.purpose:
            return kind_of(self.survey, self.activity, self.purpose)
        return purposes_of(self.survey, [self.activity])

    def _bases(self) -> Values:
        if self.purpose:
            return basis_of(self.survey, self.activity, self.purpose)
        return bases_of(self.survey, [self.activity])


def activity_cases(survey: Survey, *, by_purpose: bool) -> Iterator[ActivityCase]:
    """Yield every activity, or every purpose of every activity; one without purposes as a whole."""
    for activity in survey.inventory.activities.values():
        for purpose in (by_purpose and listed(activity.purposes)) or (None,):
            yield ActivityCase(survey, activity, purpose)


# Private functions


def _declared(inventory: Inventory, activity: Activity) -> Iterator[Whereabouts]:
    places: list[Place] = [place for transfer in listed(activity.transfers) for place in transfer.countries]
    for place in places:
        for country in countries_of(inventory, place) or (None,):
            yield Whereabouts(activity.id, place.name, country, None)
