"""What an activity is: what for, on which ground, with whose data, to whom, for how long."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, ImpactAssessment, Recipient, Retention, ids, listed
from pdmap.questions.changes.facts import Aspect, Fact, Names
from pdmap.questions.changes.parts import details, measures, members, named, transfers
from pdmap.questions.changes.values import clocks_text, text_of

_TOLD = frozenset(
    {
        "name",
        "role",
        "owner",
        "purposes.text",
        "purposes.basis",
        "purposes.condition",
        "subjects",
        "data",
        "systems",
        "recipients.party",
        "recipients.category",
        "transfers.countries",
        "transfers.mechanism",
        "retention",
        "measures",
        "on_behalf_of",
        "joint_controllers.party",
        "dpia.required",
    }
)


def activity_facts(activity: Activity, names: Names) -> Iterator[Fact]:
    """Yield the facts of an activity."""
    yield Fact(Aspect.NAME, "", activity.name or "")
    yield Fact(Aspect.KIND, "", activity.role.value)
    yield Fact(Aspect.OWNER, "", text_of(activity.owner))
    yield from _purposes(activity)
    yield from members(Aspect.SUBJECT, activity.subjects)
    yield from members(Aspect.DATA, activity.data)
    yield from named(Aspect.SYSTEM, activity.systems, "systems", names)
    yield from members(Aspect.RECIPIENT, activity.recipients, lambda recipient: _recipient(recipient, names))
    yield from transfers(activity.transfers)
    yield from _clocks(activity)
    yield from measures(activity.measures, names)
    yield from named(Aspect.CONTROLLER, activity.on_behalf_of, "parties", names)
    for joint in listed(activity.joint_controllers):
        yield Fact(Aspect.JOINT_CONTROLLER, names("parties", joint.party.id))
    assessment = activity.dpia.required if isinstance(activity.dpia, ImpactAssessment) else activity.dpia
    yield Fact(Aspect.ASSESSMENT, "", text_of(assessment))
    yield from details(activity, _TOLD)


# Private functions


def _purposes(activity: Activity) -> Iterator[Fact]:
    if not isinstance(activity.purposes, tuple):
        yield from members(Aspect.PURPOSE, activity.purposes)
    for purpose in listed(activity.purposes):
        yield Fact(Aspect.PURPOSE, purpose.text)
        yield Fact(Aspect.BASIS, purpose.text, text_of(purpose.basis))
        yield Fact(Aspect.CONDITION, purpose.text, text_of(purpose.condition))


def _recipient(recipient: object, names: Names) -> str:
    if isinstance(recipient, Recipient):
        return names("parties", recipient.party.id) if recipient.party else recipient.category or ""
    return text_of(recipient)


def _clocks(activity: Activity) -> Iterator[Fact]:
    if not isinstance(activity.retention, tuple):
        yield Fact(Aspect.RETENTION, "", text_of(activity.retention))
        return
    by_data: dict[str, list[Retention]] = {}
    for clock in activity.retention:
        for part in ids(clock.data) or ("",):
            by_data.setdefault(part, []).append(clock)
    yield from (Fact(Aspect.RETENTION, part, clocks_text(clocks)) for part, clocks in by_data.items())
