from dataclasses import dataclass, field

import pytest

from pdmap.memory import once
from pdmap.phases import advance, listening, phase


@dataclass
class Diary:
    """Writes down what it is told."""

    told: list[str] = field(default_factory=list)

    def begin(self, name: str, size: int) -> None:
        self.told.append(f"begin {name} {size}")

    def advance(self, count: int) -> None:
        self.told.append(f"advance {count}")

    def end(self) -> None:
        self.told.append("end")


@dataclass
class Subject:
    """Something of which things are worked out."""

    asked: int = 0
    memory: dict[object, object] = field(default_factory=dict)


@once
def _square_root(subject: Subject) -> list[int]:
    subject.asked += 1
    return [subject.asked]


def test_a_listener_is_told_of_phases_within_one_another() -> None:
    diary = Diary()
    with listening(diary), phase("outer", 2):
        advance()
        with phase("inner"):
            advance(3)
    assert diary.told == ["begin outer 2", "advance 1", "begin inner 0", "advance 3", "end", "end"]


def test_all_who_listen_are_told_and_nobody_afterwards() -> None:
    one, other = Diary(), Diary()
    with listening(one):
        with listening(other), phase("both"):
            pass
        with phase("one"):
            pass
    with phase("nobody"):
        advance()
    assert one.told == ["begin both 0", "end", "begin one 0", "end"]
    assert other.told == ["begin both 0", "end"]


def test_a_phase_that_fails_ends_all_the_same() -> None:
    diary = Diary()
    with listening(diary), pytest.raises(ZeroDivisionError), phase("doomed"):
        raise ZeroDivisionError
    assert diary.told == ["begin doomed 0", "end"]


def test_an_answer_is_worked_out_once_for_each_object_in_a_phase_of_its_own() -> None:
    diary, one, other = Diary(), Subject(), Subject()
    with listening(diary):
        assert _square_root(one) is _square_root(one)
        assert _square_root(other) is not _square_root(one)
    assert (one.asked, other.asked) == (1, 1)
    assert diary.told == ["begin square root 0", "end"] * 2
