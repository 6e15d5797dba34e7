"""Names that migrations of Laravel take from the configuration, which is not at hand: what stands for them."""

from __future__ import annotations

from pdmap.scan.php.calls import Script, Value
from pdmap.scan.php.tokens import Kind


class Configured:
    """What one file takes from the configuration."""

    def __init__(self, script: Script) -> None:
        self._keys: dict[str, str] = {}
        """The keys whose values variables hold, as in `$names = config('permission.table_names')`."""
        for at, token in enumerate(script.tokens):
            if token.kind is Kind.VARIABLE and script.sign(at + 1) == "=" and script.sign(at + 2) == "config":
                call = script.call(at + 2)
                self._keys[token.text] = (call.text(0) if call else None) or ""

    def name(self, value: Value) -> str | None:
        """Return the default of a value, or the last part of its key that tells something; `None` for other values."""
        first = value[0] if value else None
        words = [token.text for token in value if token.kind is Kind.STRING]
        signs = "".join(token.text for token in value if token.kind is Kind.SIGN)
        if first is None or not words or not set(signs) <= _SIGNS:
            return None
        is_asked = first.kind is Kind.NAME and first.text in {"config", "env"}
        if (is_asked and signs == "(,)") or signs.endswith("??"):
            return words[-1]
        if not (is_asked and first.text == "config") and first.text not in self._keys:
            return None
        parts = ".".join((self._keys.get(first.text, ""), *words)).split(".")
        return next((part for part in reversed(parts) if part and part.lower() not in _GENERAL), None)


# Private tables

_SIGNS = frozenset("(),[]?")
_GENERAL = frozenset({"name", "table", "table_name", "tablename", "tables", "table_names"})
"""Parts of a key that tell nothing of what is called so."""
