"""`pdmap validate`: check an inventory."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import AsOf, InventoryPath, Output, day_of, is_colored
from pdmap.cli.outputs import Also, Format, deliver, targets_of

if TYPE_CHECKING:
    from pdmap.reporters.report import Report


class FailOn(StrEnum):
    """From which severity on findings fail the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def validate(
    path: InventoryPath = None,
    format_: Format = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    as_of: AsOf = None,
    output: Output = None,
    also: Also = None,
) -> None:
    """Check an inventory: spelling, references and the rules of data protection."""
    from pdmap.app.validate import shown_as
    from pdmap.app.validate import validate as check
    from pdmap.cli.inventory import open_inventory

    targets = targets_of(format_, output, also)
    day = day_of(as_of)
    opened = open_inventory(path)
    report = shown_as(check(opened.loaded, day), opened.shown, color=is_colored())
    deliver(report, targets)
    raise typer.Exit(_exit_code(report, fail_on, is_whole=opened.loaded.is_whole))


# Private functions


def _exit_code(report: Report, fail_on: FailOn, *, is_whole: bool) -> Exit:
    if not is_whole:
        return Exit.UNCHECKED
    limit = list(FailOn).index(fail_on)
    fails = any(finding.check.severity.rank <= limit for finding in report.findings)
    return Exit.FINDINGS if fails and fail_on is not FailOn.NEVER else Exit.CLEAN
