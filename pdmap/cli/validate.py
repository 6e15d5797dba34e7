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
)
from pdmap.cli.outputs import Also, Format, deliver, summarize, targets_of
from pdmap.cli.process import StopError, tell
from pdmap.cli.timings import timed
from pdmap.counting import counted, some_of

if TYPE_CHECKING:
    from pdmap.app.only import Only
    from pdmap.app.recall import Answer
    from pdmap.app.settling import Settled
    from pdmap.config.values import FailOn


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
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Check anew also what an earlier run has checked, and keep nothing."),
    ] = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Tell on standard error how long each phase and the slowest rules took.")
    ] = False,
) -> None:
    """Check an inventory: spelling, references and the rules of data protection."""
    from pdmap.cli.checking import Asked, outcome_of
    from pdmap.cli.settings import settled

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
    asked = Asked(
        settings=settings,
        day=day,
        targets=tuple(target for target in targets if target.file or not diff),
        hides=not no_ignore,
        part=part,
        fixes=fix,
        shows_fixes=diff,
        keeps=not no_cache,
        is_timed=timings,
    )
    with timed(is_asked=timings):
        outcome = outcome_of(asked)
        deliver(outcome.answer.texts, asked.targets)
        if outcome.report:
            summarize(outcome.report, asked.targets)
        if outcome.beside:
            files = counted(outcome.beside, "other file", "other files")
            tell(f"only one manifest was read: name its folder to check it together with {files} beside it")
        if timings:
            tell(f"cache: {outcome.cache}")
            tell(f"passed over because of their names: {some_of(outcome.passed_over) or 'nothing'}")
    if diff:
        left = "left" if fix else "as it stands"
        tell(f"{counted(outcome.answer.findings, 'finding')} {left}: run `pdmap validate` to see them")
    code = _exit_code(outcome.answer, settings.configuration.settings.fail_on)
    raise typer.Exit(Exit.FINDINGS if outcome.is_pending and code is Exit.CLEAN else code)


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


def _exit_code(answer: Answer, fail_on: FailOn) -> Exit:
    if not answer.is_whole:
        return Exit.UNCHECKED
    return Exit.FINDINGS if any(map(fail_on.fails, answer.severities)) else Exit.CLEAN
