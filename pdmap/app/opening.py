"""Read an inventory where it is: in its folder, or as a revision of the version control has it."""

from __future__ import annotations

from pathlib import Path

from pdmap.app.files import EmptyInventoryError, files_of
from pdmap.app.load import Loaded, Read, blocking, load_texts
from pdmap.frozen import dataclass
from pdmap.host.files import Files
from pdmap.host.paths import shown_path
from pdmap.host.reading import read_manifests
from pdmap.host.revisions import NoManifestsError, inventory_at
from pdmap.source.characters import shown


@dataclass(frozen=True, slots=True)
class Opening:
    """An inventory that was read."""

    loaded: Loaded
    files: Files
    """The manifests as they were read."""
    commit: str = ""
    """The first digits of the commit; empty for a folder."""


def opened_folder(path: Path) -> Opening:
    """Read the inventory that a folder or one manifest is.

    Raises:
        EmptyInventoryError: there are no manifests, or nothing is in them.
        FileError: the path cannot be used.
    """
    return opened(files_of(path), path)


def opened(files: Files, path: Path, read: Read = read_manifests) -> Opening:
    """Read the inventory that files are.

    Args:
        files: The files that were read.
        path: The folder or the one manifest, as messages name it.
        read: What reads the manifests.

    Raises:
        EmptyInventoryError: nothing is in them.
    """
    return _opening(files, shown_path(path), read=read)


def opened_revision(path: Path, revision: str) -> Opening:
    """Read an inventory as a revision has it.

    Args:
        path: The inventory, a folder or one manifest, as it is now.
        revision: A commit, branch or tag.

    Raises:
        EmptyInventoryError: the revision has no manifests, or nothing is in them.
        RevisionError: git is missing, or the revision is unknown.
    """
    try:
        snapshot = inventory_at(path, revision)
    except NoManifestsError as error:
        raise EmptyInventoryError(str(error)) from error
    return _opening(snapshot.files, called(revision), snapshot.commit)


def called(revision: str) -> str:
    """Return what messages call the state of a revision."""
    return f"revision `{shown(revision)}`"


def state_name(revision: str, commit: str) -> str:
    """Return what maps and comparisons call a revision: with its commit, where it is not the commit itself."""
    return commit if commit.startswith(revision) else f"{revision} ({commit})"


def why_not_whole(loaded: Loaded, name: str) -> str:
    """Return that a part of an inventory cannot be read, and where; empty where it is whole."""
    if loaded.is_whole:
        return ""
    where = "".join(f", at {finding.location}" for finding in blocking(loaded.findings, loaded)[:1])
    return f"{name}: a part of the manifests cannot be read{where}"


# Private functions


def _opening(files: Files, name: str, commit: str = "", read: Read = read_manifests) -> Opening:
    loaded = load_texts(files.contents, files.findings, read)
    if loaded.is_blank:
        raise EmptyInventoryError(f"{name}: the manifests are empty")
    return Opening(loaded, files, commit)
