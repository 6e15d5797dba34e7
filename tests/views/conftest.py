import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import load_texts
from pdmap.questions.transfers import transfer_legs
from pdmap.views.overview import VIEW
from pdmap.views.view import Material, View

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def overview_of() -> Callable[[str], View]:
    """Build the overview of a manifest given as text."""
    return _overview_of


def _overview_of(text: str) -> View:
    loaded = load_texts({"inventory.yaml": text.encode()})
    assert not loaded.findings
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    return VIEW.build(Material(loaded.inventory, loaded.graph, legs, AS_OF))
