"""A system stores sensitive data, and its storage is not encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Answer, Encryption, Field, Nothing, Options, Protection, System, SystemKind, Unknown
from pdmap.questions.measures import Claims
from pdmap.questions.real_fields import types_of
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.security.accepted_risk import acceptance_gap, acceptance_place, is_accepted
from pdmap.rules.security.sensitivity import sensitive_fields
from pdmap.rules.wording import listing, named, not_known
from pdmap.source import Node

PROTECTED = frozenset({Protection.HASHED, Protection.ENCRYPTED, Protection.VAULT})
"""Protections of a field with which nobody who reads the storage reads the value.

A pseudonymized field does not belong to them: its value is readable, only the name is gone.
"""


ELSEWHERE = frozenset({"password_hash", "card.cvv"})
"""What is hashed by its own name, and what SEC010 wants removed rather than encrypted."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system that keeps sensitive data without encryption or an accepted risk."""
    claims = Claims(context.inventory)
    for system in context.inventory.systems.values():
        fields = _readable_fields(context.inventory.reference, system)
        if fields and not _is_encrypted(system, claims) and not is_accepted(system, context.as_of):
            yield _observation(context, system, fields, claims)


RULE = Rule(
    check=Check(
        "SEC002",
        "sensitive data stored without encryption",
        Severity.ERROR,
        ("Art. 32(1)(a) GDPR", "Art. 5(1)(f) GDPR"),
    ),
    checks="A system with data of a sensitivity of 4 or 5, or of Article 9 or 10, has `encryption.at_rest: true`, or "
    "each of these fields is hashed, encrypted, in a vault or anonymized. Pseudonymized is not enough: the values stay "
    "readable. Where the system says nothing, a measure that holds for it and asserts `encryption-at-rest` "
    "counts. Unknown, silence and a customer's choice are warnings. A `risk_acceptance` with reason, owner and a day "
    "that has not passed settles it. Credentials are the subject of SEC001, "
    "and `card.cvv` that of SEC010; paper and invented data are left out.",
    why="Article 32(1)(a) names encryption among the measures that fit the risk. A lost disk, a copied backup or a "
    "misplaced snapshot is usually harmless to people where the data are encrypted; where they can be read, it may be "
    "a high risk of which the people have to be told (Article 34(1) and 34(3)(a)).",
    fix="Encrypt the storage or the fields and write so. If that has to wait, record in `risk_acceptance` who accepts "
    "the risk, why and until when.",
    ask="Who holds the keys, and could the host read the data with them?",
    bad="""\
systems:
  clinic:
    encryption: {at_rest: false}  # <- finding
    fields: [health.record]
""",
    good="""\
systems:
  clinic:
    encryption: {at_rest: true}
    fields: [health.record]
""",
    find=find,
)


# Private functions


def _readable_fields(reference: Reference, system: System) -> list[Field]:
    """Return the sensitive fields that only the encryption of the storage can protect.

    Fields whose own protection is not known yet are left out where there are others.
    """
    if system.kind is SystemKind.PAPER:
        return []
    fields = [field for field in sensitive_fields(reference, system) if not _is_protected(reference, field)]
    return [field for field in fields if not isinstance(field.protection, Unknown)] or fields


def _is_protected(reference: Reference, field: Field) -> bool:
    """Return whether a field is protected by itself or by what its type is, or another rule asks for it."""
    is_credential = reference.data_types[field.type.id].credential
    return field.protection in PROTECTED or is_credential or reference.covers(ELSEWHERE, field.type.id)


def _at_rest(system: System) -> Answer[Options[bool]]:
    return system.encryption.at_rest if isinstance(system.encryption, Encryption) else system.encryption


def _is_encrypted(system: System, claims: Claims) -> bool:
    match _at_rest(system):
        case Options(values=values):
            return all(values)
        case None:
            return claims.settles(system, "encryption-at-rest")
        case _:
            return False


def _observation(context: Context, system: System, fields: list[Field], claims: Claims) -> Observation:
    gap = acceptance_gap(system, context.as_of)
    return Observation(
        address=system.address,
        node=_place(system),
        message=f"{_fact(context, system, fields)}{f'; {gap}' if gap else ''}",
        remedy=_remedy(system),
        label="encrypted at rest?",
        related=acceptance_place(system, context.as_of),
        severity=None if _is_certain(system, fields) else Severity.WARNING,
        depends_on=() if _at_rest(system) else claims.sources_for(system),
    )


def _place(system: System) -> Node:
    return system.encryption.at("at_rest") if isinstance(system.encryption, Encryption) else system.at("encryption")


def _is_certain(system: System, fields: list[Field]) -> bool:
    """Return whether it is sure that some of the data can be read in the storage."""
    if isinstance(fields[0].protection, Unknown):
        return False
    match _at_rest(system):
        case Options(chosen_by=chooser):
            return chooser is None
        case answer:
            return isinstance(answer, Nothing)


def _fact(context: Context, system: System, fields: list[Field]) -> str:
    types = types_of(fields)
    what = f"{listing(types)} in {named(system)}"
    verb = "is" if len(types) == 1 else "are"
    match _at_rest(system), fields[0].protection:
        case Unknown() as unknown, _:
            return f"whether {what} {verb} encrypted at rest is {not_known(unknown, context.as_of)}"
        case None, _:
            return f"nothing tells whether {what} {verb} encrypted at rest"
        case Options(chosen_by=str() as chooser), _:
            return f"{what} {verb} encrypted at rest only if the {chooser} chooses `at_rest: true`"
        case Options(values=values), _ if any(values):
            return f"{what} {verb} encrypted at rest only in part"
        case _, Unknown() as unknown:
            return f"the storage is not encrypted, and the protection of {what} is {not_known(unknown, context.as_of)}"
        case _:
            return f"{what} {verb} not encrypted at rest"


def _remedy(system: System) -> str:
    match _at_rest(system):
        case None | Unknown():
            return (
                f"write whether the storage is encrypted:\nsystems:\n  {system.id}:\n    encryption: {{at_rest: ...}}"
            )
        case _:
            return (
                "encrypt the storage or these fields, or record who accepts the risk until when:\n"
                f"systems:\n  {system.id}:\n    risk_acceptance: {{reason: ..., owner: ..., expires: ...}}"
            )
