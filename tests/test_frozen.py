"""What the decorator makes is what the standard library's makes, apart from the guard against assignment."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from pdmap.frozen import dataclass

Make = Callable[..., Callable[[type], type]]


def _classes(make: Make) -> list[type]:
    @make(frozen=True, slots=True)
    class Pair:
        left: int
        right: str = field(default="x", repr=False)
        note: object = field(default=None, compare=False)

    @make(frozen=True, slots=True, kw_only=True)
    class Wider(Pair):
        further: tuple[int, ...] = ()

    @make(frozen=True, slots=True)
    class Empty:
        pass

    @make(frozen=True, slots=True, order=True)
    class Ordered:
        number: int

    @make(frozen=True, slots=True)
    class Own:
        number: int

        def __repr__(self) -> str:
            return "own"

        def __hash__(self) -> int:
            return 7

    @make(frozen=True, slots=True, eq=False)
    class Unique:
        number: int

    @make(slots=True)
    class Changing:
        number: int

    return [Pair, Wider, Empty, Ordered, Own, Unique, Changing]


_ARGUMENTS: tuple[tuple[tuple[Any, ...], ...], ...] = (
    ((1,), (1, "x", "other"), (1, "y"), (2,)),
    ((1,), (1, "y"), (2,)),
    ((), ()),
    ((1,), (1,), (2,)),
    ((1,), (1,), (2,)),
    ((1,), (1,)),
    ((1,), (1,), (2,)),
)


@pytest.mark.parametrize("number", range(len(_ARGUMENTS)))
def test_it_makes_what_the_standard_library_makes(number: int) -> None:
    ours, standard = _classes(dataclass)[number], _classes(dataclasses.dataclass)[number]
    pairs = [(ours(*arguments), standard(*arguments)) for arguments in _ARGUMENTS[number]]
    assert [repr(each) for each, _ in pairs] == [repr(each) for _, each in pairs]
    for our, their in pairs:
        assert [our == other for other, _ in pairs] == [their == other for _, other in pairs]
        assert our != their
        assert [_hashed(our) == _hashed(other) for other, _ in pairs] == [
            _hashed(their) == _hashed(other) for _, other in pairs
        ]
    assert ours.__match_args__ == standard.__match_args__  # type: ignore[attr-defined]


def test_values_count_as_those_of_their_class_alone() -> None:
    pair, wider, *_ = _classes(dataclass)
    assert pair(1) != wider(1)
    assert pair(1) != 1


def test_copies_are_equal() -> None:
    place = _place()
    assert copy.deepcopy(place) == copy.copy(place) == dataclasses.replace(place) == place
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - just pickled


# Private functions


def _hashed(value: object) -> int | None:
    """Return the hash; nothing of what has none."""
    try:
        return hash(value)
    except TypeError:
        return None


def _place() -> Any:  # noqa: ANN401 - any dataclass would do
    from pdmap.findings import Location, Position, Span

    return Location("a.yaml", Span(Position(1, 2), Position(3, 4)), "here")
