"""Migrations of Flarum, which calls the builder by functions of its own: `Migration::addColumns("users", [...])`."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.brackets import parts
from pdmap.scan.php.calls import Call, Value, literal
from pdmap.scan.php.tokens import Kind

CREATING = frozenset({"createtable", "createtableifnotexists"})
"""Functions of Flarum that are given a blueprint, in small letters."""
CHANGING = frozenset({"addcolumns", "dropcolumns", "renamecolumn", "renamecolumns", "renametable"})
"""Those that change a table or its name by what they are given."""


def chains(call: Call) -> Iterator[list[Call]]:
    """Yield the calls on a blueprint that a function of Flarum stands for, whose first argument is the table."""
    word = call.name.lower()
    if word == "renamecolumn":
        yield [Call("renameColumn", call.start, call.arguments[1:])]
    for key, value in _entries(call.arguments[1] if len(call.arguments) > 1 else ()):
        if word == "renamecolumns":
            yield [Call("renameColumn", call.start, (key, value))]
        elif word == "dropcolumns":
            yield [Call("dropColumn", call.start, (key,))]
        elif word == "addcolumns":
            yield _column(key, value)


# Private functions


def _entries(value: Value) -> Iterator[tuple[Value, Value]]:
    """Yield the keys of a list with their values; what has no key is one."""
    opening = 2 if value and value[0].text.lower() == "array" else 1
    for part in parts(value[opening:-1], Kind.SIGN):
        is_keyed = len(part) > 2 and part[1].text == "=>"
        yield (part[:1], part[2:]) if is_keyed else (part, ())


def _column(name: Value, said: Value) -> list[Call]:
    """Return the calls that make a column of what is said of it, such as `['string', 'length' => 80]`."""
    entries = list(_entries(said))
    kind = next((literal(key) for key, value in entries if not value), None) or ""
    options = {literal(key): value for key, value in entries if value}
    length = (options["length"],) if "length" in options else ()
    further = [Call("nullable", 0, (options["nullable"],))] if "nullable" in options else []
    return [Call(kind, name[0].start, (name, *length)), *further]
