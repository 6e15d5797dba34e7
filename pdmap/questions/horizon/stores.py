"""Copies in the organization's own systems: what a law keeps there, and what backups keep longer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from pdmap.model import Activity, Backup, Field, Nothing, Period, System, Unknown, ids, listed
from pdmap.questions.erasure import ErasurePlan, Kept
from pdmap.questions.horizon.copies import Copy, Stay, StayKind
from pdmap.questions.places import is_silent


def store_copies(plan: ErasurePlan, asked: dt.date) -> Iterator[Copy]:
    """Yield for each store its copies: as long as a store holds the data, its backups get them anew."""
    keeping = _by_system(plan)
    for store in plan.stores:
        stays = tuple(map(_kept, keeping.get(store.system.id, ()))) or (_erased(store.system),)
        yield from (Copy((stay,), store.system) for stay in stays)
        backup = _backup(store.system)
        if backup:
            yield from _backed_up(stays, backup, asked)
    stores = {store.system.id for store in plan.stores}
    yield from (_alone(_kept(each)) for each in plan.kept if stores.isdisjoint(_systems(each)))


def open_copies(plan: ErasurePlan) -> Iterator[Copy]:
    """Yield the systems that may hold data of the people, as nothing says which or whose they hold."""
    for system in plan.open_systems:
        asked = [field for field in listed(system.fields) if _is_open(field)]
        item, key = (asked[0], "subjects") if asked and not is_silent(system) else (system, "fields")
        yield _alone(Stay(StayKind.OPEN, system, None, item, key))


# Private functions


def _by_system(plan: ErasurePlan) -> Mapping[str, list[Kept]]:
    """Return what is kept, by the ids of the systems that it is in."""
    found: dict[str, list[Kept]] = {}
    for kept in plan.kept:
        for system in _systems(kept):
            found.setdefault(system, []).append(kept)
    return found


def _systems(kept: Kept) -> tuple[str, ...]:
    holder = kept.holder
    return ids(holder.systems) if isinstance(holder, Activity) else (holder.id,)


def _kept(kept: Kept) -> Stay:
    return Stay(StayKind.LAW, kept.holder, kept.clock.period, kept.clock, "period", kept.clock)


def _erased(system: System) -> Stay:
    return Stay(StayKind.ERASED, system, Period(), system, "deletion")


def _alone(stay: Stay) -> Copy:
    return Copy((stay,))


def _backup(system: System) -> Stay | None:
    """Return how long backups keep what a system held; `None` where there are none."""
    backup = system.backup
    if isinstance(backup, Nothing):
        return None
    if not isinstance(backup, Backup):
        return Stay(StayKind.BACKUP, system, None, system, "backup")
    period = backup.retention if isinstance(backup.retention, Period) else None
    return Stay(StayKind.BACKUP, system, period, backup, "retention")


def _backed_up(stays: tuple[Stay, ...], backup: Stay, asked: dt.date) -> Iterator[Copy]:
    """Yield the backups of what stays longest, and of what stays for a time that is not known."""
    known = [stay for stay in stays if stay.period is not None]
    if known:
        longest = max(known, key=lambda stay: _alone(stay).gone(asked) or asked)
        yield Copy((longest, backup))
    yield from (Copy((stay, backup)) for stay in stays if stay.period is None)


def _is_open(field: Field) -> bool:
    return field.subjects is None or isinstance(field.subjects, Unknown)
