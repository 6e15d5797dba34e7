"""Columns as the calls on a blueprint of Laravel define them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pdmap.scan.php.calls import Call, literal
from pdmap.scan.php.tokens import Kind
from pdmap.scan.plurals import plural
from pdmap.scan.schema import Column, Place

KEYS = frozenset({"id", "increments", "bigincrements", "mediumincrements", "smallincrements", "tinyincrements"})
KINDS = frozenset(
    (
        *KEYS,
        *("string", "char", "text", "tinytext", "mediumtext", "longtext", "integer", "tinyinteger", "smallinteger"),
        *("mediuminteger", "biginteger", "unsignedinteger", "unsignedtinyinteger", "unsignedsmallinteger"),
        *("unsignedmediuminteger", "unsignedbiginteger", "unsigneddecimal", "unsignedfloat", "unsigneddouble"),
        *("float", "double", "decimal", "boolean", "enum", "set", "json", "jsonb", "date", "datetime", "datetimetz"),
        *("time", "timetz", "timestamp", "timestamptz", "year", "binary", "uuid", "ulid", "ipaddress", "macaddress"),
        *("geometry", "geography", "point", "linestring", "polygon", "multipoint", "multilinestring"),
        *("multipolygon", "geometrycollection", "vector", "foreignid", "foreignuuid", "foreignulid", "computed"),
        *("tsvector", "rawcolumn"),
    )
)
"""Calls that make one column of their kind, in small letters."""
SHARED = {
    "timestamps": (("created_at", "timestamp"), ("updated_at", "timestamp")),
    "timestampstz": (("created_at", "timestamp"), ("updated_at", "timestamp")),
    "nullabletimestamps": (("created_at", "timestamp"), ("updated_at", "timestamp")),
    "datetimes": (("created_at", "datetime"), ("updated_at", "datetime")),
    "softdeletes": (("deleted_at", "timestamp"),),
    "softdeletestz": (("deleted_at", "timestamp"),),
    "softdeletesdatetime": (("deleted_at", "datetime"),),
    "remembertoken": (("remember_token", "string(100)"),),
}
"""Calls that make columns of names that Laravel gives."""
NO_COLUMNS = frozenset(
    (
        *("index", "unique", "primary", "fulltext", "spatialindex", "rawindex", "dropindex", "dropunique"),
        *("dropprimary", "dropforeign", "dropspatialindex", "dropfulltext", "renameindex", "engine", "charset"),
        *("collation", "comment", "temporary", "innodb", "autoincrementstartingvalues", "startingvalue"),
        *("dropconstrainedforeignid", "create", "gettable", "getcolumns", "vectorindex"),
    )
)
"""Calls that say nothing of which columns there are; the last that drop a column of a key are told by their name."""
_KINDS = {
    "id": "bigint",
    "increments": "integer",
    "bigincrements": "bigint",
    "foreignid": "bigint",
    "foreignuuid": "uuid",
    "foreignulid": "ulid",
}
"""Kinds of calls whose names tell no kind."""
_NAMES = {"id": "id", "uuid": "uuid", "ulid": "ulid", "ipaddress": "ip_address", "macaddress": "mac_address"}
"""Names that columns have where a call gives none."""


def columns_of(chain: Sequence[Call], place: Place) -> Iterator[tuple[Column, str | None]]:
    """Yield the columns that a chain of calls makes, and the table that each points at.

    Raises:
        LookupError: the name of a column is not written in it, or the call is not known.
    """
    first, *others = chain
    kind = first.name.lower()
    further = {call.name.lower(): call for call in others}
    if kind in SHARED:
        shared = SHARED[kind]
        if kind.startswith("softdeletes") and (name := first.text(0)):
            shared = ((name, shared[0][1]),)
        yield from ((_column(name, of_kind, further, place, is_optional=True), None) for name, of_kind in shared)
    elif kind.endswith("morphs"):
        name = _name(first, 0, None)
        of_key = "uuid" if "uuid" in kind else "ulid" if "ulid" in kind else "bigint"
        for end, of_kind in (("type", "string"), ("id", of_key)):
            yield _column(f"{name}_{end}", of_kind, further, place, is_optional="nullable" in kind), None
    elif kind == "foreignidfor":
        name = first.text(1) or _key_of(first)
        yield _column(name, "bigint", further, place), _target(name, further)
    elif kind == "addcolumn":
        yield _column(_name(first, 1, None), first.text(0) or "", further, place), None
    elif kind in KINDS:
        name = _name(first, 0, _NAMES.get(kind))
        made = _column(name, _kind(first), further, place, is_key=kind in KEYS, values=_values(first))
        yield made, _target(name, further)
    else:
        raise LookupError(first.name)


# Private functions


def _name(call: Call, number: int, usual: str | None) -> str:
    name = call.text(number) if number < len(call.arguments) else usual
    if name is None:
        raise LookupError(call.name)
    return name


def _kind(call: Call) -> str:
    """Return the kind of a column with its length, where it is given one."""
    if known := _KINDS.get(call.name.lower()):
        return known
    length = call.arguments[1] if len(call.arguments) > 1 else ()
    has_length = call.name.lower() in {"string", "char"} and len(length) == 1 and length[0].kind is Kind.NUMBER
    return f"{call.name}({length[0].text})" if has_length else call.name


def _values(call: Call) -> tuple[str, ...]:
    if call.name.lower() not in {"enum", "set"} or len(call.arguments) < 2:
        return ()
    found = Call("", 0, call.arguments[1:2]).names()
    return tuple(each for each in found if each) if all(found) else ()


def _column(
    name: str,
    kind: str,
    further: dict[str, Call],
    place: Place,
    *,
    is_key: bool = False,
    is_optional: bool = False,
    values: tuple[str, ...] = (),
) -> Column:
    nullable = further.get("nullable")
    is_nullable = is_optional or (nullable is not None and not _is_false(nullable))
    comment = further["comment"].text(0) if "comment" in further else None
    return Column(
        name=name,
        type=kind,
        place=place,
        is_nullable=is_nullable,
        is_key=is_key or "primary" in further,
        comment=" ".join((comment or "").split()),
        values=values,
    )


def _is_false(call: Call) -> bool:
    return bool(call.arguments) and call.arguments[0][-1].text.lower() == "false"


def _target(name: str, further: dict[str, Call]) -> str | None:
    """Return the table that a foreign key points at, which Laravel guesses from the name of the column."""
    if "on" in further:
        return further["on"].text(0)
    call = further.get("constrained")
    if call is None:
        return None
    return call.text(0) if call.arguments else plural(name.removesuffix("_id"))


def _key_of(call: Call) -> str:
    """Return the name of the column that points at a class, such as `user_id`."""
    value = call.arguments[0] if call.arguments else ()
    if not value or value[0].kind is not Kind.NAME or literal(value) is not None:
        raise LookupError(call.name)
    return f"{re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '_', value[0].text).lower()}_id"
