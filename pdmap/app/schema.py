"""The JSON Schema of the inventory language, as a file."""

from __future__ import annotations

import json

from pdmap.language import inventory_schema


def schema_text() -> str:
    """Return the schema as JSON text, indented, ending with a line break."""
    return json.dumps(inventory_schema(), indent=2, ensure_ascii=False) + "\n"
