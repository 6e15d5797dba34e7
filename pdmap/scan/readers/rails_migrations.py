"""Folders of Rails' migrations: each applied after the one before, as far as their calls are written out.

Where Rails' own `schema.rb` or `structure.sql` is beside them, that says what the migrations lead to, and they are
passed over: `db/schema.rb` for all below the folder of `db`, `db/log_schema.rb` for `db/log_migrate`. The `id` that
Rails adds by itself is not written, and so not here.
"""

from __future__ import annotations

import re

from pdmap.scan.ledger import Ledger
from pdmap.scan.rails.migration import carry_out
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema, Trouble
from pdmap.scan.texts import text_of


def recognizes(document: Document) -> bool:
    """Tell by the class that a migration is made of; by folder and calls where a project has a class of its own."""
    if b"ActiveRecord::Migration" in document.data or b"Gitlab::Database::Migration" in document.data:
        return True
    return _FOLDER.search(document.path) is not None and _CALLS.search(document.data) is not None


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of a folder together, in the order of their names."""
    states = [document.path for document in documents if _is_state(document)]
    ledger = Ledger()
    for document in sorted(filter(recognizes, documents), key=_order):
        if any(_covers(state, document.path) for state in states):
            continue
        text = text_of(document)
        if isinstance(text, Trouble):
            ledger.troubles.append(text)
        else:
            carry_out(text, ledger)
    return ledger.schema()


# Private functions


def _is_state(document: Document) -> bool:
    """Tell whether a file says what migrations lead to; others may be called alike, such as a schema of GraphQL."""
    path = document.path.lower()
    return (path.endswith("schema.rb") and b"ActiveRecord::Schema" in document.data) or path.endswith("structure.sql")


def _covers(state: str, path: str) -> bool:
    """Tell whether a file says what a migration leads to."""
    folder, _, name = state.rpartition("/")
    prefix = name.lower().removesuffix("schema.rb").removesuffix("structure.sql")
    root = folder.rpartition("/")[0] if folder.rpartition("/")[2] == "db" else folder
    if root and not path.startswith(f"{root}/"):
        return False
    return not prefix or f"/{prefix}migrate/" in f"/{path.lower()}"


def _order(document: Document) -> tuple[int, str]:
    number = document.path.rpartition("/")[2].partition("_")[0]
    return (int(number) if number.isascii() and number.isdecimal() and len(number) < 30 else 0, document.path)


# Private tables

_STATES = ("schema.rb", "structure.sql")
_FOLDER = re.compile(r"(?:^|[/_])migrat(?:e|ions)/", re.IGNORECASE)
_CALLS = re.compile(
    rb"\b(?:(?:create|change|rename|drop)_table|(?:add|change|rename)_columns?|add_(?:reference|belongs_to|timestamps))\b"
)

READER = Reader(
    description="Rails' migrations, where no `schema.rb` is beside them; statements of SQL in `execute` too",
    suffixes=(".rb",),
    recognizes=recognizes,
    read=read,
    context=_STATES,
)
