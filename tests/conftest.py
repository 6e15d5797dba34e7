import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Nothing in the tests measures time: on a busy machine a deadline fails a run that is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

UPDATE_SWITCH = "PDMAP_UPDATE_GOLDEN"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare an output with a file in the folder `golden` beside the test; PDMAP_UPDATE_GOLDEN=1 writes the file."""
    folder = Path(request.path).parent / "golden"

    def compare(name: str, actual: str | bytes) -> None:
        path = folder / name
        if os.environ.get(UPDATE_SWITCH) == "1":
            folder.mkdir(exist_ok=True)
            path.write_bytes(actual.encode() if isinstance(actual, str) else actual)
        assert path.exists(), f"{path} is missing: {UPDATE_SWITCH}=1 writes it"
        expected = path.read_bytes()
        assert actual == (expected.decode() if isinstance(actual, str) else expected)

    return compare
