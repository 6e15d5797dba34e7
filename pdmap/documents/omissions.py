"""What stands in the manifests but not in a record, because it does not fit the language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Line, State
from pdmap.documents.kind import Context


def omission_lines(context: Context) -> Iterator[Line]:
    """Yield the address of everything that was left out, with the place where it stands."""
    for address, where in context.left_out.items():
        source = replace(where, label=address.rpartition("/")[2])
        yield Line(address, State.NOT_RECORDED, (source,), address)
