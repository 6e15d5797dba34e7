import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial

import pytest

from pdmap.host import copies
from pdmap.host.pieces import copies_at_work

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # the threads of whatever runs the tests
]


@pytest.fixture(autouse=True)
def _left_nothing_behind(copies_made: list[int]) -> None:
    """Miss no copy that is not waited for."""


def test_pieces_come_whole_and_in_their_order_whatever_their_size() -> None:
    written = [b"", b"one", bytes(3_000_000), os.urandom(70_000), b"", b"end"]
    with copies_at_work([lambda: written]) as made:
        assert [*made.rest()] == written
        assert [*made.arrived()] == [*made.rest()] == []


def test_pieces_of_several_copies_are_those_of_each() -> None:
    works = [partial(_numbered, sign) for sign in (b"a", b"b", b"c")]
    with copies_at_work(works) as made:
        found = [*made.rest()]
    assert sorted(found) == sorted(piece for work in works for piece in work())
    assert [piece for piece in found if piece.startswith(b"b")] == [*_numbered(b"b")]


def test_what_has_arrived_can_be_taken_while_the_copy_goes_on() -> None:
    with copies_at_work([_stopping_midway]) as made:
        begun: list[bytes] = []
        while not begun:
            begun = [*made.arrived()]
        assert begun == [b"begun"]
        assert [*made.arrived()] == []


def test_what_a_copy_has_handed_over_before_it_dies_counts() -> None:
    with copies_at_work([_dying, lambda: [b"other"]]) as made:
        assert sorted(made.rest()) == [b"first", b"other"]


def test_a_copy_never_waits_until_its_pieces_are_taken() -> None:
    def work() -> Iterator[bytes]:
        yield from (bytes(1_000_000) for _ in range(20))
        yield str(os.getpid()).encode()

    with copies_at_work([work]) as made:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        assert [len(piece) for piece in made.rest()][:20] == [1_000_000] * 20


def test_a_copy_that_hangs_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "PATIENCE", 0.1)
    with copies_at_work([_stopping_midway]) as made:
        assert [*made.rest()] in ([b"begun"], [])


@pytest.mark.parametrize("needed", ["os.fork", "pdmap.host.pieces.scratch"])
def test_where_no_copy_can_be_made_there_are_no_pieces(needed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(needed, refused)
    with copies_at_work([lambda: [b"never"]]) as made:
        assert [*made.arrived()] == [*made.rest()] == []


# Private functions


def _numbered(sign: bytes) -> Iterator[bytes]:
    return (sign + str(number).encode() for number in range(1_000))


def _stopping_midway() -> Iterator[bytes]:
    yield b"begun"
    time.sleep(600)
    yield b"never"


def _dying() -> Iterator[bytes]:
    yield b"first"
    os.kill(os.getpid(), signal.SIGKILL)
    yield b"never"
