import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pdmap.app.load import load_texts
from pdmap.graph import FlowGraph
from pdmap.questions.selectors import Names, gather_names, parse, select
from pdmap.questions.transfers import transfer_legs

AS_OF = dt.date(2026, 11, 23)
CASES = Path(__file__).parent / "cases.json"


@pytest.fixture(scope="session")
def indexed() -> tuple[FlowGraph, Names]:
    """Return the graph and the names of the inventory of the cases."""
    inventory: dict[str, Any] = json.loads(CASES.read_text("utf-8"))["inventory"]
    loaded = load_texts({"inventory.yaml": json.dumps(inventory).encode()})
    assert [finding.message for finding in loaded.findings] == []
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    return loaded.graph, gather_names(loaded.inventory, loaded.graph, legs, AS_OF)


@pytest.fixture(scope="session")
def selected(indexed: tuple[FlowGraph, Names]) -> Callable[..., list[str]]:
    """Select from that inventory, and return the ids of nodes in order."""

    def selected(text: str, exclude: str = "") -> list[str]:
        found = select(parse(text), *indexed)
        left_out = select(parse(exclude), *indexed) if exclude else frozenset()
        return sorted(element.key for element in found - left_out)

    return selected
