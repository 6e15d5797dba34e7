"""`pdmap validate`: check an inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import (
    AsOf,
    BaselineOption,
    ConfigFile,
    ExcludeOption,
    FailOnOption,
    Ignore,
    InventoryPath,
    LawProfileOption,
    OnlyOption,
    Output,
    ProfileOption,
    Select,
    SeverityOption,
    day_of,
    is_colored,
)
from pdmap.cli.outputs import Also, Format, deliver, targets_of
from pdmap.cli.process import StopError, tell
from pdmap.cli.timings import timed

if TYPE_CHECKING:
    from pdmap.app.only import Only
    from pdmap.app.settling import Settled
    from pdmap.config.values import FailOn
    from pdmap.reporters.report import Report


def validate(
    path: InventoryPath = None,
    format_: Format = None,
    fail_on: FailOnOption = None,
    as_of: AsOf = None,
    output: Output = None,
    also: Also = None,
    config: ConfigFile = None,
    profile: ProfileOption = None,
    law_profile: LawProfileOption = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: SeverityOption = None,
    baseline: BaselineOption = None,
    only: OnlyOption = None,
    exclude: ExcludeOption = None,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Write right what can only be meant in one way.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix changes, instead of the findings; writes only with --fix.")
    ] = False,
    no_ignore: Annotated[
        bool, typer.Option("--no-ignore", help="Report also what waivers, ignores and the baseline hide.")
    ] = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Tell on standard error how long each phase and the slowest rules took.")
    ] = False,
) -> None:
    """Check an inventory: spelling, references and the rules of data protection."""
    from pdmap.app.validate import shown_as
    from pdmap.app.validate import validate as check
    from pdmap.cli.inventory import open_inventory
    from pdmap.cli.settings import settled
    from pdmap.counting import counted

    part = _part(only, exclude)
    if part and (fix or diff):
        raise StopError(f"{part.option} shows a part; --fix and --diff are for the whole inventory: leave one out")
    day = day_of(as_of)
    settings = settled(
        path,
        config,
        format=format_,
        fail_on=fail_on,
        profile=profile,
        law_profile=law_profile,
        select=select,
        ignore=ignore,
        severity=severity,
        baseline=baseline,
    )
    default = settings.configuration.settings.format
    targets = targets_of(format_, output, also, default, _format_name(settings))
    is_pending = False
    with timed(is_asked=timings):
        opened = open_inventory(settings)
        opened.spare(*(target.file for target in targets))
        terms = settings.terms(opened.files.root, hides=not no_ignore)
        if fix or diff:
            from pdmap.cli.fix import mend

            mended = mend(opened, lambda loaded: check(loaded, day, terms=terms), write=fix, show=diff)
            opened, is_pending = mended.opened, mended.is_pending
        report = shown_as(check(opened.loaded, day, terms=terms), opened.shown, color=is_colored())
        if part:
            from pdmap.app.only import reported, some_picked

            report = reported(report, some_picked(part, opened.loaded, day, terms))
        deliver(report, [target for target in targets if target.file or not diff])
    if diff:
        left = "left" if fix else "as it stands"
        tell(f"{counted(len(report.findings), 'finding')} {left}: run `pdmap validate` to see them")
    code = _exit_code(report, settings.configuration.settings.fail_on, is_whole=opened.loaded.is_whole)
    raise typer.Exit(Exit.FINDINGS if is_pending and code is Exit.CLEAN else code)


# Private functions


def _part(only: list[str] | None, exclude: list[str] | None) -> Only | None:
    """Return the part that is asked for; selectors are loaded only where somebody uses them."""
    if not only and not exclude:
        return None
    from pdmap.app.only import part_of

    return part_of(only, exclude)


def _format_name(settings: Settled) -> str:
    """Return what messages call the format: the option, the variable, or the place in the configuration."""
    origin = settings.configuration.origin("format")
    return f"{origin.place}: `format`" if origin.line else origin.name


def _exit_code(report: Report, fail_on: FailOn, *, is_whole: bool) -> Exit:
    if not is_whole:
        return Exit.UNCHECKED
    fails = any(fail_on.fails(finding.check.severity) for finding in report.findings)
    return Exit.FINDINGS if fails else Exit.CLEAN
