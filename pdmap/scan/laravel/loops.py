"""Loops in migrations of Laravel: what their variables stand for in each round, where the list is written."""

from __future__ import annotations

from itertools import islice

from pdmap.scan.brackets import parts
from pdmap.scan.php.calls import Script, Value, literal
from pdmap.scan.php.texts import given_name
from pdmap.scan.php.tokens import Kind

Rounds = list[dict[str, str | None]]
_Entry = tuple[str | None, str | None]
"""A key and a value of a list, as far as they are written as texts."""


class Loops:
    """The loops of one file."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._lists: dict[str, list[int]] | None = None
        """Where names are given a value."""
        self._entries: dict[int, list[_Entry]] = {}
        """What lists hold, by where they begin; of one that is too long, nothing."""

    def rounds(self, at: int) -> Rounds:
        """Return the texts of the variables of a loop, round by round; none where one of them is not written.

        Args:
            at: The number of the parenthesis behind `foreach`.
        """
        end = self._script.end(at)
        head = self._script.tokens[at + 1 : min(end, at + _LONGEST)]
        behind = min(end, len(self._script.tokens))
        first = next(
            (each for each in range(max(at + 2, behind - _NEAR), behind) if self._script.sign(each) == "as"), 0
        )
        names = [token.text for token in self._script.tokens[first + 1 : behind] if token.kind is Kind.VARIABLE]
        if not first or behind - first != 2 * len(names) or not 0 < len(names) <= _NAMES:
            return []
        opening = self._opening(at + 1, tuple(head[: first - at - 1]))
        found = self._listed(opening) if opening else []
        if len(names) == 1:
            return [{names[0]: text} for _, text in found] if all(text is not None for _, text in found) else []
        return [{names[0]: key, names[1]: text} for key, text in found] if all(map(any, found)) else []

    # Private methods

    def _opening(self, at: int, value: Value) -> int | None:
        """Return where a list begins: where it stands, or where the name for it is given it, and nothing else."""
        if self._script.sign(at) in _OPENING:
            return at
        found = self._given().get(_name(value), ())
        return found[0] if len(found) == 1 and self._script.sign(found[0]) in _OPENING else None

    def _given(self) -> dict[str, list[int]]:
        if self._lists is None:
            self._lists = {}
            for at, token in enumerate(self._script.tokens):
                if token.kind in {Kind.VARIABLE, Kind.NAME} and self._script.sign(at + 1) == "=":
                    self._lists.setdefault(given_name(self._script, at), []).append(at + 2)
        return self._lists

    def _listed(self, at: int) -> list[_Entry]:
        if at not in self._entries:
            first = at + (self._script.sign(at) == "array")
            inside = self._script.tokens[first + 1 : self._script.end(first)]
            found = [_entry(part) for part in islice(parts(inside, Kind.SIGN), _MOST + 1)]
            self._entries[at] = found if len(found) <= _MOST else []
        return self._entries[at]


# Private functions


def _name(value: Value) -> str:
    """Return the name of a list, as names are given values."""
    if len(value) == 3 and value[0].text.lower() in {"$this", "self", "static"}:
        is_property = value[1].text == "->" or value[2].kind is Kind.VARIABLE
        return f"$this->{value[2].text.lstrip('$')}" if is_property else value[2].text
    return value[0].text if len(value) == 1 else ""


def _entry(part: Value) -> _Entry:
    is_keyed = len(part) > 2 and part[0].kind is Kind.STRING and part[1].text == "=>"
    return (part[0].text, literal(part[2:])) if is_keyed else (None, literal(part))


# Private tables

_OPENING = frozenset({"[", "array"})
_NAMES = 2
_NEAR = 6
"""Tokens before the end of the parentheses of a loop among which `as` stands."""
_LONGEST = 10
"""Tokens of a name for a list at most."""
_MOST = 200
"""Rounds of a loop at most."""
