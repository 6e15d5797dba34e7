"""Folders of Rails' migrations: each applied after the one before, as far as their calls are written out.

Where Rails' own `schema.rb` or `structure.sql` is among the files, that says what the migrations lead to, and they are
passed over. The `id` that Rails adds by itself is not written, and so not here.
"""

from __future__ import annotations

from pdmap.scan.ledger import Ledger
from pdmap.scan.rails.migration import carry_out
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema, Trouble
from pdmap.scan.texts import text_of


def recognizes(document: Document) -> bool:
    """Tell by the class that a migration is made of."""
    return b"ActiveRecord::Migration" in document.data or b"Gitlab::Database::Migration" in document.data


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of a folder together, in the order of their names."""
    if any(document.path.lower().endswith(_STATES) for document in documents):
        return Schema(())
    ledger = Ledger()
    for document in sorted(filter(recognizes, documents), key=_order):
        text = text_of(document)
        if isinstance(text, Trouble):
            ledger.troubles.append(text)
        else:
            carry_out(text, ledger)
    return ledger.schema()


# Private functions


def _order(document: Document) -> tuple[int, str]:
    number = document.path.rpartition("/")[2].partition("_")[0]
    return (int(number) if number.isascii() and number.isdecimal() and len(number) < 30 else 0, document.path)


# Private tables

_STATES = ("schema.rb", "structure.sql")

READER = Reader(
    description="Rails' migrations, where no `schema.rb` is beside them; statements of SQL in `execute` too",
    suffixes=(".rb",),
    recognizes=recognizes,
    read=read,
    context=_STATES,
)
