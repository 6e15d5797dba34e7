import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pdmap.host import copies, reading
from pdmap.host.reading import Worth, read_manifests, shares
from pdmap.source import Manifest, parse

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
"""Whatever runs the tests may have threads when a copy is made."""

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
    """Make every file worth a program, and note each that starts."""
    processes = Started()

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            processes.append(self)

    monkeypatch.setattr("pdmap.host.reading.subprocess.Popen", Noted)
    monkeypatch.setattr(copies, "are_safe", lambda: False)
    monkeypatch.setattr(reading, "PROGRAMS", Worth(1, 0))
    return processes


@pytest.fixture
def copied(copies_made: list[int], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Make every file worth a copy, and note each."""
    monkeypatch.setattr(copies, "are_safe", lambda: True)
    monkeypatch.setattr(reading, "COPIES", Worth(1, 0))
    return copies_made


def alone(contents: Mapping[str, bytes]) -> list[Manifest]:
    return [parse(path, data) for path, data in sorted(contents.items())]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_several_programs_read_what_one_process_does(processes: int, started: Started) -> None:
    assert repr(read_manifests(CONTENTS, processes)) == repr(alone(CONTENTS))
    assert [process.returncode for process in started] == [0] * (processes - 1)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_copies_read_what_one_process_does(processes: int, copied: list[int]) -> None:
    assert repr(read_manifests(CONTENTS, processes)) == repr(alone(CONTENTS))
    assert len(copied) == processes - 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
def test_the_share_of_a_copy_that_fails_is_read_here(copied: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(files: list[tuple[str, bytes]]) -> list[bytes | None]:
        raise MemoryError

    monkeypatch.setattr(reading, "answer", failing)
    assert repr(read_manifests(CONTENTS, 2)) == repr(alone(CONTENTS))
    assert len(copied) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
def test_what_is_soon_read_is_read_alone(copied: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "COPIES", Worth(1_000_000, 0))
    assert repr(read_manifests(CONTENTS, 8)) == repr(alone(CONTENTS))
    assert not copied


def test_shares_are_of_much_the_same_size_and_hold_every_file_once() -> None:
    contents = {f"{number}.yaml": bytes(100_000 + 1_000 * number) for number in range(90)}
    parts = shares(contents, 4, Worth(2_000_000, 500_000))
    sizes = [sum(map(len, part.values())) for part in parts]
    assert sorted(path for part in parts for path in part) == sorted(contents)
    assert len(parts) == 4
    assert sizes[0] == max(sizes)
    assert max(sizes[1:]) - min(sizes[1:]) < 200_000


def test_who_has_to_hand_over_what_it_reads_gets_less() -> None:
    own, other = shares({f"{number}.yaml": bytes(1_000) for number in range(1_300)}, 2, Worth(200_000, 0))
    assert (len(own), len(other)) == (700, 600)


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
    monkeypatch.setattr(copies, "are_safe", lambda: False)
    monkeypatch.setattr(reading, "PROGRAMS", Worth(1, 0))
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
