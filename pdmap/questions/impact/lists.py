"""What the list of the organization's supervisory authority says of an activity (Article 35(4))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.model import Activity, Inventory, listed
from pdmap.questions.impact.criteria import BY_OPERATION, Criterion
from pdmap.reference import Authority, ListedOperation, authorities, listed_operations

ANY_OTHER = "other-criterion"
"""Need of items that ask for any criterion beside the operation's own."""
UNSTATED = "unstated"
"""Need of items whose circumstances no key of an inventory tells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation of an activity that the list of an authority names."""

    authority: Authority
    listed: ListedOperation
    is_certain: bool
    """Whether the item was looked up, and the manifest tells that what it needs is there."""


class Lists:
    """The lists of the authorities that the organization names."""

    def __init__(self, inventory: Inventory) -> None:
        organization = inventory.organization
        answer = organization.supervisory_authority if organization else None
        is_public = bool(organization and organization.public_authority)
        known = authorities().values() if isinstance(answer, str) else ()
        self._authorities = [
            authority
            for authority in known
            if authority.is_named_in(str(answer)) and not (authority.private_only and is_public)
        ]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the authorities whose lists are known; empty where there are none."""
        return tuple(authority.name for authority in self._authorities)

    def entries(self, activity: Activity, criteria: Mapping[str, Criterion]) -> list[Entry]:
        """Return what the lists name of an activity's operations, what is certain first, in written order."""
        return sorted(self._entries(activity, criteria), key=lambda entry: not entry.is_certain)

    def is_listed(self, activity: Activity, criteria: Mapping[str, Criterion]) -> bool:
        """Return whether it is certain that a list names an activity."""
        return any(entry.is_certain for entry in self._entries(activity, criteria))

    def _entries(self, activity: Activity, criteria: Mapping[str, Criterion]) -> Iterator[Entry]:
        for operation in listed(activity.operations):
            for authority in self._authorities:
                item = listed_operations(authority.id).get(operation)
                met = _is_met(item, activity, criteria) if item else False
                if item and met is not False:
                    yield Entry(authority, item, is_certain=bool(met) and item.verified)


# Private functions


def _is_met(item: ListedOperation, activity: Activity, criteria: Mapping[str, Criterion]) -> bool | None:
    """Return whether what an item needs is there; `None` where the manifest leaves it open."""
    if not item.needs or not criteria.keys().isdisjoint(item.needs):
        return True
    if ANY_OTHER in item.needs:
        return bool(criteria.keys() - {*BY_OPERATION.get(item.operation, ())})
    is_open = UNSTATED in item.needs or ("large-scale" in item.needs and activity.large_scale is None)
    return None if is_open else False
