"""A system holds personal data, and nothing says how they are erased."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Deletion, System
from pdmap.questions.real_fields import real_fields
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system with fields and without a way of erasing them."""
    for system in context.inventory.systems.values():
        deletion = system.deletion
        is_described = isinstance(deletion, Deletion) and (bool(deletion.method) or is_said(deletion.description))
        if real_fields(system) and not is_described:
            yield _observation(context, system)


RULE = Rule(
    check=Check(
        "RET006",
        "store without a way of erasing",
        Severity.WARNING,
        ("Art. 5(1)(e) GDPR", "Art. 17(1) GDPR", "Art. 25(1) GDPR"),
    ),
    checks="Every system with `fields` says in `deletion` how its data are erased: by whom or what, or in words. "
    "Systems with `synthetic: true`, or with anonymized fields only, hold nobody's data and are not asked. How a "
    "single person's data are erased on request is the subject of DSR001.",
    why="A period that no job and no person carries out is a wish. Erasure is planned with the system (Article 25(1)), "
    "or it fails on the day when somebody asks for it.",
    fix="Write the method: `automatic`, `manual`, `customer`, `crypto-erase` or `vendor`, and describe the job.",
    ask="Is the erasure checked, and what happens to the data of a system that is shut down?",
    bad="""\
systems:
  crm:  # <- finding
    fields: [email.address]
""",
    good="""\
systems:
  crm:
    fields: [email.address]
    deletion: {method: automatic, description: a nightly job removes closed accounts}
""",
    find=find,
)


# Private functions


def _observation(context: Context, system: System) -> Observation:
    answer = system.deletion.description if isinstance(system.deletion, Deletion) else system.deletion
    return Observation(
        address=system.address,
        node=system.at("deletion"),
        message=f"the way of erasing data in {named(system)} is {state_of(answer, context.as_of)}",
        remedy=f"describe it:\nsystems:\n  {system.id}:\n    deletion:\n      method: ...\n      description: ...",
        label="no `deletion`" if system.deletion is None else "",
    )
