"""`pdmap verify`: whether a bundle of records is as it was made."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.process import StopError, emit, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.app.verify import Today


class VerdictFormat(StrEnum):
    """How the outcome is written."""

    TEXT = "text"
    JSON = "json"


def verify(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="The bundle that `pdmap records --bundle` wrote.")],
    digest: Annotated[
        str | None,
        typer.Option(
            "--digest", metavar="HEX", help="The SHA-256 that was noted when it was handed over.", show_default=False
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="PATH",
            help="Tell which manifests of this inventory changed since.",
            show_default=False,
        ),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 also where something could not be checked.")
    ] = False,
    format_: Annotated[VerdictFormat, typer.Option("--format", "-f", help="For people or programs.")] = (
        VerdictFormat.TEXT
    ),
) -> None:
    """Tell whether anything in a bundle of records changed; nothing is unpacked.

    Exit code 1: something changed; with --strict, also where something was not checked, unless the SHA-256 is the
    one that was noted. Exit code 2: not a bundle, or one that cannot be read.
    """
    from pdmap.app.verdict import verdict_json, verdict_text
    from pdmap.app.verify import verify as held
    from pdmap.bundles.archive import DEFAULT_LIMITS
    from pdmap.bundles.error import BundleError, ChangedBundleError
    from pdmap.host.configuration import read_small_file

    _check_digest(digest)
    shown = shown_path(bundle)
    today = _today(against)
    data = read_small_file(bundle, shown, DEFAULT_LIMITS.bytes)
    try:
        verdict = held(data, digest, today)
    except ChangedBundleError as error:
        tell(f"{shown}: changed: {error}")
        raise typer.Exit(Exit.FINDINGS) from error
    except BundleError as error:
        raise StopError(f"{shown}: not a bundle of pdmap: {error}") from error
    emit(verdict_json(verdict) if format_ is VerdictFormat.JSON else verdict_text(verdict, shown))
    is_refused = verdict.is_changed or (strict and not verdict.is_certain)
    raise typer.Exit(Exit.FINDINGS if is_refused else Exit.CLEAN)


# Private functions


def _check_digest(digest: str | None) -> None:
    """Check what was noted.

    Raises:
        StopError: it is no SHA-256.
    """
    if digest is not None and not re.fullmatch("[0-9a-fA-F]{64}", digest):
        raise StopError("--digest is not a SHA-256 of 64 hexadecimal digits")


def _today(against: Path | None) -> Today | None:
    """Return an inventory as it is now.

    Raises:
        StopError: a manifest of it cannot be read, or it has none.
        FileError: the path cannot be used.
    """
    from pdmap.app.verify import Today
    from pdmap.host.files import read_inventory

    if against is None:
        return None
    files = read_inventory(Path(shown_path(against)))
    if files.findings:
        raise StopError(f"{shown_path(against)}: {files.findings[0].location}: {files.findings[0].message}")
    if not files.contents:
        raise StopError(f"{shown_path(against)}: no manifests found (*.yaml, *.yml)", Exit.EMPTY)
    return Today(shown_path(against), files.contents)
