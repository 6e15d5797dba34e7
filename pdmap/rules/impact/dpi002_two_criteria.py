"""An activity meets two or more criteria of high risk, and no impact assessment is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pdmap.findings import Check, Severity
from pdmap.graph import Element, ElementKind, Link, LinkKind, activities_by_system
from pdmap.model import Activity, ImpactAssessment, Inventory, Unknown, ids
from pdmap.reference import Special
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.usage import links_by_activity
from pdmap.rules.wording import listing, named, not_known

SCORES = ("credit_score", "profile", "evaluation")
"""Data types that exist only because somebody evaluates or scores people."""

SENSITIVE = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of WP248 rev.01, and the ids that it was derived from."""

    name: str
    derived_from: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} ({listing(self.derived_from)})"


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity of a controller with two criteria and no answer on an assessment."""
    serving = links_by_activity(context.graph)
    served = activities_by_system(context.inventory)
    for activity in context.inventory.activities.values():
        if activity.is_controller and activity.status != "ended" and not _is_answered(activity, context.as_of):
            flows = [link for link in serving.get(activity.id, ()) if link.flow]
            criteria = [item for item in _criteria(context.inventory, activity, flows, served) if item.derived_from]
            if len(criteria) > 1:
                yield _observation(context, activity, criteria)


# Private functions


def _is_answered(activity: Activity, as_of: dt.date) -> bool:
    """Return whether an assessment is recorded that was done by a day, or why none is needed."""
    match activity.dpia:
        case ImpactAssessment(required=False) as assessment:
            return bool(assessment.reason or assessment.ref)
        case ImpactAssessment() as assessment:
            return bool(assessment.ref or assessment.date) and not _is_ahead(assessment, as_of)
        case _:
            return False


def _is_ahead(assessment: ImpactAssessment, as_of: dt.date) -> bool:
    """Return whether an assessment is not done yet: by its own word, or because its date is to come."""
    is_dated_later = assessment.date is not None and assessment.date > as_of
    return is_dated_later or assessment.status in {"planned", "in-progress"}


def _criteria(
    inventory: Inventory, activity: Activity, flows: list[Link], served: Mapping[str, frozenset[str]]
) -> Iterator[Criterion]:
    """Yield the criteria that the manifest can tell; large scale and new technology are for people to judge."""
    known = inventory.reference.data_types
    data = sorted(set(ids(activity.data)).union(*(link.data for link in flows)))
    subjects = sorted(set(ids(activity.subjects)).union(*(link.subjects for link in flows)))
    scores = (item for item in data if any(inventory.reference.is_a(item, score) for score in SCORES))
    yield Criterion("evaluation or scoring", tuple(scores))
    sensitive = (item for item in data if item in known and known[item].special in SENSITIVE)
    yield Criterion("sensitive data", tuple(sensitive))
    yield Criterion("combined data", _combined(flows, served))
    yield Criterion("vulnerable people", tuple(item for item in subjects if _is_vulnerable(inventory, item)))


def _is_vulnerable(inventory: Inventory, subject: str) -> bool:
    """Return what the inventory says of its own category, or else whether it or a broader one is vulnerable."""
    own = inventory.subjects.get(subject)
    if own and own.vulnerable is not None:
        return own.vulnerable
    known = (inventory.reference.subjects.get(item) for item in inventory.reference.subject_ancestors(subject))
    return any(category.vulnerable for category in known if category)


def _combined(flows: list[Link], served: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return two sources that are joined in one system: about the same people, kept for different ends."""
    joined: dict[str, dict[Element, frozenset[str]]] = {}
    for link in flows:
        if link.kind is LinkKind.FLOW and link.target.kind is ElementKind.SYSTEM:
            sources = joined.setdefault(link.target.id, {})
            sources[link.source] = sources.get(link.source, frozenset()) | link.subjects
    pairs = (_pair(joined[sink], served) for sink in sorted(joined))
    return next((pair for pair in pairs if pair), ())


def _pair(sources: Mapping[Element, frozenset[str]], served: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the first two sources that share people and differ in their controller or their activities."""
    first: dict[str, Element] = {}
    for source in sorted(sources):
        for subject in sorted(sources[source]):
            other = first.setdefault(subject, source)
            if _end(other, served) != _end(source, served):
                return other.id, source.id
    return ()


def _end(source: Element, served: Mapping[str, frozenset[str]]) -> Element | frozenset[str]:
    """Return what a source is kept for: a party's own ends, or the activities that a system serves."""
    return source if source.kind is ElementKind.PARTY else served.get(source.id, frozenset())


def _observation(context: Context, activity: Activity, criteria: list[Criterion]) -> Observation:
    derived = ", ".join(map(str, criteria))
    return Observation(
        address=activity.address,
        node=activity.at("dpia"),
        message=f"{named(activity)} meets {len(criteria)} criteria of WP248 {_state(context, activity)}: {derived}",
        remedy="record the assessment, or why none is needed:\n"
        f"activities:\n  {activity.id}:\n    dpia: {{ref: ..., date: ...}}  # or {{required: false, reason: ...}}",
        label="no impact assessment",
    )


def _state(context: Context, activity: Activity) -> str:
    match activity.dpia:
        case Unknown() as unknown:
            return f"with an impact assessment {not_known(unknown, context.as_of)}"
        case ImpactAssessment(required=False):
            return "without a reason for needing no impact assessment"
        case ImpactAssessment(date=dt.date() as date) if date > context.as_of:
            return f"with an impact assessment dated {date}, a day to come"
        case ImpactAssessment(status="planned" | "in-progress" as status):
            return f"with an impact assessment that is {status.replace('-', ' ')}"
        case ImpactAssessment():
            return "with an impact assessment that has neither a place nor a date"
        case _:
            return "without an impact assessment"


RULE = Rule(
    check=Check(
        "DPI002",
        "two criteria of high risk without an impact assessment",
        Severity.WARNING,
        ("Art. 35(1) GDPR", "Art. 35(3) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="Of the nine criteria of the guidelines WP248 rev.01, four are derived from the manifest: evaluation or "
    "scoring (`credit_score`, `profile`, `evaluation`), sensitive data (Articles 9 and 10), data combined from two "
    "sources that belong to different controllers or serve different activities, and vulnerable people. Where a "
    "controller's activity meets two, `dpia` has a reference or a date, or says why none is needed. An assessment that "
    "is planned, in progress or dated later is not done. Scale, monitoring, new technology and effects on people are "
    "not derived.",
    why="An assessment is due before processing that is likely to result in a high risk (Article 35(1)). According to "
    "the guidelines two criteria mean that in most cases; who decides otherwise documents the reasons.",
    fix="Carry out the assessment and record where it is, or record the reasons for needing none.",
    ask="Are there further criteria that the manifest cannot tell, and is the processing on the authority's list of "
    "Article 35(4) or 35(5)?",
    bad="""\
activities:
  sick-leave:
    role: controller
    subjects: [employee]
    data: [health.sick_leave]
    dpia: none  # <- finding: 2 criteria
""",
    good="""\
activities:
  sick-leave:
    role: controller
    subjects: [employee]
    data: [health.sick_leave]
    dpia: {required: false, reason: "required by law for fewer than 50 people, no other use"}
""",
    find=find,
)
