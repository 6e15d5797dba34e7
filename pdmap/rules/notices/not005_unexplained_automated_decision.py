"""Machines decide about people, and the logic or the consequences are not described."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import AutomatedDecisions
from pdmap.rules.answers import is_said
from pdmap.rules.notices.scope import informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each automated decision with effects that is not explained."""
    for activity in informing_activities(context.inventory):
        decisions = activity.automated_decisions
        if not isinstance(decisions, AutomatedDecisions) or decisions.solely_automated is False:
            continue
        missing = [key for key in ("logic", "consequences") if not is_said(getattr(decisions, key))]
        if missing and decisions.significant_effect is not False:
            yield Observation(
                address=f"{activity.address}/automated_decisions",
                node=decisions.head,
                message=f"the automated decisions of {named(activity)} lack {listing(missing)}",
                remedy="describe it in words that people understand:\n"
                f"activities:\n  {activity.id}:\n    automated_decisions:"
                + "".join(f"\n      {key}: ..." for key in missing),
                label=f"no {listing(missing)}",
            )


RULE = Rule(
    check=Check(
        "NOT005",
        "automated decision that nobody explains",
        Severity.WARNING,
        ("Art. 13(2)(f) GDPR", "Art. 14(2)(g) GDPR", "Art. 15(1)(h) GDPR"),
    ),
    checks="Where an activity of a controller records `automated_decisions`, they describe the `logic` involved and "
    "the `consequences` for the person. Decisions that a human takes part in, or that are recorded to have no legal or "
    "similarly significant effect, are not asked.",
    why="The notice and the answer to a request for access give meaningful information about the logic involved, and "
    "the significance and the envisaged consequences (Article 13(2)(f), 14(2)(g), 15(1)(h)). The Court asks for an "
    "explanation of the procedure and the principles actually applied (C-203/22).",
    fix="Describe which data count, how they are weighed in principle, and what follows for the person.",
    ask="Could a person use the explanation to contest the decision?",
    bad="""\
activities:
  credit:
    role: controller
    automated_decisions: {solely_automated: true, significant_effect: true}  # <- finding
""",
    good="""\
activities:
  credit:
    role: controller
    automated_decisions:
      solely_automated: true
      significant_effect: true
      logic: late payments of the last year lower the limit
      consequences: payment in advance
""",
    find=find,
)
