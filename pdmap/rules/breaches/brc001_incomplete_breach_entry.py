"""An entry of the breach register lacks the facts, the effects or what was done."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Breach
from pdmap.questions.breaches import own_breaches
from pdmap.rules.answers import is_said
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

ELEMENTS = ("facts", "effects", "remedial_action")
"""What Article 33(5) asks of every entry."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each entry with what it lacks."""
    for breach, possible in own_breaches(context.inventory):
        facts = breach.facts if is_said(breach.facts) else None
        written = {"facts": facts, "effects": breach.effects, "remedial_action": breach.remedial_action}
        missing = [key for key in ELEMENTS if not written[key]]
        if missing:
            yield _observation(breach, missing, possible)


RULE = Rule(
    check=Check(
        "BRC001",
        "breach entry without facts, effects or remedy",
        Severity.ERROR,
        ("Art. 33(5) GDPR",),
    ),
    checks="Every entry of `breaches` tells the `facts`, the `effects` and the `remedial_action`, also where nobody "
    "had to be notified. Breaches of systems that are used only as a processor, or of `activities` that are only a "
    "processor's, are their controllers' to document.",
    why="The controller documents any breach with these three elements, so that the authority can verify what was done "
    "(Article 33(5)). The duty has no threshold: a breach without risk stands in the register too.",
    fix="Write what happened, what it led to or may lead to, and what was done about it.",
    ask="Does the entry tell why it was, or was not, notified?",
    bad="""\
breaches:
  lost-laptop:  # <- finding: `effects` and no `remedial_action`
    aware: 2026-03-02
    risk: none
    facts: a laptop with an encrypted disk was left on a train
""",
    good="""\
breaches:
  lost-laptop:
    aware: 2026-03-02
    risk: none
    facts: a laptop with an encrypted disk was left on a train
    effects: none expected, as nobody can read the disk
    remedial_action: its keys were revoked
""",
    find=find,
)


# Private functions


def _observation(breach: Breach, missing: list[str], possible: tuple[str, ...]) -> Observation:
    keys = [f"`{key}`" for key in missing]
    lines = "".join(f"\n    {key}: ..." for key in missing)
    return Observation(
        address=breach.address,
        node=breach.head,
        message=f"the breach {named(breach)} has no {' and no '.join(keys)}",
        remedy=f"write what the register needs:\nbreaches:\n  {breach.id}:{lines}",
        label="incomplete",
        depends_on=possible,
    )
