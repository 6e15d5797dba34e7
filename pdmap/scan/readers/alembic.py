"""Migrations of Alembic: each applied after those that it names, as far as their calls are written out.

Where a source has models of SQLAlchemy, these say what the migrations lead to, and the migrations are passed over.
"""

from __future__ import annotations

import re

from pdmap.scan.alembic.order import in_order
from pdmap.scan.alembic.values import others_of
from pdmap.scan.alembic.walk import carry_out
from pdmap.scan.ledger import Ledger
from pdmap.scan.python.modules import read_modules
from pdmap.scan.reader import Document, Reader
from pdmap.scan.readers.sqlalchemy_models import READER as MODELS
from pdmap.scan.schema import Schema


def recognizes(document: Document) -> bool:
    """Tell by the name of the migration before it, and the calls."""
    data = document.data
    return document.path.lower().endswith(".py") and bool(_REVISION.search(data)) and bool(_CALLS.search(data))


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the migrations of a source together."""
    if any(map(MODELS.recognizes, documents)):
        return Schema(())
    ledger = Ledger()
    modules, troubles = read_modules(filter(recognizes, documents))
    others, more = read_modules(filter(_is_beside, documents))
    for module in in_order(modules):
        carry_out(module, ledger, others_of(others))
    troubles = (*troubles, *more)
    found = ledger.schema()
    return Schema(found.tables, (*troubles, *found.troubles))


# Private functions


def _is_beside(document: Document) -> bool:
    """Tell whether a file is no migration, and changes tables for those that are."""
    is_python = document.path.lower().endswith(".py")
    return is_python and _OPERATIONS.search(document.data) is not None and not recognizes(document)


# Private tables

_REVISION = re.compile(rb"^down_revision\b", re.MULTILINE)
_CALLS = re.compile(rb"alembic|\bop\.\w")
_OPERATIONS = re.compile(rb"^[ \t]*from[ \t]+alembic[ \t]+import[ \t].*\bop\b", re.MULTILINE)

READER = Reader(
    description="Alembic's migrations, where no models of SQLAlchemy are in the source; SQL in `execute` too",
    suffixes=(".py",),
    recognizes=recognizes,
    read=read,
    context=(".py",),
)
