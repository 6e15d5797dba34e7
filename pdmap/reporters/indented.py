"""JSON for people and programs: indented, and harmless on terminals.

Python's own writer is slow where it indents: a report of tens of thousands of findings would take longer to write
than to find. The text is the same, character for character.
"""

from __future__ import annotations

from json.encoder import encode_basestring

from pdmap import escape

_STEP = "  "


def indented(value: object, *, sort_keys: bool = False) -> str:
    """Return a value of JSON as `json.dumps` does with `indent=2`, with what `escape.json` replaces replaced.

    Args:
        value: A dictionary with text keys, a list, or a single value.
        sort_keys: Whether dictionaries are written in the order of their keys.
    """
    return _written(value, "\n", sort_keys=sort_keys)


# Private functions


def _written(value: object, line: str, *, sort_keys: bool) -> str:
    """Return a value; `line` is a line break with the blanks that its last line begins with."""
    match value:
        case str():
            return escape.json(encode_basestring(value))
        case bool() | None:
            return _WORDS[value]
        case int():
            return int.__repr__(value)
        case float():
            return float.__repr__(value)
        case dict():
            return _mapping(value, line, sort_keys=sort_keys)
        case list() | tuple():
            return _listing(value, line, sort_keys=sort_keys)
    message = f"{type(value).__name__} is no value of JSON"
    raise TypeError(message)


def _mapping(value: dict[str, object], line: str, *, sort_keys: bool) -> str:
    if not value:
        return "{}"
    inner = line + _STEP
    pairs = sorted(value.items()) if sort_keys else value.items()
    entries = [f"{_key(key)}: {_written(item, inner, sort_keys=sort_keys)}" for key, item in pairs]
    return f"{{{inner}{f',{inner}'.join(entries)}{line}}}"


def _listing(value: list[object] | tuple[object, ...], line: str, *, sort_keys: bool) -> str:
    if not value:
        return "[]"
    inner = line + _STEP
    return f"[{inner}{f',{inner}'.join([_written(item, inner, sort_keys=sort_keys) for item in value])}{line}]"


def _key(key: str) -> str:
    return escape.json(encode_basestring(key))


# Private tables

_WORDS = {True: "true", False: "false", None: "null"}
