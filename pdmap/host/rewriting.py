"""Write manifests anew: all of them are prepared before the first one is replaced."""

from __future__ import annotations

import contextlib
import os
import posixpath
import stat
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from pdmap.fixes.modeline import SCHEMA_FILE, schema_of
from pdmap.host.files import FileError, reason_of
from pdmap.host.leftovers import uninterrupted
from pdmap.host.writing import staged


def rewrite(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Replace the manifests that differ; each one is whole at any time and keeps its mode.

    Args:
        root: The inventory's folder.
        before: The bytes of the manifests as they were read, by path with `/` between folders.
        after: What they become.

    Raises:
        FileError: a manifest cannot be written, or was changed since it was read. Nothing was replaced,
            unless the message says so.
    """
    targets = {name: _target(root, name, before[name]) for name, data in after.items() if data != before[name]}
    if len(set(targets.values())) < len(targets):
        raise FileError(f"{root}: one manifest is a link to another; nothing was written")
    shown = root
    done = 0
    try:
        with contextlib.ExitStack() as stack:
            prepared: dict[str, Path] = {}
            for name, target in targets.items():
                shown = root / name
                prepared[name] = stack.enter_context(staged(target, after[name]))
            with uninterrupted():
                for name, temporary in prepared.items():
                    shown = root / name
                    temporary.replace(targets[name])
                    done += 1
    except OSError as error:
        rest = f"; {done} of {len(targets)} manifests were written" if done else "; nothing was written"
        raise FileError(f"{shown}: cannot be written ({reason_of(error)}){rest}") from error


def schema_beside(root: Path, contents: Mapping[str, bytes]) -> str | None:
    """Return the schema for editors that an inventory has, as a path relative to its folder.

    That is the file `inventory.schema.json` in the folder, or else one that exists and that a manifest names by a
    relative path: an absolute one is of somebody's machine.
    """
    named = {name: schema_of(data) for name, data in contents.items()}
    ways = (
        posixpath.join(posixpath.dirname(name), way)
        for name, way in named.items()
        if way and not PureWindowsPath(way).anchor
    )
    return next((way for way in (SCHEMA_FILE, *ways) if _is_file(root / way)), None)


# Private functions


def _target(root: Path, name: str, before: bytes) -> Path:
    """Return the file to replace, behind links inside the inventory.

    Raises:
        FileError: it leads out of the inventory, is read-only, or is not what was read.
    """
    path = root / name
    real = Path(os.path.realpath(path))
    reason = ""
    try:
        if not real.is_relative_to(os.path.realpath(root)):
            reason = "is a link that leads out of the inventory"
        elif not stat.S_IMODE(real.stat().st_mode) & 0o222 or not os.access(real, os.W_OK):
            reason = "is read-only"
        elif real.read_bytes() != before:
            reason = "was changed since it was read"
    except OSError as error:
        reason = f"cannot be written ({reason_of(error)})"
    if reason:
        raise FileError(f"{path}: {reason}; nothing was written")
    return real


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
