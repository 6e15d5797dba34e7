"""`pdmap baseline`: accept what is found now, and report only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import (
    AsOf,
    BaselineOption,
    ConfigFile,
    Ignore,
    InventoryPath,
    LawProfileOption,
    ProfileOption,
    Select,
    SeverityOption,
    day_of,
)
from pdmap.cli.process import StopError, tell
from pdmap.host.paths import is_regular_file, shown_path

if TYPE_CHECKING:
    from pathlib import Path

    from pdmap.app.baseline import Written
    from pdmap.app.settling import Settled


def baseline(
    path: InventoryPath = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    profile: ProfileOption = None,
    law_profile: LawProfileOption = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: SeverityOption = None,
    baseline: BaselineOption = None,
    *,
    prune: Annotated[bool, typer.Option("--prune", help="Only remove the entries that match nothing.")] = False,
) -> None:
    """Write the findings of an inventory into its baseline, which keeps `pdmap validate` from reporting them."""
    from pdmap.app.baseline import new_baseline, pruned_baseline
    from pdmap.cli.inventory import open_inventory
    from pdmap.cli.settings import settled
    from pdmap.host.writing import write_output

    day = day_of(as_of)
    settings = settled(
        path,
        config,
        profile=profile,
        law_profile=law_profile,
        select=select,
        ignore=ignore,
        severity=severity,
        baseline=baseline,
    )
    opened = open_inventory(settings)
    if not opened.loaded.is_whole:
        raise StopError(f"{opened.shown}: a part of the manifests cannot be read; nothing was written")
    target = settings.baseline_path(opened.files.root)
    opened.spare(target, is_baseline=True)
    terms = settings.terms(opened.files.root, hides=prune)
    if prune and terms.baseline is None:
        raise StopError(f"{shown_path(target)}: there is no baseline to prune")
    if prune and opened.loaded.muted:
        # An entry may be about what the rules did not look at, and would be missed once that is mended.
        raise StopError(f"{opened.shown}: objects have errors in the structure; mend them first, nothing was written")
    if terms.baseline:
        written = pruned_baseline(opened.loaded, day, terms, terms.baseline)
    else:
        _spare_other_files(settings, opened.files.root)
        written = new_baseline(opened.loaded, day, terms)
    write_output(target, written.text.encode())
    tell(_account(shown_path(target), written, is_pruned=prune))


# Private functions


def _spare_other_files(settings: Settled, root: Path) -> None:
    """Refuse to write over a file that is no baseline, which may be one that nobody has a copy of.

    Raises:
        StopError: there is such a file.
        FileError: it cannot be read.
    """
    from pdmap.suppress.baseline import BaselineError

    target = settings.baseline_path(root)
    try:
        if is_regular_file(target):
            settings.baseline(root)
    except BaselineError as error:
        raise StopError(f"{shown_path(target)}: is no baseline; remove it, or name another file") from error


def _account(shown: str, written: Written, *, is_pruned: bool) -> str:
    from pdmap.counting import counted

    entries = counted(written.entries, "entry", "entries")
    if is_pruned:
        return f"wrote {shown}: {entries}, {written.left_out} removed"
    if not written.left_out:
        return f"wrote {shown}: {entries}"
    reason = "it is about the form" if written.left_out == 1 else "they are about the form"
    return f"wrote {shown}: {entries}; {counted(written.left_out, 'finding')} left out, because {reason} of manifests"
