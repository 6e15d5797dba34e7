"""Folders of Laravel's migrations: each applied after the one before, as far as their calls are written out."""

from __future__ import annotations

import re

from pdmap.scan.laravel.migration import carry_out
from pdmap.scan.ledger import Ledger
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema, Trouble
from pdmap.scan.texts import text_of


def recognizes(document: Document) -> bool:
    """Tell by the class that a migration is made of; by folder and calls where a project has a class of its own."""
    if not document.path.lower().endswith(".php"):
        return False
    is_usual = _MIGRATION.search(document.data) is not None
    return is_usual or (_FOLDER.search(document.path) is not None and _CALLS.search(document.data) is not None)


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of a folder together, in the order of their names, which begin with their day.

    A dump that Laravel made of older migrations comes first; what cannot be read in it, the reader of SQL tells.
    """
    ledger = Ledger()
    for document in documents:
        if _DUMP.search(document.path) and not isinstance(text := text_of(document), Trouble):
            ledger.run(text.characters, text.place(0))
    ledger.troubles.clear()
    for document in sorted(filter(recognizes, documents), key=lambda each: (each.path.rpartition("/")[2], each.path)):
        text = text_of(document)
        if isinstance(text, Trouble):
            ledger.troubles.append(text)
        else:
            carry_out(text, ledger)
    return ledger.schema()


# Private tables

_MIGRATION = re.compile(rb"\bDatabase\\Migrations\\Migration\b|\bextends\s+Migration\b|\bFlarum\\Database\\Migration\b")
_FOLDER = re.compile(r"(?:^|/)migrations/", re.IGNORECASE)
_CALLS = re.compile(rb"\bSchema::(?:create|table|connection)\b|\bSchema\\(?:Blueprint|Builder)\b")
_DUMP = re.compile(r"-schema\.sql$", re.IGNORECASE)

READER = Reader(
    description="Laravel's migrations and Flarum's: blueprints of tables, and statements of SQL in `DB::statement`",
    suffixes=(".php",),
    recognizes=recognizes,
    read=read,
    context=("-schema.sql",),
)
