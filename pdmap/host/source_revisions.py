"""The files of sources as a revision of the version control has them, without checking it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from pdmap.host.git import SECONDS, Blob, GitError, Repository, repository_around
from pdmap.host.paths import shown_path
from pdmap.host.revisions import RevisionError, commit_of
from pdmap.host.sources import MOST_BYTES, SourceFiles, in_order, oversized, stands_for
from pdmap.scan.reader import document_of
from pdmap.scan.schema import Place, Trouble


def sources_at(
    base: Path, revision: str, sources: Iterable[str], suffixes: Collection[str], seconds: float = SECONDS
) -> SourceFiles:
    """Return the files that sources stand for in a revision; a source that is not there then has none.

    Args:
        base: The folder that sources are relative to.
        revision: A commit, branch or tag.
        sources: Files, folders and patterns.
        suffixes: How names of files end that readers know, in small letters.
        seconds: How long one call of git may take.

    Raises:
        RevisionError: git is missing or failed, the folder is in no repository, or the revision is unknown.
    """
    try:
        repository = _repository(base, seconds)
        blobs = repository.blobs(commit_of(repository, revision)) or ()
        wanted = [blob for blob in blobs if any(stands_for(source, blob.name, suffixes) for source in sources)]
        wanted.sort(key=lambda blob: in_order(blob.name))
        readable = [blob for blob in wanted if not _trouble(blob)]
        contents = repository.contents(readable)
    except GitError as error:
        raise RevisionError(str(error)) from error
    troubles = (Trouble(Place(blob.name), trouble) for blob in wanted if (trouble := _trouble(blob)))
    return SourceFiles(tuple(document_of(blob.name, contents[blob.id]) for blob in readable), troubles=tuple(troubles))


def commit_around(base: Path, revision: str, seconds: float = SECONDS) -> str:
    """Return the id of the commit that a revision of the repository around a folder names.

    Raises:
        RevisionError: git is missing or failed, the folder is in no repository, or the revision is unknown.
    """
    try:
        return commit_of(_repository(base, seconds), revision)
    except GitError as error:
        raise RevisionError(str(error)) from error


# Private functions


def _repository(base: Path, seconds: float) -> Repository:
    repository = repository_around(base, seconds)
    if repository is None:
        raise RevisionError(f"{shown_path(base)}: is in no git repository, or in one that git does not trust")
    return repository


def _trouble(blob: Blob) -> str:
    if blob.is_link:
        return "the file cannot be read: it is a link"
    return f"the file cannot be read: {oversized(blob.name)}" if blob.size > MOST_BYTES else ""
