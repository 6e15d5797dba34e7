"""Much depends on a system, and nothing shows that it could be restored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.days import strict_day
from pdmap.findings import Check, Severity
from pdmap.model import Answer, Backup, Nothing, System, Unknown
from pdmap.questions.measures import Claims
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each critical system without a backup, or without a recent test of restoring it."""
    claims = Claims(context.inventory)
    for system in context.inventory.systems.values():
        fact = _fact(system, claims, context.as_of) if system.critical else ""
        if fact:
            yield _observation(system, fact, claims)


RULE = Rule(
    check=Check(
        "SEC007",
        "critical system without proof of a restore",
        Severity.WARNING,
        ("Art. 32(1)(c) GDPR", "Art. 32(1)(d) GDPR"),
    ),
    checks="A system with `critical: true` has a `backup`, and its `tested` says when, or how often, a restore is "
    "tested. Where that is a date, it lies within a year before the day of the check. Where the system says nothing, a "
    "measure that holds for it and asserts `backup` or `restore-tests` counts.",
    why="Access to the data has to be restored in time after an incident (Article 32(1)(c)), and whether that works "
    "has to be tested regularly (Article 32(1)(d)). Data that are lost are a breach as well as data that leak "
    "(Article 4(12)).",
    fix="Restore a backup, write the day into `backup.tested`, and repeat it at least once a year.",
    ask="How long did the restore take, and how long can the people concerned do without their data?",
    bad="""\
systems:
  ward:
    critical: true
    backup: {retention: P30D}  # <- finding
    fields: [health.record]
""",
    good="""\
systems:
  ward:
    critical: true
    backup: {retention: P30D, tested: every quarter}
    fields: [health.record]
""",
    find=find,
)


# Private functions


def _fact(system: System, claims: Claims, as_of: dt.date) -> str:
    """Return what is missing; empty where nothing is."""
    match system.backup:
        case Unknown() as unknown:
            return f"whether {named(system)}, which is critical, has a backup is {not_known(unknown, as_of)}"
        case Nothing():
            return f"{named(system)} is critical and has no backup"
        case Backup() as backup:
            return _test_fact(system, backup.tested, claims, as_of)
        case None if claims.settles(system, "backup"):
            return _test_fact(system, None, claims, as_of)
        case None:
            is_settled = claims.settles(system, "restore-tests")
            return "" if is_settled else f"{named(system)} is critical, and no backup is recorded"


def _test_fact(system: System, tested: Answer[str], claims: Claims, as_of: dt.date) -> str:
    match tested:
        case Unknown() as unknown:
            return f"when a restore of {named(system)}, which is critical, was tested is {not_known(unknown, as_of)}"
        case Nothing():
            return f"{named(system)} is critical, and no restore of it has been tested"
        case str():
            return _age_fact(system, _date(tested), as_of)
        case None:
            is_settled = claims.settles(system, "restore-tests")
            return "" if is_settled else f"{named(system)} is critical, and no test of a restore is recorded"


def _date(text: str) -> dt.date | None:
    """Return the day that a text names and nothing else; `None` for words and for days that do not exist."""
    return strict_day(text.strip())


def _age_fact(system: System, tested: dt.date | None, as_of: dt.date) -> str:
    if tested is None:
        return ""
    if tested > as_of:
        return f"{named(system)} is critical, and its restore test is dated {tested}, a day to come"
    is_old = (tested.year + 1, tested.month, tested.day) < (as_of.year, as_of.month, as_of.day)
    return f"{named(system)} is critical, and its last restore test was on {tested}, over a year ago" if is_old else ""


def _observation(system: System, fact: str, claims: Claims) -> Observation:
    backup = system.backup
    is_silent = backup is None or (isinstance(backup, Backup) and backup.tested is None)
    todo = "test a restore" if isinstance(backup, Backup) else "set up a backup and test a restore"
    return Observation(
        address=system.address,
        node=_place(system),
        message=fact,
        remedy=f"{todo}, then write when:\nsystems:\n  {system.id}:\n    backup: {{tested: ...}}",
        label="could it be restored?",
        related=(system.at("critical").location("critical"),),
        depends_on=claims.sources_for(system) if is_silent else (),
    )


def _place(system: System) -> Node:
    return system.backup.at("tested") if isinstance(system.backup, Backup) else system.at("backup")
