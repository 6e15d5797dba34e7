"""A purpose of an activity that is no exception relies on vital interests."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Mention, Purpose
from pdmap.rules.lawfulness.purposes import VITAL_INTERESTS, basis_of, current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each such purpose."""
    for activity, purpose in current_purposes(context.inventory):
        basis = basis_of(purpose, VITAL_INTERESTS)
        if basis and not activity.occasional:
            yield _observation(activity, purpose, basis)


RULE = Rule(
    check=Check(
        "LAW015",
        "vital interests for everyday processing",
        Severity.WARNING,
        ("Art. 6(1)(d) GDPR", "Recital 46 GDPR"),
    ),
    checks="A controller's activity with a purpose on `vital_interests` is recorded as `occasional: true`. Ended "
    "activities are not judged.",
    why="The basis is for emergencies, where a life is at stake. For the interests of another person it counts only "
    "where the processing cannot plainly be based on anything else (Recital 46): a hospital or an alarm center that "
    "works like this every day has a contract, a law or a public task.",
    fix="Name the basis of the everyday work, or write `occasional: true` if it happens in emergencies only.",
    ask="Whose life is protected, and could the person not be asked?",
    bad="""\
activities:
  alarms:
    role: controller
    purposes:
      - text: Answer calls of people who wear an alarm button
        basis: vital_interests  # <- finding
""",
    good="""\
activities:
  alarms:
    role: controller
    purposes:
      - text: Answer calls of people who wear an alarm button
        basis: contract
""",
    find=find,
)


# Private functions


def _observation(activity: Activity, purpose: Purpose, basis: Mention) -> Observation:
    is_said = activity.has("occasional")
    state = "is not occasional" if is_said else "is not recorded as occasional"
    return Observation(
        address=purpose.address,
        node=basis.node,
        message=f"{described(activity, purpose)} rests on vital interests and {state}",
        remedy="name the basis of the everyday work, or write `occasional: true` for what emergencies alone bring:\n"
        f"- text: {yaml_text(purpose.text)}\n  basis: ...  # contract, legal_obligation, public_task, ...",
        label="in emergencies only?",
        related=(activity.at("occasional").location("happens regularly"),) if is_said else (),
    )
