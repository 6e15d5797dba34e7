"""Manifests as a revision of the version control has them, without checking it out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.host.files import Files, is_name_of_manifest, unreadable
from pdmap.host.git import SECONDS, Blob, GitError, Repository, object_id, repository_around
from pdmap.source import DEFAULT_LIMITS
from pdmap.source.characters import shown

SHORT = 10
"""Digits of a commit that people are shown: always as many, so that a growing repository changes no map."""
_NO_REPOSITORY = "is in no git repository, or in one that git does not trust"
_MOST_LINKS = 20
"""How many links that lead to links are followed."""


class RevisionError(Exception):
    """A revision cannot be read; the message is one clear line."""


class NoManifestsError(RevisionError):
    """A revision has no manifests of the inventory."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What the version control calls the state of manifests."""

    commit: str
    """The first digits of the commit."""
    is_changed: bool
    """Whether the manifests differ from it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An inventory as a revision has it."""

    files: Files
    commit: str
    """The first digits of the commit."""


def revision_of(path: Path, contents: Mapping[str, bytes], seconds: float = SECONDS) -> Revision | None:
    """Return the commit that manifests were last taken from.

    `None` as well where git is missing or fails: a map can be drawn without it. Where it is not the only thing that
    git is asked, `present_revision` tells of that.

    Args:
        path: The inventory, a folder or one manifest.
        contents: The bytes of its manifests by name.
        seconds: How long one call of git may take.
    """
    try:
        return present_revision(path, contents, seconds)
    except RevisionError:
        return None


def present_revision(path: Path, contents: Mapping[str, bytes], seconds: float = SECONDS) -> Revision | None:
    """Return the commit that manifests were last taken from.

    `None` where there is no repository, no commit, or a commit without any of the manifests. The files are compared
    as they are, because git's own comparison runs whatever filters a repository asks for.

    Args:
        path: The inventory, a folder or one manifest.
        contents: The bytes of its manifests by name.
        seconds: How long one call of git may take.

    Raises:
        RevisionError: git is missing or failed.
    """
    try:
        repository = repository_around(_folder(path), seconds)
        commit = repository.commit("HEAD") if repository else None
        known = _committed(_place(repository, commit, path), commit) if repository and commit else {}
    except GitError as error:
        raise RevisionError(str(error)) from error
    if not commit or known.keys().isdisjoint(contents):
        return None
    is_same = known.keys() == contents.keys() and all(_is_same(contents[name], known[name]) for name in known)
    return Revision(commit[:SHORT], is_changed=not is_same)


def inventory_at(path: Path, revision: str, seconds: float = SECONDS) -> Snapshot:
    """Return the manifests of an inventory as a revision has them; the rules are those of `read_inventory`.

    Args:
        path: The inventory, a folder or one manifest. Where there is none now, the revision tells which it is.
        revision: A commit, branch or tag, such as `main` or `HEAD~1`.
        seconds: How long one call of git may take.

    Raises:
        RevisionError: git is missing or failed, the inventory is in no repository, or the revision is unknown or
            has no manifest of it.
    """
    try:
        repository = repository_around(_standing_folder(path), seconds)
        if repository is None:
            raise RevisionError(f"{path}: {_NO_REPOSITORY if path.exists() else 'there is no such file or folder'}")
        commit = commit_of(repository, revision)
        place = _place(repository, commit, path)
        committed = _committed(place, commit)
        if not committed:
            raise NoManifestsError(f"revision `{shown(revision)}` has no manifests at {shown(str(path))}")
        root = path.parent if place.manifest else path
        return Snapshot(_read(place.repository, root, committed), commit[:SHORT])
    except GitError as error:
        raise RevisionError(str(error)) from error


def is_revision(path: Path, name: str, seconds: float = SECONDS) -> bool:
    """Return whether the repository around an inventory has a revision of a name; it has none where git fails."""
    try:
        repository = repository_around(_standing_folder(path), seconds)
        return repository is not None and repository.commit(name) is not None
    except GitError:
        return False


def commit_of(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names.

    Raises:
        RevisionError: it names none.
        GitError: git failed.
    """
    commit = repository.commit(revision)
    if commit:
        return commit
    if repository.is_shallow():
        raise RevisionError(f"revision `{shown(revision)}` is not in this shallow clone (git fetch --unshallow)")
    raise RevisionError(
        f"revision `{shown(revision)}` is unknown; name a commit, branch or tag, such as HEAD~1 or main"
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an inventory lies in a repository."""

    repository: Repository
    """As it is seen from the folder of the inventory."""
    manifest: str = ""
    """The name of the file that is the inventory alone, whatever it is called; empty where the folder is."""


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _standing_folder(path: Path) -> Path:
    """Return the folder of an inventory; where it is gone, the nearest one around it that is not."""
    return next(folder for folder in (_folder(path), *path.parents) if folder.is_dir())


def _place(repository: Repository, commit: str, path: Path) -> _Place:
    """Return where an inventory lies; what is not in the working tree is what the commit has at the path."""
    if path.exists():
        return _Place(repository, "" if path.is_dir() else path.name)
    rest = path.relative_to(_standing_folder(path))
    folder = _below(repository, rest)
    return _Place(_below(repository, rest.parent), path.name) if folder.blobs(commit) is None else _Place(folder)


def _below(repository: Repository, rest: Path) -> Repository:
    """Return a repository as it is seen from a folder further down."""
    return replace(repository, prefix="".join((repository.prefix, *(f"{part}/" for part in rest.parts))))


def _committed(place: _Place, commit: str) -> Mapping[str, Blob | None]:
    """Return the files that hold the contents of manifests, by name; `None` for links that lead elsewhere."""
    repository, alone = place.repository, place.manifest
    blobs = {blob.name: blob for blob in repository.blobs(commit) or ()}
    names = [name for name in blobs if (name == alone if alone else is_name_of_manifest(name))]
    links = [blob for blob in blobs.values() if blob.is_link and blob.size < DEFAULT_LIMITS.bytes]
    leading = repository.contents(links) if any(blobs[name].is_link for name in names) else {}
    return {name: _end_of_links(name, blobs, leading) for name in names}


def _end_of_links(name: str, blobs: Mapping[str, Blob], leading: Mapping[str, bytes]) -> Blob | None:
    """Return the file that a name leads to, as long as links stay inside the folder."""
    for _ in range(_MOST_LINKS):
        blob = blobs.get(name)
        if blob is None or not blob.is_link:
            return blob
        target = os.fsdecode(leading.get(blob.id, b""))
        name = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    return None


def _is_same(content: bytes, blob: Blob | None) -> bool:
    """Return whether a file is as committed; line ends may differ, as git itself makes them on Windows."""
    if blob is None:
        return False
    return blob.id in (object_id(content, blob.id), object_id(content.replace(b"\r\n", b"\n"), blob.id))


def _read(repository: Repository, root: Path, committed: Mapping[str, Blob | None]) -> Files:
    findings: list[Finding] = []
    readable: dict[str, Blob] = {}
    for name, blob in committed.items():
        if blob is None:
            findings.append(unreadable(name, "manifest", "it is a link that leads out of the inventory"))
        elif blob.size > DEFAULT_LIMITS.bytes:
            findings.append(unreadable(name, "manifest", f"it is larger than {DEFAULT_LIMITS.bytes} bytes"))
        else:
            readable[name] = blob
    contents = repository.contents(readable.values())
    return Files(root, {name: contents[blob.id] for name, blob in readable.items()}, tuple(findings))
