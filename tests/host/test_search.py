import os
from pathlib import Path

import pytest

from pdmap.host.search import program, safe_environment


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three folders with a program of the same name: `here` is the working folder, `tools` lies in it."""
    for name in ("here", "here/tools", "away"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "tool").write_text("#!/bin/sh\n")
        (folder / "tool").chmod(0o755)
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("{0}/away", "away"),
        ("{0}/here:{0}/away", "away"),
        (":.:tools:../away:{0}/away", "away"),
        ("{0}/here/tools", "here/tools"),
        ("{0}/here/../here:{0}/away", "away"),
        ("{0}/here", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_programs_are_found_in_folders_that_are_named_as_a_whole(
    places: Path, monkeypatch: pytest.MonkeyPatch, path: str, found: str
) -> None:
    monkeypatch.setenv("PATH", path.format(places))
    assert program("tool") == (str(places / found / "tool") if found else None)
    folders = [Path(folder) for folder in safe_environment()["PATH"].split(os.pathsep)]
    assert all(folder.is_absolute() and folder != places / "here" for folder in folders)


def test_a_working_folder_that_is_gone_hides_no_program(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = places / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setenv("PATH", str(places / "away"))
    assert program("tool") == str(places / "away" / "tool")
