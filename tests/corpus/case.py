"""Bad inputs as files: what one looks like, and how it is read and written.

A case is a text: in its head a comment on what it is, the command line, and what must come of it; below that the
files of the folder that the command runs in.

    # A key that the language does not know.
    run: validate .
    exit: 1
    found: LNG001 a.yaml:2:3
    === a.yaml
    systems:
      shop: {nmae: Shop}

`told` is a line of standard error, `found` a finding with its place, `leaves` a file that the command writes. A file
whose head ends with ` | escaped` has its line breaks and other characters written out: `\\n`, `\\t`, `\\xff` (a byte),
`\\u202e`, and `\\{1000 x ab}` for a thousand times `ab`. The same holds for the command line and the names of files.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
SUFFIX = ".case"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What must come of a case."""

    exit: int = -1
    told: tuple[str, ...] = ()
    """Lines of standard error."""
    found: tuple[str, ...] = ()
    """Codes with places."""
    leaves: tuple[str, ...] = ()
    """Files that the command writes."""


@dataclass(frozen=True, slots=True)
class Case:
    """A bad input, and what must come of it."""

    name: str
    about: str
    run: str
    """The command line behind `pdmap`, with escapes."""
    files: str
    """The text of the files, as it is written."""
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def arguments(self) -> list[str]:
        """The arguments of the command."""
        words = shlex.shlex(self.run, posix=True)
        words.whitespace_split, words.escape, words.commenters = True, "", ""
        return [os.fsdecode(unescaped(word)) for word in words]

    @property
    def contents(self) -> dict[str, bytes]:
        """The bytes of each file by its name."""
        parts = re.split(r"^=== (.*)\n", self.files, flags=re.MULTILINE)[1:]
        return dict(_content(head, text) for head, text in zip(parts[::2], parts[1::2], strict=True))

    def __str__(self) -> str:
        return self.name


def read_cases(folder: Path = FOLDER) -> list[Case]:
    return [read_case(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]


def read_case(path: Path) -> Case:
    head, mark, files = path.read_bytes().decode().partition("\n=== ")
    values: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, _, value = line.partition(" ")
        values.setdefault(key, []).append(value)
    outcome = Outcome(
        exit=int(values.get("exit:", ["-1"])[0]),
        told=tuple(values.get("told:", ())),
        found=tuple(values.get("found:", ())),
        leaves=tuple(values.get("leaves:", ())),
    )
    return Case(path.stem, "\n".join(values["#"]), values["run:"][0], f"{mark}{files}".removeprefix("\n"), outcome)


def write_case(case: Case, folder: Path = FOLDER) -> Path:
    """Write a case as a file, and return its path."""
    path = folder / f"{case.name}{SUFFIX}"
    path.write_bytes("\n".join([*_head(case), case.files]).encode())
    return path


def with_outcome(case: Case, outcome: Outcome) -> Case:
    return replace(case, outcome=outcome)


def unescaped(text: str) -> bytes:
    """Return the bytes that a text with escapes stands for."""
    return _ESCAPE.sub(_meant, text).encode("utf-8", "surrogateescape")


def escaped(data: bytes) -> str:
    """Return a text of printable ASCII that stands for bytes; its own line breaks stand for nothing."""
    text = "".join(_NAMES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}") for byte in data)
    return _RUN.sub(_run, text).replace("\\n", "\\n\n")


# Private functions

_ESCAPE = re.compile(r"\\(?:([ntr\\])|x([0-9a-f]{2})|u([0-9a-f]{4})|\{([0-9]+) x ([^}]*)\})")
_RUN = re.compile(r"(\\x..|\\.|[^\\}])\1{15,}")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_NAMES = {ord("="): "\\x3d", ord("\n"): "\\n", ord("\t"): "\\t", ord("\r"): "\\r", ord("\\"): "\\\\"}


def _meant(match: re.Match[str]) -> str:
    letter, byte, code, count, repeated = match.groups()
    if letter:
        return _LETTERS[letter]
    if code:
        return chr(int(code, 16))
    # A byte that is no ASCII travels as a surrogate, so that also halves of characters can be written.
    if byte:
        return os.fsdecode(bytes([int(byte, 16)])) if int(byte, 16) >= 0x80 else chr(int(byte, 16))
    return _ESCAPE.sub(_meant, repeated) * int(count)


def _run(match: re.Match[str]) -> str:
    return f"\\{{{len(match[0]) // len(match[1])} x {match[1]}}}"


def _content(head: str, text: str) -> tuple[str, bytes]:
    name, mark, _ = head.partition(" | escaped")
    data = unescaped(text.replace("\n", "")) if mark else text.encode()
    return os.fsdecode(unescaped(name)), data


def _head(case: Case) -> Iterator[str]:
    yield from (f"# {line}" for line in case.about.splitlines())
    yield f"run: {case.run}"
    if case.outcome.exit >= 0:
        yield f"exit: {case.outcome.exit}"
    yield from (f"told: {line}" for line in case.outcome.told)
    yield from (f"found: {line}" for line in case.outcome.found)
    yield from (f"leaves: {line}" for line in case.outcome.leaves)
