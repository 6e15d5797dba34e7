"""An edit that no rule judges by: the answer of an earlier run is told with its new places (issue 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app import rendering
from pdmap.app.amending import amend
from pdmap.cli import amending, checking, inventory
from pdmap.host import copies
from pdmap.host.cache import Cache

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, and inventories that are all large enough to keep what was found."""
    folder = tmp_path_factory.mktemp("user") / "cache"
    monkeypatch.setenv("PDMAP_CACHE", str(folder))
    monkeypatch.setattr(inventory, "_LARGE", 0)
    monkeypatch.setattr(amend, "LEAST_SHARE", 0)
    # What a process does whose work is done would slow down all tests behind these.
    monkeypatch.setattr(inventory, "exempt_all", lambda: None)
    monkeypatch.setattr(checking, "keep", lambda *_: None)
    return folder


def _told(ended: CompletedProcess[str]) -> tuple[int, str, str]:
    return ended.returncode, ended.stdout, ended.stderr


def _edit(folder: Path, name: str = "bad") -> None:
    """Move everything down, and say something of nothing in particular."""
    file = folder / name / "a.yaml"
    file.write_text(f"# a comment\n\n{file.read_text()}", "utf-8")


@pytest.mark.parametrize("more", [[], ["--format", "concise"], ["--profile", "strict"]])
def test_an_edit_that_says_nothing_is_answered_without_a_look(
    pdmap: Run, folder: Path, looks: list[int], more: list[str]
) -> None:
    first = pdmap("validate", "bad", *more)
    _edit(folder)
    second = pdmap("validate", "bad", *more)
    assert len(looks) == 1
    assert second.stdout != first.stdout
    assert _told(second) == _told(pdmap("validate", "bad", *more, "--no-cache"))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_no_more_processes_work_than_may(
    pdmap: Run, folder: Path, looks: list[int], monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """The one that makes what is kept counts, so that of two none is left to write a half of the report."""
    monkeypatch.setenv("PDMAP_PROCESSES", str(processes))
    monkeypatch.setattr(rendering, "LEAST", 0)
    made: list[int] = []

    @contextmanager
    def counted(work: Callable[[], bytes]) -> Iterator[copies.Answer]:
        made.append(1)
        yield work

    monkeypatch.setattr(copies, "copy_at_work", counted)
    monkeypatch.setattr(copies, "are_safe", lambda: True)
    pdmap("validate", "bad")
    assert len(looks) == 1
    assert len(made) == processes - 1


def test_one_process_keeps_what_a_copy_would(
    pdmap: Run, folder: Path, looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDMAP_PROCESSES", "1")
    pdmap("validate", "bad")
    _edit(folder)
    assert _told(pdmap("validate", "bad")) == _told(pdmap("validate", "bad", "--no-cache"))
    assert len(looks) == 2


def test_colors_are_those_of_a_whole_run(
    pdmap: Run, folder: Path, looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (amending, checking):
        monkeypatch.setattr(module, "is_colored", lambda: True)
    pdmap("validate", "bad")
    _edit(folder)
    told = _told(pdmap("validate", "bad"))
    assert (len(looks), "\x1b[" in told[1]) == (1, True)
    assert told == _told(pdmap("validate", "bad", "--no-cache"))


def test_further_edits_are_held_against_the_last_whole_run(pdmap: Run, folder: Path, looks: list[int]) -> None:
    pdmap("validate", "bad")
    for _ in range(3):
        _edit(folder)
        assert _told(pdmap("validate", "bad")) == _told(pdmap("validate", "bad", "--no-cache"))
    assert len(looks) == 4  # the first, and those without a cache


def test_files_and_several_formats_are_amended(pdmap: Run, folder: Path, looks: list[int]) -> None:
    arguments = ("validate", "bad", "--output", "report.txt", "--also", "concise=lines.txt")
    pdmap(*arguments)
    _edit(folder)
    pdmap(*arguments)
    amended = [(folder / name).read_bytes() for name in ("report.txt", "lines.txt")]
    assert len(looks) == 1
    pdmap(*arguments, "--no-cache")
    assert [(folder / name).read_bytes() for name in ("report.txt", "lines.txt")] == amended


def test_timings_tell_that_it_was_amended(pdmap: Run, folder: Path) -> None:
    pdmap("validate", "bad")
    _edit(folder)
    told = pdmap("validate", "bad", "--timings").stderr
    assert "cache: amended what an earlier run has found by what was edited since" in told


def test_an_edit_that_says_something_is_looked_at(pdmap: Run, folder: Path, looks: list[int]) -> None:
    pdmap("validate", "bad")
    file = folder / "bad" / "a.yaml"
    file.write_text(f"{file.read_text()}parties: {{nobody: {{}}}}\n", "utf-8")
    changed = pdmap("validate", "bad")
    assert len(looks) == 2
    assert _told(changed) == _told(pdmap("validate", "bad", "--no-cache"))


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_formats_whose_findings_hang_together_are_made_anew(
    pdmap: Run, folder: Path, cache: Path, looks: list[int], form: str
) -> None:
    pdmap("validate", "bad", "--format", form)
    assert len(list(cache.glob("*.entry"))) == 1
    _edit(folder)
    pdmap("validate", "bad", "--format", form)
    assert len(looks) == 2


def test_nothing_is_kept_of_what_could_not_be_read(pdmap: Run, cache: Path) -> None:
    pdmap("validate", "broken")
    assert len(list(cache.glob("*.entry"))) == 1


def test_small_inventories_are_checked_anew(
    pdmap: Run, folder: Path, looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inventory, "_LARGE", 1_000_000)
    pdmap("validate", "bad")
    _edit(folder)
    pdmap("validate", "bad")
    assert len(looks) == 2


@pytest.mark.parametrize("data", [b"", b"nonsense", b"N."])
def test_what_is_kept_in_another_form_is_as_if_it_were_not_there(
    pdmap: Run, folder: Path, cache: Path, looks: list[int], data: bytes
) -> None:
    pdmap("validate", "bad")
    _, earlier = sorted(cache.glob("*.entry"), key=lambda entry: entry.stat().st_mtime_ns)
    Cache(cache).write(earlier.stem, data)
    _edit(folder)
    assert _told(pdmap("validate", "bad")) == _told(pdmap("validate", "bad", "--no-cache"))
    assert len(looks) == 3


def test_an_answer_that_is_gone_is_found_anew(pdmap: Run, folder: Path, cache: Path, looks: list[int]) -> None:
    pdmap("validate", "bad")
    answer, _ = sorted(cache.glob("*.entry"), key=lambda entry: entry.stat().st_mtime_ns)
    answer.unlink()
    _edit(folder)
    assert _told(pdmap("validate", "bad")) == _told(pdmap("validate", "bad", "--no-cache"))
    assert len(looks) == 3
