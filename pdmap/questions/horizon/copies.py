"""Copies of a person's data: in each store, in its backups, at each party, at recipients known by category only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element
from pdmap.model import Activity, Backup, Nothing, Party, Period, System, Unknown, listed
from pdmap.questions.erasure import ErasurePlan, State, Store
from pdmap.questions.horizon.day import day_of
from pdmap.questions.horizon.longest import kept_stay, longest_ways
from pdmap.questions.horizon.ways import Latest, Stay, StayKind, Way, latest, merged
from pdmap.questions.places import is_silent


class CopyKind(StrEnum):
    """What a copy is."""

    STORE = "store"
    BACKUP = "backup"
    PARTY = "party"
    CATEGORY = "category"
    """Recipients that an activity names by category only."""
    UNPLACED = "unplaced"
    """What an activity has to keep, without a recorded place that has it."""
    OPEN = "open"
    """It is open whether a system holds any data of the people."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in one place."""

    kind: CopyKind
    holder: System | Party | Activity
    parts: Mapping[str, Latest]
    """The ways that decide, by data type; all under one empty name where types do not matter."""
    latest: Latest
    """The ways that decide for all of it."""
    own: Stay | None = None
    """Its own clock, where it has one."""
    is_ours: bool = True
    """Whether it is erased on the organization's word; others decide themselves."""

    @property
    def unknown(self) -> tuple[Stay, ...]:
        """Return the clocks that are not known, without which its day is not known: its own, and one for each part."""
        stays = [way.unknown for part in self.parts.values() for way in part.ways if way.unknown]
        own = [self.own] if self.own and self.own.period is None else []
        return tuple({stay.address: stay for stay in (*own, *stays)}.values())

    @property
    def loose(self) -> tuple[Way, ...]:
        """Return ways that count from an event of which the day is not known, one for each part that has some."""
        return tuple(part.loose for part in self.parts.values() if part.loose)


def copies_of(plan: ErasurePlan, asked: dt.date) -> Iterator[Copy]:
    """Yield every copy: stores with their backups, parties, categories, and what is not known to be anywhere."""
    ways, begin = longest_ways(plan, asked), Way(None, None, day_of(asked))
    for store in plan.stores:
        parts = _parts(store.element, store.data, ways)
        yield _copy(CopyKind.STORE, store.system, parts)
        backup = _backup(store)
        if backup:
            backed_up = {each: part.onward(backup) for each, part in parts.items()}
            yield _copy(CopyKind.BACKUP, store.system, backed_up, backup)
    for each in plan.receivers:
        parts = _parts(each.element, plan.reach.at[each.element], ways)
        clock = Stay(StayKind.PARTY, each.party, each.party.retention, each.party, "retention")
        own = clock if each.has_own_copy else None
        yield _copy(CopyKind.PARTY, each.party, parts, own, is_ours=each.is_ours)
    for category in plan.categories:
        for activity in category.activities:
            stay = Stay(StayKind.CATEGORY, activity, None, activity, "recipients", name=category.name)
            yield _alone(CopyKind.CATEGORY, begin, stay, is_ours=category.is_instructed)
    yield from (_alone(CopyKind.UNPLACED, begin, kept_stay(kept)) for kept in plan.kept if not kept.places)
    yield from (_alone(CopyKind.OPEN, begin, _open(system)) for system in plan.open_systems)


# Private functions


def _parts(element: Element, types: Collection[str], ways: Mapping[State, Latest]) -> Mapping[str, Latest]:
    return {each: ways[element, each] for each in sorted(types)}


def _copy(
    kind: CopyKind,
    holder: System | Party,
    parts: Mapping[str, Latest],
    own: Stay | None = None,
    *,
    is_ours: bool = True,
) -> Copy:
    return Copy(kind, holder, parts, merged(parts.values()), own, is_ours)


def _alone(kind: CopyKind, begin: Way, stay: Stay, *, is_ours: bool = True) -> Copy:
    """Return a copy that only its own clock tells of."""
    only = latest([begin.onward(stay)])
    return Copy(kind, stay.holder, {"": only}, only, stay, is_ours)


def _backup(store: Store) -> Stay | None:
    """Return how long backups keep what a system held; `None` where there are none."""
    system, backup = store.system, store.system.backup
    if isinstance(backup, Nothing):
        return None
    if not isinstance(backup, Backup):
        return Stay(StayKind.BACKUP, system, None, system, "backup")
    period = backup.retention if isinstance(backup.retention, Period) else None
    return Stay(StayKind.BACKUP, system, period, backup, "retention")


def _open(system: System) -> Stay:
    """Return the stay of what a system may hold, as nothing says which or whose data it holds."""
    asked = [field for field in listed(system.fields) if field.subjects is None or isinstance(field.subjects, Unknown)]
    item, key = (asked[0], "subjects") if asked and not is_silent(system) else (system, "fields")
    return Stay(StayKind.OPEN, system, None, item, key)
