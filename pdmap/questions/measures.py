"""What the measures say of each system: a measure asserts something wherever it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import activities_by_system
from pdmap.model import Inventory, Measure, Mention, System, ids


class Claims:
    """The assertions of the measures of an inventory, looked up once for all systems."""

    def __init__(self, inventory: Inventory) -> None:
        self._statements = {measure.id: _Statement.of(measure) for measure in inventory.measures.values()}
        self._users = activities_by_system(inventory)
        self._activities = inventory.activities
        organization = inventory.organization
        everywhere = self._stating(organization.measures if organization else ())
        self._about = {system.id: self._by_assertion(system, everywhere) for system in inventory.systems.values()}
        unread = (f"{section}/{id_}" for section in ("measures", "activities") for id_ in _left_out(inventory, section))
        written = (measure.address for measure in inventory.measures.values())
        self.rests_on = ("organization", *written, *unread)
        """Addresses of what might assert something of any system."""

    def about(self, system: System, assertion: str) -> tuple[Measure, ...]:
        """Return the measures that assert something of a system, by id.

        A measure holds for the systems that name it, for those of an activity that names it, and for
        all of them if the organization names it, except for those that it leaves out.
        """
        return self._about[system.id].get(assertion, ())

    def settles(self, system: System, assertion: str) -> bool:
        """Tell whether a measure answers for a system what it does not say itself.

        One that customers may switch on says nothing of the others.
        """
        return any(not measure.optional for measure in self.about(system, assertion))

    def sources_for(self, system: System) -> tuple[str, ...]:
        """Return the addresses of all that might assert something of a system, its activities included."""
        return (*self.rests_on, *(self._activities[user].address for user in self._users_of(system)))

    def _users_of(self, system: System) -> list[str]:
        return sorted(self._users.get(system.id, ()))

    def _by_assertion(self, system: System, everywhere: list[_Statement]) -> Mapping[str, tuple[Measure, ...]]:
        named = [mention for user in self._users_of(system) for mention in self._activities[user].measures]
        holding = {item.measure.id: item for item in [*everywhere, *self._stating([*system.measures, *named])]}
        found: dict[str, tuple[Measure, ...]] = {}
        for identifier in sorted(holding):
            if system.id not in holding[identifier].exceptions:
                measure = holding[identifier].measure
                found.update({assertion: (*found.get(assertion, ()), measure) for assertion in measure.asserts})
        return found

    def _stating(self, mentions: Iterable[Mention]) -> list[_Statement]:
        known = (self._statements.get(mention.id) for mention in mentions)
        return [statement for statement in known if statement and statement.measure.asserts]


# Private functions


@dataclass(frozen=True, slots=True)
class _Statement:
    """A measure, and the systems that it does not hold for."""

    measure: Measure
    exceptions: frozenset[str]

    @classmethod
    def of(cls, measure: Measure) -> _Statement:
        return cls(measure, frozenset(ids(measure.exceptions)))


def _left_out(inventory: Inventory, section: str) -> list[str]:
    return sorted(inventory.left_out.get(section, ()))
