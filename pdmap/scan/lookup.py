"""Look into what a parser of JSON or TOML gave, in which anything may stand anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast


def table_at(tree: object, path: Sequence[str] = ()) -> Mapping[str, object]:
    """Return the table at a path of keys; an empty one where there is none."""
    for key in path:
        tree = cast("Mapping[str, object]", tree).get(key) if isinstance(tree, dict) else None
    return cast("Mapping[str, object]", tree) if isinstance(tree, dict) else {}


def tables_at(tree: object, path: Sequence[str]) -> tuple[Mapping[str, object], ...]:
    """Return the tables of the list at a path of keys; none where there is no such list."""
    listed = table_at(tree, path[:-1]).get(path[-1])
    return tuple(each for each in listed if isinstance(each, dict)) if isinstance(listed, list) else ()


def strings_below(tree: object, path: Sequence[str]) -> Iterator[str]:
    """Yield the texts of the list at a path of keys, or of the lists in the table there."""
    found = table_at(tree, path[:-1]).get(path[-1])
    lists = found.values() if isinstance(found, dict) else (found,)
    for each in lists:
        yield from (text for text in each if isinstance(text, str)) if isinstance(each, list) else ()
