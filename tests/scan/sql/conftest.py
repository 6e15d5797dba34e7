from collections.abc import Iterator

import pytest

from tests.postgresql import Server, started


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Start a PostgreSQL of the tests' own, once in a process."""
    with started() as server:
        yield server
