import datetime as dt
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from pdmap.app.diff import Stand, diff
from pdmap.app.load import load_texts
from pdmap.comparisons.comparison import Comparison

HOSTILE = json.loads((Path(__file__).parents[1] / "writers" / "hostile.json").read_text("utf-8"))
"""Texts that attack what they are written into."""
CASES = Path(__file__).parent / "cases"
AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """What differs between the two inventories in `cases`: something of every matter, and a new id."""
    return _compared(*((CASES / f"{name}.yaml").read_text("utf-8") for name in ("before", "after")))


@pytest.fixture(scope="session")
def nothing() -> Comparison:
    text = (CASES / "before.yaml").read_text("utf-8")
    return _compared(text, text)


def _compared(before: str, after: str) -> Comparison:
    earlier, later = (Stand(load_texts({"inventory.yaml": text.encode()}), "") for text in (before, after))
    made = diff(earlier, later, AS_OF, has_diagram=True)
    return replace(made, earlier="main (0123456789)", later="these manifests", version="0.0.0")


@pytest.fixture(params=sorted(HOSTILE))
def hostile_comparison(request: pytest.FixtureRequest) -> Comparison:
    """A comparison of which every name, and the words for its states, are an attack."""
    return _attacked(HOSTILE[request.param])


@cache
def _attacked(text: str) -> Comparison:
    """Return the comparison that every format is asked to write."""
    before, after = (
        yaml.safe_dump(_renamed(yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")), text), allow_unicode=False)
        for name in ("before", "after")
    )
    made = _compared(before, after)
    finding = replace(made.new[0], message=text, location=replace(made.new[0].location, path=text))
    return replace(made, earlier=text, later=text, new=(finding, *made.new))


def _renamed(part: object, text: str) -> object:
    """Return a part of a manifest in which everything that people call something is called by a text."""
    if isinstance(part, dict):
        return {key: text if key in _NAMES else _renamed(value, text) for key, value in part.items()}
    return [_renamed(item, text) for item in part] if isinstance(part, list) else part


_NAMES = ("name", "text", "ref")
