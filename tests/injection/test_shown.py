"""Which places for text each output shows: a text that disappears from one is found, whatever it was."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.injection.conftest import Inventories
from tests.injection.inventories import MARK, SHAPES, Case
from tests.injection.seen import Seen, squeezed
from tests.injection.shapes import fields
from tests.injection.sinks import Sink, sinks

Golden = Callable[[str, str], None]
Judged = Callable[[Sink, Case, Case], Seen]

READ = [sink for sink in sinks() if sink.judge != "mermaid"]
OF_THE_ORGANIZATION = ("records html", "records csv")
"""Outputs that are made of each shape of the organization, of which an inventory has one."""


@pytest.mark.parametrize("name", OF_THE_ORGANIZATION)
def test_every_shape_of_the_organization_is_shown(
    name: str, inventories: Inventories, judged: Judged, golden: Golden
) -> None:
    (sink,) = (each for each in READ if each.name == name)
    shown = set[str]()
    for number in range(SHAPES):
        case = inventories.plain(number)
        shown |= places(judged(sink, case, inventories.before(number)), case)
    golden(f"organization/{name}.txt", listed({place for place in shown if place.startswith("organization/")}))


def test_lists_are_of_outputs_and_name_places_of_the_language() -> None:
    folder = Path(__file__).parent / "golden" / "shown"
    lists = {path.stem: path.read_text("utf-8").splitlines() for path in folder.iterdir()}
    assert lists.keys() == {sink.shown for sink in READ}
    assert {place for places in lists.values() for place in places} <= fields()
    assert all(lists.values())


# Private functions


def places(seen: Seen, case: Case) -> set[str]:
    """Return the places for text whose marks are seen."""
    return {case.texts[int(number)].field for number in MARK.findall(squeezed(seen.text))}


def listed(places: Iterable[str]) -> str:
    return "".join(f"{place}\n" for place in sorted(places))
