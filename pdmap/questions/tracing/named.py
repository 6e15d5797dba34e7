"""Recipients of a kind of data that activities name, and to whom no flow takes it (Article 30(1)(d))."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, Inventory, Recipient, ids
from pdmap.questions.recipients import outside_recipients
from pdmap.questions.tracing.trace import Trace
from pdmap.questions.usage import types_of


@dataclass(frozen=True, slots=True, order=True)
class NamedRecipient:
    """A party, or a category of recipients where none is named."""

    party: str
    """Its id; empty for a category."""
    category: str
    """In the author's words; empty for a party."""
    activities: tuple[str, ...]
    """Ids of the activities that name it, sorted."""


def named_recipients(
    inventory: Inventory,
    data_type: str,
    trace: Trace,
    *,
    is_from_anywhere: bool = True,
    ends: Collection[Element] | None = None,
) -> tuple[NamedRecipient, ...]:
    """Return the recipients that no hop leads to, of activities that process a data type or a part of it.

    Args:
        inventory: What is described.
        data_type: What is traced.
        trace: Where it goes.
        is_from_anywhere: Whether activities count that use no system of the trace.
        ends: Only these are asked for, and no category; `None` for all of them.
    """
    reached = {hop.link.target for hop in trace.hops} | trace.present.keys()
    naming: dict[tuple[str, str], set[str]] = {}
    for activity in inventory.activities.values():
        if not _processes(activity, data_type, inventory):
            continue
        if not (is_from_anywhere or any(_system(id_) in trace.present for id_ in ids(activity.systems))):
            continue
        for key in _keys(outside_recipients(activity), inventory, reached, ends):
            naming.setdefault(key, set()).add(activity.id)
    return tuple(sorted(NamedRecipient(*key, tuple(sorted(activities))) for key, activities in naming.items()))


# Private functions


def _system(id_: str) -> Element:
    return Element(ElementKind.SYSTEM, id_)


def _processes(activity: Activity, data_type: str, inventory: Inventory) -> bool:
    """Return whether an activity processes some of a data type, and has not ended."""
    overlap = inventory.reference.overlap
    return activity.status != "ended" and any(overlap(each, data_type) for each in types_of(inventory, activity))


def _keys(
    recipients: Iterator[Recipient],
    inventory: Inventory,
    reached: Collection[Element],
    ends: Collection[Element] | None,
) -> Iterator[tuple[str, str]]:
    for recipient in recipients:
        if recipient.party and recipient.party.id in inventory.parties:
            element = Element(ElementKind.PARTY, recipient.party.id)
            if element not in reached and (ends is None or element in ends):
                yield recipient.party.id, ""
        elif recipient.category and ends is None:
            yield "", recipient.category
