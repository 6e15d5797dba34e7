"""Names in migrations of Laravel that stand for texts: constants, properties, variables, and those of loops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.scan.php.calls import Call, Script, Value
from pdmap.scan.php.functions import given_names, name_of
from pdmap.scan.php.tokens import Kind, Token


class Names:
    """What names of one file stand for."""

    def __init__(self, script: Script) -> None:
        self.looped: Mapping[str, str] = {}
        """Texts that variables stand for just now, such as that of a loop."""
        self._given = given_names(script)

    def in_all(self, call: Call) -> Call:
        """Return a call with the texts that its arguments stand for."""
        return replace(
            call, arguments=tuple(self._written(value, self.looped, self._given) for value in call.arguments)
        )

    def in_loops(self, call: Call) -> Call:
        """Return a call with the texts of loops: what is given once may have been given anew."""
        if not self.looped:
            return call
        return replace(call, arguments=tuple(self._written(value, self.looped) for value in call.arguments))

    # Private methods

    def _written(self, value: Value, *known: Mapping[str, str]) -> Value:
        if not value or value[0].kind is Kind.STRING:
            return value
        name = next((found for names in known if (found := name_of(value, names))), None)
        return value if name is None else (Token(Kind.STRING, name, value[0].start),)
