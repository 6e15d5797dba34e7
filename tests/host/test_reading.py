import marshal
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest

from pdmap.app.load import load_texts
from pdmap.host import copies, reading
from pdmap.host.reading import LOT, Share, Worth, lots, read_manifests, reading_ahead, shares
from pdmap.host.turns import MOST, taken, turns
from pdmap.source import Manifest, parse
from pdmap.source.packing import unpack
from tests.loaded import everything_about

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
    monkeypatch.setattr(reading, "LOT", 1)
    return copies_made


def alone(contents: Mapping[str, bytes]) -> list[Manifest]:
    return [parse(path, data) for path, data in sorted(contents.items())]


def read(contents: Mapping[str, bytes], processes: int) -> list[Manifest]:
    """Return manifests as several processes read them; something is made of each once, and in this process."""
    made = Counter[tuple[str, int]]()

    def make(manifest: Manifest) -> Manifest:
        made[manifest.path, os.getpid()] += 1
        return manifest

    manifests = read_manifests(contents, make, processes)
    assert made == Counter((path, os.getpid()) for path in contents)
    return manifests


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_several_programs_read_what_one_process_does(processes: int, started: Started) -> None:
    assert repr(read(CONTENTS, processes)) == repr(alone(CONTENTS))
    assert [process.returncode for process in started] == [0] * (processes - 1)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_copies_read_what_one_process_does(processes: int, copied: list[int]) -> None:
    assert repr(read(CONTENTS, processes)) == repr(alone(CONTENTS))
    assert len(copied) == processes - 1


def _failing(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
    raise MemoryError


def _dying(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield b""


def _sleeping(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
    time.sleep(600)
    yield b""


def _ended_by_itself(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
    yield from ()


def _answering_less(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
    yield marshal.dumps((first, []))


def _answering_nothing(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
    yield marshal.dumps((first, [None for _ in parts[first]]))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
@pytest.mark.parametrize("lots_before", [0, 1, 5])
@pytest.mark.parametrize("work", [_failing, _dying, _sleeping, _ended_by_itself, _answering_less, _answering_nothing])
def test_what_a_copy_leaves_is_read_here(
    work: Callable[[list[Share], int, int], Iterator[bytes]],
    lots_before: int,
    copied: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = reading._packed

    def working(parts: list[Share], first: int, queue: int) -> Iterator[bytes]:
        """Hand over some lots; then take one, and with it whatever becomes of the copy."""
        yield from islice(packed(parts, first, queue), lots_before)
        for number in islice(taken(queue), 1):
            yield from work(parts, number, queue)

    monkeypatch.setattr(reading, "_packed", working)
    monkeypatch.setattr(copies, "PATIENCE", 0.2)
    assert repr(read(CONTENTS, 3)) == repr(alone(CONTENTS))
    assert len(copied) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
def test_where_no_copy_can_be_made_all_is_read_here(copied: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert repr(read(CONTENTS, 3)) == repr(alone(CONTENTS))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
def test_who_interrupts_the_reading_leaves_no_copy_behind(copied: list[int]) -> None:
    def interrupted(manifest: Manifest) -> Manifest:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_manifests(CONTENTS, interrupted, 3)
    assert len(copied) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
@pytest.mark.parametrize("folder", ["inventories", "tests/broken"])
def test_an_inventory_that_copies_helped_to_read_is_the_same(folder: str, copied: list[int]) -> None:
    contents = {path: data for path, data in CONTENTS.items() if path.startswith(folder)}
    plain, together = load_texts(contents), load_texts(contents, (), lambda given, make: read_manifests(given, make, 2))
    assert everything_about(together) == everything_about(plain)
    assert len(copied) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
def test_copies_read_while_this_process_does_something_else(copied: list[int]) -> None:
    with reading_ahead(CONTENTS, 2) as read_on:
        assert len(copied) == 1
        assert repr(read_on(CONTENTS, lambda manifest: manifest)) == repr(alone(CONTENTS))


def test_who_reads_for_others_tells_what_fits_the_language() -> None:
    share = {"fit.yaml": b"parties: {}\n", "unfit.yaml": b"partys: {}\n", "wrapped.yaml": b"parties: {\n}\n"}
    with turns(range(0)) as queue:
        ((number, packed),) = map(marshal.loads, reading._packed([share], 0, queue))
    assert number == 0
    assert [unpack(*file, columns).is_fit for file, columns in zip(share.items(), packed, strict=True)] == [
        True,
        False,
        True,
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
def test_what_is_soon_read_is_read_alone(copied: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "COPIES", Worth(1_000_000, 0))
    assert repr(read(CONTENTS, 8)) == repr(alone(CONTENTS))
    assert not copied


def test_shares_are_of_much_the_same_size_and_hold_every_file_once() -> None:
    contents = {f"{number}.yaml": bytes(100_000 + 1_000 * number) for number in range(90)}
    parts = shares(contents, 4, Worth(2_000_000, 500_000))
    sizes = [sum(map(len, part.values())) for part in parts]
    assert sorted(path for part in parts for path in part) == sorted(contents)
    assert len(parts) == 4
    assert sizes[0] == min(sizes)
    assert max(sizes[1:]) - min(sizes[1:]) < 200_000


def test_who_only_reads_gets_more_than_who_has_to_check_and_bind_as_well() -> None:
    own, other = shares({f"{number}.yaml": bytes(1_000) for number in range(1_800)}, 2, Worth(200_000, 0))
    assert (len(own), len(other)) == (800, 1_000)


@pytest.mark.parametrize(("size", "count"), [(1, 50_000), (100, 5_000), (7_000, 700), (100_000, 3)])
def test_lots_hold_every_file_once_and_fit_into_a_pipe(size: int, count: int) -> None:
    contents = {f"{number}.yaml": bytes(size + number % 2) for number in range(count)}
    parts = lots(contents)
    sizes = [sum(map(len, part.values())) for part in parts]
    assert Counter(path for part in parts for path in part) == Counter([*contents])
    assert len(parts) <= MOST
    assert min(sizes[:-1], default=LOT) >= LOT
    assert next(iter(parts[0])) == max(contents, key=lambda path: len(contents[path]))


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
    assert repr(read(CONTENTS, 2)) == repr(alone(CONTENTS))
    assert len(started) == 1


def test_a_process_that_cannot_be_started_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "are_safe", lambda: False)
    monkeypatch.setattr(reading, "PROGRAMS", Worth(1, 0))
    monkeypatch.setattr("pdmap.host.reading.COMMAND", ("/nowhere/python",))
    assert repr(read(CONTENTS, 3)) == repr(alone(CONTENTS))


def test_a_process_that_hangs_is_ended(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdmap.host.reading.COMMAND", (sys.executable, "-I", "-c", "import time; time.sleep(600)"))
    monkeypatch.setattr("pdmap.host.reading.PATIENCE", 0.1)
    assert repr(read(CONTENTS, 2)) == repr(alone(CONTENTS))
    assert [process.poll() is not None for process in started] == [True]


def test_who_interrupts_the_reading_leaves_no_process_behind(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str, data: bytes) -> Manifest:
        raise KeyboardInterrupt

    monkeypatch.setattr("pdmap.host.reading.COMMAND", (sys.executable, "-I", "-c", "import time; time.sleep(600)"))
    monkeypatch.setattr(reading, "parse", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_manifests(CONTENTS, repr, 3)
    assert [process.poll() is not None for process in started] == [True, True]
