"""`pdmap schema`: the JSON Schema of the inventory language."""

from __future__ import annotations

from pdmap.cli.options import Output
from pdmap.cli.process import emit


def schema(output: Output = None) -> None:
    """Print the JSON Schema of a manifest (draft-07), for editors."""
    from pdmap.app.schema import schema_text
    from pdmap.host.writing import write_output

    text = schema_text()
    if output is None:
        emit(text)
    else:
        write_output(output, text.encode())
