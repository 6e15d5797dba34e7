"""Migrations that no reader knows, beside what is read: told in a line for each kind, with the way out.

Those of Django and Alembic mostly come from models that are read as well, and then say nothing new. Those of Alembic
are read where a source has no such models at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from pdmap.counting import counted
from pdmap.frozen import dataclass
from pdmap.scan.reader import Document
from pdmap.scan.reading import readers_of
from pdmap.scan.schema import Schema


@dataclass(frozen=True, slots=True)
class Kind:
    """Migrations of one framework."""

    framework: str
    suffix: str
    """How names of such files end, in small letters."""
    words: tuple[re.Pattern[bytes], ...]
    """What is in each of them."""
    command: str
    """What writes them as SQL."""
    reader: str = ""
    """What reads the models that they are made from; empty where that is no reason not to tell of them."""
    above: int = 0
    """How many folders above its own such a file has its models in, or below that."""
    is_read_alone: bool = False
    """Whether they are read where a source has no such models."""

    def knows(self, document: Document) -> bool:
        """Tell whether a file is one of them."""
        return document.path.lower().endswith(self.suffix) and all(each.search(document.data) for each in self.words)


KINDS = (
    Kind(
        framework="Alembic",
        suffix=".py",
        words=(re.compile(rb"^down_revision\b", re.MULTILINE), re.compile(rb"\bop\.\w")),
        command="alembic upgrade head --sql",
        reader="sqlalchemy_models",
        above=2,
        is_read_alone=True,
    ),
    Kind(
        framework="Django",
        suffix=".py",
        words=(re.compile(rb"\bmigrations\.Migration\b"), re.compile(rb"^\s{1,9}operations\b", re.MULTILINE)),
        command="python manage.py sqlmigrate APP NAME",
        reader="django",
        above=1,
    ),
    Kind(
        framework="Doctrine",
        suffix=".php",
        words=(re.compile(rb"\bDoctrine\\Migrations\b"), re.compile(rb"\bextends\s++\\?[\w\\]*AbstractMigration\b")),
        command="doctrine:migrations:migrate --write-sql",
    ),
)


def unread_migrations(documents: Iterable[Document], schema: Schema) -> tuple[str, ...]:
    """Return a line for each kind of migrations that nothing is read of, and that may say what nothing else does.

    Args:
        documents: The files of a source.
        schema: What was read of them.
    """
    every = tuple(documents)
    found = ((kind, tuple(filter(kind.knows, every))) for kind in KINDS)
    return tuple(line for kind, files in found if files for line in _told(kind, files, every, schema))


# Private functions


def _told(kind: Kind, files: tuple[Document, ...], every: tuple[Document, ...], schema: Schema) -> Iterator[str]:
    folders = _folders_of_models(kind, every) if kind.reader else set()
    if kind.is_read_alone and not folders:
        return
    alone = tuple(each for each in files if _above(each.path, kind.above) not in folders)
    if alone:
        first = f", of which this is the first{' without models beside it' if kind.reader else ''}"
        yield _line(kind, files, alone[0], first if len(files) > 1 else "")
    elif table := _unknown_table(kind, files, schema):
        document, name = table
        yield _line(kind, files, document, f", and only here is a table `{name}`")


def _line(kind: Kind, files: tuple[Document, ...], document: Document, more: str) -> str:
    are = "is" if len(files) == 1 else "are"
    migrations = counted(len(files), f"migration of {kind.framework}", f"migrations of {kind.framework}")
    return f"{document.path}: {migrations} {are} not read{more}; scan the SQL that `{kind.command}` writes"


def _folders_of_models(kind: Kind, every: Iterable[Document]) -> set[str]:
    """Return every folder that holds models, or holds a folder that does."""
    files = (each for each in every if kind.reader in readers_of(each))
    return {str(folder) for each in files for folder in PurePosixPath(each.path).parents}


def _above(path: str, count: int) -> str:
    """Return the folder that many above that of a file; those of years and the like within `versions` do not count."""
    parents = PurePosixPath(path).parents
    count += next((at for at, each in enumerate(parents) if each.name == "versions"), 0)
    return str(parents[min(count, len(parents) - 1)])


def _unknown_table(kind: Kind, files: Iterable[Document], schema: Schema) -> tuple[Document, str] | None:
    """Return the first table that migrations of Alembic leave behind and that is in nothing that is read."""
    if kind.framework != "Alembic":
        return None
    made: dict[str, Document] = {}
    gone: set[str] = set()
    for document in files:
        upgrade = _DOWNGRADE.split(document.data.decode("utf-8", "replace"), maxsplit=1)[0]
        for match in _OF_TABLES.finditer(upgrade):
            if match["made"]:
                made.setdefault(match["made"], document)
            else:
                gone.add(match["gone"])
            if match["new"]:
                made.setdefault(match["new"], document)
    known = _names(schema)
    return next(((made[name], name) for name in made if name not in gone and name.casefold() not in known), None)


def _names(schema: Schema) -> Collection[str]:
    names = (name for table in schema.tables for name in (table.name, table.alias) if name)
    return {name.rpartition(".")[2].casefold() for name in names}


# Private tables

_DOWNGRADE = re.compile(r"^def downgrade\b", re.MULTILINE)
_OF_TABLES = re.compile(
    r"\bop\.(?:create_table\(\s*+['\"](?P<made>\w++)['\"]"
    r"|(?:drop|rename)_table\(\s*+['\"](?P<gone>\w++)['\"](?:\s*+,\s*+['\"](?P<new>\w++)['\"])?)"
)
