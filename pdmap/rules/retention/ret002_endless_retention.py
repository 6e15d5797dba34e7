"""Data are kept without an end, and nothing says why."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Backup, Item, Period, Retention
from pdmap.rules.answers import is_said
from pdmap.rules.retention.written import written_clocks
from pdmap.rules.rule import Context, Observation, Rule

CLOCK = "set an end, or record why there is none:\nretention:\n  - {period: indefinite, law: ..., reason: ...}"
"""What to do about a clock."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each endless clock without a ground, and for endless keeping by others and in copies."""
    for _, clock in written_clocks(context.inventory):
        if clock.period and clock.period.is_endless and not _is_reasoned(clock):
            key = "period" if clock.has("period") else ""
            yield _observation(clock, key, "are kept without an end, and no law or reason is recorded", CLOCK)
    for party in context.inventory.parties.values():
        if party.retention and party.retention.is_endless:
            remedy = f"agree on an end, and record it:\nparties:\n  {party.id}:\n    retention: ...  # such as P1Y"
            yield _observation(party, "retention", "are kept there without an end", remedy)
    for system in context.inventory.systems.values():
        backup = system.backup
        if isinstance(backup, Backup) and isinstance(backup.retention, Period) and backup.retention.is_endless:
            remedy = (
                f"set an end:\nsystems:\n  {system.id}:\n    backup:\n      retention: ...  # the cycle, such as P30D"
            )
            yield _observation(backup, "retention", "are kept without an end", remedy)


RULE = Rule(
    check=Check(
        "RET002",
        "keeping without an end or a reason",
        Severity.WARNING,
        ("Art. 5(1)(e) GDPR", "Art. 89(1) GDPR", "Art. 30(1)(f) GDPR"),
    ),
    checks="A clock that says `indefinite` also names the `law` or the `reason` for it, or has `ground: archiving`. "
    "Another ground ends some day; of a legal obligation RET004 asks which law it is. Parties and "
    "copies for recovery do not keep data without an end at all.",
    why="Data are kept in a form that identifies people no longer than necessary (Article 5(1)(e)); longer only for "
    "archiving in the public interest, research or statistics with safeguards (Article 89(1)). `Until further notice` "
    "is the answer that nobody reviews.",
    fix="Set a period, or criteria that come true some day. Where the law asks for keeping without an end, cite it.",
    ask="Does the law ask for the data themselves, or would a record without names do?",
    bad="""\
systems:
  crm:
    retention: indefinite  # <- finding
""",
    good="""\
systems:
  registry:
    retention: {period: indefinite, ground: archiving, law: Archives Act 3:1}
""",
    find=find,
)


# Private functions


def _is_reasoned(clock: Retention) -> bool:
    law = clock.law if isinstance(clock.law, str) else None
    return is_said(law) or is_said(clock.reason) or clock.ground in {"archiving", "legal-obligation"}


def _what(item: Item) -> str:
    """Return what is kept, in words: the data of an object, those of a field in a system, or copies."""
    owner, *within = item.address.split("/")[1:]
    match within:
        case ["fields", field, *_]:
            return f"the data of `{field}` in `{owner}`"
        case ["backup", *_]:
            return f"the copies of `{owner}`"
        case _:
            return f"the data of `{owner}`"


def _observation(item: Item, key: str, fact: str, remedy: str) -> Observation:
    return Observation(
        address=item.address,
        node=item.at(key),
        message=f"{_what(item)} {fact}",
        remedy=remedy,
        label="until when?",
    )
