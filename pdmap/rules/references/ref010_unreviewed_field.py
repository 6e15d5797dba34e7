"""A field was proposed by a program, and nobody has looked at the proposal."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Field, System, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, quotation


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each field that is marked as unreviewed."""
    for system in context.inventory.systems.values():
        for field in listed(system.fields):
            if field.unreviewed:
                yield _observation(system, field, field.unreviewed)


RULE = Rule(
    check=Check("REF010", "field that nobody has reviewed", Severity.NOTE, ("Art. 30(1)(c) GDPR", "Art. 5(2) GDPR")),
    checks="No field has the mark `unreviewed`, which `pdmap scan` and `pdmap drift` write with what they propose.",
    why="A proposal goes by the name and the type of a column, which tell neither whose data it holds nor what for. "
    "The record says what the field says, so that a wrong proposal is a wrong record.",
    fix="Look at what the column holds. Correct the data type and say whose data it is, then take the mark out. If no "
    "personal data are in it, move the column to `not_personal` with the reason.",
    ask="Does the column hold what its name says, and about whom?",
    bad="""\
systems:
  shop:
    fields:
      - {type: email.address, column: users.email, unreviewed: proposed by pdmap drift on 2026-11-27}  # <- finding
""",
    good="""\
systems:
  shop:
    fields:
      - {type: email.address, column: users.email, subjects: [customer]}
""",
    find=find,
    needs_whole=False,
)


# Private functions


def _observation(system: System, field: Field, mark: str) -> Observation:
    where = f", column `{field.column[0]}`," if field.column else ""
    return Observation(
        address=field.address,
        node=field.at("unreviewed"),
        message=f"nobody has reviewed the field `{field.type.id}`{where} of {named(system)}: {quotation(mark)}",
        remedy="look at what it holds, correct the field, and take `unreviewed` out; or move the column to "
        "`not_personal` with the reason",
        label="proposed, not reviewed",
    )
