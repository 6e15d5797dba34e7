"""The revisions that changed an inventory, as the version control remembers them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pdmap.frozen import dataclass
from pdmap.host.git import SECONDS, Commit, GitError, repository_around
from pdmap.host.revisions import RevisionError, commit_of

_FIRST, _LAST = 0, int(dt.datetime(9999, 12, 31, tzinfo=dt.UTC).timestamp())
"""What calendars can show of a commit's date, which anybody can set."""


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A revision that changed the inventory."""

    commit: str
    """Its whole id."""
    moment: dt.datetime
    """When it was committed, in UTC."""


@dataclass(frozen=True, slots=True)
class History:
    """Revisions of an inventory."""

    start: str | None
    """The commit whose state the first change starts from; `None` where nothing changed the inventory."""
    revisions: tuple[PastRevision, ...]
    """Oldest first."""
    is_cut: bool
    """Whether there are older ones than was asked for."""
    is_shallow: bool
    """Whether the repository holds only the newest part of its history."""


def history_of(path: Path, since: str, until: str, most: int, seconds: float = SECONDS) -> History:
    """Return the revisions that changed an inventory, along the first parents: those of the branch itself.

    Args:
        path: The inventory, a folder or one manifest, as it is now.
        since: A commit, branch or tag whose state is the start; empty for the whole history.
        until: The last one.
        most: How many changes are looked at.
        seconds: How long one call of git may take.

    Raises:
        RevisionError: git is missing or failed, the inventory is in no repository, or a revision is unknown.
    """
    folder = path if path.is_dir() else path.parent
    try:
        repository = repository_around(folder, seconds)
        if repository is None:
            raise RevisionError(f"{path}: is in no git repository, or in one that git does not trust")
        last = commit_of(repository, until)
        first = commit_of(repository, since) if since else None
        found = repository.history(last, first, "." if path.is_dir() else path.name, most + 1)
        return _history(found, first, most, is_shallow=repository.is_shallow())
    except GitError as error:
        raise RevisionError(str(error)) from error


# Private functions


def _history(found: tuple[Commit, ...], first: str | None, most: int, *, is_shallow: bool) -> History:
    """Return the history; it starts at `first`, or at the oldest revision that is known or asked for."""
    revisions = tuple(_revision(commit) for commit in reversed(found))
    is_cut = len(revisions) > most
    if revisions and (is_cut or first is None):
        return History(revisions[0].commit, revisions[1:], is_cut, is_shallow)
    return History(first, revisions, is_cut, is_shallow)


def _revision(commit: Commit) -> PastRevision:
    seconds = min(max(commit.seconds, _FIRST), _LAST)
    return PastRevision(commit.id, dt.datetime.fromtimestamp(seconds, dt.UTC))
