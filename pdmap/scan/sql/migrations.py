"""Folders of migrations: which files and which parts of them a database applies, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Trouble


def applied(documents: tuple[Document, ...], troubles: list[Trouble]) -> list[Document]:
    """Return the files that make a database what it is, ordered by name; numbers in names count as numbers.

    Files that undo a migration are left out, and those that drop what another one makes.
    """
    kept = [document for document in documents if not _UNDOING.search(document.path)]
    made = {_plain(document.path) for document in kept}
    kept = [document for document in kept if not _drops_what_is_made(document, made)]
    paths = {document.path.casefold() for document in kept}
    for document in documents:
        undoing = _UNDOING.search(document.path)
        if undoing and kept and _ADDING.search(document.data) and not _has_twin(document.path, undoing, paths):
            fact = "the name says that this file undoes a migration, and there is none that it fits: it is not read"
            troubles.append(Trouble(Place(document.path), fact))
    if documents and not kept:
        fact = "only files that undo migrations are given: none is applied"
        troubles.append(Trouble(Place(documents[0].path), fact, is_lost=False))
    return sorted(kept, key=lambda document: _order(document.path))


def cut_down(document: Document, troubles: list[Trouble]) -> Document:
    """Return a file without the parts that undo what it does; its lines keep their numbers.

    A part that makes what the rest does not take away undoes nothing: it is left out as its mark says, and told.
    """
    mark = _DOWN.search(document.data)
    if not mark or (b"undo" not in mark.group().lower() and not _ANY_UP.search(document.data)):
        return document
    lines = document.data.split(b"\n")
    kept, first = list(lines), 0
    is_down = False
    for number, line in enumerate(lines, start=1):
        if _DOWN.match(line):
            is_down, first = True, first or number
        elif _UP.match(line):
            is_down = False
        if is_down:
            kept[number - 1] = b""
    whole = replace(document, data=b"\n".join(kept))
    down = b"\n".join(line for line, left in zip(lines, kept, strict=True) if not left)
    if made := _made_anew(down, whole.data):
        name = made.decode("utf-8", "replace")
        fact = f"what follows is marked to undo this file and makes `{name[:80]}`, which the file does not take away"
        troubles.append(Trouble(Place(document.path, first), f"{fact}: it is not read"))
    return whole


# Private functions


def _drops_what_is_made(document: Document, made: set[str]) -> bool:
    """Tell whether a file takes down a schema that a file beside it sets up, as its name says: `DropTables.sql`.

    One with a number is a migration, which is applied like the others.
    """
    name = document.path.rpartition("/")[2]
    if not _DROPPING.search(name) or _NUMBERED.match(name) or _ADDING.search(document.data):
        return False
    folder = document.path[: -len(name)]
    twins = {_twin(document.path, count, word) for count in (1, 2) for word in ("create", "")}
    is_bare = not _plain(_DROPPING.sub("", name)).strip("/")
    twins |= {_plain(f"{folder}{usual}.sql") for usual in _USUAL} if is_bare else set()
    return not made.isdisjoint(twins - {_plain(document.path)})


def _twin(path: str, count: int, word: str) -> str:
    """Return how the twin of a file may be called: with another word in its name, and in that of its folder."""
    parts = path.split("/")
    return _plain("/".join([*parts[:-count], *(_DROPPING.sub(word, part) for part in parts[-count:])]))


def _plain(path: str) -> str:
    """Return a path by which its twin is known: without its end, and without what parts its words."""
    return re.sub(r"[^\w/]|_", "", path.rpartition(".")[0] or path).casefold()


def _made_anew(down: bytes, up: bytes) -> bytes:
    """Return the first thing that is made by what undoes a file, and that the file does not take away; else nothing."""
    taken = {word.lower() for match in _TAKEN.finditer(up) for word in _WORDS.findall(match.group())}
    for match in _MADE.finditer(down):
        name = _WORDS.findall(match.group("name"))[-1:]
        if name and name[0].lower() not in taken and name[0].upper() not in _NO_COLUMNS:
            return bytes(name[0])
    return b""


def _has_twin(path: str, undoing: re.Match[str], paths: set[str]) -> bool:
    """Tell whether the migration that a file undoes is among the paths, which are in small letters."""
    if version := _VERSION.search(undoing.group()):
        start = f"v{version.group(1)}__"
        return any(each.rpartition("/")[2].startswith(start) for each in paths)
    stem = path[: undoing.start()].casefold()
    return any(each.startswith(stem) and _DOING.fullmatch(each, len(stem)) is not None for each in paths)


def _order(path: str) -> list[tuple[int, int, str]]:
    parts: list[tuple[int, int, str]] = []
    for folder in path.split("/"):
        is_repeated = bool(_REPEATED.match(folder))
        parts.append((int(is_repeated), 0, ""))
        parts += [_ranked(piece) for piece in _NUMBERS.split(folder)]
        parts.append((-1, 0, ""))
    return parts


def _ranked(piece: str) -> tuple[int, int, str]:
    return (0, int(piece), "") if piece.isdecimal() and len(piece) < 40 else (1, 0, piece)


# Private tables

_UNDOING = re.compile(
    r"(?:[._-]down|(?:^|/)down)\.(?:sql|ddl)$|[._-](?:rollback|undo)\.sql$|(?:^|/)U\d[\d._]*__[^/]*\.sql$",
    re.IGNORECASE,
)
_DROPPING = re.compile(r"(?<![A-Za-z])drop(?![a-z])|Drop(?![a-z])|DROP(?![A-Z])")
"""A word in a name."""
_NUMBERED = re.compile(r"\d|[VUR]_*\d", re.IGNORECASE)
_USUAL = ("create", "schema", "tables", "init", "install", "setup", "database", "createtables", "createall")
"""How files are called that set up what `drop.sql` takes down."""
_DOWN = re.compile(
    rb"^[ \t]*(?:--|#|/\*)[ \t]*+"
    rb"(?:\+goose[ \t]+Down|migrate:down|\+migrate[ \t]+Down|(?:-++[ \t]*+)?!Downs|//[ \t]*@UNDO|@UNDO)\b",
    re.IGNORECASE | re.MULTILINE,
)
_UP = re.compile(
    rb"^[ \t]*(?:--|#|/\*)[ \t]*+(?:\+goose[ \t]+Up|migrate:up|\+migrate[ \t]+Up|(?:-++[ \t]*+)?!Ups)\b",
    re.IGNORECASE,
)
_ANY_UP = re.compile(_UP.pattern, re.IGNORECASE | re.MULTILINE)
_DOING = re.compile(r"(?:[._/-]?(?:up|do|apply|deploy|forward|migrate))?\.(?:sql|ddl)")
_VERSION = re.compile(r"U(\d[\d._]*)__", re.IGNORECASE)
_ADDING = re.compile(rb"\bCREATE\s+(?:\w+\s+)?TABLE\b|\bADD\b|\bRENAME\b", re.IGNORECASE)
_MADE = re.compile(
    rb"\b(?:CREATE\s++(?:\w++\s++)?TABLE|ADD(?:\s++COLUMN)?)\s++(?:IF\s++NOT\s++EXISTS\s++)?\(?\s*+(?P<name>[\w.\"`\[\]]++)",
    re.IGNORECASE,
)
_TAKEN = re.compile(rb"\b(?:DROP|RENAME|CHANGE|MODIFY|ALTER\s+COLUMN)\b[^;]*+", re.IGNORECASE)
_WORDS = re.compile(rb"\w+")
_NO_COLUMNS = frozenset(
    (
        *(b"CONSTRAINT", b"PRIMARY", b"FOREIGN", b"UNIQUE", b"CHECK", b"INDEX", b"KEY", b"FULLTEXT", b"SPATIAL"),
        *(b"EXCLUDE", b"VALUE", b"PARTITION", b"DEFAULT", b"GENERATED"),
    )
)
_NUMBERS = re.compile(r"(\d+)")
_REPEATED = re.compile(r"R__")
