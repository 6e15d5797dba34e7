"""`pdmap validate`: check an inventory."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import AsOf, InventoryPath, Output, chosen, day_of, is_colored
from pdmap.cli.process import emit


class FailOn(StrEnum):
    """From which severity on findings fail the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def validate(
    path: InventoryPath = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="full, concise or json.")] = "full",
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    as_of: AsOf = None,
    output: Output = None,
) -> int:
    """Check an inventory: spelling, references and the rules of data protection."""
    from pdmap.app.validate import shown_as
    from pdmap.app.validate import validate as check
    from pdmap.cli.inventory import open_inventory
    from pdmap.host.files import write_output
    from pdmap.registry import discover
    from pdmap.reporters.report import Reporter

    reporters = discover("pdmap.reporters", "REPORTER", Reporter)
    reporter = reporters[chosen("--format", format_, dict(reporters))]
    day = day_of(as_of)
    opened = open_inventory(path)
    report = shown_as(check(opened.loaded, day), opened.shown, color=output is None and is_colored())
    text = reporter.render(report)
    if output is None:
        emit(text)
    else:
        write_output(output, text.encode())
    if opened.loaded.unread:
        return Exit.UNCHECKED
    ranks = [finding.check.severity.rank for finding in report.findings]
    limit = list(FailOn).index(fail_on)
    fails = fail_on is not FailOn.NEVER and any(rank <= limit for rank in ranks)
    return Exit.FINDINGS if fails else Exit.CLEAN
