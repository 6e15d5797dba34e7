"""`pdmap drift`: an inventory beside the schemas that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import AsOf, ConfigFile, Ignore, InventoryPath, Output, SeverityOption, day_of
from pdmap.cli.outputs import Also, Format, deliver, summarize, targets_of
from pdmap.cli.process import StopError, tell
from pdmap.cli.timings import timed

if TYPE_CHECKING:
    from pdmap.app.drift.recall import Told
    from pdmap.app.settling import Settled


def drift(
    path: InventoryPath = None,
    format_: Format = None,
    output: Output = None,
    also: Also = None,
    config: ConfigFile = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="KINDS",
            help="Exit with 1 for these and no others: direct, pointer, likely, linked, gone, mismatch, contradicted, "
            "renamed, vendor; with commas, or several times. They replace the default: direct, gone, contradicted, "
            "renamed.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REVISION",
            help="Only what was not so in this commit, branch or tag, such as origin/main.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    ignore: Ignore = None,
    severity: SeverityOption = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="The baseline of drift. Default: pdmap-drift-baseline.json in the folder of the inventory, if it is "
            "there.",
            show_default=False,
        ),
    ] = None,
    *,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Accept all that differs now: write it into the baseline.")
    ] = False,
    write: Annotated[
        bool,
        typer.Option("--write", help="Add undeclared columns to the manifests, marked unreviewed; move renamed ones."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --write changes, instead of the findings; writes only with it.")
    ] = False,
    no_ignore: Annotated[
        bool, typer.Option("--no-ignore", help="Report also what waivers, ignores and the baseline hide.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Compare anew also what an earlier run has, and keep nothing.")
    ] = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Tell on standard error how long each phase took.")
    ] = False,
) -> None:
    """Hold an inventory against the schemas under `sources` in pdmap.toml: what nobody declared, and what is gone."""
    from pdmap.cli.drifting import Asked, outcome_of
    from pdmap.cli.settings import settled

    if write_baseline and (write or diff or since):
        raise StopError("--write-baseline accepts all that differs; leave out --write, --diff and --since")
    if write_baseline and (output or also or format_):
        raise StopError(
            "--write-baseline writes the baseline and no findings; leave out --format, --output and --also, and name "
            "the file of the baseline with --baseline FILE"
        )
    if fail_on is not None and not any(name.strip() for text in fail_on for name in text.split(",")):
        raise StopError(
            "--fail-on names no kind of finding, so that nothing would fail the run; where that is meant, write "
            "`drift.fail_on = []` into the configuration"
        )
    day = day_of(as_of)
    further = {"drift.fail_on": fail_on, "drift.baseline": baseline}
    settings = settled(path, config, format=format_, ignore=ignore, severity=severity, **further)
    targets = targets_of(format_, output, also, settings.configuration.settings.format, _format_name(settings))
    asked = Asked(
        settings=settings,
        day=day,
        targets=tuple(target for target in targets if target.file or not (diff or write_baseline)),
        since=since,
        hides=not no_ignore,
        writes_baseline=write_baseline,
        writes=write,
        shows=diff,
        keeps=not no_cache,
    )
    with timed(is_asked=timings):
        outcome = outcome_of(asked)
        if outcome.told is None:
            return
        deliver(outcome.told.answer.texts, asked.targets)
        if outcome.report:
            summarize(outcome.report, asked.targets)
        if timings:
            tell(f"cache: {outcome.cache}")
    for line in outcome.told.summary:
        tell(line)
    code = _exit_code(outcome.told, settings)
    raise typer.Exit(Exit.FINDINGS if outcome.is_pending and code is Exit.CLEAN else code)


# Private functions


def _format_name(settings: Settled) -> str:
    origin = settings.configuration.origin("format")
    return f"{origin.place}: `format`" if origin.line else origin.name


def _exit_code(told: Told, settings: Settled) -> Exit:
    if told.is_lost:
        return Exit.UNCHECKED
    return Exit.CLEAN if told.kinds.isdisjoint(settings.configuration.settings.drift_fail_on) else Exit.FINDINGS
