"""People may object to an activity, and nothing tells them how."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Nothing, Purpose, Unknown, ids, listed
from pdmap.questions.rights import ON_INTERESTS_OR_TASK
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known, quotation


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each controller's activity that people may object to, and that says not how."""
    for activity in context.inventory.activities.values():
        if activity.is_controller and activity.status != "ended" and not isinstance(activity.objection, str):
            purpose = next(filter(_is_open_to_objection, listed(activity.purposes)), None)
            if purpose:
                yield _observation(context, activity, purpose)


RULE = Rule(
    check=Check(
        "DSR004",
        "objection without a way to make it",
        Severity.WARNING,
        ("Art. 21(1) GDPR", "Art. 21(2) GDPR", "Art. 21(4) GDPR"),
    ),
    checks="An activity of a controller with a purpose that rests on `legitimate_interests` or `public_task`, or that "
    "is of the kind `marketing` on whatever basis, says in `objection` how people object.",
    why="People may object to what rests on a legitimate interest or a public task, and to direct marketing without "
    "any reason (Article 21(1), (2)). They are told so at the first contact at the latest, apart from everything else "
    "(Article 21(4)); with online services they may use automated means (Article 21(5)).",
    fix="Open a way, such as a link in each message or an address that is read, and write it in `objection`.",
    ask="Who decides on an objection, and is the use stopped until then (Article 18(1)(d))?",
    bad="""\
activities:
  fraud-checks:  # <- finding
    role: controller
    purposes: [{text: Detect stolen payment cards, basis: legitimate_interests}]
""",
    good="""\
activities:
  fraud-checks:
    role: controller
    purposes: [{text: Detect stolen payment cards, basis: legitimate_interests}]
    objection: mail to privacy@example.com
""",
    find=find,
)


# Private functions


def _is_open_to_objection(purpose: Purpose) -> bool:
    return purpose.kind == "marketing" or not ON_INTERESTS_OR_TASK.isdisjoint(ids(purpose.basis))


def _observation(context: Context, activity: Activity, purpose: Purpose) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("objection"),
        message=f"people may object to {quotation(purpose.text)} in {named(activity)}, and {_state(context, activity)}",
        remedy=f"write how people object:\nactivities:\n  {activity.id}:\n    objection: ...",
        label="how do people object?",
        related=(purpose.at("kind" if purpose.kind == "marketing" else "basis").location("gives the right"),),
    )


def _state(context: Context, activity: Activity) -> str:
    match activity.objection:
        case Unknown() as unknown:
            return f"how is {not_known(unknown, context.as_of)}"
        case Nothing():
            return "there is no way to do it"
        case _:
            return "no way to do it is recorded"
