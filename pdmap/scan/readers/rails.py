"""`db/schema.rb` of Rails: the state of the database as Rails writes it.

The `id` that Rails adds by itself is not written, and so not here.
"""

from __future__ import annotations

import re

from pdmap.scan.ledger import Ledger
from pdmap.scan.rails.migration import carry_out
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema, Trouble
from pdmap.scan.texts import text_of


def recognizes(document: Document) -> bool:
    """Tell by the call that the file is made of."""
    return b"ActiveRecord::Schema" in document.data


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files one by one."""
    schemas = [_read(document) for document in documents]
    tables = tuple(table for schema in schemas for table in schema.tables)
    return Schema(tables, tuple(trouble for schema in schemas for trouble in schema.troubles))


# Private functions


def _read(document: Document) -> Schema:
    text = text_of(document)
    if isinstance(text, Trouble):
        return Schema((), (text,))
    ledger = Ledger()
    carry_out(text, ledger)
    for found in _UNDUMPED.finditer(text.characters):
        ledger.report(
            text.place(found.start()), f"table `{found[1]}` could not be written here by Rails: it is missing"
        )
    return ledger.schema()


# Private tables

_UNDUMPED = re.compile(r'^[ \t]*# Could not dump table "([^"\n]+)"', re.MULTILINE)
"""What Rails says of a table with a column of a type that it does not know."""

READER = Reader(
    description="Rails' `db/schema.rb`: tables, references, foreign keys, enumerations, comments, views",
    suffixes=("schema.rb",),
    recognizes=recognizes,
    read=read,
)
