import os
from collections.abc import Iterator

import pytest

from tests.machines.nursery import ROOT, Nursery


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Start a process that makes copies of itself, once for all tests."""
    started = Nursery("-m", "tests.machines.nursery", variables={**os.environ, "PYTHONPATH": str(ROOT)})
    yield started
    started.close()
