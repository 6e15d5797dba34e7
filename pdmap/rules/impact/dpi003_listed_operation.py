"""An activity is on the authority's list of what requires an impact assessment, and none is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Unknown
from pdmap.questions.impact.criteria import Criteria
from pdmap.questions.impact.lists import Entry, Lists
from pdmap.questions.impact.mandatory import mandatory_case
from pdmap.rules.impact.assessments import assessed, is_answered, remedy, state
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity without an assessment that a list names, or may name."""
    lists = Lists(context.inventory)
    known = Criteria(context.inventory, context.graph)
    for activity in assessed(context.inventory) if lists.names else ():
        if is_answered(activity, context.as_of):
            continue
        criteria = known.of(activity)
        entry = next(iter(lists.entries(activity, criteria)), None)
        if isinstance(activity.operations, Unknown):
            yield _open(context, activity, activity.operations, lists.names[0])
        elif entry and not mandatory_case(activity, criteria) and (entry.is_certain or len(criteria) < 2):
            yield _observation(context, activity, entry)


RULE = Rule(
    check=Check(
        "DPI003",
        "operation on the authority's list without an impact assessment",
        Severity.WARNING,
        ("Art. 35(4) GDPR", "Art. 35(1) GDPR"),
    ),
    checks="The `operations` of a controller's activity are compared with the list under Article 35(4) of the "
    "authority that `organization.supervisory_authority` names; known are those of AEPD, AP, APD/GBA, CNIL, DPC, DSK "
    "(private sector), Garante, ICO and IMY. Where an operation is listed, `dpia` has a reference or a date, or says "
    "why none is needed. Many items ask for something more, such as a large scale or a further criterion of WP248 "
    "rev.01: where the manifest denies it, nothing is said, and where it leaves it open, or the item was not looked "
    "up, it is a note. Where the authority is not named, or its list is not known, nothing is said. Cases of Article "
    "35(3) are the subject of DPI001.",
    why="Each authority publishes the kinds of operations for which it requires an assessment (Article 35(4)). The "
    "lists complete the law and are not exhaustive; they differ, and that of the lead authority counts.",
    fix="Read the item on the authority's own list. If the activity falls under it, carry out the assessment and "
    "record where it is; if not, record why.",
    ask="Does the current version of the list still have the item, and do the lists of other countries concerned have "
    "it too?",
    bad="""\
organization: {name: Example SARL, country: FR, supervisory_authority: CNIL}
activities:
  hotline:
    role: controller
    operations: [whistleblowing]
    dpia: none  # <- finding
""",
    good="""\
organization: {name: Example SARL, country: FR, supervisory_authority: CNIL}
activities:
  hotline:
    role: controller
    operations: [whistleblowing]
    dpia: {ref: docs/dpia-hotline.pdf, date: 2026-02-01}
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity, entry: Entry) -> Observation:
    item = entry.listed
    verb = "is" if entry.is_certain else "may be"
    return Observation(
        address=activity.address,
        node=activity.at("dpia"),
        message=f"`{item.operation}` of {named(activity)} {verb} on the list of {entry.authority.name} "
        f"({item.item}), {state(activity, context.as_of)}",
        remedy=remedy(activity, is_optional=True),
        label="no impact assessment",
        related=(activity.at("operations").location(item.source),),
        severity=None if entry.is_certain else Severity.NOTE,
    )


def _open(context: Context, activity: Activity, unknown: Unknown, authority: str) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("operations"),
        message=f"whether {named(activity)} is on the list of {authority} is {not_known(unknown, context.as_of)}",
        remedy="when it is known, write which of the listed operations it carries out:\n"
        f"activities:\n  {activity.id}:\n    operations: [...]  # or none",
        label="on the list?",
    )
