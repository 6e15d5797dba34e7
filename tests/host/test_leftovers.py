from collections.abc import Callable

import pytest

from pdmap.host.leftovers import clear, forget, leftover, uninterrupted, when_possible


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def note(done: list[str]) -> Callable[[str], Callable[[], None]]:
    """Make an action that writes down that it was done."""
    return lambda name: lambda: done.append(name)


Note = Callable[[str], Callable[[], None]]


def test_what_began_last_goes_first_and_what_is_over_stays(done: list[str], note: Note) -> None:
    with leftover(note("over")):
        pass
    with leftover(note("first")), leftover(note("second")):
        clear()
    clear()
    assert done == ["second", "first"]


def test_a_removal_that_fails_stops_no_other(done: list[str], note: Note) -> None:
    def fail() -> None:
        raise RuntimeError("reentrant call")

    with leftover(note("file")), leftover(fail):
        clear()
    assert done == ["file"]


def test_what_must_not_be_interrupted_is_done_first(done: list[str], note: Note) -> None:
    with uninterrupted():
        with uninterrupted():
            when_possible(note("end"))
            done.append("inner")
        done.append("outer")
    assert done == ["inner", "outer", "end"]
    when_possible(note("at once"))
    assert done[-1] == "at once"


def test_an_error_does_not_lose_the_end(done: list[str], note: Note) -> None:
    def fail() -> None:
        with uninterrupted():
            when_possible(note("end"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert done == ["end"]


def test_a_copy_leaves_everything_to_the_original(done: list[str], note: Note) -> None:
    hold, keep = uninterrupted(), leftover(note("file"))
    hold.__enter__()
    keep.__enter__()
    when_possible(note("waiting"))
    forget()
    clear()
    when_possible(note("at once"))
    assert done == ["at once"]
