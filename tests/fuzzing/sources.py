"""Targets that read schemas, lists of packages and SQL: what `scan` and `drift` take from a stranger's repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from random import Random

from pdmap.scan.classify.classifier import classify
from pdmap.scan.listed import ListError, read_list
from pdmap.scan.packages import vendors_in
from pdmap.scan.reader import Document
from pdmap.scan.reading import known_readers
from pdmap.scan.schema import Place, Schema, Trouble
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.splitter import split
from pdmap.scan.sql.text import Source
from pdmap.scan.sql.tokens import tokenize, unquote
from pdmap.scan.tokens import TooLongError
from pdmap.source import Plain, parse, plain
from tests.fuzzing.bytewise import mutated
from tests.fuzzing.seeds import TESTS
from tests.fuzzing.soundness import UnsoundError, check_told
from tests.fuzzing.structured import changed
from tests.fuzzing.target import Target

CASES = TESTS / "scan"
SMALL = 1_000
"""Bytes of a piece of a case, where the case is larger: most pieces say as much as the whole."""
NAMES = {
    "alembic": "alembic/versions/a.py",
    "avro": "a.avsc",
    "csv": "a.csv",
    "dbt": "schema.yml",
    "django": "models.py",
    "doctrine": "src/Entity/A.php",
    "fides": "a.yml",
    "graphql": "a.graphql",
    "json_schema": "a.schema.json",
    "laravel": "database/migrations/a.php",
    "openapi": "openapi.yaml",
    "parquet": "a.parquet",
    "prisma": "a.prisma",
    "protobuf": "a.proto",
    "rails": "schema.rb",
    "rails_migrations": "db/migrate/001_a.rb",
    "sql": "a.sql",
    "sqlalchemy_models": "models.py",
    "typeorm": "a.entity.ts",
}
"""Names of files that readers know."""
TREES = tuple(f"readers/{name}/" for name in ("avro", "dbt", "fides", "json_schema", "openapi"))
"""Folders of sources that are YAML or JSON."""
QUOTAS = {"csv": 3_000, "sql": 2_000, "parquet": 500, "prisma": 2_000, "protobuf": 2_000}
QUOTA = 600
TOKENS = (
    *(b"(", b")", b"[", b"]", b"{", b"}", b",", b";", b":", b"'", b'"', b"`", b"$$", b"--", b"/*", b"*/", b"#", b"\\"),
    *(b"\n", b"\r", b"\t", b" ", b"\x00", b"\x0c", b"\xff", b"\xc3\xa9", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\x1b[31m"),
    *(
        b"=",
        b"@",
        b"!",
        b".",
        b"..",
        b"0",
        b"-1",
        b"9" * 30,
        b"null",
        b"true",
        b"<",
        b">",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ),
    *(b"email", b"create table ", b"ALTER TABLE ", b"type: ", b"class A", b"$ref", b"END", b"DELIMITER //\n", b"GO\n"),
)


def check_schema(name: str, data: bytes) -> None:
    """Read a file by one reader, and judge what it holds."""
    path = NAMES[name]
    schema = known_readers()[name].read((Document(path, data),))
    _check_places(_places(schema), path, data)
    _check_troubles(schema.troubles)
    classify(schema)


def check_dependencies(name: str, data: bytes) -> None:
    """Look for vendors in a list of packages."""
    found = vendors_in((Document(name, data),))
    packages = (package.place for use in found.uses for package in use.packages)
    _check_places((*packages, *(trouble.place for trouble in found.troubles)), name, data)
    _check_troubles(found.troubles)


def check_list(data: bytes) -> None:
    """Read a list of columns."""
    try:
        read_list(Document("a.tsv", data))
    except ListError as error:
        check_told(error)


def check_splitter(data: bytes) -> None:
    """Cut SQL into statements and tokens, as every dialect does: statements follow one another, and so do tokens."""
    text = data.decode(errors="replace")
    line_ends = tuple(at for at, sign in enumerate(text) if sign == "\n")
    for dialect in Dialect:
        end = 0
        for span in split(Source("a.sql", text, dialect, line_ends), []):
            if not end <= span.start <= span.end <= len(text):
                raise UnsoundError(f"{dialect}: {span} begins before {end}, or ends behind the text")
            end = span.end
            try:
                tokens, comments = tokenize(text, *span, dialect)
            except TooLongError:
                continue
            starts = [token.start for token in tokens]
            if starts != sorted({*starts}) or any(not text.startswith(each.text, each.start) for each in tokens):
                raise UnsoundError(f"{dialect}: tokens {starts} are not in order, or not those of the text")
            if any(not span.start <= each.start < each.end <= span.end for each in comments):
                raise UnsoundError(f"{dialect}: a comment stands outside of its statement")
            for token in tokens:
                unquote(token)


@cache
def pieces(folder: str) -> tuple[bytes, ...]:
    """Return the small files below a folder, and the pieces between blank lines of the large ones."""
    top = CASES / folder
    files = [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file())
    found = (path.read_bytes() for path in files)
    parts = (part for data in found for part in ([data] if len(data) <= SMALL or b"\0" in data else _parts(data)))
    return tuple(part for part in parts if part.strip())


def source_targets() -> Iterator[tuple[str, Target]]:
    """Yield the targets with their names."""
    for name, file in NAMES.items():
        folder = "sql/cases" if name == "sql" else f"readers/{name}/cases"
        make = partial(_made, folder)
        yield name, Target(make, partial(check_schema, name), f"scan {file}", file, QUOTAS.get(name, QUOTA))
    yield "splitter", Target(partial(_made, "sql/cases"), check_splitter, "scan a.sql", "a.sql", 2_000)
    yield "list", Target(partial(_made, "readers/csv/cases"), check_list, "scan --columns a.tsv", "a.tsv", 5_000)
    for path in sorted((CASES / "dependencies" / "cases").iterdir()):
        if path.is_file():
            make, check = partial(_made, f"dependencies/cases/{path.name}"), partial(check_dependencies, path.name)
            yield path.name, Target(make, check, "drift .", path.name, 300)


# Private functions


def _made(folder: str, random: Random) -> bytes:
    """Return a changed piece; of what is a tree, mostly one with other values in it: other bytes would break it."""
    if folder.startswith(TREES) and random.random() < 0.7:
        return changed(_trees(folder), random)
    return mutated(pieces(folder), random, TOKENS)


@cache
def _trees(folder: str) -> tuple[Plain, ...]:
    roots = [parse("a.yaml", path.read_bytes()).root for path in sorted((CASES / folder).rglob("*")) if path.is_file()]
    return tuple(plain(root) for root in roots if root is not None)


def _parts(data: bytes) -> Iterator[bytes]:
    for part in data.replace(b"\r\n", b"\n").split(b"\n\n"):
        yield part[:SMALL] + b"\n"


def _places(schema: Schema) -> Iterator[Place]:
    for table in schema.tables:
        yield table.place
        yield from (column.place for column in table.columns)
    yield from (trouble.place for trouble in schema.troubles)


def _check_places(places: Iterable[Place], path: str, data: bytes) -> None:
    lines = sum(data.count(sign) for sign in (b"\n", b"\r", b"\x0c", b"\x85", b"\xa8", b"\xa9")) + 1
    for place in places:
        if place.path != path or not (place.line is None or 1 <= place.line <= lines):
            raise UnsoundError(f"{place} is not in {path}, which has {lines} lines")


def _check_troubles(troubles: tuple[Trouble, ...]) -> None:
    """Check that each says something; what is not printable in it is written out where it is shown."""
    if not all(trouble.fact for trouble in troubles):
        raise UnsoundError("a trouble says nothing")
