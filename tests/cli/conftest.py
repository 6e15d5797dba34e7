import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app import validate as application

BAD = """\
systems:
  console:
    name: Konsol åäö
    nmae: x
flows:
  mail: {from: console, to: nobody}
"""
MANIFESTS = {"good/a.yaml": "systems: {}\n", "bad/a.yaml": BAD, "broken/a.yaml": "systems: [\n"}
ROOT = Path(__file__).parents[2]

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a good, a bad, a broken and an empty inventory, in a plain environment."""
    for name, text in MANIFESTS.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    plain = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "PDMAP_TRACEBACK", "PDMAP_PROCESSES", "PYTHONIOENCODING")
    for name in (*plain, "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def shell() -> Run:
    """Run a line of bash, in which `python` is this Python and `pdmap` a process of its own."""

    def run_there(line: str, **environment: str) -> CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", f'python() {{ "{sys.executable}" "$@"; }}; pdmap() {{ python -m pdmap "$@"; }}; {line}'],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            encoding="utf-8",
            timeout=60,
        )

    return run_there


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often rules have looked at an inventory, one item for each time."""
    seen: list[int] = []
    judge = application.judge

    def counted(*arguments: object) -> object:
        seen.append(1)
        return judge(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(application, "judge", counted)
    return seen
