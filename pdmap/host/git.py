"""Git's objects, read by the `git` program without trusting the repository that it reads.

A repository may come from anywhere: its configuration can name programs for hooks, for watching files,
for filters and for fetching, and its revisions can look like options. Only commands are used that run
none of them, what could is switched off besides, and names go to git by its standard input or behind an
object's id.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pdmap.engine import EngineError
from pdmap.frozen import dataclass
from pdmap.host.search import program, safe_environment
from pdmap.host.workers import Ending, Worker, run

SECONDS = 20.0
"""How long one call of git may take."""
_BATCH = 32_000_000
"""Bytes of contents that one call is asked for."""
_SAFE = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.quotePath=false",
    "gc.auto=0",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
"""Configuration that goes before the repository's own."""
_KEPT = frozenset(
    {
        "GIT_CEILING_DIRECTORIES",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    }
)
"""Variables that say which repositories and whose settings a person trusts; a hook's `GIT_DIR` is not among them."""
_ALWAYS = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_ID = rb"[0-9a-f]{40}(?:[0-9a-f]{24})?"
_COMMIT = re.compile(rb"(" + _ID + rb") commit [0-9]+\n")
_STAMPED = re.compile(rb"(-?[0-9]{1,20}) (" + _ID + rb")")
_ENTRY = re.compile(rb"([0-9]{6}) ([a-z]+) (" + _ID + rb") +([0-9]+|-)\t(.+)", re.DOTALL)
_LINK_MODE = b"120000"
_GIT = "git.exe" if os.name == "nt" else "git"


class GitError(Exception):
    """Git is missing, failed, or gave an answer that cannot be read; the message is one clear line."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as a commit has it."""

    name: str
    """Path below the folder that was asked for, with `/` between folders."""
    id: str
    size: int
    is_link: bool
    """Whether its content is the path that a symbolic link leads to."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the history of a folder."""

    id: str
    seconds: int
    """When it was made, in seconds since 1970 (UTC)."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder lies in."""

    folder: Path
    prefix: str
    """Path of the folder in the repository with a `/` at the end; empty for the uppermost one."""
    seconds: float = SECONDS

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that a revision names; `None` where it names none.

        Raises:
            GitError: git failed.
        """
        if not revision or not revision.isprintable():
            return None
        ending = _git(self.folder, self.seconds, ("cat-file", "--batch-check"), f"{revision}^{{commit}}\n")
        match = _COMMIT.fullmatch(ending.answer)
        if match is None and not ending.code and not ending.answer.endswith((b" missing\n", b" ambiguous\n")):
            raise _nonsense()
        return match[1].decode() if match and not ending.code else None

    def is_shallow(self) -> bool:
        """Return whether the repository holds only the newest part of its history."""
        ending = _git(self.folder, self.seconds, ("rev-parse", "--is-shallow-repository"))
        return ending.answer == b"true\n"

    def history(self, newest: str, oldest: str | None, name: str, most: int) -> tuple[Commit, ...]:
        """Return the commits that changed something in the folder, newest first, along the first parents.

        Args:
            newest: The id of the commit to start at.
            oldest: The id of a commit that is left out with all that lead to it; `None` for the whole history.
            name: A file of the folder, or `.` for all of them; never a pattern.
            most: How many are returned at most.

        Raises:
            GitError: git failed.
        """
        left_out = (f"^{oldest}",) if oldest else ()
        walk = ("rev-list", "--first-parent", "--timestamp", f"--max-count={most}", newest, *left_out, "--", name)
        ending = _git(self.folder, self.seconds, ("--literal-pathspecs", *walk))
        matches = [_STAMPED.fullmatch(line) for line in ending.answer.splitlines()]
        if ending.code or not all(matches):
            raise _nonsense()
        return tuple(Commit(match[2].decode(), int(match[1])) for match in matches if match)

    def blobs(self, commit: str) -> tuple[Blob, ...] | None:
        """Return the files below the folder as a commit has them, by name; `None` where it has no such folder.

        Raises:
            GitError: git failed.
        """
        command = ("ls-tree", "-r", "-l", "-z", "--full-tree", f"{commit}:{self.prefix}")
        ending = _git(self.folder, self.seconds, command)
        return None if ending.code else tuple(sorted(_blobs(ending.answer), key=lambda blob: blob.name))

    def contents(self, blobs: Iterable[Blob]) -> Mapping[str, bytes]:
        """Return the contents of files by their id.

        Raises:
            GitError: git failed, or one of them is not there.
        """
        found: dict[str, bytes] = {}
        for batch in _batches({blob.id: blob for blob in blobs}.values()):
            request = "".join(f"{blob.id}\n" for blob in batch)
            ending = _git(self.folder, self.seconds, ("cat-file", "--batch"), request)
            found |= _contents(ending.answer, batch)
        return found


def repository_around(folder: Path, seconds: float = SECONDS) -> Repository | None:
    """Return the repository that a folder lies in; `None` where it lies in none, or in one that git does not trust.

    Raises:
        GitError: git is missing or failed.
    """
    ending = _git(folder, seconds, ("rev-parse", "--is-inside-work-tree", "--show-prefix"))
    inside, _, prefix = os.fsdecode(ending.answer).partition("\n")
    if ending.code or inside != "true":
        return None
    return Repository(folder, prefix.removesuffix("\n"), seconds)


def object_id(content: bytes, like: str) -> str:
    """Return the id that git gives a file with a content, by the kind of another id."""
    text = b"blob %d\0%b" % (len(content), content)
    if len(like) == len(hashlib.sha256().hexdigest()):
        return hashlib.sha256(text).hexdigest()
    return hashlib.sha1(text, usedforsecurity=False).hexdigest()


# Private functions


def _git(folder: Path, seconds: float, arguments: tuple[str, ...], request: str = "") -> Ending:
    git = program(_GIT)
    if git is None:
        raise GitError("git is missing: install it, or compare two folders")
    settings = (part for setting in _SAFE for part in ("-c", setting))
    command = (git, "--no-pager", *settings, "-C", str(folder), *arguments)
    try:
        return run(Worker("git", command, "", seconds, environment=_environment()), os.fsencode(request))
    except EngineError as error:
        raise GitError(str(error)) from error


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in safe_environment().items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | _ALWAYS


def _blobs(answer: bytes) -> Iterator[Blob]:
    for entry in answer.split(b"\0")[:-1]:
        match = _ENTRY.fullmatch(entry)
        if match is None:
            raise _nonsense()
        mode, kind, id_, size, name = match.groups()
        if kind == b"blob" and size != b"-":
            yield Blob(os.fsdecode(name), id_.decode(), int(size), mode == _LINK_MODE)


def _batches(blobs: Iterable[Blob]) -> Iterator[list[Blob]]:
    batch: list[Blob] = []
    size = 0
    for blob in blobs:
        if batch and size + blob.size > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(blob)
        size += blob.size
    if batch:
        yield batch


def _contents(answer: bytes, blobs: Iterable[Blob]) -> Iterator[tuple[str, bytes]]:
    """Yield ids and contents; what git says is checked, because a commit names contents by their digest."""
    start = 0
    for blob in blobs:
        head = f"{blob.id} blob {blob.size}\n".encode()
        end = start + len(head) + blob.size
        content = answer[start + len(head) : end]
        if answer[start : start + len(head)] != head or object_id(content, blob.id) != blob.id:
            raise GitError("git has not all contents of the revision; fetch it whole (git fetch --refetch)")
        yield blob.id, content
        start = end + 1


def _nonsense() -> GitError:
    return GitError("git gave an answer that cannot be read")
