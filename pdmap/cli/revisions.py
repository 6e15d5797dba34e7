"""Which two states of an inventory are compared, and what they are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pdmap.app.files import EmptyInventoryError
from pdmap.app.load import Loaded
from pdmap.app.opening import called, opened_revision, state_name
from pdmap.cli.exits import Exit
from pdmap.cli.inventory import Opened, check_readable, open_readable_inventory
from pdmap.cli.process import StopError
from pdmap.frozen import dataclass
from pdmap.host.paths import is_there
from pdmap.host.revisions import RevisionError, present_revision, revision_of
from pdmap.source.characters import replace_forbidden_in_value

AUTO, NO = "auto", "none"
_DEFAULT = "HEAD"


@dataclass(frozen=True, slots=True)
class State:
    """An inventory as it is in a folder, or as a revision has it."""

    loaded: Loaded
    called: str
    """What it was called on the command line; empty for the folder where it is in no version control."""

    @property
    def name(self) -> str:
        """Return what maps and comparisons call it: no name of a folder or a branch turns around what they say."""
        return replace_forbidden_in_value(self.called)


def revision_words(opened: Opened, given: str, *, is_compared: bool = False) -> str:
    """Return what a map says of the revision of an inventory.

    Args:
        opened: The inventory as it is in its folder.
        given: `auto` to ask the version control, `none` to say nothing, or a text of the author's own.
        is_compared: Whether it is compared with a revision, so that nothing goes without the version control.

    Raises:
        RevisionError: it is compared, and there is no git, or it failed.
    """
    if given == NO:
        return ""
    if given != AUTO:
        return given
    from pdmap.app import draw

    asked = present_revision if is_compared else revision_of
    return draw.revision_words(asked(opened.path, opened.files.contents))


def states_of(opened: Opened, argument: str, against: str | None, revision: str) -> tuple[State, State]:
    """Return the earlier and the later state that are compared.

    Args:
        opened: The inventory as it is in its folder.
        argument: `REV` to compare the folder with, `REV..REV`, or nothing.
        against: A revision or a folder instead; `None` where it is not given.
        revision: As `revision_words` takes it.

    Raises:
        StopError: both are given, or a state cannot be read.
        RevisionError: a revision is unknown, or there is no git.
        FileError: a folder cannot be read.
    """
    if against == "":
        raise StopError("--against is empty; write a revision such as main, or a folder")
    if argument and against:
        raise StopError("--against and a revision behind --view diff: are two answers to one question; give one")
    if against and is_there(Path(against)):
        other = open_readable_inventory(replace(opened.settings, path=Path(against)))
        return State(other.loaded, other.shown), State(opened.loaded, revision_words(opened, revision))
    first, dots, last = (argument or against or _DEFAULT).partition("..")
    if last.startswith("."):
        raise StopError(f"--view diff:{argument} has three dots; write two revisions with two dots between them")
    earlier = _at(opened, first or _DEFAULT)
    if dots:
        return earlier, _at(opened, last or _DEFAULT)
    return earlier, State(opened.loaded, revision_words(opened, revision, is_compared=True))


def state_at(path: Path, revision: str, hint: str = "") -> State:
    """Return an inventory as a revision has it.

    Args:
        path: The inventory, a folder or one manifest, as it is now.
        revision: A commit, branch or tag.
        hint: What is told where there is no such revision.

    Raises:
        StopError: git is missing, or the revision is unknown, has no manifests, or has some that cannot be read.
    """
    try:
        opening = opened_revision(path, revision)
    except EmptyInventoryError as error:
        raise StopError(str(error), Exit.EMPTY) from error
    except RevisionError as error:
        raise StopError(f"{error}{hint}") from error
    check_readable(opening.loaded, called(revision))
    return State(opening.loaded, state_name(revision, opening.commit))


# Private functions


def _at(opened: Opened, revision: str) -> State:
    is_folder = Path(revision).is_dir()
    return state_at(
        opened.path, revision, f"; to compare with the folder, write --against {revision}" if is_folder else ""
    )
