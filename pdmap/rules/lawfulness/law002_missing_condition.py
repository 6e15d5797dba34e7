"""An activity uses special categories of data, and a purpose has no condition for them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Location, Severity
from pdmap.model import Activity, Mention, Purpose, Unknown, listed
from pdmap.questions.serving import flows_by_activity
from pdmap.reference import Special
from pdmap.rules.lawfulness.protected_data import named_data
from pdmap.rules.lawfulness.purposes import current_activities, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose without a condition in activities that use such data."""
    flows = flows_by_activity(context.inventory)
    for activity in current_activities(context.inventory):
        special = named_data(context.inventory.reference, activity, flows.get(activity.id, ()), Special.ARTICLE_9)
        if special and listed(activity.purposes):
            yield from _judge_purposes(context, activity, special)
        elif special:
            yield _without_purposes(context, activity, special)


RULE = Rule(
    check=Check(
        "LAW002",
        "special category of data without an Article 9(2) condition",
        Severity.ERROR,
        ("Art. 9(1) GDPR", "Art. 9(2) GDPR"),
    ),
    checks="Where an activity of a controller, or a flow that serves it, names a special category of data, "
    "every purpose names a condition of Article 9(2). It is a warning where only some purposes have one, "
    "because the manifest does not tell which purpose uses which data, and where the purposes are not known yet. Ended "
    "activities are not judged.",
    why="Data on health, origin, belief, opinion, union membership, sex life or sexual orientation, genetic data and "
    "identifying biometric data may not be processed unless a condition of Article 9(2) is met, in addition to a basis "
    "of Article 6(1). Data that only may reveal such facts, such as a free text, are not judged here.",
    fix="Write the condition as `condition` beside the basis. "
    "If only one purpose needs these data, give it an activity of its own.",
    ask="Is the condition met in fact, and does it need a law to rest on (Article 9(2)(b), (g), (h), (i) and (j))? "
    "Does national law add limits for genetic, biometric or health data (Article 9(4))?",
    bad="""\
activities:
  sick-pay:
    role: controller
    purposes:
      - {text: Pay wages during illness, basis: legal_obligation}  # <- finding
    data: [health.sick_leave]
""",
    good="""\
activities:
  sick-pay:
    role: controller
    purposes:
      - {text: Pay wages during illness, basis: legal_obligation, condition: employment_law}
    data: [health.sick_leave]
""",
    find=find,
)


# Private functions


def _judge_purposes(context: Context, activity: Activity, special: list[Mention]) -> Iterator[Observation]:
    purposes = listed(activity.purposes)
    is_split = any(purpose.condition for purpose in purposes)
    for purpose in purposes:
        if not purpose.condition:
            yield _without_condition(context, activity, purpose, special, is_split=is_split)


def _without_condition(
    context: Context, activity: Activity, purpose: Purpose, special: list[Mention], *, is_split: bool
) -> Observation:
    used = listing([mention.id for mention in special])
    ending = "; another purpose of it has one" if is_split else ""
    conditions = ", ".join(sorted(context.inventory.reference.conditions))
    return Observation(
        address=purpose.address,
        node=purpose.at("text"),
        message=f"no Article 9(2) condition for {described(activity, purpose)}, which uses {used}{ending}",
        remedy=f"name the condition, or move the purpose to an activity without these data:\n"
        f"- text: {yaml_text(purpose.text)}\n  condition: ...  # {conditions}",
        label="no `condition`",
        related=_places(special),
        severity=Severity.WARNING if is_split else None,
    )


def _without_purposes(context: Context, activity: Activity, special: list[Mention]) -> Observation:
    used = listing([mention.id for mention in special])
    unknown = activity.purposes if isinstance(activity.purposes, Unknown) else None
    state = f"its purposes are {not_known(unknown, context.as_of)}" if unknown else "it has no purposes"
    return Observation(
        address=activity.address,
        node=activity.at("purposes"),
        message=f"no Article 9(2) condition in {named(activity)}, which uses {used}: {state}",
        remedy="write the purposes, each with the condition that it rests on:\n"
        "purposes:\n  - {text: ..., basis: ..., condition: ...}",
        related=_places(special),
        severity=Severity.WARNING if unknown else None,
    )


def _places(special: list[Mention]) -> tuple[Location, ...]:
    return tuple(mention.node.location("special category of Article 9(1)") for mention in special[:2])
