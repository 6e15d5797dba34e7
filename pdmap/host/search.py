"""Where programs are looked for: in folders that the person named as a whole, and never in the working folder.

A program that lies in the working folder, where Windows looks first, may be anybody's, and so may one in a folder
that is named from there. What lies deeper by its whole path is meant: all programs do, seen from `/`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


def program(name: str) -> str | None:
    """Return where a program is; `None` where there is none to be trusted."""
    found = (shutil.which(str(Path(folder, name))) for folder in _folders())
    return next(filter(None, found), None)


def safe_environment() -> Mapping[str, str]:
    """Return the variables of this process, with the path on which programs themselves find others made safe."""
    # An empty path would be taken for the working folder; this folder holds no programs.
    return {**os.environ, "PATH": os.pathsep.join(_folders()) or str(Path(__file__).parent)}


# Private functions


def _folders() -> tuple[str, ...]:
    return _trusted(tuple(os.get_exec_path()), _working_folder())


@lru_cache(maxsize=8)
def _trusted(named: tuple[str, ...], here: str | None) -> tuple[str, ...]:
    """Return the folders of a path that are named as a whole and are not the working folder, without links."""
    return tuple(real for folder in named if Path(folder).is_absolute() and (real := os.path.realpath(folder)) != here)


def _working_folder() -> str | None:
    try:
        return os.path.realpath(Path.cwd())
    except OSError:  # it is gone, and nothing can lie in it
        return None
