"""Entities of TypeORM: classes with decorators, those that they inherit from and hold included.

Tables and columns are called as the decorators say; else a table is called like its class in small letters with
underscores, as TypeORM does, and a column like its property.
"""

from __future__ import annotations

import re

from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema, Trouble
from pdmap.scan.texts import Text, text_of
from pdmap.scan.tokens import TooLongError
from pdmap.scan.typeorm.entities import Entities
from pdmap.scan.typeorm.project import Project
from pdmap.scan.typescript.script import Script


def recognizes(document: Document) -> bool:
    """Tell by the library and its decorators."""
    return b"typeorm" in document.data and _DECORATED.search(document.data) is not None


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one project together, so that classes of one inherit from those of another."""
    project = Project()
    for document in documents:
        text = text_of(document)
        if isinstance(text, Trouble):
            project.troubles.append(text)
        else:
            _take(text, project)
    tables = Entities(project).tables()
    return Schema(tuple(tables), tuple(project.troubles))


# Private functions


def _take(text: Text, project: Project) -> None:
    """Take up the classes of a file."""
    try:
        script = Script(text.path, text.characters)
    except TooLongError:
        project.troubles.append(Trouble(text.place(0), "this file is longer than any of classes: it is not read"))
        return
    if script.unclosed is not None:
        token = script.tokens[script.unclosed]
        project.troubles.append(Trouble(text.place(token.start), f"`{token.text}` opens here and never ends"))
    project.take(text, script)


# Private tables

_DECORATED = re.compile(rb"@(?:Entity|ChildEntity|ViewEntity|\w*Column)\b|\bEntitySchema\b")

READER = Reader(
    description="TypeORM entities: decorated classes, with what they inherit and embed, and `EntitySchema`",
    suffixes=(".ts",),
    recognizes=recognizes,
    read=read,
)
