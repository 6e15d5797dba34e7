"""An earlier answer, amended, is the answer of a whole run (issue 7)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.amending import amend
from pdmap.app.amending.amend import amended
from pdmap.app.amending.earlier import Earlier
from pdmap.app.recall import Answer
from pdmap.rules.engine import catalogue
from tests.app.amending.rewording import PLACES, reworded, worded
from tests.app.amending.runs import ROOT, SHOWN, examples, judged, whole


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an edit of all that there is be amended, with any number of names."""
    monkeypatch.setattr(amend, "LEAST_SHARE", 0)
    monkeypatch.setattr(amend, "MOST_RENAMED", 1_000)


def _amended(contents: Mapping[str, bytes], edited: Mapping[str, bytes]) -> Answer | None:
    return amended(*whole(contents), edited, SHOWN, {}, judged)


EXAMPLES = examples()
WITH_VOCABULARY = {
    name for name, text in EXAMPLES.items() if re.search(rb"^(countries|data_types):", text, re.MULTILINE)
}
"""Manifests with words of their own, of which every run tells where they are redefined."""


@pytest.mark.parametrize("code", {name.removeprefix("cases-").partition("-")[0]: None for name in EXAMPLES})
def test_no_rule_judges_by_words_that_may_be_other_ones(code: str) -> None:
    names = [name for name in EXAMPLES if name.removeprefix("cases-").partition("-")[0] == code]
    assert names
    for name in names:
        text = worded(EXAMPLES[name])
        assert reworded(text) != text or not PLACES.keys() & _sections(EXAMPLES[name])
        _check(name, text)


@pytest.mark.parametrize("code", catalogue())
def test_manifests_are_amended_as_they_are_written(code: str) -> None:
    for name in (f"{code}-bad", f"{code}-good"):
        _check(name, EXAMPLES[name])


def _check(name: str, text: bytes) -> None:
    """Compare what is amended with a whole run, which may only be asked for where something is ambiguous.

    Where a word is spelled wrong between quotes, the fix is for a place that is no node's.
    """
    earlier, answer = whole({"manifest.yaml": text})
    edited = {"manifest.yaml": reworded(text)}
    found = amended(earlier, answer, edited, SHOWN, {}, judged)
    is_spelled_wrong = any(code in name for code in ("REF001", "REF004"))
    may_refuse = name in WITH_VOCABULARY or is_spelled_wrong or bool(earlier.ambiguous)
    assert found == whole(edited)[1] or (found is None and may_refuse), name


def _sections(text: bytes) -> set[str]:
    return {line.partition(":")[0] for line in text.decode().splitlines() if line[:1].isalpha()}


@pytest.mark.parametrize("name", ["cloudkarafka", "webshop-flawed"])
def test_an_inventory_of_several_files_is_amended(name: str) -> None:
    folder = ROOT / "inventories" / name
    contents = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.yaml")}
    plain = {path: data.replace(b"pdmap:", b"for pdmap:") for path, data in contents.items()}
    edited = {path: reworded(data) for path, data in plain.items()}
    assert edited != plain
    assert _amended(plain, edited) == whole(edited)[1]


MANIFEST = """\
systems:
  shop:
    name: Shop
    fields:
      - {type: password}
      - {type: name.full}
flows:
  out: {from: shop, to: nowhere, data: [name.full]}
"""


