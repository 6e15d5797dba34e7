"""A column is declared to hold personal data, and to hold none."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Field, NotPersonal, System, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named
from pdmap.scan.columns import ColumnName, column_name


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each column of a field that the same system calls not personal."""
    for system in context.inventory.systems.values():
        if system.not_personal:
            yield from _contradictions(system)


# Private functions


def _contradictions(system: System) -> Iterator[Observation]:
    personal: dict[ColumnName, Field] = {}
    for field in listed(system.fields):
        personal.update((column_name(written).plain, field) for written in field.column)
    for entry in system.not_personal:
        for written in entry.column:
            name = column_name(written).plain
            if name in personal:
                yield _observation(system, entry, written, personal[name])


def _observation(system: System, entry: NotPersonal, column: str, field: Field) -> Observation:
    return Observation(
        address=entry.address,
        node=entry.at("column"),
        message=f"the column `{column}` of {named(system)} is declared not personal, and as `{field.type.id}`",
        remedy="take it out of `not_personal`, or take the field out where no personal data are in the column",
        label="not personal",
        related=(field.at("column").location(f"declared as `{field.type.id}`"),),
        detail=column,
    )


RULE = Rule(
    check=Check(
        "REF011",
        "column declared both personal and not personal",
        Severity.WARNING,
        ("Art. 30(1)(c) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="No column that a field of a system names in `column` stands under `not_personal` of the same system as "
    "well. A whole table such as `users.*` under `not_personal` leaves out the columns that fields name.",
    why="One of the two statements is wrong. The record tells of the field, while `not_personal` says that somebody "
    "looked at the column and found nothing in it.",
    fix="Look at what the column holds, and keep the statement that is true.",
    ask="Does the column hold anything about a person who can be identified, alone or with other data?",
    bad="""\
systems:
  shop:
    fields:
      - {type: email.address, column: orders.contact, subjects: [customer]}
    not_personal:
      - {column: orders.contact, reason: a mailbox of the shop}  # <- finding
""",
    good="""\
systems:
  shop:
    fields:
      - {type: email.address, column: orders.contact, subjects: [customer]}
    not_personal:
      - {column: orders.mailbox, reason: a mailbox of the shop}
""",
    find=find,
    needs_whole=False,
)
