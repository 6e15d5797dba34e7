"""`docs/reference/sources.md`: the kinds of schemas that can be read, and what each reader takes from them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.host.sources import MOST_BYTES
from pdmap.manual.page import Block, Heading, Items, Page, Paragraph, Table
from pdmap.scan.packages import dependency_readers
from pdmap.scan.reading import known_readers
from pdmap.scan.unread_migrations import KINDS
from tools.manual.form import generated


def page() -> str:
    """Return the page."""
    return generated(Page("Sources of schemas", tuple(_blocks())), "`pdmap/scan/readers/`")


# Private functions


def _blocks() -> Iterator[Block]:
    yield Paragraph(
        "A reader takes the tables and columns of a schema from files. Which reader knows a file is told by the end "
        "of its name and by what is in it. Nothing of a file is ever imported or executed; values are not read."
    )
    yield Table(("reader", "files", "what it reads"), tuple(_rows()))
    yield Heading("What becomes of a schema")
    yield Items(_MODEL)
    yield Heading("What its authors say of personal data")
    yield Paragraph("It counts more than the name of a column.")
    yield Table(("where", "what is read"), _EVIDENCE)
    yield Heading("What cannot be read")
    yield Paragraph(
        "It is told with its file and line, and never passed over: a file that is not text, that is too large or "
        "nested too deep, a statement that is not known, a `$ref` or a class that is not in the source. What lies in a "
        "folder and is of a kind that no reader knows is passed over; a file that is named itself has to be known."
    )
    yield Items(_LIMITS)
    yield Heading("Migrations that are not read")
    yield Paragraph(
        "They are programs, and pdmap runs none. Where they lie in a source, `pdmap scan` and `pdmap drift` say on "
        "standard error how many there are of each kind, which changes no exit code. Let the framework write them as "
        "SQL, and name that file as a source."
    )
    yield Table(("migrations of", "what writes them as SQL", "when they are told"), tuple(_migrations()))
    yield Heading("Files that show vendors")
    yield Paragraph(
        "`pdmap drift` takes manifests and lock files of packages from `drift.dependencies`, and knows them by their "
        "names, in letters of any case. Other files are searched for the hosts in addresses such as "
        "`https://api.example.com`."
    )
    yield Table(("packages of", "manifests", "lock files", "what a lock file alone shows"), tuple(_packages()))


def _rows() -> Iterator[tuple[str, ...]]:
    for name, reader in known_readers().items():
        yield f"`{name}`", ", ".join(f"`{suffix}`" for suffix in reader.suffixes), reader.description


def _migrations() -> Iterator[tuple[str, ...]]:
    for kind in KINDS:
        yield kind.framework, f"`{kind.command}`", _TOLD[kind.framework]


def _packages() -> Iterator[tuple[str, ...]]:
    for name, reader in sorted(dependency_readers().items()):
        manifests = ", ".join(f"`{each}`" for each in reader.names if each not in reader.locks)
        locks = ", ".join(f"`{each}`" for each in reader.locks)
        yield _ECOSYSTEMS[name], manifests, locks, _TELLING.get(name, "a note, which fails no run")


# Private tables

_ECOSYSTEMS = {
    "dotnet": ".NET",
    "go": "Go",
    "java": "Java and Kotlin",
    "node": "Node.js",
    "php": "PHP",
    "python": "Python",
    "ruby": "Ruby",
}
_TELLING = {
    "dotnet": "what is `Direct` counts as in a manifest",
    "go": "a note, as is what `go.mod` marks as `// indirect`",
    "node": "what the project itself asks for counts as in a manifest; in those of Yarn 1 all is a note",
    "python": "in `uv.lock` what the project itself asks for counts as in a manifest; else a note",
    "ruby": "what stands under `DEPENDENCIES` counts as in a manifest",
}
_TOLD = {
    "Alembic": (
        "where models of SQLAlchemy are in the source, so that migrations are not read, but none beside the folder of "
        "Alembic, or none for a table that a migration creates"
    ),
    "Django": "where their application has no models in the source",
    "Doctrine": "always",
}
_MODEL = (
    "Whatever has columns is a table: a class of models, a message, an object of an interface, a file of values.",
    "Names are those of the database where the source tells them (`db_table`, `@@map`), and otherwise as written.",
    (
        "A model of Django without `db_table` is called like its class. `pdmap drift` knows the table and the foreign "
        "keys by the names that Django gives them, too: `patients_visit.patient_id` for `Visit.patient`. So it knows "
        "entities of Doctrine by names with underscores: `member.first_name` for `Member.firstName`."
    ),
    "The default database schemas `public`, `dbo` and `main` are the same as none: they make no other table.",
    (
        "In SQL, fields of composite types and of a `STRUCT<...>` lie in the columns of the type. What a ROLLBACK "
        "takes back is left out. What is dropped under a condition that asks for more than whether it is there stays, "
        "and is told."
    ),
    (
        "Where a script of SQL moves between databases or schemas (`USE`, `\\connect`, `search_path`), tables that are "
        "called alike in several of them are named with these. A script such as `drop.sql` or `DropTables.sql` is left "
        "out where the one that makes the tables stands beside it."
    ),
    (
        "What is nested has a path: `address.city`. Lists are looked through. In OpenAPI, GraphQL and Protocol "
        "Buffers, where objects have names, a field that holds one refers to its table instead."
    ),
    "Columns that a framework adds by itself, such as the `id` of Django and Rails, are not written, and so not read.",
)
_LIMITS = (
    (
        f"Of a file, {MOST_BYTES:,} bytes are read at most; a larger one is not read at all. Dump the schema of a "
        "database without its data: `pg_dump --schema-only`, `mysqldump --no-data`."
    ),
    "A folder in which no reader knows any file ends `pdmap scan` with exit code 2, and so does one without files.",
    (
        "So does `pdmap scan` where no source holds a table, such as an empty file of SQL: nothing was judged. Beside "
        "others that hold some, such a source is told, and changes no exit code."
    ),
    (
        "A text in SQL such as `'It\\'s'` is read as MySQL does where the file says that it is for MySQL or MariaDB: "
        "by the header of a dump, `ENGINE=`, names between backticks, or comments such as `/*!40101`. In a dump by "
        "`pg_dump` it is read as PostgreSQL does. Where a file says neither, a definition behind it is told."
    ),
)
_EVIDENCE = (
    ("any comment or description", "`PII`, `personal data`, `GDPR` and the like, and their denial: `no personal data`"),
    ("any comment or description", "`pdmap: email.address`, `pdmap: not personal (reason)`"),
    ("docstrings and comments of Python", "the annotations of Open edX: `.. pii:`, `.. pii_types:`, `.. no_pii:`"),
    ("`gdpr.yml`", "`pii: true` and `pii: false` of django-gdpr"),
    ("dbt", "`meta` such as `contains_pii`, tags, policy tags"),
    ("Fides", "`data_categories`"),
    ("OpenAPI, JSON Schema, Avro", "extensions such as `x-pii`, and `confluent:tags`"),
    ("GraphQL, Protocol Buffers", "directives and options such as `@pii` and `(acme.pii) = true`"),
    ("SQLAlchemy", "`info` of a column"),
)
