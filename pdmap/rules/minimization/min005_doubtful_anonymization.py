"""Data are said to be anonymized, and something in the system still leads to the person."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Field, Protection, System, ids, listed
from pdmap.questions.real_fields import real_fields, types_of
from pdmap.reference import Reference
from pdmap.rules.minimization.identifiers import is_tracing
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each key to anonymized data, and one for each system that can trace them."""
    for system in context.inventory.systems.values():
        claimed = [field for field in listed(system.fields) if field.protection is Protection.ANONYMIZED]
        if claimed and not system.synthetic:
            yield from (_with_key(system, field) for field in claimed if field.key_system)
            yield from _traced(
                context.inventory.reference, system, [field for field in claimed if not field.key_system]
            )


RULE = Rule(
    check=Check(
        "MIN005",
        "anonymization that leaves a way back",
        Severity.WARNING,
        ("Recital 26 GDPR", "Art. 4(5) GDPR", "Art. 4(1) GDPR"),
    ),
    checks="A field with the protection `anonymized` has no `key_system`, and its system holds nothing beside it that "
    "leads to the same people: names, addresses, account and device numbers, user ids, pseudonyms, tokens, keys, "
    "hashes of them. Fields with other subjects, or in other tables by their `column`, do not count.",
    why="Data are anonymous only if nobody can tell whose they are with means that are reasonably likely to be used "
    "(Recital 26). The Article 29 Working Party names singling out, linking and inferring as the tests (WP216); a row "
    "with a user id fails the first. Data with a key elsewhere are pseudonymized (Article 4(5)) and stay personal.",
    fix="Cut the link: remove the identifier, or store the data where there is none. Else write `pseudonymized`, and "
    "keep the field in the record.",
    ask="Could somebody single a person out by the values alone, such as a postcode, a birthday and a gender?",
    bad="""\
systems:
  statistics:
    subjects: [customer]
    fields:
      - user.id
      - {type: purchase_history, protection: anonymized}  # <- finding
""",
    good="""\
systems:
  statistics:
    subjects: [customer]
    fields:
      - user.id
      - {type: purchase_history, protection: pseudonymized}
""",
    find=find,
)


# Private functions


def _traced(reference: Reference, system: System, claimed: list[Field]) -> Iterator[Observation]:
    """Yield an observation where a system holds anonymized data beside something that leads to the same people."""
    leading = [field for field in real_fields(system) if is_tracing(reference, field.type.id)]
    pairs = [(field, other) for field in claimed for other in leading if _may_meet(reference, field, other)]
    if pairs:
        yield _beside(system, [field for field, _ in pairs], [other for _, other in pairs])


def _may_meet(reference: Reference, field: Field, other: Field) -> bool:
    """Return whether two fields of a system may be of the same person: neither subjects nor tables tell them apart."""
    return _share_subjects(reference, field, other) and _share_table(field, other)


def _share_subjects(reference: Reference, field: Field, other: Field) -> bool:
    ours, theirs = ids(field.subjects), ids(other.subjects)
    if not ours or not theirs:
        return True
    is_subject = reference.is_subject
    return any(is_subject(one, two) or is_subject(two, one) for one in ours for two in theirs)


def _share_table(field: Field, other: Field) -> bool:
    ours, theirs = _tables(field), _tables(other)
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _tables(field: Field) -> frozenset[str]:
    """Return the tables of columns such as `accounts.github_token`; none where one names no table."""
    tables = frozenset(column.rpartition(".")[0] for column in field.column)
    return frozenset() if "" in tables else tables


def _with_key(system: System, field: Field) -> Observation:
    keeper = field.key_system.id if field.key_system else ""
    return Observation(
        address=field.address,
        node=field.at("protection"),
        message=f"`{field.type.id}` in {named(system)} is marked as anonymized, and `{keeper}` keeps a key to it",
        remedy=f"destroy the key, or call the data what they are:\n- type: {field.type.id}\n"
        f"  protection: pseudonymized\n  key_system: {keeper}",
        label="anonymized?",
        related=(field.at("key_system").location("the key is here"),),
    )


def _beside(system: System, traced: list[Field], leading: list[Field]) -> Observation:
    first, types = traced[0], types_of(traced)
    verb = "is" if len(types) == 1 else "are"
    return Observation(
        address=system.address,
        node=(first if first.has("protection") else system).at("protection"),
        message=f"{listing(types)} in {named(system)} {verb} marked as anonymized, beside {listing(types_of(leading))}",
        remedy="remove the link to the person, or call the data what they are:\n"
        f"- type: {first.type.id}\n  protection: pseudonymized",
        label="anonymized?",
        related=(leading[0].at("type").location("leads to the person"),),
    )
