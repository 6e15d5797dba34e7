"""Write the files of a new inventory: all of them or none, and never over another file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from pdmap.host.files import SUFFIXES, FileError, check_named, read_inventory, reason_of
from pdmap.host.leftovers import leftover, uninterrupted
from pdmap.host.writing import staged


def refuse_used_folder(folder: Path, names: Iterable[str]) -> None:
    """Make sure that a new inventory has room in a folder, which need not exist.

    Raises:
        FileError: one of the files is there, the path is no folder, or other manifests would be read with it.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FileError(f"{folder}: is not a folder")
    for name in names:
        if (folder / name).exists() or (folder / name).is_symlink():
            raise FileError(f"{folder / name}: is there already; nothing was written")
    other = next(iter(read_inventory(folder).contents), None)
    if other is not None:
        suffixes = " and ".join(f"*{suffix}" for suffix in SUFFIXES)
        raise FileError(
            f"{folder / other}: is YAML, and an inventory reads every {suffixes} below its folder; name another folder"
        )


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write new files into a folder, which is made where it is missing; what was made is removed on failure.

    Raises:
        FileError: a file is there already or cannot be written; nothing is left behind.
    """
    check_named(folder)
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    shown = folder
    with contextlib.ExitStack() as undo, leftover(undo.close):
        try:
            for path in reversed(missing):
                with uninterrupted():
                    path.mkdir()
                    undo.callback(_remove_folder, path)
            for name, data in files.items():
                shown = folder / name
                with staged(shown, data) as temporary, uninterrupted():
                    _place(temporary, shown)
                    undo.callback(_remove_file, shown)
        except FileExistsError as error:
            raise FileError(f"{shown}: is there already; nothing was written") from error
        except OSError as error:
            raise FileError(f"{shown}: cannot be written ({reason_of(error)}); nothing was written") from error
        undo.pop_all()


# Private functions


def _place(temporary: Path, path: Path) -> None:
    """Give a complete file its name, which must be free.

    Raises:
        FileExistsError: it is not.
        OSError: the file cannot have it.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # some file systems know no second name of a file: then it is taken first
        path.open("xb").close()
        try:
            temporary.replace(path)
        except OSError:
            _remove_file(path)
            raise


def _remove_file(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _remove_folder(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir()
