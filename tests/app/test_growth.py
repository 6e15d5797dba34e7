"""The work of an answer grows with the inventory, not with its square: steps are counted, seconds are not."""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

import pytest
from rich.console import Console

from pdmap.app import validate
from pdmap.app.diff import Stand, diff
from pdmap.app.edition import Edition, document_context
from pdmap.app.load import Loaded, load_texts
from pdmap.app.only import Only
from pdmap.app.subject import subject
from pdmap.app.transfers import find_transfers, for_terminal, transfers
from pdmap.cli.answers import answer_text
from pdmap.documents.elements.collection import source
from pdmap.documents.kind import Context
from pdmap.documents.requests.case import request_of
from pdmap.documents.siblings.engaged import engaged
from pdmap.manual.terminal import Screen
from pdmap.questions.changes import systems
from pdmap.questions.changes.facts import Fact
from pdmap.questions.transfers import transfer_legs

if TYPE_CHECKING:
    from _typeshed import TraceFunction

EDITION = Edition(as_of=dt.date(2026, 11, 23))
SCREEN = Screen(80)
SMALL = 30
MOST_GROWTH = 2.3
"""Times the steps for an inventory of twice the size; a square would make it 4."""
T = TypeVar("T")


def _register(loaded: Loaded) -> object:
    return for_terminal(transfers(find_transfers(Only(("*",)), loaded, EDITION), loaded, EDITION))


def _engaged(context: Context) -> object:
    inventory = context.inventory
    return engaged(context, inventory.parties.values(), inventory.activities.values(), is_only=False)


ANSWERS: dict[str, Callable[[Loaded], object]] = {
    "subject": lambda loaded: subject(loaded, "customer", EDITION),
    "transfers": _register,
    "diff": lambda loaded: diff(Stand(loaded, "earlier"), Stand(loaded, "later"), EDITION.as_of),
}
PARTS: dict[str, Callable[[Context], object]] = {
    "parties": _engaged,
    "sources": lambda context: [source(context, activity) for activity in context.inventory.activities.values()],
    "request": lambda context: request_of(context, "customer"),
}
"""What an answer asks of each party or activity, without the rest of it, beside which a square would hide."""


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_twice_the_inventory_is_about_twice_the_work(answer: Callable[[Loaded], object]) -> None:
    small, large = (_steps_of(answer, _loaded(size)) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_parts_of_an_answer_grow_no_faster(part: Callable[[Context], object]) -> None:
    small, large = (_steps_of(part, document_context(_loaded(size), EDITION)) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_a_comparison_tells_what_each_system_is_once_for_each_state(monkeypatch: pytest.MonkeyPatch) -> None:
    told: Counter[str] = Counter()

    def counted(legs: object, system: object, names: object) -> Iterator[Fact]:
        told[system.id] += 1  # type: ignore[attr-defined]
        return systems.system_facts(legs, system, names)  # type: ignore[arg-type]

    monkeypatch.setattr(import_module("pdmap.questions.changes.compare"), "system_facts", counted)
    earlier, later = _loaded(3), _loaded(3)
    diff(Stand(earlier, "earlier"), Stand(later, "later"), EDITION.as_of)
    assert told == dict.fromkeys(earlier.inventory.systems, 2)


def test_the_steps_to_places_are_worked_out_once_for_each_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[dt.date] = []

    def counted(inventory: object, graph: object, as_of: dt.date) -> object:
        days.append(as_of)
        return transfer_legs(inventory, graph, as_of)  # type: ignore[arg-type]

    monkeypatch.setattr(import_module("pdmap.questions.transfers"), "transfer_legs", counted)
    loaded, later = _loaded(3), dt.date(2027, 1, 1)
    for day in (EDITION.as_of, later, EDITION.as_of):
        legs = validate.context_of(loaded, day).legs
        assert legs == transfer_legs(loaded.inventory, loaded.graph, day)
    assert days == [EDITION.as_of, later]


def test_only_lines_that_are_too_long_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[object] = []
    original = Console.print

    def counted(console: Console, part: object) -> None:
        folded.append(part)
        original(console, part)

    monkeypatch.setattr(Console, "print", counted)
    text = answer_text(subject(_loaded(3), "customer", EDITION), SCREEN)
    wide = [line for line in text.splitlines() if len(line) > SCREEN.width - 20]
    assert 0 < len(folded) <= len(wide)


# Private functions


def _steps_of(work: Callable[[T], object], subject: T) -> int:
    """Return how many lines some work runs, and each turn of a loop that stands in one line."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return note

    work(subject)
    before = sys.gettrace()
    sys.settrace(note)
    try:
        work(subject)
    finally:
        sys.settrace(before)
    return count


def _loaded(size: int) -> Loaded:
    """Return an inventory with as many parties that give data, and that get them, as it has systems and activities."""
    flows: dict[str, object] = {}
    sections: dict[str, dict[str, object]] = {"systems": {}, "parties": {}, "activities": {}, "flows": flows}
    for number in range(size):
        given = {"data": ["email.address"], "activity": f"a{number}"}
        sections["parties"][f"p{number}"] = {"role": "processor", "country": ["US", "SE"][number % 2]}
        sections["systems"][f"s{number}"] = {
            "fields": ["email.address", {"type": "phone", "retention": "P1Y"}],
            "subjects": ["customer"],
            "retention": "P2Y",
            "hosted_by": f"p{number}",
            "location": "US",
        }
        sections["activities"][f"a{number}"] = {
            "role": "controller",
            "subjects": ["customer"],
            "data": ["email.address"],
            "systems": [f"s{number}"],
        }
        flows[f"from{number}"] = {"from": f"p{number}", "to": f"s{number}", **given}
        flows[f"to{number}"] = {"from": f"s{number}", "to": f"p{number}", **given}
    return load_texts({"inventory.yaml": json.dumps(sections).encode()})
