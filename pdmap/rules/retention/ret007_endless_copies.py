"""There are copies for recovery, and nothing says how long they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Backup, Period, System, Unknown
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each backup without a retention."""
    for system in context.inventory.systems.values():
        if isinstance(system.backup, Backup) and not isinstance(system.backup.retention, Period):
            yield _observation(context, system, system.backup)


RULE = Rule(
    check=Check(
        "RET007",
        "backup without a cycle",
        Severity.WARNING,
        ("Art. 5(1)(e) GDPR", "Art. 17(1) GDPR"),
    ),
    checks="A system's `backup` says in `retention` how long a copy is kept. Copies without an end are the subject of "
    "RET002, tests of recovery that of SEC007.",
    why="Data that were erased live on in copies until the cycle is over, and come back with a restore. The EDPB's "
    "report of February 2026 on the right to erasure names backups without schedules as a common gap.",
    fix="Write how long a copy is kept, and in `erasure` how erased data stay erased after a restore.",
    ask="Are people told until when their data remain in copies?",
    bad="""\
systems:
  crm:
    backup: {location: SE}  # <- finding
""",
    good="""\
systems:
  crm:
    backup: {location: SE, retention: P30D, erasure: the log of erasures is replayed}
""",
    find=find,
)


# Private functions


def _observation(context: Context, system: System, backup: Backup) -> Observation:
    unknown = backup.retention if isinstance(backup.retention, Unknown) else None
    state = f"is {not_known(unknown, context.as_of)}" if unknown else "is not recorded"
    return Observation(
        address=f"{system.address}/backup",
        node=backup.at("retention"),
        message=f"how long copies of {named(system)} are kept {state}",
        remedy=f"write the cycle:\nsystems:\n  {system.id}:\n    backup:\n      retention: ...",
        label="" if unknown else "no `retention`",
    )
