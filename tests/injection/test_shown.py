"""Which places for text each output shows: a text that disappears from one is found, whatever it was."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.injection.inventories import Case
from tests.injection.seen import Seen
from tests.injection.shapes import fields
from tests.injection.sinks import Sink, sinks

Golden = Callable[[str, str], None]
Judged = Callable[[Sink, Case, Case], Seen]


def test_lists_are_of_outputs_and_name_places_of_the_language() -> None:
    folder = Path(__file__).parent / "golden" / "shown"
    lists = {path.stem: path.read_text("utf-8").splitlines() for path in folder.iterdir()}
    assert lists.keys() == {sink.shown for sink in sinks()}
    assert {place for places in lists.values() for place in places} <= fields()
    assert all(lists.values())


def places(seen: Seen, case: Case) -> set[str]:
    """Return the places for text whose marks are seen."""
    return {case.texts[number].field for number in seen.marks}


def listed(places: Iterable[str]) -> str:
    return "".join(f"{place}\n" for place in sorted(places))
