"""Which activities need a new look after a change, and why: each reason is a difference that was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model import Activity, Contract, ImpactAssessment, Inventory, ids
from pdmap.questions.changes.compare import Changes
from pdmap.questions.changes.difference import Kind, ObjectChange
from pdmap.questions.changes.engagements import parties_named, parties_reached
from pdmap.questions.changes.facts import Aspect, Side
from pdmap.questions.changes.reasons import Reached, Reason
from pdmap.questions.changes.reviewable import Matter, Reviewable
from pdmap.questions.features import special_kinds


class Look(StrEnum):
    """What has to be looked at anew; the order is that of the report."""

    ASSESSMENT = "impact-assessment"
    """Whether the impact assessment still fits, where the risk has changed (Article 35(11))."""
    SCREENING = "screening"
    """Whether an impact assessment is required now, where none is recorded (Article 35(1))."""
    NOTICE = "notice"
    """What people are told, before a new purpose is pursued and whenever what they were told changes."""
    NOTICE_PERIOD = "notice-period"
    """The time in which controllers may object to a new sub-processor (Article 28(2))."""
    RECORDS = "records"
    """The record of the activity says something else now (Article 30)."""


@dataclass(frozen=True, slots=True)
class Review:
    """A new look that an activity needs."""

    activity: str
    """Id in the later inventory; in the earlier one where the activity is gone."""
    look: Look
    basis: tuple[str, ...]
    reasons: tuple[Reason, ...]
    periods: tuple[str, ...] = ()
    """The notices that contracts give controllers, such as `P30D`; for sub-processors."""


def reviews(before: Side, after: Side, changes: Changes, found: Iterable[Reviewable]) -> tuple[Review, ...]:
    """Return the new looks that a change asks for, by activity.

    Args:
        before: The earlier inventory.
        after: The later one.
        changes: What differs.
        found: What is reviewable in it.
    """
    own = {change.id: change for change in changes.objects if change.section == "activities"}
    engaging = _Engaging(found, after)
    reached = Reached(changes, before, after)
    names = dict.fromkeys((*after.inventory.activities, *own))
    return tuple(review for id_ in names for review in _of(id_, own.get(id_), reached, engaging))


# Private functions


class _Engaging:
    """New sub-processors by who engages them, and the activities whose data get to those."""

    def __init__(self, found: Iterable[Reviewable], side: Side) -> None:
        self._by: dict[str, list[tuple[int, Reviewable]]] = {}
        for place, item in enumerate(found):
            if item.matter is Matter.SUBPROCESSOR:
                self._by.setdefault(item.address, []).append((place, item))
        self._reached = parties_reached(side.graph, is_own=False) if self._by else {}

    def of(self, activity: Activity) -> list[Reviewable]:
        """Return the new sub-processors that an activity engages, and those that a party of it does, in their order."""
        parties = parties_named(activity) | self._reached.get(activity.id, frozenset())
        holders = (activity.address, *(f"parties/{party}" for party in parties))
        engaged = sorted(
            (found for holder in holders for found in self._by.get(holder, ())), key=lambda found: found[0]
        )
        return [item for _, item in engaged]


def _of(id_: str, own: ObjectChange | None, reached: Reached, engaging: _Engaging) -> Iterator[Review]:
    activity = reached.after.inventory.activities.get(id_)
    if activity is None:
        gone = reached.before.inventory.activities[id_]
        yield Review(id_, Look.RECORDS, _record_basis(gone), (_whole(id_, Kind.REMOVED),))
        return
    reasons = reached.by(activity, own)
    if activity.is_controller:
        yield from _assessment(activity, reasons, own, reached.after.inventory)
        yield from _notice(activity, reasons, own)
    yield from _notice_period(activity, reached.after.inventory, engaging.of(activity))
    yield from _records(activity, reasons, own)


def _whole(id_: str, kind: Kind) -> Reason:
    return Reason(kind, Aspect.ACTIVITY, id_, f"activities/{id_}")


def _is_new(own: ObjectChange | None) -> bool:
    return own is not None and own.kind is Kind.ADDED


def _assessment(
    activity: Activity, reasons: Iterable[Reason], own: ObjectChange | None, inventory: Inventory
) -> Iterator[Review]:
    """Yield that the risk is another one: review what was assessed, or ask whether an assessment is required now."""
    recorded = isinstance(activity.dpia, ImpactAssessment) and activity.dpia.required is not False
    if recorded and not _is_new(own):
        found = tuple(reason for reason in reasons if reason.aspect in _RISK and _is_risk(reason))
        if found:
            yield Review(activity.id, Look.ASSESSMENT, ("Art. 35(11) GDPR",), found)
    elif not recorded:
        new = (_whole(activity.id, Kind.ADDED),) if _is_new(own) else ()
        found = tuple(reason for reason in reasons if _asks_for_screening(reason, inventory))
        if new or found:
            yield Review(activity.id, Look.SCREENING, ("Art. 35(1) GDPR",), new or found)


def _is_risk(reason: Reason) -> bool:
    """Return whether a difference can raise the risk: what is new, a measure that is gone, a value that is another."""
    return reason.kind is Kind.REMOVED if reason.aspect is Aspect.MEASURE else reason.kind is not Kind.REMOVED


def _asks_for_screening(reason: Reason, inventory: Inventory) -> bool:
    if reason.kind is not Kind.ADDED:
        return False
    if reason.aspect in _DATA:
        return bool(special_kinds([reason.part], inventory.reference))
    return reason.aspect in _SCREENED


def _notice(activity: Activity, reasons: Iterable[Reason], own: ObjectChange | None) -> Iterator[Review]:
    """Yield that people have to be told something else, or told for the first time."""
    articles = _articles(activity)
    if _is_new(own):
        yield Review(activity.id, Look.NOTICE, articles(_FIRST), (_whole(activity.id, Kind.ADDED),))
        return
    found = tuple(reason for reason in reasons if _is_told(reason) and articles(_TOLD[reason.aspect]))
    if found:
        basis = sorted({article for reason in found for article in articles(_TOLD[reason.aspect])})
        yield Review(activity.id, Look.NOTICE, tuple(basis), found)


def _articles(activity: Activity) -> Callable[[Iterable[str]], tuple[str, ...]]:
    """Return which of some provisions hold: Article 13 for data from people themselves, 14 for data from elsewhere."""
    ways = frozenset(activity.collection)
    excluded = "Art. 14" if ways and "indirect" not in ways else "Art. 13" if ways == {"indirect"} else "none"
    return lambda basis: tuple(article for article in basis if not article.startswith(excluded))


def _is_told(reason: Reason) -> bool:
    """Return whether people are told of it: what is no longer done was told, and harms nobody who still reads it."""
    is_own = reason.address.startswith("activities/") or reason.aspect in _TOLD_OF_ALL
    return reason.aspect in _TOLD and is_own and reason.kind is not Kind.REMOVED


def _notice_period(activity: Activity, inventory: Inventory, engaged: Iterable[Reviewable]) -> Iterator[Review]:
    """Yield that controllers may object: those that we serve, or we ourselves where a processor engages another."""
    found: list[Reason] = []
    periods: dict[str, None] = {}
    for item in engaged:
        found.append(Reason(Kind.ADDED, Aspect.SUBPROCESSOR, item.id, item.address))
        is_ours = item.address == activity.address
        for contract in ids(activity.on_behalf_of) if is_ours else (item.address.removeprefix("parties/"),):
            periods |= dict.fromkeys(_periods(inventory, contract))
    if found:
        yield Review(activity.id, Look.NOTICE_PERIOD, ("Art. 28(2) GDPR",), tuple(found), tuple(periods))


def _periods(inventory: Inventory, holder: str) -> Iterator[str]:
    party = inventory.parties.get(holder)
    contract = party.dpa if party else None
    if isinstance(contract, Contract) and contract.notice:
        yield str(contract.notice)


def _records(activity: Activity, reasons: Iterable[Reason], own: ObjectChange | None) -> Iterator[Review]:
    found = (_whole(activity.id, Kind.ADDED),) if _is_new(own) else tuple(filter(_is_recorded, reasons))
    if found:
        yield Review(activity.id, Look.RECORDS, _record_basis(activity), found)


def _is_recorded(reason: Reason) -> bool:
    """Return whether the record of the activity shows it: what the activity itself says, and where data go."""
    return reason.aspect in _RECORDED and (
        reason.address.startswith("activities/") or reason.aspect in (Aspect.OUTSIDE, Aspect.RECIPIENT)
    )


def _record_basis(activity: Activity) -> tuple[str, ...]:
    return ("Art. 30(1) GDPR",) if activity.is_controller else ("Art. 30(2) GDPR",)


# Private tables

_DATA = frozenset({Aspect.FIELD, Aspect.DATA})
_SCREENED = frozenset({Aspect.PURPOSE, Aspect.SUBJECT, Aspect.OUTSIDE})
_RISK = (
    _DATA
    | _SCREENED
    | {
        Aspect.PEOPLE,
        Aspect.RECIPIENT,
        Aspect.ACCESS,
        Aspect.RETENTION,
        Aspect.PROTECTION,
        Aspect.ENCRYPTION,
        Aspect.TRANSPORT,
        Aspect.MEASURE,
    }
)
"""What the risk for people depends on (Article 35(7)(a), (c) and (d))."""
_FIRST = ("Art. 13(1) GDPR", "Art. 14(1) GDPR")
_TOLD: Mapping[Aspect, tuple[str, ...]] = {
    Aspect.PURPOSE: ("Art. 13(3) GDPR", "Art. 14(4) GDPR"),
    Aspect.BASIS: ("Art. 13(1)(c) GDPR", "Art. 14(1)(c) GDPR"),
    Aspect.DATA: ("Art. 14(1)(d) GDPR",),
    Aspect.RECIPIENT: ("Art. 13(1)(e) GDPR", "Art. 14(1)(e) GDPR"),
    Aspect.OUTSIDE: ("Art. 13(1)(f) GDPR", "Art. 14(1)(f) GDPR"),
    Aspect.TRANSFER: ("Art. 13(1)(f) GDPR", "Art. 14(1)(f) GDPR"),
    Aspect.RETENTION: ("Art. 13(2)(a) GDPR", "Art. 14(2)(a) GDPR"),
    Aspect.JOINT_CONTROLLER: ("Art. 26(2) GDPR",),
}
"""What people are told, with the law that asks for it."""
_TOLD_OF_ALL = frozenset({Aspect.RECIPIENT, Aspect.OUTSIDE})
"""What people are told of, wherever in an activity it happens."""
_RECORDED = frozenset(
    {
        Aspect.NAME,
        Aspect.KIND,
        Aspect.PURPOSE,
        Aspect.SUBJECT,
        Aspect.DATA,
        Aspect.RECIPIENT,
        Aspect.OUTSIDE,
        Aspect.TRANSFER,
        Aspect.RETENTION,
        Aspect.MEASURE,
        Aspect.CONTROLLER,
        Aspect.JOINT_CONTROLLER,
    }
)
"""What Article 30(1) and (2) ask a record for."""
