"""A system stores a secret that is neither hashed nor encrypted nor in a vault."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Location, Severity
from pdmap.model import Field, Protection, System, Unknown, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known

SUFFICIENT = frozenset({Protection.HASHED, Protection.ENCRYPTED, Protection.VAULT})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each stored credential without sufficient protection."""
    data_types = context.inventory.reference.data_types
    for system in context.inventory.systems.values():
        for field in listed(system.fields):
            data_type = data_types.get(field.type.id)
            if data_type and data_type.credential and field.protection not in SUFFICIENT:
                yield _observation(context, system, field)


RULE = Rule(
    check=Check(
        "SEC001",
        "credential stored without protection",
        Severity.ERROR,
        ("Art. 32(1)(a) GDPR", "Art. 5(1)(f) GDPR"),
    ),
    checks="Every field whose data type is a credential (password, token, key, PIN, recovery code, session) is hashed, "
    "encrypted or in a vault, by its own `protection` or by that of its system. "
    "Encryption of a whole disk is not enough: whoever reads the database reads the secret.",
    why="A leaked credential opens everything that it unlocks, also at other services where people used it again. "
    "Article 32(1)(a) names encryption as a measure, and authorities have fined passwords stored in readable form.",
    fix="Hash what only has to be compared (passwords, PINs), encrypt or put into a vault what has to be used again "
    "(tokens, keys). Then write how it is protected.",
    ask="If the secret has been readable until now: who could read it, and was that a breach "
    "to be documented or notified (Article 33)?",
    bad="""\
systems:
  console:
    fields:
      - {type: oauth_token, protection: none}  # <- finding
""",
    good="""\
systems:
  console:
    fields:
      - {type: oauth_token, protection: encrypted}
""",
    find=find,
)


# Private functions


def _observation(context: Context, system: System, field: Field) -> Observation:
    return Observation(
        address=field.address,
        node=field.at("protection"),
        message=_message(context, system, field),
        remedy=f"protect it, then write how:\n- type: {field.type.id}\n  protection: ...  # hashed, encrypted or vault",
        related=_default(system, field),
        severity=Severity.WARNING if isinstance(field.protection, Unknown) else None,
    )


def _message(context: Context, system: System, field: Field) -> str:
    what = f"`{field.type.id}` in {named(system)}"
    match field.protection:
        case Unknown() as unknown:
            return f"the protection of {what} is {not_known(unknown, context.as_of)}"
        case Protection.CLEAR:
            return f"{what} is a credential and is stored unprotected"
        case Protection() as protection:
            return f"{what} is a credential and is only {protection.value}"
        case _:
            return f"{what} is a credential, and no protection is recorded"


def _default(system: System, field: Field) -> tuple[Location, ...]:
    if field.has("protection") or not system.has("protection"):
        return ()
    return (system.at("protection").location("holds for every field of the system"),)
