"""The key to pseudonyms is kept in the system that holds the pseudonyms."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Field, Protection, System
from pdmap.questions.real_fields import real_fields
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each pseudonymized field whose key is in the same system."""
    for system in context.inventory.systems.values():
        for field in real_fields(system):
            is_there = field.key_system is not None and field.key_system.id == system.id
            if is_there and _is_pseudonymous(context.inventory.reference, field):
                yield _observation(system, field)


RULE = Rule(
    check=Check(
        "SEC011",
        "key kept beside the pseudonyms",
        Severity.WARNING,
        ("Art. 4(5) GDPR", "Art. 32(1)(a) GDPR"),
    ),
    checks="The `key_system` of a field that is pseudonymized, or whose type is `user.pseudonym`, is not the system "
    "that the field is in. Nothing is said where no `key_system` is recorded.",
    why="Data are pseudonymized only if the additional information that tells whose they are is kept separately, under "
    "measures of its own (Article 4(5)). Whoever reads the one system reads both, and the pseudonym protects nobody.",
    fix="Move the key, the salt or the table of names to another system with fewer readers, and name that system.",
    ask="Who can read both systems, and who of them needs to?",
    bad="""\
systems:
  study:
    fields:
      - type: health.record
        protection: pseudonymized
        key_system: study  # <- finding
""",
    good="""\
systems:
  study:
    fields:
      - type: health.record
        protection: pseudonymized
        key_system: key-office
  key-office:
    fields: [name, user.pseudonym]
""",
    find=find,
)


# Private functions


def _is_pseudonymous(reference: Reference, field: Field) -> bool:
    return field.protection is Protection.PSEUDONYMIZED or reference.is_a(field.type.id, "user.pseudonym")


def _observation(system: System, field: Field) -> Observation:
    return Observation(
        address=field.address,
        node=field.at("key_system"),
        message=f"`{field.type.id}` in {named(system)} is pseudonymous, and the key to it is kept there too",
        remedy=f"keep the key elsewhere, then write where:\n- type: {field.type.id}\n"
        "  protection: pseudonymized\n  key_system: ...",
        label="the same system",
    )
