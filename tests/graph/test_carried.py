"""What leaves a link at its end: what it names of what starts, and the parts of either."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.graph import Link
from pdmap.reference.reference import built_in

FAMILY = (
    "contact",
    "address",
    "address.billing",
    "address.shipping",
    "email",
    "email.address",
    "phone",
    "name",
    "health",
)
"""Data types of which several lie above one another."""
types = st.frozensets(st.sampled_from(FAMILY))


def link_of(data: frozenset[str], transforms: str = "[]") -> Link:
    flow = f"{{from: a, to: b, data: {sorted(data)}, transforms: {transforms}}}"
    text = f"parties: {{a: {{}}, b: {{}}}}\nflows: {{f: {flow}}}\n"
    (link,) = load_texts({"a.yaml": text.encode()}).graph.links
    return link


@given(types.filter(bool), types)
def test_what_is_named_and_what_lies_below_it_is_carried(named: frozenset[str], data: frozenset[str]) -> None:
    reference = built_in()
    parts = {each for each in data if any(reference.is_a(each, key) for key in named)}
    narrower = {each for each in named if any(reference.is_a(each, key) for key in data)}
    graph = load_texts({}).graph
    assert graph.carried(link_of(named), data) == parts | narrower


@pytest.mark.parametrize(
    ("data", "leaving"),
    [
        (("address.billing", "phone"), {"phone", "user.pseudonym"}),
        (("address",), {"address", "user.pseudonym"}),
        (("phone",), {"phone"}),
    ],
)
def test_what_is_transformed_leaves_as_something_else(data: tuple[str, ...], leaving: set[str]) -> None:
    link = link_of(
        frozenset({"address", "phone"}), "[{method: hashed, data: [address.billing], into: [user.pseudonym]}]"
    )
    assert load_texts({}).graph.carried(link, frozenset(data)) == leaving
