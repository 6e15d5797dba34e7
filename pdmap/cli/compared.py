"""Which two states of an inventory `pdmap diff` compares: revisions and folders, told apart."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from pdmap.app.settling import Settled
from pdmap.cli.inventory import open_readable_inventory
from pdmap.cli.process import StopError
from pdmap.cli.revisions import AUTO, State, revision_words, state_at
from pdmap.cli.settings import settled
from pdmap.cli.sparing import Kept
from pdmap.frozen import dataclass
from pdmap.host.files import has_suffix
from pdmap.host.paths import is_there, shown_path
from pdmap.host.revisions import is_revision
from pdmap.source.characters import shown

DEFAULT = "HEAD"
_MOST = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states, and what their findings are made by."""

    earlier: State
    later: State
    settings: Settled
    root: Path
    """The folder of the inventory, for its baseline."""
    kept: tuple[Kept, ...]
    """What was read of either, and must not be written over."""

    def spare(self, output: Path | None) -> None:
        """Refuse to write over a file that the command goes by, and to write what the next run would read as one.

        Raises:
            StopError: the output is one, or would be.
        """
        for kept in self.kept:
            kept.spare(output)


def compared(states: list[str], path: Path | None, config: Path | None) -> Compared:
    """Return what the arguments of `pdmap diff` ask for.

    Args:
        states: Nothing; a revision, or two as `A..B`; two revisions; two folders.
        path: The inventory that revisions are of, where one was named.
        config: The configuration that was named.

    Raises:
        StopError: the arguments are not clear, or a state cannot be read.
        FileError: a folder cannot be read.
        RevisionError: git is missing or failed, or a revision is unknown.
    """
    if "" in states:
        raise StopError("a revision is empty; name a commit, branch or tag, such as HEAD~1 or main")
    if len(states) > _MOST:
        raise StopError(f"{len(states)} states are named; two can be compared")
    folders = [state for state in states if os.path.exists(state)]  # noqa: PTH110 - a name may be too long for a path
    if len(folders) == len(states) == _MOST:
        return _folders(states, path, config)
    settings = settled(path, config)
    place = Path(shown_path(settings.path))
    _check_folders(folders, place)
    revisions = _revisions(states)
    if len(revisions) == 2:
        earlier, later = (state_at(place, revision) for revision in revisions)
        root = _root(place)
        # No folder is read, but the next run reads it: a manifest of any name is the inventory where it was named.
        return Compared(earlier, later, settings, root, (Kept(root, frozenset({place}), settings),))
    opened = open_readable_inventory(replace(settings, path=place))
    later = State(opened.loaded, revision_words(opened, AUTO, is_compared=True))
    earlier = state_at(opened.path, revisions[0] if revisions else DEFAULT)
    return Compared(earlier, later, settings, opened.files.root, (opened.kept,))


# Private functions


def _root(place: Path) -> Path:
    """Return the folder of an inventory; where nothing is there now, a name of a manifest tells a file."""
    is_file = not place.is_dir() if is_there(place) else has_suffix(place.name)
    return place.parent if is_file else place


def _folders(states: list[str], path: Path | None, config: Path | None) -> Compared:
    if path is not None:
        raise StopError("--path is for revisions; two folders are inventories themselves")
    for state in states:
        _check_clear(state, Path(state))
    settings = settled(Path(states[1]), config)
    first, second = (open_readable_inventory(replace(settings, path=Path(state))) for state in states)
    later = State(second.loaded, second.shown)
    return Compared(State(first.loaded, first.shown), later, settings, second.files.root, (first.kept, second.kept))


def _check_folders(folders: list[str], place: Path) -> None:
    """Refuse a folder that stands where a revision is due."""
    for folder in folders:
        _check_clear(folder, place)
        raise StopError(
            f"`{shown(folder)}` is a folder or a file; give two of them, or --path {shown(folder)} and a revision"
        )


def _check_clear(state: str, place: Path) -> None:
    """Refuse a name that a folder and a revision have.

    Raises:
        StopError: both have it.
    """
    if not state.startswith((".", "/")) and "\\" not in state and is_revision(place, state):
        raise StopError(
            f"`{shown(state)}` is a folder and a revision; write ./{shown(state)} for the folder, "
            f"or its full name, such as refs/heads/{shown(state)}, for the revision"
        )


def _revisions(states: list[str]) -> list[str]:
    """Return the revisions that are named; `A..B` names two.

    Raises:
        StopError: there are more than two, or three dots stand between them.
    """
    if len(states) > 1:
        for state in states:
            if ".." in state:
                raise StopError(f"`{shown(state)}` names two revisions; give it alone, or two revisions without dots")
        return states
    first, dots, last = (states[0] if states else DEFAULT).partition("..")
    if last.startswith("."):
        raise StopError(f"`{shown(states[0])}` has three dots; write two revisions with two dots between them")
    return [first or DEFAULT, last or DEFAULT] if dots else [first]
