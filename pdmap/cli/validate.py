"""`pdmap validate`: check an inventory."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import AsOf, InventoryPath, Output, chosen, day_of, is_colored
from pdmap.cli.process import emit, tell

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
    format_: Annotated[str, typer.Option("--format", "-f", help="full, concise or json.")] = "full",
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    as_of: AsOf = None,
    output: Output = None,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Write right what can only be meant in one way.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix changes, instead of the findings; writes only with --fix.")
    ] = False,
) -> None:
    """Check an inventory: spelling, references and the rules of data protection."""
    from pdmap.app.validate import shown_as
    from pdmap.app.validate import validate as check
    from pdmap.cli.fix import mend
    from pdmap.cli.inventory import open_inventory
    from pdmap.host.files import write_output
    from pdmap.registry import discover
    from pdmap.reporters.report import Reporter
    from pdmap.reporters.summary import counted

    reporters = discover("pdmap.reporters", "REPORTER", Reporter)
    reporter = reporters[chosen("--format", format_, dict(reporters))]
    day = day_of(as_of)
    opened = open_inventory(path)
    is_pending = False
    if fix or diff:
        mended = mend(opened, lambda loaded: check(loaded, day), write=fix, show=diff)
        opened, is_pending = mended.opened, mended.is_pending
    report = shown_as(check(opened.loaded, day), opened.shown, color=output is None and is_colored())
    text = reporter.render(report)
    if output is not None:
        write_output(output, text.encode())
    elif diff:
        left = "left" if fix else "as it stands"
        tell(f"{counted(len(report.findings), 'finding')} {left}: run `pdmap validate` to see them")
    else:
        emit(text)
    code = _exit_code(report, fail_on, is_whole=opened.loaded.is_whole)
    raise typer.Exit(Exit.FINDINGS if is_pending and code is Exit.CLEAN else code)


# Private functions


def _exit_code(report: Report, fail_on: FailOn, *, is_whole: bool) -> Exit:
    if not is_whole:
        return Exit.UNCHECKED
    limit = list(FailOn).index(fail_on)
    fails = any(finding.check.severity.rank <= limit for finding in report.findings)
    return Exit.FINDINGS if fails and fail_on is not FailOn.NEVER else Exit.CLEAN
