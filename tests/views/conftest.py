import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.app.draw import material_of, view_kinds
from pdmap.app.load import load_texts
from pdmap.questions.transfers import transfer_legs
from pdmap.views.material import Material
from pdmap.views.overview import VIEW
from pdmap.views.view import View

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def overview_of() -> Callable[[str], View]:
    """Build the overview of a manifest given as text."""
    return _overview_of


@pytest.fixture(scope="session")
def material_from() -> Callable[..., Material]:
    """Return what views of a manifest given as text are made from; `is_checked` has the rules run."""
    return _material_from


@pytest.fixture(scope="session")
def view_of() -> Callable[[str, str], View]:
    """Build a view, such as `system:console`, of a manifest given as text, with its open findings."""
    return lambda text, name: _built(_material_from(text, is_checked=True), name)


@pytest.fixture(scope="session")
def build() -> Callable[[Material, str], View]:
    """Build a view, such as `system:console`, from material."""
    return _built


def _built(material: Material, name: str) -> View:
    kind, _, argument = name.partition(":")
    return view_kinds()[kind].build(replace(material, argument=argument))


def _overview_of(text: str) -> View:
    return VIEW.build(_material_from(text))


def _material_from(text: str, *, is_checked: bool = False) -> Material:
    loaded = load_texts({"inventory.yaml": text.encode()})
    assert not loaded.findings
    if is_checked:
        return material_of(loaded, AS_OF)
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    return Material(loaded.inventory, loaded.graph, legs, AS_OF)
