"""What the measures say of each system: a measure asserts something wherever it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pdmap.model import Inventory, Measure, Mention, System, ids
from pdmap.rules.usage import users_by_system


class Claims:
    """The assertions of the measures of an inventory, looked up once for all systems."""

    def __init__(self, inventory: Inventory) -> None:
        self._statements = {measure.id: _Statement.of(measure) for measure in inventory.measures.values()}
        self._users = users_by_system(inventory)
        organization = inventory.organization
        self._everywhere = self._stating(organization.measures if organization else ())
        unread = (f"{section}/{id_}" for section in ("measures", "activities") for id_ in _left_out(inventory, section))
        written = (measure.address for measure in inventory.measures.values())
        self._rests_on = ("organization", *written, *unread)

    def about(self, system: System, assertion: str) -> tuple[Measure, ...]:
        """Return the measures that assert something of a system, by id.

        A measure holds for the systems that name it, for those of an activity that names it, and for
        all of them if the organization names it, except for those that it leaves out.
        """
        users = (self._stating(user.measures) for user in self._users.get(system.id, ()))
        holding = [*self._everywhere, *self._stating(system.measures), *(item for stated in users for item in stated)]
        asserting = {item.measure.id: item.measure for item in holding if item.is_made_of(system, assertion)}
        return tuple(asserting[identifier] for identifier in sorted(asserting))

    def settles(self, system: System, assertion: str) -> bool:
        """Tell whether a measure answers for a system what it does not say itself.

        One that customers may switch on says nothing of the others.
        """
        return any(not measure.optional for measure in self.about(system, assertion))

    def rests_on(self, system: System) -> tuple[str, ...]:
        """Return the addresses of what might assert something of a system."""
        return (*self._rests_on, *(user.address for user in self._users.get(system.id, ())))

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

    def is_made_of(self, system: System, assertion: str) -> bool:
        return assertion in self.measure.asserts and system.id not in self.exceptions


def _left_out(inventory: Inventory, section: str) -> list[str]:
    return sorted(inventory.left_out.get(section, ()))
