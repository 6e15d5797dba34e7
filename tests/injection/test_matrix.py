"""Every place for text of the language, with every payload, in every output: text arrives as text and does nothing.

Which places an output shows is in its list in `golden/shown`: a text that disappears from one fails a test.

What an output shows of an inventory of short words, it has to show of each inventory of payloads, each text as it was
written and with its own mark behind it; and it may hold no element, link, command or other part but those that it has
with harmless words in the place of payloads. The inventories are a Latin square (`inventories.payload_at`): in as many
as there are payloads, each place has each payload. By default each output is tried with one inventory;
`make injection` tries them all.
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.injection.conftest import Inventories, Known
from tests.injection.inventories import SHAPES, Case, payload_at, payloads, raw_attack, unfit_attack
from tests.injection.seen import Arrival, arrived
from tests.injection.shapes import fields
from tests.injection.sinks import Sink, reports, sinks
from tests.injection.tally import tallied
from tests.injection.test_shown import Golden, Judged, listed, places
from tests.injection.trials import SAMPLE, Trial, trials


@pytest.mark.parametrize("trial", trials(), ids=str)
def test_what_authors_write_arrives_as_text_and_nothing_else(
    trial: Trial, inventories: Inventories, judged: Judged, known: Known, golden: Golden
) -> None:
    wrong: list[str] = []
    for sink in trial.sinks:
        plain = known.plain(sink, trial.shape)
        if trial.shape == 0:
            golden(f"shown/{sink.shown}.txt", listed(places(plain, inventories.plain(0))))
        case = inventories.attack(trial.number, sink.kind, trial.shape)
        found = judged(sink, case, inventories.before(trial.number, trial.shape))
        parts, expected = plain.parts, plain.marks
        arrival = arrived(found, case, expected)
        if not found.parts <= parts or (arrival.missing and not sink.is_abridged):
            # Some parts are there for long words alone, and some findings for short ones.
            harmless = known.harmless(sink, trial.number, trial.shape)
            parts, expected = known.parts(sink), expected & harmless.marks
            arrival = arrived(found, case, expected)
        if arrival.missing and not sink.is_abridged:
            expected -= known.deciding(trial.number, trial.shape)
            arrival = arrived(found, case, expected)
        wrong += [f"{sink.name}: has {part}" for part in sorted(found.parts - parts)]
        wrong += [f"{sink.name}: {text}" for text in _complaints(sink, arrival)]
        # Side by side, or behind dots, all texts may be in pieces; that none is seen at all is something else.
        is_blank = bool(expected) and len(arrival.missing) == len(expected)
        wrong += [f"{sink.name}: shows nothing"] if is_blank and not sink.is_abridged else []
        tallied(trial, sink, arrival)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("sink", reports(), ids=lambda sink: sink.name)
@pytest.mark.parametrize("write", [raw_attack, unfit_attack])
def test_what_is_wrong_with_manifests_is_told_as_text(
    sink: Sink, write: Callable[[Path, int], Case], tmp_path: Path, inventories: Inventories, judged: Judged
) -> None:
    known = judged(sink, inventories.harmless(0), inventories.before(0)).parts
    for number in SAMPLE[:: len(SAMPLE) // 2]:
        seen = judged(sink, write(tmp_path / str(number), number), inventories.before(0))
        assert {
            part for part in seen.parts - known if not part.startswith(("element", "attribute", "token", "/"))
        } == set(), number


def test_every_place_for_text_of_the_language_is_written(inventories: Inventories) -> None:
    cases = [inventories.attack(0, shape=shape) for shape in range(SHAPES)]
    assert {written.field for case in cases for written in case.texts.values()} == fields()
    assert len(payloads()) >= 40


def test_each_place_meets_each_payload_once_and_other_neighbors_each_time(inventories: Inventories) -> None:
    known, slots = payloads(), len(inventories.attack(0).texts)
    count = len(known)
    square = [[payload_at(place, number) for number in range(count)] for place in range(slots)]
    assert all(len(set(row)) == count for row in square)
    assert all(len(set(zip(one, other, strict=True))) == count for one, other in pairwise(square))
    apart = {(known.index(one) - known.index(other)) % count for one, other in zip(square[0], square[1], strict=True)}
    assert len(apart) >= count // 4


def test_a_comparison_shows_nearly_every_place_for_text(known: Known, inventories: Inventories, golden: Golden) -> None:
    (sink,) = (each for each in sinks() if each.name == "diff json")
    shown = {
        place for shape in range(SHAPES) for place in places(known.plain(sink, shape), inventories.plain(0, shape))
    }
    golden("not-compared.txt", listed(fields() - shown))


@pytest.mark.parametrize("name", ["records html", "records csv"])
def test_every_shape_of_the_organization_is_shown(
    name: str, known: Known, inventories: Inventories, golden: Golden
) -> None:
    (sink,) = (each for each in sinks() if each.name == name)
    shown = {
        place for shape in range(SHAPES) for place in places(known.plain(sink, shape), inventories.plain(0, shape))
    }
    golden(f"organization/{name}.txt", listed({place for place in shown if place.startswith("organization/")}))


# Private functions


def _complaints(sink: Sink, arrival: Arrival) -> list[str]:
    """Return which texts are not as they should be; in some outputs, lines of several stand beside one another."""
    if not sink.is_in_order:
        return []
    lacking = [] if sink.is_abridged else arrival.missing
    return [*(f"lacks {text}" for text in lacking), *(f"shows {text}" for text in arrival.wrong)]
