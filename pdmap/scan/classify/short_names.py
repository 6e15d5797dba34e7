"""What a schema calls its tables for short: `pat` is a patient where the columns of `PATIENT` begin with `PAT_`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from pdmap.scan.classify.table_names import table_name
from pdmap.scan.classify.tokens import abbreviates, by_first_letter, pieces
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import short_forms
from pdmap.scan.schema import Table

ShortNames = Mapping[str, tuple[str, ...]]
"""The words of tables by their short names."""

_MOST = 0.6
"""Part of the columns of a table that begin with its short name."""
_LONGEST = 5
"""Letters of what abbreviates a word."""
_KEYS = frozenset({"id", "key", "no", "num", "nr", "nbr", "code", "cd", "uuid", "fk", "name", "nm"})
"""What follows a short name that stands for a row of a table."""
_JOINED = ("number", "num", "nbr", "no", "id", "name")
"""What such a name may be joined with, as in `memnum`."""
_SHORTEST = 3
"""Letters of an abbreviation that is joined with a key."""


def short_names(tables: Iterable[Table], of_people: Iterable[str]) -> ShortNames:
    """Return the short names of tables: what their columns begin with, and abbreviations of tables of people."""
    every = tuple(tables)
    begun: dict[str, set[tuple[str, ...]]] = {}
    for table in every:
        prefix = _prefix(table)
        if prefix:
            begun.setdefault(prefix, set()).add(_called(table.name, prefix))
    found = {prefix: next(iter(names)) for prefix, names in begun.items() if len(names) == 1}
    return {**_abbreviations(every, frozenset(of_people)), **found}


def written_out(name: str, shorts: ShortNames, table: str) -> str:
    """Return the name of a column with the short names of other tables written out; any other name as it is."""
    if shorts.keys().isdisjoint(pieces(name)):
        return name
    return ".".join(_part_written_out(part, shorts, table) for part in name.split("."))


# Private functions


def _part_written_out(part: str, shorts: ShortNames, table: str) -> str:
    return "_".join(_piece_written_out(piece, shorts, table) for piece in pieces(part))


def _piece_written_out(piece: str, shorts: ShortNames, table: str) -> str:
    """Return what a piece stands for; the prefix of a table's own columns as it is, since it tells nothing more."""
    words = shorts.get(piece, (piece,))
    return piece if words == _called(table, piece) else "_".join(words)


def _prefix(table: Table) -> str:
    """Return the unknown word that most columns of a table begin with; empty where there is none."""
    split = [found for found in (pieces(column.name) for column in table.columns if not column.path) if found]
    first = Counter(found[0] for found in split if len(found) > 1)
    word, count = first.most_common(1)[0] if first else ("", 0)
    return word if count >= max(2, _MOST * len(split)) and _is_unknown(word) else ""


@lru_cache(maxsize=16_384)
def _is_unknown(piece: str) -> bool:
    return len(piece) > 1 and piece.isalpha() and piece not in vocabulary() and piece not in short_forms()


def _called(table: str, prefix: str) -> tuple[str, ...]:
    words = table_name(table).words
    return tuple(word for word in words if word != prefix) or words


def _abbreviations(tables: tuple[Table, ...], of_people: frozenset[str]) -> ShortNames:
    """Return what abbreviates the name of a table of people, before a key or a name, and of no other table."""
    heads = by_first_letter(table_name(table.name).head for table in tables)
    people = {table_name(name).head for name in of_people}
    found: dict[str, tuple[str, ...]] = {}
    for piece, short, key in _before_keys(tables):
        meant = {head for head in heads.get(short[0], ()) if abbreviates(short, head)}
        if len(meant) == 1 and meant <= people:
            found[piece] = (*meant, key) if key else tuple(meant)
    return found


def _before_keys(tables: tuple[Table, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield pieces of names that may abbreviate a word, with that part, and the key that is joined to it, if any."""
    names = dict.fromkeys(column.name for table in tables for column in table.columns)
    for found in map(pieces, names):
        for short, key in pairwise(found):
            if key in _KEYS and _is_unknown(short) and len(short) <= _LONGEST:
                yield short, short, ""
        for piece in filter(_is_unknown, found):
            key = next((key for key in _JOINED if piece.endswith(key)), "")
            if key and _SHORTEST <= len(piece) - len(key) <= _LONGEST and _is_unknown(piece.removesuffix(key)):
                yield piece, piece.removesuffix(key), key
