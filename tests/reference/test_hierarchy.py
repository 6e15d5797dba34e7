from dataclasses import dataclass

from pdmap.reference.hierarchy import ancestors, children


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
