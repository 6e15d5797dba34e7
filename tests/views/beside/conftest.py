import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.app.draw import material_of, view_kinds
from pdmap.app.load import load_texts
from pdmap.views.material import Material
from pdmap.views.signs import Change
from pdmap.views.view import View

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def material() -> Callable[[str], Material]:
    """Make the material of a manifest given as text, with its open findings."""
    return _material


@pytest.fixture(scope="session")
def built() -> Callable[[str, Material], View]:
    """Build a view that is asked for as on the command line, such as `breach:crm`."""
    return _built


@pytest.fixture(scope="session")
def told() -> Callable[[View], str]:
    """Tell what a view shows and the tables beside it, as text."""
    return _told


def _material(text: str) -> Material:
    return material_of(load_texts({"inventory.yaml": text.encode()}), AS_OF)


def _built(asked: str, material: Material) -> View:
    name, _, argument = asked.partition(":")
    return view_kinds()[name].build(replace(material, argument=argument))


def _told(view: View) -> str:
    lines = [f"{view.name} | {view.scope}", view.hidden, str(view.counts)]
    for node in view.nodes:
        sign = "" if node.change is Change.SAME else f" {node.change.value}"
        lines.append(f"[{node.id}] {node.title} ({node.emphasis.value}{sign}) {'; '.join(node.notes)}")
    for edge in view.edges:
        sign = "" if edge.change is Change.SAME else f" {edge.change.value}"
        lines.append(f"{edge.id} {edge.numbers} ({edge.emphasis.value}{sign}) {edge.words}")
    lines += [f"{entry.key} {entry.text}" for entry in view.legend if entry.kind.value == "change"]
    for table in view.facts:
        lines += ["", f"## {table.title}", *([" | ".join(table.columns)] if table.columns else [])]
        lines += [f"  {' | '.join(row)}" for row in table.rows]
    return "\n".join(lines) + "\n"
