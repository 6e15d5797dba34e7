"""Links, which whoever opened a pull request may have made: where they lead, and what they must not lead out of."""

from __future__ import annotations

import os
from pathlib import Path


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path leads out of a folder once links are followed, or to what git keeps in it.

    What git keeps is no part of what its authors wrote, and may hold the credentials of a run.
    """
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return not real.is_relative_to(top) or any(part.lower() == _GIT for part in real.parts[len(top.parts) :])


def escapes(path: Path) -> str:
    """Return what a link that lies where pdmap looks leads out of: its repository, or where there is none, its folder.

    Empty where it leads out of nothing, or is no link.
    """
    if not _is_link(path):
        return ""
    repository = _repository(path)
    if leads_out(path, repository or path.parent):
        return "repository" if repository else "folder"
    return ""


def has_link_out(path: Path) -> bool:
    """Return whether a path that somebody named, or a part of it, is a link that leads out of its repository.

    Links that lie in no repository are those of the person or the machine, and lead where they like.
    """
    return any(_leaves_repository(part) for part in (*reversed(path.parents), path))


# Private functions

_GIT = ".git"


def _is_link(path: Path) -> bool:
    # Unlike `Path.is_symlink`, this is no error where a path is too long.
    return os.path.islink(path)  # noqa: PTH114


def _leaves_repository(path: Path) -> bool:
    repository = _repository(path) if _is_link(path) else None
    return repository is not None and leads_out(path, repository)


def _repository(link: Path) -> Path | None:
    """Return the folder of the repository that a link lies in, by the place where it really lies."""
    folder = Path(os.path.realpath(link.parent))
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each / _GIT)), None)
