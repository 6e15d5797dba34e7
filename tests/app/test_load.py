from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.load import Loaded, load_texts
from pdmap.findings import Check, Finding, Location, Severity
from pdmap.source import Manifest, parse
from tests.loaded import everything_about

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
CONTENTS = {
    file.relative_to(ROOT).as_posix(): file.read_bytes()
    for folder in ("inventories/webshop-flawed", "tests/broken/manifests")
    for file in (ROOT / folder).rglob("*.yaml")
    if file.is_file()
}


def _loaded(**texts: str) -> Loaded:
    return load_texts({f"{name}.yaml": text.encode() for name, text in texts.items()})


def test_manifests_are_read_in_the_order_of_their_paths() -> None:
    loaded = _loaded(b="systems: {one: {}}", a="systems: {two: {}}")
    assert list(loaded.inventory.systems) == ["two", "one"]
    assert list(loaded.sources) == ["a.yaml", "b.yaml"]


@settings(max_examples=30)
@given(st.permutations(sorted(CONTENTS)), st.integers(2, 6))
def test_whichever_manifest_is_read_first_the_inventory_is_the_same(order: list[str], count: int) -> None:
    paths = order[:count]

    def read(contents: Mapping[str, bytes], make: Callable[[Manifest], T]) -> list[T]:
        made = {path: make(parse(path, contents[path])) for path in paths}
        return [made[path] for path in sorted(contents)]

    contents = {path: CONTENTS[path] for path in paths}
    assert everything_about(load_texts(contents, (), read)) == everything_about(load_texts(contents))


def test_the_lines_of_each_manifest_are_kept() -> None:
    assert _loaded(a="systems:\n  one: {}\n").sources["a.yaml"][1] == "  one: {}"


def test_what_there_is_to_look_at_is_counted() -> None:
    coverage = _loaded(
        a="systems: {one: {fields: [email, phone]}, two: {fields: none}}\nparties: {p: }",
        b="activities: {x: {role: controller}}\nflows: {f: {from: one, to: p}}",
    ).coverage
    assert (coverage.manifests, coverage.systems, coverage.fields) == (2, 2, 2)
    assert (coverage.parties, coverage.activities, coverage.flows) == (1, 1, 1)


def test_a_manifest_that_breaks_off_is_unread() -> None:
    loaded = _loaded(a="systems: {one: {}}", b="systems: [")
    assert loaded.unread == ("b.yaml",)
    assert not loaded.is_whole


def test_a_file_that_could_not_be_opened_is_unread() -> None:
    finding = Finding(Check("SRC001", "x", Severity.ERROR), "x", Location("c.yaml"))
    loaded = load_texts({"a.yaml": b"systems: {one: {}}"}, [finding])
    assert loaded.unread == ("c.yaml",)
    assert loaded.findings[0] is finding


def test_an_empty_manifest_is_not_unread() -> None:
    loaded = _loaded(a="# nothing yet\n", b="systems: {one: {}}")
    assert loaded.unread == ()
    assert loaded.is_whole


@pytest.mark.parametrize(
    ("text", "muted", "is_whole"),
    [
        ("systems: {one: {nmae: x}}", {"systems/one"}, True),
        ("systems: {one: {fields: [{typ: x}]}}", {"systems/one"}, True),
        ("organization: {dpo: {nmae: x}}", {"organization"}, True),
        ("systems: {Not An Id: {}}", {"systems/Not An Id"}, True),
        ('systems: {"</td>x": {}, a/b: [x]}', {"systems/</td>x", "systems/a/b"}, True),
        ("systems: {a: {nmae: x}, a/b: {nmae: x}}", {"systems/a", "systems/a/b"}, True),
        ("sytems: {one: {}}", {"sytems"}, False),
        ("systems: [one]", {"systems"}, False),
        ("[systems]", {""}, False),
    ],
)
def test_objects_that_do_not_fit_are_muted_and_sections_are_missed(text: str, muted: set[str], is_whole: bool) -> None:  # noqa: FBT001
    loaded = _loaded(a=text)
    assert loaded.muted == muted
    assert loaded.is_whole == is_whole
    assert loaded.unread == ()
