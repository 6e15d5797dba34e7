import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.cli.process import run

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "questions" / "tracing" / "inventories"
Told = Callable[..., dict[str, object]]


@pytest.fixture(autouse=True)
def in_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the root of the repository, on no day in particular."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Told:
    """Run the command, and return the JSON document that it writes."""

    def command(*arguments: str) -> dict[str, object]:
        monkeypatch.setattr(sys, "argv", ["pdmap", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        assert ended.value.code in {0, 1}
        found: dict[str, object] = json.loads(capfdbinary.readouterr().out)
        return found

    return command
