"""Cases of readers as documents, and schemas as text to compare."""

import json
from dataclasses import fields
from pathlib import Path

from pdmap.scan.reader import Document
from pdmap.scan.reading import known_readers
from pdmap.scan.schema import Schema

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/cases/*") if not path.name.startswith("__"))


def documents(case: Path) -> tuple[Document, ...]:
    """Return the files of a case, with paths within it."""
    files = (
        sorted(path for path in case.rglob("*") if path.is_file() and path.suffix != ".pyc")
        if case.is_dir()
        else [case]
    )
    folder = case if case.is_dir() else case.parent
    return tuple(Document(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def schema_of(case: Path) -> Schema:
    """Return what the reader of a case makes of it."""
    reader = known_readers()[case.parent.parent.name]
    return reader.read(
        tuple(
            each
            for each in documents(case)
            if each.path.lower().endswith(reader.context)
            or (each.path.lower().endswith(reader.suffixes) and reader.recognizes(each))
        )
    )


def shown(schema: Schema) -> str:
    """Return a schema as JSON, a column a line, without what is not told."""
    lines: list[str] = []
    for table in schema.tables:
        lines += [_line(table, "columns"), *(f"    {_line(column)}" for column in table.columns)]
    lines += ["troubles:", *(f"    {_line(trouble)}" for trouble in schema.troubles)] if schema.troubles else []
    return "\n".join(lines) + "\n"


def _line(part: object, *without: str) -> str:
    told = {each.name: getattr(part, each.name) for each in fields(part) if each.name not in without}  # type: ignore[arg-type]
    return json.dumps({name: value for name, value in told.items() if value not in ("", (), None)}, default=_plain)


def _plain(value: object) -> object:
    if hasattr(value, "line"):
        return str(value)
    return {each.name: getattr(value, each.name) for each in fields(value)}  # type: ignore[arg-type]
