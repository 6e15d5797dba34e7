"""What a format for documents is."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.documents.document import Document
from pdmap.engine import Engine
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Writer:
    """A format for documents; its name is the name of its module."""

    description: str
    """What the format is for, one line for the help of `--format`."""
    suffix: str
    """Usual end of a file in this format, with its dot."""
    write: Callable[[Document, Engine], bytes]
    """Return the bytes of a whole file: the same document gives the same bytes.

    Raises `EngineError` where a program or a library is needed and missing, or fails.
    """
    is_binary: bool = False
    """Whether the bytes are not text: nothing for a terminal."""
    libraries: tuple[str, ...] = ()
    """Packages whose versions decide the bytes, by the names under which they are installed."""
    has_relative_links: bool = False
    """Whether a file of this format, lying beside the manifests, links to them by the way from here to there."""
    is_one_table: bool = False
    """Whether a file holds the main table of a document only."""
    boxed: Callable[[Document], frozenset[str]] = lambda _: frozenset()
    """Return the characters of a document that the format's fonts cannot show, so that boxes stand for them."""


def alone(write: Callable[[Document], bytes]) -> Callable[[Document, Engine], bytes]:
    """Return a writer's function that needs no engine in the shape of those that do."""
    return lambda document, _: write(document)
