import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pdmap.host import reading
from pdmap.host.reading import read_manifests, shares
from pdmap.source import Manifest, parse

ROOT = Path(__file__).parents[2]
CONTENTS = {
    file.relative_to(ROOT).as_posix(): file.read_bytes()
    for folder in ("inventories", "tests/broken")
    for file in (ROOT / folder).rglob("*.yaml")
    if file.is_file()
}


class Started(list[subprocess.Popen[bytes]]):
    """The processes that were started."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Make every file worth a process, and note each that starts."""
    processes = Started()

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            processes.append(self)

    monkeypatch.setattr("pdmap.host.reading.subprocess.Popen", Noted)
    monkeypatch.setattr("pdmap.host.reading.LEAST_SHARE", 1)
    return processes


def alone(contents: Mapping[str, bytes]) -> list[Manifest]:
    return [parse(path, data) for path, data in sorted(contents.items())]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_several_processes_read_what_one_does(processes: int, started: Started) -> None:
    assert repr(read_manifests(CONTENTS, processes)) == repr(alone(CONTENTS))
    assert [process.returncode for process in started] == [0] * (processes - 1)


def test_what_is_soon_read_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdmap.host.reading.COMMAND", ("/nowhere",))
    assert len(shares(CONTENTS, 8)) == 1
    assert repr(read_manifests(CONTENTS, 8)) == repr(alone(CONTENTS))


def test_shares_are_of_much_the_same_size_and_hold_every_file_once() -> None:
    contents = {f"{number}.yaml": bytes(100_000 + 1_000 * number) for number in range(90)}
    parts = shares(contents, 4)
    sizes = [sum(map(len, part.values())) for part in parts]
    assert sorted(path for part in parts for path in part) == sorted(contents)
    assert len(parts) == 4
    assert sizes[0] == max(sizes)
    assert max(sizes[1:]) - min(sizes[1:]) < 200_000


@pytest.mark.parametrize(
    "program",
    [
        "sys.exit(1)",
        "os.kill(os.getpid(), 9)",
        "sys.stdout.write('[')",
        "sys.stdout.buffer.write(marshal.dumps([])[:2])",
        "sys.stdout.buffer.write(marshal.dumps([None]))",
        "sys.stdout.buffer.write(marshal.dumps(None))",
    ],
)
def test_the_share_of_a_process_that_fails_is_read_here(
    program: str, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (sys.executable, "-I", "-c", f"import marshal, os, sys\n{program}")
    monkeypatch.setattr("pdmap.host.reading.COMMAND", command)
    assert repr(read_manifests(CONTENTS, 2)) == repr(alone(CONTENTS))
    assert len(started) == 1


def test_a_process_that_cannot_be_started_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdmap.host.reading.LEAST_SHARE", 1)
    monkeypatch.setattr("pdmap.host.reading.COMMAND", ("/nowhere/python",))
    assert repr(read_manifests(CONTENTS, 3)) == repr(alone(CONTENTS))


def test_a_process_that_hangs_is_ended(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdmap.host.reading.COMMAND", (sys.executable, "-I", "-c", "import time; time.sleep(600)"))
    monkeypatch.setattr("pdmap.host.reading.PATIENCE", 0.1)
    assert repr(read_manifests(CONTENTS, 2)) == repr(alone(CONTENTS))
    assert [process.poll() is not None for process in started] == [True]


def test_who_interrupts_the_reading_leaves_no_process_behind(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str, data: bytes) -> Manifest:
        raise KeyboardInterrupt

    monkeypatch.setattr("pdmap.host.reading.COMMAND", (sys.executable, "-I", "-c", "import time; time.sleep(600)"))
    monkeypatch.setattr(reading, "parse", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_manifests(CONTENTS, 3)
    assert [process.poll() is not None for process in started] == [True, True]
