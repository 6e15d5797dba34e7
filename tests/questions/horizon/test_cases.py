"""Each file in `cases` is an inventory; its lines that start with `#:` have the answer that was worked out by hand."""

import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
import yaml

from pdmap.app.load import load_texts
from pdmap.model import Activity, System
from pdmap.questions.erasure import Category, ErasurePlan, Receiver, Store, Task, erasure_plan, steps_of
from pdmap.questions.horizon import BEYOND, NEVER, Copy, CopyKind, Day, Horizon, Latest, Way, horizon_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_answer_is_the_one_worked_out_by_hand(path: Path) -> None:
    text = path.read_text()
    expected = answer(text)
    loaded = load_texts({path.name: text.encode()})
    plan = erasure_plan(loaded.inventory, loaded.graph, "customer")
    horizon = horizon_of(plan, expected["asked"])
    found: Mapping[str, object] = {
        "day": day_of_all(horizon),
        "decided": way(horizon.deciding),
        "copies": {place(copy): day_of_copy(copy) for copy in (*horizon.copies, *horizon.others)},
        "parts": parts(horizon, expected.get("parts", {})),
        "kept": kept(plan),
        "steps": [f"{number} {named(task)}" for number, task in steps_of(plan)],
    }
    assert {"day", "decided", "copies"} <= expected.keys()
    told = {key: value for key, value in expected.items() if key != "asked"}
    assert {key: found[key] for key in told} == told


def answer(text: str) -> dict:  # type: ignore[type-arg]
    """Return what the lines of a case that start with `#:` say, with days as text but for the day of the request."""
    lines = [line.removeprefix("#: ") for line in text.splitlines() if line.startswith("#: ")]
    told = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506
    assert isinstance(told, dict)
    assert told.pop("why")
    return told | {"asked": dt.date.fromisoformat(told["asked"])}


def day_of_all(horizon: Horizon) -> str:
    known = plain(horizon.known_day, is_loose=bool(horizon.events))
    return known if horizon.day else f"unknown, known {known}"


def day_of_copy(copy: Copy) -> str:
    text = day_text(copy.latest)
    return text if copy.is_ours else f"{text}, not ours"


def day_text(latest: Latest) -> str:
    if latest.unknown and latest.known_day != NEVER:
        return "unknown"
    return plain(latest.known_day, is_loose=latest.loose is not None)


def plain(day: Day | None, *, is_loose: bool) -> str:
    if day is None:
        return "none"
    if day in (NEVER, BEYOND):
        return "never" if day == NEVER else "beyond"
    return f"{day.date} at least" if is_loose else str(day.date)


def way(found: Way | None) -> list[str]:
    return [f"{stay.kind.value} {stay.title}" for stay in found.stays] if found else []


def place(copy: Copy) -> str:
    name = copy.own.title if isinstance(copy.holder, Activity) and copy.own else copy.holder.id
    return f"{copy.kind.value} {name}"


def parts(horizon: Horizon, places: Collection[str]) -> dict[str, dict[str, str]]:
    copies = [copy for copy in horizon.copies if copy.kind in (CopyKind.STORE, CopyKind.PARTY)]
    return {
        copy.holder.id: {data: day_text(part) for data, part in copy.parts.items()}
        for copy in copies
        if copy.holder.id in places
    }


def kept(plan: ErasurePlan) -> dict[str, list[str]]:
    places: list[Store | Receiver] = [*plan.stores, *plan.receivers]
    return {place.element.id: sorted(place.kept) for place in places if place.kept}


def named(task: Task) -> str:
    match task:
        case System():
            return f"backups of {task.id}"
        case Category():
            return task.name
        case _:
            return task.element.id
