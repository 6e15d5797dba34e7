"""What an impact assessment looked at has changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, Link
from pdmap.model import Activity, Flow, ImpactAssessment, Inventory, Party, System, ids, listed
from pdmap.questions.serving import links_by_activity
from pdmap.rules.impact.assessments import assessed, is_done
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each finished assessment that is older than a change of what it is about."""
    serving = links_by_activity(context.graph)
    for activity in assessed(context.inventory):
        assessment = activity.dpia
        if isinstance(assessment, ImpactAssessment) and assessment.date and is_done(assessment, context.as_of):
            changes = [
                change
                for change in _changes(context.inventory, activity, serving)
                if assessment.date < change.date <= context.as_of
            ]
            if changes:
                yield _observation(activity, assessment, assessment.date, changes)


RULE = Rule(
    check=Check(
        "DPI006",
        "impact assessment older than what it is about",
        Severity.WARNING,
        ("Art. 35(11) GDPR", "Art. 35(1) GDPR"),
    ),
    checks="The date of an assessment is not before the day on which the activity, a system that it uses, a flow that "
    "serves it, or a party that receives its data was last `updated`. What has no such date is not asked.",
    why="The controller reviews, where necessary, whether the processing is carried out as it was assessed, at least "
    "when the risk changes (Article 35(11)). New data, another recipient, another country or another technique each "
    "change it.",
    fix="Look whether the change touches the risks. Renew the assessment or confirm it, and record the new date.",
    ask="Did the change add data, people, recipients, countries or a new technique, or was it only a correction?",
    bad="""\
systems:
  clinic: {updated: 2026-05-01}
activities:
  care:
    role: controller
    systems: [clinic]
    dpia:
      ref: docs/dpia-care.pdf
      date: 2026-02-01  # <- finding
""",
    good="""\
systems:
  clinic: {updated: 2026-05-01}
activities:
  care:
    role: controller
    systems: [clinic]
    dpia:
      ref: docs/dpia-care.pdf
      date: 2026-05-10
""",
    find=find,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Change:
    """An object that an assessment is about, and the day on which it last changed."""

    item: Activity | System | Flow | Party
    date: dt.date


def _changes(inventory: Inventory, activity: Activity, serving: Mapping[str, list[Link]]) -> Iterator[_Change]:
    """Yield the changes of an activity and of what belongs to it, each object once."""
    links = serving.get(activity.id, ())
    parties = [recipient.party.id for recipient in listed(activity.recipients) if recipient.party]
    parties += [link.target.id for link in links if link.target.kind is ElementKind.PARTY]
    items: list[Activity | System | Flow | Party] = [activity]
    items += [inventory.systems[name] for name in dict.fromkeys(ids(activity.systems)) if name in inventory.systems]
    items += [link.flow for link in links if link.flow]
    items += [inventory.parties[name] for name in dict.fromkeys(parties) if name in inventory.parties]
    yield from (_Change(item, item.updated) for item in items if item.updated)


def _observation(
    activity: Activity, assessment: ImpactAssessment, date: dt.date, changes: list[_Change]
) -> Observation:
    last = max(changes, key=lambda change: (change.date, change.item.id))
    others = f" and {count(len(changes) - 1, 'more change')} since" if len(changes) > 1 else ""
    what = "it" if last.item is activity else named(last.item)
    return Observation(
        address=activity.address,
        node=assessment.at("date"),
        message=f"the impact assessment of {named(activity)} is of {date}, and {what} changed on {last.date}{others}",
        remedy="review the assessment, and record the day:\n"
        f"activities:\n  {activity.id}:\n    dpia: {{ref: ..., date: ...}}",
        label="older than the change",
        related=(last.item.at("updated").location(f"changed on {last.date}"),),
    )
