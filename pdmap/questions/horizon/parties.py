"""Copies at parties: each keeps what it receives for a time, and may hand it on until then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pdmap.graph import Element, ElementKind, Link, LinkKind, stages
from pdmap.model import Party, Period, System
from pdmap.questions.erasure import ErasurePlan, Receiver
from pdmap.questions.horizon.copies import Copy, Stay, StayKind


def party_copies(plan: ErasurePlan, asked: dt.date) -> Mapping[str, tuple[Copy, ...]]:
    """Return the copies at parties by id: the way that takes longest, and one whose time is not known.

    Parties that feed one another are told in one go. A copy may have passed each of them once before, so that all
    their clocks count, in the order of their ids. A host has the very data of the system, and is left out.
    """
    receivers = {each.party.id: each for each in plan.receivers if not each.is_host}
    systems = {store.system.id: store.system for store in plan.stores}
    links = [link for link in plan.links if _hands_on(link, receivers)]
    found: dict[str, tuple[Copy, ...]] = {}
    for group in _in_order(links, receivers):
        ways = [copy.stays for each in sorted(_senders(links, group)) for copy in found[each]]
        if not ways or any(_is_fed(receivers[each]) for each in group):
            ways.insert(0, _start([receivers[each] for each in group], systems))
        for each in group:
            stays = tuple(_stay(receivers[other].party) for other in sorted(group, key=lambda id_: (id_ == each, id_)))
            found[each] = tuple(_outer((Copy((*way, *stays)) for way in ways), asked))
    return found


# Private functions


def _hands_on(link: Link, receivers: Mapping[str, Receiver]) -> bool:
    ends = (link.source, link.target)
    is_between = all(end.kind is ElementKind.PARTY and end.id in receivers for end in ends)
    return is_between and link.source != link.target and link.kind is not LinkKind.HOSTING


def _in_order(links: Iterable[Link], receivers: Mapping[str, Receiver]) -> Iterator[tuple[str, ...]]:
    """Yield parties that feed one another, those that feed others before these; then those that nobody feeds."""
    ordered = [group for stage in stages(links) for group in sorted(stage, key=sorted)]
    for group in ordered:
        yield tuple(element.id for element in sorted(group))
    placed = {element.id for group in ordered for element in group}
    yield from ((id_,) for id_ in receivers if id_ not in placed)


def _senders(links: Iterable[Link], group: tuple[str, ...]) -> set[str]:
    return {link.source.id for link in links if link.target.id in group and link.source.id not in group}


def _is_fed(receiver: Receiver) -> bool:
    """Return whether a party gets data from elsewhere than other parties, or nothing tells from where."""
    return receiver.is_declared or any(_is_ours(sender) for sender in receiver.by)


def _is_ours(sender: Element) -> bool:
    return sender.kind is not ElementKind.PARTY


def _start(receivers: Iterable[Receiver], systems: Mapping[str, System]) -> tuple[Stay, ...]:
    """Return the first store that hands data to some parties, which is erased at once; nothing where none does."""
    senders = sorted(sender for receiver in receivers for sender in receiver.by)
    stores = (systems[sender.id] for sender in senders if sender.kind is ElementKind.SYSTEM and sender.id in systems)
    return tuple(Stay(StayKind.ERASED, store, Period(), store, "deletion") for store in stores)[:1]


def _stay(party: Party) -> Stay:
    return Stay(StayKind.PARTY, party, party.retention, party, "retention")


def _outer(copies: Iterable[Copy], asked: dt.date) -> Iterator[Copy]:
    """Yield the copy that stays longest, and the first whose time is not known."""
    several = list(copies)
    known = [(day, copy) for copy in several if (day := copy.gone(asked)) is not None]
    if known:
        yield max(known, key=lambda pair: pair[0])[1]
    yield from [copy for copy in several if copy.unknown][:1]
