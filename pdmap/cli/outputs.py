"""Where the findings of a run go: formats for standard output and for files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import chosen
from pdmap.cli.process import StopError, emit, tell
from pdmap.frozen import dataclass
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.app.rendering import Rendering
    from pdmap.reporters.report import Report, Reporter

DEFAULT = "full"
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
SUMMARY_LIMIT = 1024 * 1024
"""Bytes that GitHub takes as the summary of a step; of more it shows nothing at all."""

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="full, concise, json, jsonl, sarif, github, gitlab, junit or markdown. "
        "Default: by the name of the output, else full.",
        show_default=False,
    ),
]
Also = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="FORMAT=FILE",
        help="Write another format of the same findings to a file; may be given several times.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and where it goes."""

    name: str
    reporter: Reporter
    file: Path | None
    """`None` for standard output."""


def targets_of(
    format_: str | None,
    output: Path | None,
    also: Iterable[str] | None,
    default: str = DEFAULT,
    named: str = "--format",
) -> tuple[Target, ...]:
    """Return what the options ask for, the main output first.

    Args:
        format_: The format that the command line gives.
        output: The file that it names; where its name asks for a format, that goes before the default.
        also: Further pairs of formats and files.
        default: The format that the configuration gives.
        named: What messages call the place that the default was read from.

    Raises:
        StopError: a format is unknown, a pair is not one, or a file is named twice.
    """
    from pdmap.registry import discover
    from pdmap.reporters.report import Reporter

    known = discover("pdmap.reporters", "REPORTER", Reporter)
    asked = _asked_for(output, known) if format_ is None else chosen("--format", format_, dict(known))
    name = asked or chosen(named, default, dict(known))
    targets = (Target(name, known[name], output), *(_pair(text, known) for text in also or ()))
    _check_files([target.file for target in targets if target.file])
    return targets


def rendered(report: Report, targets: Iterable[Target], busy: int = 0) -> tuple[Rendering, ...]:
    """Return a report in the format of each target, while so many other processes are busy."""
    from pdmap.app.rendering import render_together
    from pdmap.phases import phase

    plain = replace(report, color=False)
    with phase("report"):
        return tuple(render_together(target.reporter, plain if target.file else report, busy) for target in targets)


def deliver(texts: Iterable[str], targets: Iterable[Target]) -> None:
    """Send texts to their targets: to none of the files where one cannot be written.

    Raises:
        FileError: a file cannot be written.
        StopError: standard output cannot be written.
    """
    from pdmap.host.writing import write_outputs

    pairs = list(zip(targets, texts, strict=True))
    write_outputs({target.file: text.encode() for target, text in pairs if target.file})
    for target, text in pairs:
        if target.file is None:
            emit(text)


def summarize(report: Report, targets: Iterable[Target]) -> None:
    """Add the report to the summary of a step of GitHub Actions, where a target is for it."""
    if any(map(is_for_github, targets)):
        _add_to_summary(replace(report, color=False))


def is_for_github(target: Target) -> bool:
    """Return whether a target is the log of a step of GitHub Actions, to which a summary belongs."""
    return target.name == "github"


# Private functions


def _asked_for(output: Path | None, known: Mapping[str, Reporter]) -> str:
    """Return the format that a file name asks for; empty where it asks for none."""
    name = output.name.lower() if output else ""
    asked = [(len(end), format_) for format_, reporter in known.items() for end in reporter.names if name.endswith(end)]
    return max(asked)[1] if asked else ""


def _pair(text: str, known: Mapping[str, Reporter]) -> Target:
    name, _, file = text.partition("=")
    if not file:
        raise StopError(f"--also is `{text}`, not a format and a file such as sarif=findings.sarif")
    name = chosen("--also", name, dict(known))
    return Target(name, known[name], Path(file))


def _check_files(files: Iterable[Path]) -> None:
    seen: set[str] = set()
    for file in files:
        real = os.path.realpath(file)
        if real in seen:
            raise StopError(f"{shown_path(file)}: is named for two outputs")
        seen.add(real)


def _add_to_summary(report: Report) -> None:
    """Append Markdown to the summary of a step of GitHub Actions; findings matter more than a failure to do so."""
    from pdmap.host.files import reason_of
    from pdmap.host.writing import append_output
    from pdmap.reporters.markdown import REPORTER

    file = os.environ.get(SUMMARY_VARIABLE)
    if not file:
        return
    try:
        append_output(Path(file), REPORTER.render(report).encode(), SUMMARY_LIMIT)
    except OSError as error:
        tell(f"{SUMMARY_VARIABLE}: the summary cannot be written ({reason_of(error)})")
