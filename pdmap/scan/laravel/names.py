"""Names in migrations of Laravel that stand for texts: constants, properties, variables, and those of loops."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace

from pdmap.scan.php.calls import Call, Script
from pdmap.scan.php.texts import given_names, text_of
from pdmap.scan.php.tokens import Kind, Token

Known = dict[str, str | None]


class Names:
    """What names of one file stand for."""

    def __init__(self, script: Script) -> None:
        self.here: Known = {}
        """Texts that variables stand for just now, such as that of a loop; `None` where nobody knows."""
        self._given: Known = {**given_names(script)}
        self._lasting: Known = {name: text for name, text in self._given.items() if name[0] != "$" or "->" in name}

    def in_all(self, call: Call) -> Call:
        """Return a call with the texts that its arguments stand for."""
        return _written(call, ChainMap(self.here, self._given))

    def in_table(self, call: Call) -> Call:
        """Return a call on a table with its texts: what a variable is given once may have been given elsewhere."""
        return _written(call, ChainMap(self.here, self._lasting))


# Private functions


def _written(call: Call, known: Mapping[str, str | None]) -> Call:
    if all(len(value) == 1 and value[0].kind in _PLAIN for value in call.arguments):
        return call
    found = ((value, text_of(value, known)) for value in call.arguments)
    arguments = (value if text is None else (Token(Kind.STRING, text, value[0].start),) for value, text in found)
    return replace(call, arguments=tuple(arguments))


# Private tables

_PLAIN = frozenset({Kind.STRING, Kind.NUMBER})
