"""What an activity is: what for, on which ground, with whose data, to whom, for how long."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, ImpactAssessment, Purpose, Retention, ids, listed
from pdmap.questions.changes.facts import Aspect, Fact
from pdmap.questions.changes.leaves import ordered
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.parts import details, measures, members, named, transfers
from pdmap.questions.changes.values import clocks_text, text_of, together

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
    yield from _purposes(activity, names)
    yield from members(Aspect.SUBJECT, activity.subjects)
    yield from members(Aspect.DATA, activity.data)
    yield from named(Aspect.SYSTEM, activity.systems, "systems", names)
    yield from _recipients(activity, names)
    yield from transfers(activity.transfers, names)
    yield from _clocks(activity)
    yield from measures(activity.measures, names)
    yield from named(Aspect.CONTROLLER, activity.on_behalf_of, "parties", names)
    for joint in listed(activity.joint_controllers):
        yield Fact(Aspect.JOINT_CONTROLLER, names("parties", joint.party.id))
    assessment = activity.dpia.required if isinstance(activity.dpia, ImpactAssessment) else activity.dpia
    yield Fact(Aspect.ASSESSMENT, "", text_of(assessment))
    yield from details(activity, _TOLD, names)


# Private functions


def _purposes(activity: Activity, names: Names) -> Iterator[Fact]:
    if not isinstance(activity.purposes, tuple):
        yield from members(Aspect.PURPOSE, activity.purposes)
    by_text: dict[str, list[Purpose]] = {}
    for purpose in ordered(listed(activity.purposes), names):
        by_text.setdefault(purpose.text, []).append(purpose)
    for text, several in by_text.items():
        yield Fact(Aspect.PURPOSE, text)
        yield Fact(Aspect.BASIS, text, together(text_of(purpose.basis) for purpose in several))
        yield Fact(Aspect.CONDITION, text, together(text_of(purpose.condition) for purpose in several))


def _recipients(activity: Activity, names: Names) -> Iterator[Fact]:
    if not isinstance(activity.recipients, tuple):
        yield from members(Aspect.RECIPIENT, activity.recipients)
    for recipient in ordered(listed(activity.recipients), names):
        category = recipient.category or ""
        if recipient.party:
            yield Fact(Aspect.RECIPIENT, names("parties", recipient.party.id), category)
        else:
            yield Fact(Aspect.RECIPIENT, category)


def _clocks(activity: Activity) -> Iterator[Fact]:
    if not isinstance(activity.retention, tuple):
        yield Fact(Aspect.RETENTION, "", text_of(activity.retention))
        return
    by_data: dict[str, list[Retention]] = {}
    for clock in activity.retention:
        for part in ids(clock.data) or ("",):
            by_data.setdefault(part, []).append(clock)
    yield from (Fact(Aspect.RETENTION, part, clocks_text(clocks)) for part, clocks in by_data.items())
