import dataclasses
import pickle
from abc import ABC, abstractmethod
from dataclasses import field
from typing import Generic, TypeVar

import pytest

from pdmap.frozen import copied, dataclass

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Named(Step):
    name: str = "?"
    seen: list[int] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Below(Named):
    name: str = "below"


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    value: T
    memory: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True)
class Open(Box[str]):
    extra: int = 0

    def shown(self) -> str:
        return f"{self.extra} {super().__repr__()}"


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    rank: int
    note: str = field(default="", compare=False)


@dataclass(slots=True)
class Late:
    text: str
    size: int = field(init=False)
    note: str = ""

    def __post_init__(self) -> None:
        self.size = len(self.text)


class Bare(ABC):
    @abstractmethod
    def size(self) -> int: ...


@dataclass(frozen=True)
class Solid(Bare):
    value: int
    note: str = field(default="", compare=False)

    def size(self) -> int:
        return self.value


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
    with pytest.raises(TypeError):
        copied(place, z=1)  # type: ignore[call-arg]


@pytest.mark.parametrize("item", [Point(1), Place(1), Named(1, 2), Box("a")])
def test_nothing_can_be_set(item: Point | Named | Box[str]) -> None:
    name = dataclasses.fields(item)[0].name
    with pytest.raises(AttributeError):
        setattr(item, name, 5)
    counter = Counter(1)
    counter.count += 1
    assert counter == Counter(2)


def test_a_class_below_another_has_its_defaults_and_its_own() -> None:
    assert Named(1, 2).name == "?"
    assert Below(1, 2).name == "below"
    assert Below(1, 2, "here", [1]) == Below(1, 2, "here", [2])
    assert [(each.name, each.default) for each in dataclasses.fields(Below)][2] == ("name", "below")


def test_every_object_has_a_default_of_its_own() -> None:
    one, other = Named(1, 2), Named(1, 2)
    one.seen.append(1)
    assert (one.seen, other.seen) == ([1], [])
    assert one == other


def test_what_is_worked_out_of_an_object_is_not_that_of_another() -> None:
    box = Box("a")
    box.memory["a"] = 1
    assert box == Box("a")
    assert repr(box) == "Box(value='a')"
    assert dataclasses.replace(box, value="b").memory == {}


def test_a_class_below_one_of_another_kind_stays_a_dataclass() -> None:
    assert (Solid(1, "a"), hash(Solid(1)), repr(Solid(1))) == (Solid(1), hash(Solid(1, "b")), "Solid(value=1, note='')")
    assert copied(Solid(1), value=2).size() == 2


@pytest.mark.parametrize(
    "item", [Point(1, 2, "n", "k"), Place(1, name="a"), Named(1, 2), Box("a"), Counter(2), Solid(3)]
)
def test_objects_can_be_sent_to_another_process(item: object) -> None:
    assert pickle.loads(pickle.dumps(item)) == item  # noqa: S301 - from right here


def test_a_class_without_slots_below_one_with_them_takes_more() -> None:
    item = Open("a", extra=2)
    item.__dict__["cached"] = 1
    assert item == Open("a", extra=2)
    assert item.shown() == "2 Open(value='a', extra=2)"


def test_what_is_not_compared_is_not_put_in_order() -> None:
    assert sorted([Ranked(2, "a"), Ranked(1, "b"), Ranked(1, "a")]) == [Ranked(1), Ranked(1), Ranked(2)]


def test_a_value_that_nobody_gives_is_worked_out() -> None:
    assert (Late("ab").size, Late("ab", "n").note) == (2, "n")
