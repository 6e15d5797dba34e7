"""What differs between two states of the published sub-processors, as customers are told of it (Article 28(2))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pdmap.documents.announcements.published import OURSELVES, Published
from pdmap.frozen import dataclass


class Change(StrEnum):
    """What became of a sub-processor; the order is that of entries with one date."""

    ADDED = "added"
    ENGAGED = "engaged"
    """Added by another sub-processor: a link of the chain (Article 28(4))."""
    REPLACED = "replaced"
    """Added in the place of another one, as `replaces` says."""
    REMOVED = "removed"
    RENAMED = "renamed"
    COUNTRY = "country"
    """It, or its parent, is established in another country."""
    PLACE = "place"
    ACCESS = "access"
    DATA = "data"
    MECHANISM = "mechanism"
    CHAIN = "chain"
    """Another sub-processor engages it as well."""


NOTIFIED = frozenset({Change.ADDED, Change.ENGAGED, Change.REPLACED})
"""Additions and replacements, to which controllers may object (Article 28(2))."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that customers are told of."""

    change: Change
    party: str
    """Id in the later state; in the earlier one where it is gone."""
    before: Published | None = None
    after: Published | None = None
    new: tuple[str, ...] = ()
    """What is new, in the words of the inventory, sorted: places, data, mechanisms with their countries, engagers."""
    other: str = ""
    """Name of another party that it is about: the one replaced or an engager; or the name that it had."""


def differences(before: Mapping[str, Published], after: Mapping[str, Published]) -> tuple[Difference, ...]:
    """Return what differs, by kind of change and id.

    An id alone tells nobody anything: one that is gone and one that came with the same name, or the same number in
    the company register, are one party.
    """
    known_as = _same(before, after)
    earlier = {known_as.get(id_, id_): each for id_, each in before.items()}
    come = [id_ for id_ in after if id_ not in earlier]
    replaced = {id_: _replaced(after[id_], earlier) for id_ in come}
    told = {gone for gone in replaced.values() if gone}
    found = [_added(after, id_, replaced[id_], earlier) for id_ in come]
    found += [_removed(earlier, id_) for id_ in earlier if id_ not in after and id_ not in told]
    found += [each for id_ in after if id_ in earlier for each in _changed(id_, earlier[id_], after, known_as)]
    order = tuple(Change)
    return tuple(sorted(found, key=lambda each: (order.index(each.change), each.party)))


# Private functions


def _same(before: Mapping[str, Published], after: Mapping[str, Published]) -> Mapping[str, str]:
    """Return the later ids of parties that have another id and are the same all the same, by their earlier ones."""
    gone = _by_mark({id_: each for id_, each in before.items() if id_ not in after})
    come = _by_mark({id_: each for id_, each in after.items() if id_ not in before})
    found: dict[str, str] = {}
    for mark, was in gone.items():
        now = come.get(mark, [])
        if len(was) == len(now) == 1 and was[0] not in found and now[0] not in found.values():
            found[was[0]] = now[0]
    return found


def _by_mark(parties: Mapping[str, Published]) -> Mapping[tuple[str, str], list[str]]:
    """Return ids by what tells parties apart: registrations first, then names."""
    found: dict[tuple[str, str], list[str]] = {}
    for mark in ("registration", "name"):
        for id_, each in parties.items():
            if text := getattr(each.engaged.party, mark):
                found.setdefault((mark, text), []).append(id_)
    return found


def _replaced(new: Published, earlier: Mapping[str, Published]) -> str:
    """Return the id of the party whose place a new one takes; empty where none was published."""
    given = new.engaged.party.replaces
    return next((id_ for id_, each in earlier.items() if given and given in {id_, each.name}), "")


def _added(after: Mapping[str, Published], id_: str, replaced: str, earlier: Mapping[str, Published]) -> Difference:
    new = after[id_]
    if replaced:
        return Difference(Change.REPLACED, id_, None, new, (), earlier[replaced].name)
    if OURSELVES not in new.engagers:
        return Difference(Change.ENGAGED, id_, None, new, (), _names(new.engagers, after))
    return Difference(Change.ADDED, id_, None, new)


def _removed(earlier: Mapping[str, Published], id_: str) -> Difference:
    return Difference(Change.REMOVED, earlier[id_].engaged.party.id, earlier[id_], None)


def _changed(
    id_: str, was: Published, after: Mapping[str, Published], known_as: Mapping[str, str]
) -> Iterator[Difference]:
    now = after[id_]
    if was.name != now.name and now.engaged.party.name:
        yield Difference(Change.RENAMED, id_, was, now, (now.name,), was.name)
    if (was.country, was.parent) != (now.country, now.parent):
        yield Difference(Change.COUNTRY, id_, was, now, (now.country, now.parent))
    for change, new in (
        (Change.PLACE, now.places.keys() - was.places.keys()),
        (Change.ACCESS, now.access.keys() - was.access.keys()),
        (Change.DATA, now.data - was.data),
        (Change.MECHANISM, {" ".join(pair) for pair in now.mechanisms - was.mechanisms}),
    ):
        if new:
            yield Difference(change, id_, was, now, tuple(sorted(new)))
    engagers = now.engagers - {known_as.get(each, each) for each in was.engagers} - {OURSELVES}
    if engagers:
        yield Difference(Change.CHAIN, id_, was, now, tuple(sorted(engagers)), _names(engagers, after))


def _names(engagers: frozenset[str], after: Mapping[str, Published]) -> str:
    return ", ".join(sorted(after[each].name if each in after else each for each in engagers))