def _edit(old: str, new: str) -> str:
    assert MANIFEST.count(old) == 1
    return MANIFEST.replace(old, new)


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(_edit("{type: name.full}", "{type: email.address}"), id="another-field"),
        pytest.param(_edit("      - {type: name.full}\n", ""), id="a-field-less"),
        pytest.param(_edit("nowhere", '"nowhere"'), id="quotes-that-a-fix-would-have-to-know"),
        pytest.param(_edit("    name: Shop\n", ""), id="no-name"),
        pytest.param(_edit("  shop:\n", "  shop2:\n"), id="another-id"),
        pytest.param(_edit("name: Shop", "name: TODO"), id="a-placeholder"),
        pytest.param(_edit("name: Shop", "name: none"), id="a-word-for-nothing"),
        pytest.param(_edit("name: Shop", "name: 12"), id="no-text"),
        pytest.param(_edit("name: Shop", "name: Shop\n    colour: red"), id="an-unknown-key"),
        pytest.param(_edit("name: Shop", "name: Shop\n    description: ' '"), id="nothing-said"),
        pytest.param(_edit("name: Shop", "name: Shop  # pdmap: ignore[SEC001] a reason"), id="an-ignore"),
        pytest.param(_edit("name: Shop", "name: Shop\n\tdescription: new"), id="a-tab"),
        pytest.param("flows: {}\n", id="nearly-nothing"),
        pytest.param("", id="nothing"),
        pytest.param(MANIFEST + MANIFEST, id="twice"),
        pytest.param("\0", id="no-text-at-all"),
    ],
)
def test_what_rules_may_judge_by_takes_a_whole_run(edited: str) -> None:
    assert _amended({"a.yaml": MANIFEST.encode()}, {"a.yaml": edited.encode()}) is None


def test_other_files_take_a_whole_run() -> None:
    contents = {"a.yaml": MANIFEST.encode()}
    assert _amended(contents, {"b.yaml": MANIFEST.encode()}) is None
    assert _amended(contents, {**contents, "b.yaml": b"# nothing"}) is None


TWO_KINDS = """\
systems: {news: {name: News, fields: [{type: password}]}}
activities: {news: {name: Weekly News, role: controller}}
"""
QUOTED = """\
systems: {shop: {name: Shop, fields: [{type: password}]}}
activities: {a: {role: controller, purposes: [{text: TEXT}]}}
"""
OF_VOCABULARY = "systems: {password: {name: News, fields: [{type: password}]}}\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TWO_KINDS, id="an-id-of-two-objects"),
        pytest.param(OF_VOCABULARY, id="an-id-that-is-a-word-of-the-vocabulary"),
        pytest.param(QUOTED.replace("TEXT", '"Shop (`shop`)"'), id="a-text"),
        pytest.param(QUOTED.replace("TEXT", '"Shop\\x20(\\x60shop`)"'), id="an-escape"),
        pytest.param(QUOTED.replace("TEXT", '"Shop\n  (`shop`)"'), id="two-lines"),
    ],
)
def test_names_that_texts_may_hold_for_other_reasons_take_a_whole_run(text: str) -> None:
    for old in ("name: News", "name: Shop", "name: Weekly News"):
        contents, edited = {"a.yaml": text.encode()}, {"a.yaml": text.replace(old, "name: Another one").encode()}
        if old in text and old != "name: Weekly News":
            assert _amended(contents, edited) is None


def test_the_name_of_a_definition_that_does_not_count_takes_a_whole_run() -> None:
    text = b"systems: {x: {name: X, fields: [{type: password}]}}\n"
    contents = {"a.yaml": text, "b.yaml": text}
    assert _amended(contents, {**contents, "b.yaml": text.replace(b"name: X", b"name: Other")}) is None


def test_names_that_change_places_are_told_apart() -> None:
    text = "systems: {x: {name: Old, fields: [{type: password}]}, y: {name: Foo, fields: [{type: password}]}}\n"
    edited = {"a.yaml": text.replace("Foo", '"Old (`x`)"').replace("Old,", "New,").encode()}
    assert _amended({"a.yaml": text.encode()}, edited) == whole(edited)[1]


def test_a_copy_that_becomes_an_alias_takes_a_whole_run() -> None:
    text = """\
organization: {measures: [disk-encryption]}
measures: {disk-encryption: {asserts: [encryption-at-rest, encryption-in-transit]}}
systems:
  a: {encryption: &e {at_rest: false, in_transit: false}}
  wiki: {encryption: {at_rest: false, in_transit: false}}
"""
    edited = text.replace("wiki: {encryption: {at_rest: false, in_transit: false}}", "wiki: {encryption: *e}")
    assert _amended({"a.yaml": text.encode()}, {"a.yaml": edited.encode()}) is None


