from dataclasses import dataclass

from pdmap.reference.hierarchy import ancestors, children, nearest


@dataclass(frozen=True)
class Node:
    parent: str = ""


TREE = {"a": Node(), "b": Node("a"), "d": Node("b"), "c": Node("b"), "loop": Node("pool"), "pool": Node("loop")}


def test_ancestors_run_from_narrow_to_broad() -> None:
    assert ancestors("c", TREE) == ("c", "b", "a")
    assert ancestors("a", TREE) == ("a",)


def test_an_unknown_key_stands_alone() -> None:
    assert ancestors("x", TREE) == ("x",)


def test_an_unknown_parent_is_still_named() -> None:
    assert ancestors("y", {"y": Node("gone")}) == ("y", "gone")


def test_a_loop_ends() -> None:
    assert ancestors("loop", TREE) == ("loop", "pool")


def test_children_are_the_next_level_only() -> None:
    assert children("a", TREE) == ("b",)
    assert children("b", TREE) == ("c", "d")
    assert children("c", TREE) == ()


def test_the_nearest_of_the_wanted_kinds_may_be_the_key_itself() -> None:
    assert nearest(["d", "b", "x"], TREE, {"a", "b"}) == {"d": "b", "b": "b", "x": ""}
    assert nearest(["c"], TREE, {"a"})["c"] == "a"


def test_nothing_is_nearest_in_a_loop_without_a_wanted_kind() -> None:
    assert nearest(["loop", "pool"], TREE, {"a"}) == {"loop": "", "pool": ""}
    assert nearest(["loop"], TREE, {"pool"})["loop"] == "pool"
