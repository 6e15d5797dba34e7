"""Packages that a repository depends on, and hosts that it names: what shows which vendors receive data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase

from pdmap.frozen import dataclass
from pdmap.reference.vendors import Ecosystem, Vendor, vendor_of, vendors
from pdmap.registry import discover
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Trouble


@dataclass(frozen=True, slots=True)
class Package:
    """A package, or a host, and where it is named."""

    ecosystem: Ecosystem
    name: str
    """As written; of Maven `group:artifact`."""
    place: Place
    is_direct: bool = True
    """Whether the repository itself asks for it; `False` where a lock file does not say that it does."""


@dataclass(frozen=True, slots=True)
class DependencyReader:
    """What reads the manifests and lock files of an ecosystem; its name is the name of its module."""

    ecosystem: Ecosystem
    names: tuple[str, ...]
    """Names of files, in small letters, in which `*` stands for anything; some with the folder that they lie in."""
    locks: tuple[str, ...]
    """Those of the names that are lock files."""
    read: Callable[[str, str], Iterator[str]]
    """Yield the names of packages that a file of a name, in small letters, holds as text.

    Raises:
        DependencyError: the text is not what the name of the file says.
    """
    asked: Callable[[str, str], Iterator[str]] | None = None
    """Yield the names that a file, taken as `read` does, says the repository itself asks for; many do not tell."""
    mixed: tuple[str, ...] = ()
    """Those of the names that are manifests, and also name what only other packages ask for."""


XML_COMMENT = r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
"""What readers of XML leave out, as a pattern; a comment that never ends goes to the end of the file."""


class DependencyError(Exception):
    """A file is not what its name says; the message is a clause without a full stop."""


@dataclass(frozen=True, slots=True)
class VendorUse:
    """A vendor, and everything that shows that it is used, in the order of the files."""

    vendor: Vendor
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class VendorUses:
    """What files show of vendors."""

    uses: tuple[VendorUse, ...]
    """In the order of the ids of vendors."""
    troubles: tuple[Trouble, ...] = ()
    """Files that could not be read."""


def dependency_readers() -> dict[str, DependencyReader]:
    """Return the readers of every ecosystem by their names."""
    return discover("pdmap.scan.dependencies", "READER", DependencyReader)


def names_dependencies(path: str) -> bool:
    """Return whether a file is a manifest or a lock file of packages, by its name."""
    return any(_is_read_by(reader, path) for reader in dependency_readers().values())


def vendors_in(documents: Iterable[Document]) -> VendorUses:
    """Return the vendors that files show: by packages in manifests and lock files, by hosts in the addresses of others.

    Never raises for what is in a file: that becomes a trouble.
    """
    found: dict[str, list[Package]] = {}
    troubles: list[Trouble] = []
    for document in documents:
        try:
            for vendor, package in _of_vendors(document):
                found.setdefault(vendor.id, []).append(package)
        except DependencyError as error:
            troubles.append(Trouble(Place(document.path), str(error)))
    uses = (VendorUse(vendors()[id_], tuple(dict.fromkeys(found[id_]))) for id_ in sorted(found))
    return VendorUses(tuple(uses), tuple(troubles))


# Private functions


def _of_vendors(document: Document) -> Iterator[tuple[Vendor, Package]]:
    text = _text(document)
    lines = _Lines(text)
    base = document.path.rpartition("/")[2].lower()
    readers = [reader for reader in dependency_readers().values() if _is_read_by(reader, document.path)]
    for reader in readers:
        is_mixed = any(fnmatchcase(base, pattern) for pattern in (*reader.locks, *reader.mixed))
        asked = frozenset(reader.asked(base, text)) if is_mixed and reader.asked else frozenset[str]()
        for name in dict.fromkeys(reader.read(base, text)):
            if vendor := vendor_of(reader.ecosystem, name):
                is_direct = not is_mixed or name in asked
                yield vendor, Package(reader.ecosystem, name, Place(document.path, lines.naming(name)), is_direct)
    if not readers and (makers := next((_UNREAD[each] for each in _UNREAD if fnmatchcase(base, each)), "")):
        raise DependencyError(f"packages of {makers} are not read, so that no vendor shows in the file")
    if not readers:
        for match in _HOST.finditer(text):
            if vendor := vendor_of(Ecosystem.DOMAIN, match[1]):
                place = Place(document.path, lines.of(match.start()))
                yield vendor, Package(Ecosystem.DOMAIN, match[1].lower(), place)


def _text(document: Document) -> str:
    try:
        return document.data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise DependencyError("the file is not UTF-8") from error


def _is_read_by(reader: DependencyReader, path: str) -> bool:
    *folders, base = path.lower().split("/")
    inside = "/".join((*folders[-1:], base))
    return any(fnmatchcase(inside if "/" in pattern else base, pattern) for pattern in reader.names)


class _Lines:
    """Which line of a text something stands on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def of(self, offset: int) -> int:
        """Return the line of an offset, starting at 1."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        return bisect_right(self._starts, offset)

    def naming(self, name: str) -> int | None:
        """Return the first line that names a package; `None` where the name is put together from several places.

        A line on which the name is written as manifests write it counts before one that speaks of it.
        """
        last = re.escape(name.rpartition(":")[2])
        for pattern in (_WRITTEN.format(last), rf"(?<![\w.-]){last}(?![\w-])"):
            if found := re.search(pattern, self._text, re.IGNORECASE | re.MULTILINE):
                return self.of(found.end())
        return None


# Private tables

_UNREAD = {
    "bun.lock*": "Bun",
    "cargo.lock": "Rust",
    "cargo.toml": "Rust",
    "conda-lock.yml": "Conda",
    "conanfile.*": "Conan",
    "mix.exs": "Elixir",
    "mix.lock": "Elixir",
    "package.resolved": "Swift",
    "package.swift": "Swift",
    "podfile": "CocoaPods",
    "podfile.lock": "CocoaPods",
    "pubspec.lock": "Dart",
    "pubspec.yaml": "Dart",
}
"""Manifests and lock files that nobody reads, and whose they are: looking for hosts in them would find nothing."""
_WRITTEN = r"(?:^[ \t]*|[\"'>/:(=]){}(?=[\"'@<:)]|[ \t]*(?:[=<>~!\[;,(]|v\d|$))"
"""A name of a package in quotes, in a tag, or at the beginning of a line and with nothing behind it but a version."""
_HOST = re.compile(
    r"(?:https?|wss?|smtps?|amqps?)://(?:[^\s/@\"'<>]{1,200}@)?([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)"
)
"""The host of an address."""
