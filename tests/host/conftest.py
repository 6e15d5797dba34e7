import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host import workers
from tests.drawing import run_started

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def real_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start each worker as a program of its own, as it is outside of tests."""
    monkeypatch.setattr(workers, "_run", run_started)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Run git in a new repository at `tmp_path / "repository"`, away from anybody's own settings."""
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*arguments: str, at: Path = folder) -> str:
        identity = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "protocol.file.allow=always")
        ended = subprocess.run(["git", *identity, *arguments], cwd=at, check=True, capture_output=True, text=True)
        return ended.stdout.strip()

    run("init", "-q", "-b", "main")
    return run


@pytest.fixture
def fake_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a few lines of shell on the path in the place of git."""

    def make(lines: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "git").write_text(f"#!/bin/sh\n{lines}\n")
        (folder / "git").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return make
