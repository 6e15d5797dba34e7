"""Entities of Doctrine: classes of PHP with attributes, or with annotations in comments.

Tables and columns are called as these say. Else they are called as in the program, and `pdmap drift` knows them by the
names with underscores, too, that Symfony gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.scan.doctrine.entities import Entities
from pdmap.scan.php.calls import Script
from pdmap.scan.php.classes import classes
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema, Trouble
from pdmap.scan.texts import Text, text_of
from pdmap.scan.tokens import TooLongError


def recognizes(document: Document) -> bool:
    """Tell by the mapping and one of its attributes."""
    return rb"Doctrine\ORM\Mapping" in document.data and _MARKED.search(document.data) is not None


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one project together, so that classes of one inherit from those of another."""
    entities = Entities(frozenset(name for document in documents for name in _names(document)))
    for document in filter(recognizes, documents):
        text = text_of(document)
        if isinstance(text, Trouble):
            entities.troubles.append(text)
        else:
            _take(text, entities)
    tables = tuple(entities.tables())
    return Schema(tables, tuple(entities.troubles))


# Private functions


def _names(document: Document) -> Iterator[str]:
    """Yield the classes and traits of any file: those without attributes of Doctrine have no columns."""
    yield from (found[1].decode("utf-8", "replace") for found in _NAMED.finditer(document.data))


def _take(text: Text, entities: Entities) -> None:
    """Take up the classes of a file."""
    try:
        script = Script(text.characters)
        found = tuple(classes(script, text.characters, text.path))
    except TooLongError:
        entities.troubles.append(Trouble(text.place(0), "this file is longer than any of classes: it is not read"))
        return
    if script.unclosed is not None:
        token = script.tokens[script.unclosed]
        entities.troubles.append(Trouble(text.place(token.start), f"`{token.text}` opens here and never ends"))
    for each in found:
        entities.take(text, each)


# Private tables

_MARKED = re.compile(
    rb"(?:#\[[^\n]{0,200}?|@)(?<![\w\\])\\?(?:\w+\\)*(?:Entity|Embeddable|MappedSuperclass|Column|Embedded|Id)\b"
)
"""A name is looked at from its beginning only, or a long one would be looked at anew from each of its letters."""

_NAMED = re.compile(rb"\b(?:class|trait)\s+([A-Za-z_]\w{0,200})")

READER = Reader(
    description="Doctrine entities: attributes and annotations, with what classes inherit, use and embed",
    suffixes=(".php",),
    recognizes=recognizes,
    read=read,
    context=(".php",),
)
