import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import load_texts
from pdmap.questions.changes import Changes, Side, compare
from pdmap.questions.transfers import transfer_legs

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def side() -> Callable[[str], Side]:
    """Make a side of a comparison of a manifest given as text."""
    return _side


@pytest.fixture(scope="session")
def changes() -> Callable[[str, str], Changes]:
    """Compare two manifests given as text."""
    return lambda before, after: compare(_side(before), _side(after))


def _side(text: str) -> Side:
    loaded = load_texts({"inventory.yaml": text.encode()})
    return Side(loaded.inventory, loaded.graph, transfer_legs(loaded.inventory, loaded.graph, AS_OF))
