"""A flow serves no activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Flow, Nothing
from pdmap.questions.serving import users_by_system
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow of personal data that names no activity."""
    users = users_by_system(context.inventory)
    for flow in context.inventory.flows.values():
        if not flow.activities and not isinstance(flow.data, Nothing):
            yield _observation(flow, users)


RULE = Rule(
    check=Check(
        "FLW003",
        "flow without an activity",
        Severity.ERROR,
        ("Art. 5(1)(b) GDPR", "Art. 30(1)(b) GDPR"),
    ),
    checks="Every flow names the activity that it serves, or several. A flow with `data: none` carries nothing "
    "personal and is not asked. Whether the activity exists is the subject of REF001.",
    why="Data may be collected and passed on for specified purposes only (Article 5(1)(b)), and purposes stand at "
    "activities. A flow that belongs to none is missing from every record: nobody sees its recipients, its countries "
    "and its data there (Article 30(1)(b) to (e)).",
    fix="Write the activity in `activity`. If no activity needs the flow, stop it.",
    ask="Who asked for the flow, and does somebody still need it?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer: {role: processor}
activities:
  newsletter: {role: controller, systems: [shop]}
flows:
  send: {from: shop, to: mailer, data: [email.address]}  # <- finding
""",
    good="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer: {role: processor}
activities:
  newsletter: {role: controller, systems: [shop]}
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: newsletter}
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _observation(flow: Flow, users: Mapping[str, list[Activity]]) -> Observation:
    return Observation(
        address=flow.address,
        node=flow.head,
        message=f"`{flow.id}` serves no activity: `{flow.source.id} -> {flow.target.id}`",
        remedy=_remedy(flow, users),
        label="what for?",
    )


def _remedy(flow: Flow, users: Mapping[str, list[Activity]]) -> str:
    """Return what to write; the activity is named where only one uses the two ends."""
    using = {user.id for end in (flow.source.id, flow.target.id) for user in users.get(end, ())}
    activity = next(iter(using)) if len(using) == 1 else "..."
    lead = "name the activity that the flow serves, or stop the flow"
    return f"{lead}:\nflows:\n  {flow.id}:\n    activity: {activity}"
