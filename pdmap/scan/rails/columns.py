"""Columns as the calls of Rails' migrations define them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.plurals import plural
from pdmap.scan.ruby.calls import Call
from pdmap.scan.schema import Column, Place

REFERENCES = frozenset({"references", "belongs_to", "add_reference", "add_belongs_to"})
NO_COLUMNS = frozenset(
    (
        *("index", "check_constraint", "exclusion_constraint", "unique_constraint", "foreign_key", "remove_index"),
        *("rename_index", "remove_check_constraint", "remove_foreign_key", "change_default", "change_null"),
        *("comment", "unique_key", "validate_constraint", "column_exists", "index_exists", "foreign_key_exists"),
        *("remove_exclusion_constraint", "remove_unique_constraint", "set_limit", "name", "change_comment"),
    )
)
"""Calls in a table that say nothing of columns."""


TYPES = frozenset(
    (
        *("string", "text", "integer", "bigint", "float", "decimal", "numeric", "datetime", "timestamp", "timestamptz"),
        *("time", "date", "binary", "blob", "boolean", "json", "jsonb", "uuid", "inet", "cidr", "macaddr", "hstore"),
        *("citext", "enum", "interval", "virtual", "references", "belongs_to", "bit", "point", "tsvector", "xml"),
        *("money", "smallint", "daterange", "int4range", "geometry", "st_point", "array", "char", "varchar"),
    )
)
"""Names of types: where one stands behind the name of a column that is removed, it names no other column."""


def parts_of(name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the columns that one of a kind stands for: helpers of libraries make several."""
    for end, of_kind in _HELPERS.get(kind, (("", kind),)):
        yield f"{name}{end}", of_kind


def column(name: str, kind: str, call: Call, place: Place, *, values: tuple[str, ...] = ()) -> Column:
    """Return the column that a call makes."""
    limit = call.option("limit")
    return Column(
        name=name,
        type=f"{kind}({limit})" if limit else kind,
        place=place,
        is_nullable=call.option("null") != "false",
        is_key=call.option("primary_key") == "true",
        comment=" ".join((call.option("comment") or "").split()),
        values=values,
    )


def timestamps(call: Call, place: Place) -> Iterator[Column]:
    """Yield the times that Rails keeps of a row."""
    for name in ("created_at", "updated_at"):
        yield Column(name=name, type="datetime", place=place, is_nullable=call.option("null") == "true")


def references(name: str, call: Call, place: Place) -> Iterator[tuple[Column, str | None]]:
    """Yield the columns of a reference, and the table that each points at."""
    kind = call.option("type") or "bigint"
    target = None
    if "polymorphic" in call.options:
        yield column(f"{name}_type", "string", call, place), None
    elif "foreign_key" in call.options and call.option("foreign_key") != "false":
        target = _target(call) or plural(name)
    yield column(f"{name}_id", kind, call, place), target


# Private functions


def _target(call: Call) -> str:
    """Return the table that a reference names; empty where it follows from its own name."""
    tokens = call.options["foreign_key"]
    texts = [token.text for token in tokens]
    return texts[texts.index("to_table") + 1] if "to_table" in texts[:-1] else ""


# Private tables

_ATTACHED = (
    ("_file_name", "string"),
    ("_content_type", "string"),
    ("_file_size", "bigint"),
    ("_updated_at", "datetime"),
)
_PRICED = (("_cents", "integer"), ("_currency", "string"))
_HELPERS = {"attachment": _ATTACHED, "has_attached_file": _ATTACHED, "monetize": _PRICED}
"""What Paperclip and money-rails make of a column."""
