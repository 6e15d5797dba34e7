import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.breach import breach
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.documents.document import Document

AS_OF = dt.date(2026, 11, 23)
ROOT = Path(__file__).parents[3]

Tell = Callable[..., Document]


@pytest.fixture
def tell() -> Tell:
    """Return what a breach of some places exposes, in an example, a test inventory or a manifest."""

    def told(inventory: str, *places: str, aware_at: dt.datetime | None = None, language: str = "en") -> Document:
        loaded = load_texts(_texts(inventory))
        return breach(loaded, places, Edition(as_of=AS_OF, language=language), aware_at)

    return told


def _texts(inventory: str) -> dict[str, bytes]:
    if "\n" in inventory:
        return {"inventory.yaml": inventory.encode()}
    folder = ROOT / "inventories" / inventory
    if folder.is_dir():
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    path = ROOT / "tests" / "documents" / "inventory" / f"{inventory}.yaml"
    return {path.name: path.read_bytes()}
