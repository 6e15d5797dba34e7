"""What a breach reaches is what a trace from the same place reaches."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded, load_texts
from pdmap.graph import Element, ElementKind, data_held
from pdmap.model import listed
from pdmap.questions.exposure import exposure_of
from pdmap.questions.real_fields import real_fields
from pdmap.questions.tracing import trace_of

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2026, 11, 26)
FOLDERS = sorted(path for path in (ROOT / "inventories").iterdir() if path.is_dir())
FILES = sorted(path for path in (ROOT / "tests").rglob("*.yaml") if "broken" not in path.parts)
KINDS = ("rules", "documents", "views")
"""Where whole inventories are among the tests."""

PLACES = ("a", "b", "c", "p", "q")
TYPES = ("email", "email.address", "phone", "address", "address.billing")
FLOWS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(PLACES),
        st.sampled_from((*(f"[{each}]" for each in TYPES), "none", "{unknown: asked}")),
        st.sampled_from(("", ", transforms: [{method: hashed, data: [email.address], into: [user.pseudonym]}]")),
    ),
    max_size=8,
)
FIELDS = st.lists(st.lists(st.sampled_from(TYPES), max_size=2, unique=True), min_size=3, max_size=3)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_breach_covers_the_trace_in_an_inventory(folder: Path) -> None:
    assert missed(load_texts(texts(folder.glob("*.yaml")))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_breach_covers_the_trace_in_the_inventories_of_the_tests(kind: str) -> None:
    files = [path for path in FILES if kind in path.parts]
    assert len(files) > 5
    assert [(path.name, found) for path in files if (found := missed(load_texts(texts([path]))))] == []


@given(FLOWS, FIELDS)
def test_a_breach_covers_the_trace_in_any_inventory(
    load: Callable[[str], Loaded], flows: list[tuple[str, str, str, str]], fields: list[list[str]]
) -> None:
    systems = ", ".join(
        f"{name}: {{location: DE, hosted_by: p, subjects: [customer], fields: [{', '.join(held)}]}}"
        for name, held in zip("abc", fields, strict=True)
    )
    written = ", ".join(
        f"f{number}: {{from: {source}, to: {target}, data: {data}{transforms}}}"
        for number, (source, target, data, transforms) in enumerate(flows)
        if source != target
    )
    parties = "p: {role: processor, country: DE, subprocessors: [q]}, q: {role: sub-processor, country: DE}"
    loaded = load_texts(
        {"inventory.yaml": f"systems: {{{systems}}}\nparties: {{{parties}}}\nflows: {{{written}}}\n".encode()}
    )
    assert missed(loaded) == []


def texts(paths: object) -> Mapping[str, bytes]:
    assert hasattr(paths, "__iter__")
    return {path.name: path.read_bytes() for path in paths}


def missed(loaded: Loaded) -> list[tuple[str, str, str]]:
    """Return the places that a trace of a kind of data from a place leads to, and that its breach does not name."""
    inventory, graph = loaded.inventory, loaded.graph
    held = {each for system in inventory.systems.values() for each in data_held(system)}
    used = held | {each for link in graph.links for each in link.data | link.arriving}
    found: list[tuple[str, str, str]] = []
    for start in graph.elements:
        if start.kind is ElementKind.SUBJECT or _holds_what_is_not_personal(loaded, start):
            continue
        exposure = exposure_of(inventory, graph, [start], AS_OF)
        named = exposure.touched | set(exposure.planned)
        for data_type in sorted(used):
            trace = trace_of(inventory, graph, data_type, [(start, each) for each in used])
            away = (each for each in trace.present if each not in named)
            found.extend((start.key, data_type, each.key) for each in away)
    return found


def _holds_what_is_not_personal(loaded: Loaded, place: Element) -> bool:
    """Return whether a trace follows invented or anonymized data from a place, which a breach does not (Recital 26)."""
    system = loaded.inventory.systems.get(place.id) if place.kind is ElementKind.SYSTEM else None
    return system is not None and len(real_fields(system)) < len(listed(system.fields))
