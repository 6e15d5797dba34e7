"""What an activity may go on keeping although people ask for erasure (Article 17(3))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.model import Activity, Inventory, Purpose, Retention, System, ids, listed
from pdmap.questions.usage import may_use


@dataclass(frozen=True, slots=True)
class ErasureException:
    """Something recorded that keeps data from being erased."""

    letter: str
    """Of Article 17(3): `b` law and public task, `c` public health, `d` archiving and research, `e` legal claims.

    No inventory tells of `a`, the freedom of expression.
    """
    holder: Activity | System
    cause: Purpose | Retention
    key: str
    """Key of the cause that tells it."""


def exceptions_of(inventory: Inventory, activity: Activity) -> tuple[ErasureException, ...]:
    """Return the purposes of an activity that erasure leaves alone, then the clocks that hold its data."""
    return (*_purposes(activity), *_clocks(inventory, activity))


# Private functions


def _purposes(activity: Activity) -> Iterator[ErasureException]:
    """Yield each letter once for a purpose, though its condition and its kind may both give it."""
    for purpose in listed(activity.purposes):
        told = {"basis": ids(purpose.basis), "condition": ids(purpose.condition), "kind": (purpose.kind,)}
        keys: dict[str, str] = {}
        for key, words in told.items():
            for word in words:
                letter = _OF_PURPOSES.get(f"{key}:{word}")
                if letter:
                    keys.setdefault(letter, key)
        yield from (ErasureException(letter, activity, purpose, keys[letter]) for letter in sorted(keys))


def _clocks(inventory: Inventory, activity: Activity) -> Iterator[ErasureException]:
    """Yield the clocks of the activity, then those of its fields, each once."""
    found: dict[str, tuple[Activity | System, Retention]] = {
        clock.address: (activity, clock) for clock in listed(activity.retention)
    }
    for system in (inventory.systems[id_] for id_ in ids(activity.systems) if id_ in inventory.systems):
        for field in listed(system.fields):
            if may_use(inventory, activity, field):
                found |= {clock.address: (system, clock) for clock in listed(field.retention)}
    for holder, clock in found.values():
        if isinstance(clock.law, str):
            yield ErasureException("b", holder, clock, "law")
        elif clock.ground in _OF_CLOCKS:
            yield ErasureException(_OF_CLOCKS[clock.ground], holder, clock, "ground")


# Private tables

_OF_PURPOSES = {
    "basis:legal_obligation": "b",
    "basis:public_task": "b",
    "condition:health_care": "c",
    "condition:public_health": "c",
    "condition:archiving_research": "d",
    "condition:legal_claims": "e",
    "kind:archiving": "d",
    "kind:research": "d",
}
_OF_CLOCKS = {"legal-obligation": "b", "archiving": "d", "legal-claims": "e"}
