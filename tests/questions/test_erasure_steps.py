from pathlib import Path

import pytest

from pdmap.app.load import load_texts
from pdmap.model import System
from pdmap.questions.erasure import Category, Receiver, erasure_plan, steps_of

FOLDER = Path(__file__).parents[1] / "documents" / "inventory"


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("chain", ["1 portal", "2 shop", "3 first", "4 second", "5 third", "6 fourth", "7 backups of shop"]),
        ("diamond", ["1 store", "2 left", "2 right", "3 meeting", "4 backups of store"]),
        ("circle", ["1 store", "2 ping", "2 pong", "3 paper"]),
    ],
)
def test_stores_come_first_then_recipients_then_backups(name: str, steps: list[str]) -> None:
    loaded = load_texts({"a.yaml": (FOLDER / f"{name}.yaml").read_bytes()})
    told = []
    for number, turn in steps_of(erasure_plan(loaded.inventory, loaded.graph, "customer")):
        match turn:
            case System():
                told.append(f"{number} backups of {turn.id}")
            case Receiver():
                told.append(f"{number} {turn.party.id}")
            case Category():
                told.append(f"{number} {turn.name}")
            case _:
                told.append(f"{number} {turn.system.id}")
    assert told == steps
