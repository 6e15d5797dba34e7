import dataclasses
from dataclasses import field

import pytest

from pdmap.frozen import copied, dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    note: str = field(default="", compare=False)
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Point):
    name: str = ""


@dataclass(frozen=True, slots=True)
class Single:
    number: float


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(slots=True)
class Counter:
    count: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Lone:
    value: int


@dataclass(frozen=True, slots=True, order=True)
class Step:
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Own:
    value: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


@dataclass(slots=True)
class Chain:
    next: "Chain | None" = None


def test_objects_with_the_same_values_are_equal_and_hashed_alike() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(1, 3)
    assert len({Point(1, 2), Point(1, 2), Point(1, 3)}) == 2
    assert Single(1.0) == Single(1)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_what_is_not_compared_makes_no_difference() -> None:
    assert Point(1, note="here") == Point(1, note="there")
    assert hash(Point(1, note="here")) == hash(Point(1, note="there"))


def test_objects_of_different_classes_differ() -> None:
    assert Point(1) != Place(1)
    assert Point(1).__eq__(1) is NotImplemented


def test_an_object_equals_itself_though_its_value_does_not() -> None:
    assert Single(nan := float("nan")) == Single(nan)


def test_an_object_that_may_change_has_no_hash() -> None:
    assert Counter(1) == Counter(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter(1))


def test_objects_are_themselves_alone_where_they_are_asked_not_to_be_compared() -> None:
    assert Lone(1) != Lone(1)
    assert len({Lone(1), Lone(1)}) == 2


def test_objects_are_in_order_where_asked() -> None:
    assert sorted([Step(2, 1), Step(1, 9)]) == [Step(1, 9), Step(2, 1)]
    assert len({Step(1, 1), Step(1, 1)}) == 1


def test_an_object_shows_its_values_but_those_that_are_kept_back() -> None:
    assert repr(Point(1, 2, "a", "secret")) == "Point(x=1, y=2, note='a')"
    assert repr(Place(1, name="Oslo")) == "Place(x=1, y=0, note='', name='Oslo')"


def test_an_object_that_holds_itself_is_shown() -> None:
    chain = Chain()
    chain.next = chain
    assert repr(chain) == "Chain(next=...)"


def test_a_class_keeps_what_it_says_itself() -> None:
    assert Own(1) == Own(2)
    assert hash(Own(1)) == 7
    assert repr(Own(1)) == "own"


def test_objects_are_those_of_dataclasses() -> None:
    assert dataclasses.replace(Point(1, 2), y=3) == Point(1, 3)
    assert dataclasses.asdict(Single(1.5)) == {"number": 1.5}
    assert [each.name for each in dataclasses.fields(Place)] == ["x", "y", "note", "key", "name"]
    assert not hasattr(Point(1), "__dict__")
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


@pytest.mark.parametrize("item", [Place(x=1, y=2, note="n", key="k", name="here"), Single(2.5), Counter(3), Step(1, 2)])
def test_a_copy_is_what_replace_makes(item: Place | Single | Counter | Step) -> None:
    whole = copied(item)
    assert (whole, repr(whole)) == (item, repr(item))
    assert whole is not item
    assert all(getattr(whole, each.name) == getattr(item, each.name) for each in dataclasses.fields(item))


def test_a_copy_has_the_values_that_are_named() -> None:
    place = Place(x=1, note="n", name="here")
    other = copied(place, x=5, name="there")
    assert other == dataclasses.replace(place, x=5, name="there")
    assert (other.note, place.x, place.name) == ("n", 1, "here")
    with pytest.raises(AttributeError):
        copied(place, z=1)  # type: ignore[call-arg]
