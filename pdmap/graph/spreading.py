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
    both, above = data & link.data, reference.above
    named = {data_type for data_type in data - both if not above(data_type).isdisjoint(link.data)}
    narrowed = {data_type for data_type in link.data - both if not above(data_type).isdisjoint(data)}
    leaving = both | named | narrowed if named or narrowed else both
    for transform in link.flow.transforms if link.flow else ():
        inputs = frozenset(ids(transform.data))
        changed = {data_type for data_type in leaving if reference.covers(inputs, data_type)}
        parts = {data_type for data_type in inputs if reference.covers(leaving, data_type)}
        if changed or parts:
            leaving = (leaving - changed) | frozenset(ids(transform.into))
    return leaving