def test_an_edit_of_nearly_everything_takes_a_whole_run(monkeypatch: pytest.MonkeyPatch) -> None:
    contents, edited = {"a.yaml": MANIFEST.encode()}, {"a.yaml": b"# a comment\n" + MANIFEST.encode()}
    assert _amended(contents, edited)
    monkeypatch.setattr(amend, "LEAST_SHARE", 8)
    assert _amended(contents, edited) is None


def test_many_new_names_take_a_whole_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amend, "MOST_RENAMED", 1)
    text = "systems: {x: {name: X}, y: {name: Y}}\n"
    contents = {"a.yaml": text.encode()}
    assert _amended(contents, {"a.yaml": text.replace("name: X", "name: Z").encode()})
    assert _amended(contents, {"a.yaml": text.replace("name: X", "name: Z").replace("Y}", "A}").encode()}) is None


def test_places_in_other_files_move_along() -> None:
    twice = b"systems:\n  shop: {}\n"
    contents = {"a.yaml": MANIFEST.encode(), "b.yaml": twice}
    edited = {"a.yaml": b"# a comment\n" + MANIFEST.encode(), "b.yaml": twice}
    answer = _amended(contents, edited)
    assert answer is not None
    assert answer == whole(edited)[1]
    assert "a.yaml:3:3" in answer.texts[1]  # where it was defined first, which a finding in `b.yaml` shows


WRITTEN = whole({"a.yaml": MANIFEST.encode()})
ENTRY = WRITTEN[0].written()


@given(st.integers(0, len(ENTRY)), st.binary(max_size=6))
def test_an_entry_that_is_not_as_it_was_written_ends_no_run(place: int, data: bytes) -> None:
    edited = {"a.yaml": b"# a comment\n" + MANIFEST.encode()}
    for entry in (ENTRY[:place], ENTRY[:place] + data + ENTRY[place + len(data) :]):
        earlier = Earlier.read(entry)
        found = amended(earlier, WRITTEN[1], edited, SHOWN, {}, judged) if earlier else None
        assert found is None or found.findings == WRITTEN[1].findings


NOTHING: dict[str, object] = {
    "answer": "key",
    "files": [],
    "ambiguous": [],
    "origins": [],
    "checks": [],
    "counts": [{}, dict.fromkeys(("manifests", "systems", "fields", "parties", "activities", "flows"), 0), 0],
    "ends": [],
    "numbers": {},
    "surroundings": [{}, {}, [], [], []],
}
"""What an entry of the cache begins with, of a run that had nothing to look at."""


def _head(**other: object) -> bytes:
    return json.dumps(list({**NOTHING, **other}.values())).encode()


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"[]",
        b"{}",
        b"12",
        b"[" * 5_000,
        _head(files=[["a.yaml", "x"]]),
        _head(checks=[["A1", "a title", "loud", [], ""]]),
        _head(ends=[-1]),
        _head(ends=[5]),
        _head(counts=[{"loud": 1}, {}, 0]),
        _head(counts=[{"error": 1}, {}, 0]),
        _head(counts=[{}, {}, 0]),
        _head(counts=[{}, {"manifests": "many"}, 0]),
        _head(counts=[{}, [], 0]),
        _head(counts=[{}]),
        _head(counts={}),
        _head(numbers={"a.yaml": [0]}),
        _head(numbers=[]),
        _head(surroundings=[[], {}, [], [], []]),
        _head(surroundings=[{}, {"activities/a": 1}, [], [], []]),
        _head(surroundings=[{}, {}, 1, [], []]),
        _head(surroundings=[{}, {}, [], 1, []]),
        _head(surroundings=[{}, {}, [], [], 1]),
        _head(surroundings=[{}, {}, []]),
        _head(surroundings=5),
    ],
)
def test_other_bytes_are_no_earlier_run(head: bytes) -> None:
    assert Earlier.read(head + b"\n") is None


def test_a_run_without_anything_is_read() -> None:
    assert Earlier.read(_head() + b"\n")
