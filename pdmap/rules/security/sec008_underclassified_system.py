"""A system is classed as if its content were more harmless than it is."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.language.systems import CLASSIFICATIONS
from pdmap.model import Field, System
from pdmap.questions.real_fields import real_fields, types_of
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named

RESTRICTED = len(CLASSIFICATIONS)
"""Place of the highest class, from 1: each class holds data of that sensitivity, the highest one also that of 5."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system whose class is below that of something that it holds."""
    reference = context.inventory.reference
    for system in context.inventory.systems.values():
        rank = _rank_of_class(system)
        above = [field for field in real_fields(system) if _rank_of_type(reference, field.type.id) > rank]
        if above:
            yield _observation(reference, system, above)


RULE = Rule(
    check=Check(
        "SEC008",
        "system classed below its content",
        Severity.WARNING,
        ("Art. 32(1) GDPR", "Art. 32(2) GDPR"),
    ),
    checks="The `classification` of a system, where one is recorded, is at least that of everything that it holds: "
    "`public` holds data of sensitivity 1, `internal` up to 2, `confidential` up to 3, `restricted` up to 5. A "
    "credential opens what it unlocks and asks for `restricted`, also where it is hashed or encrypted. Anonymized "
    "fields and invented data are left out.",
    why="Security has to fit the risk (Article 32(1)), and people apply the rules of the class that they read. A "
    "system classed too low gets too many readers, a weaker backup and a slower alarm.",
    fix="Raise the class and apply what it asks for, or move the sensitive data to where they belong. Where the "
    "built-in sensitivity does not fit, change it in `data_types`.",
    ask="Which measures of the higher class are missing today?",
    bad="""\
systems:
  staff-files:
    classification: internal  # <- finding
    fields: [name, salary]
""",
    good="""\
systems:
  staff-files:
    classification: restricted
    fields: [name, salary]
""",
    find=find,
)


# Private functions


def _rank_of_class(system: System) -> int:
    """Return the place of a system's class, from 1; the highest one where none is recorded."""
    return CLASSIFICATIONS.index(system.classification) + 1 if system.classification else RESTRICTED


def _rank_of_type(reference: Reference, data_type: str) -> int:
    """Return the place among the classes that a data type asks for, from 1; 0 where the type is not known."""
    known = reference.data_types.get(data_type)
    if known is None:
        return 0
    return RESTRICTED if known.credential else min(known.sensitivity, RESTRICTED)


def _observation(reference: Reference, system: System, above: list[Field]) -> Observation:
    highest = max(above, key=lambda field: _rank_of_type(reference, field.type.id))
    asked = CLASSIFICATIONS[_rank_of_type(reference, highest.type.id) - 1]
    types = types_of(
        field for field in above if _rank_of_type(reference, field.type.id) == CLASSIFICATIONS.index(asked) + 1
    )
    content = f"{listing(types)} there {'asks' if len(types) == 1 else 'ask'} for `{asked}`"
    return Observation(
        address=system.address,
        node=system.at("classification"),
        message=f"{named(system)} is classed `{system.classification}`, and {content}",
        remedy=f"raise the class and apply what it asks for:\nsystems:\n  {system.id}:\n    classification: {asked}",
        label="classed too low",
        related=(highest.at("type").location(f"asks for `{asked}`"),),
    )
