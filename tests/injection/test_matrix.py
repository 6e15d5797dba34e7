"""Every place for text of the language, with every payload, in every output: text arrives as text and does nothing.

Which places an output shows is in its list in `golden/shown`: a text that disappears from one fails a test.

Each output is made of a few inventories, in which each place for text stands with as many payloads; with
PDMAP_INJECTION=2/25 of the second of 25 parts of all inventories, in which each place has each payload (hours).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.injection.conftest import Inventories
from tests.injection.inventories import NUMBERS, SHAPES, Case, payloads, raw_attack, unfit_attack
from tests.injection.seen import arrived
from tests.injection.shapes import fields
from tests.injection.sinks import Sink, reports, sinks
from tests.injection.test_shown import Golden, Judged, listed, places


@pytest.mark.parametrize("sink", [sink for sink in sinks() if sink.judge != "mermaid"], ids=lambda sink: sink.name)
def test_what_authors_write_arrives_as_text_and_nothing_else(
    sink: Sink, inventories: Inventories, judged: Judged, golden: Golden
) -> None:
    plain = judged(sink, inventories.plain(0), inventories.before(0))
    golden(f"shown/{sink.shown}.txt", listed(places(plain, inventories.plain(0))))
    known, found = set(plain.parts), set[int]()
    for number in NUMBERS:
        case, before = inventories.attack(number, sink.kind), inventories.before(number)
        seen = judged(sink, case, before)
        if not seen.parts <= known:
            known |= judged(sink, inventories.harmless(number), before).parts
        assert seen.parts - known == set(), number
        right, wrong = arrived(seen, case)
        assert wrong == [] or not sink.is_in_order, number
        found |= right
    assert found


@pytest.mark.parametrize("sink", reports(), ids=lambda sink: sink.name)
@pytest.mark.parametrize("write", [raw_attack, unfit_attack])
def test_what_is_wrong_with_manifests_is_told_as_text(
    sink: Sink, write: Callable[[Path, int], Case], tmp_path: Path, inventories: Inventories, judged: Judged
) -> None:
    known = judged(sink, inventories.harmless(0), inventories.before(0)).parts
    for number in NUMBERS[:: len(NUMBERS) // 2]:
        seen = judged(sink, write(tmp_path / str(number), number), inventories.before(0))
        assert {
            part for part in seen.parts - known if not part.startswith(("element", "attribute", "token", "/"))
        } == set(), number


def test_every_place_for_text_of_the_language_is_written(inventories: Inventories) -> None:
    cases = [inventories.attack(number) for number in range(SHAPES)]
    assert {written.field for case in cases for written in case.texts.values()} == fields()
    assert len(payloads()) >= 40


def test_a_comparison_shows_nearly_every_place_for_text(
    inventories: Inventories, judged: Judged, golden: Golden
) -> None:
    (sink,) = (each for each in sinks() if each.name == "diff json")
    shown: set[str] = set()
    for number in range(SHAPES):
        case = inventories.attack(number)
        right, _ = arrived(judged(sink, case, inventories.before(number)), case)
        shown |= {case.texts[mark].field for mark in right}
    golden("not-compared.txt", listed(fields() - shown))
