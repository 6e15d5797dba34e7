"""A configuration with the origin of each value, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pdmap import escape
from pdmap.config.configuration import Configuration
from pdmap.config.keys import BY_NAME

FORMAT = "pdmap.configuration/1"
"""Name and version of the JSON document."""


def settings_text(configuration: Configuration, file: str | None, shadowed: Sequence[str] = ()) -> str:
    """Return every value with its origin, as TOML that could stand in `pdmap.toml`.

    Args:
        configuration: The values.
        file: The file that some of them are from.
        shadowed: Files that would configure without it.
    """
    rows = [(_row(name, value), origin) for name, value, origin in configuration.rows]
    width = max(len(row) for row, _ in rows if not row.startswith("#"))
    head = f"# the configuration is {file}" if file else "# there is no configuration file"
    passed_over = [f"# {other} is passed over, because {file} is nearer" for other in shadowed]
    lines = [head, *passed_over, *(f"{row:<{width}}  # {origin}" for row, origin in rows)]
    return "".join(f"{escape.terminal(line)}\n" for line in lines)


def settings_json(configuration: Configuration, file: str | None, shadowed: Sequence[str] = ()) -> str:
    """Return every value with its origin, as a JSON document."""
    settings = [{"name": name, "value": value, "origin": str(origin)} for name, value, origin in configuration.rows]
    document = {"format": FORMAT, "file": file, "shadowed": [*shadowed], "settings": settings}
    return escape.json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


# Private functions


def _row(name: str, value: object) -> str:
    if value is None:
        return f"# {name}: {BY_NAME[name].unset}"
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"
