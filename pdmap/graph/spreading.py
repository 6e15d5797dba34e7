"""What a link does to the data that it carries."""

from __future__ import annotations

from pdmap.graph.elements import Link
from pdmap.model import ids
from pdmap.reference import Reference


def carried(link: Link, data: frozenset[str], reference: Reference) -> frozenset[str]:
    """Return which of the data types leave a link at its end, transforms applied.

    A link that carries `address` carries `address.billing`; one that carries `address.billing`
    takes that part of an `address`. A transform of a part leaves the rest as it is.
    """
    leaving = data & link.data
    named = len(leaving)
    # Most data types have none above or below them in the other set, which is told much faster than which ones have;
    # where all of them leave as they are, nobody has to ask, and every answer costs the hash of a set.
    if named < len(data) and not link.data.isdisjoint(reference.broader(data)):
        leaving |= {data_type for data_type in data if reference.covers(link.data, data_type)}
    if named < len(link.data) and not data.isdisjoint(reference.broader(link.data)):
        leaving |= {data_type for data_type in link.data if reference.covers(data, data_type)}
    for transform in link.flow.transforms if link.flow else ():
        inputs = frozenset(ids(transform.data))
        changed = {data_type for data_type in leaving if reference.covers(inputs, data_type)}
        parts = {data_type for data_type in inputs if reference.covers(leaving, data_type)}
        if changed or parts:
            leaving = (leaving - changed) | frozenset(ids(transform.into))
    return leaving
