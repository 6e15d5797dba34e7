from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded, load_texts


@pytest.fixture(scope="session")
def load() -> Callable[[str], Loaded]:
    """Load a manifest given as text; it must be free of mistakes."""
    return _load


def _load(text: str) -> Loaded:
    loaded = load_texts({"inventory.yaml": text.encode()})
    assert [finding.message for finding in loaded.findings] == []
    return loaded
