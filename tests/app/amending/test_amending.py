"""An earlier answer, amended, is the answer of a whole run (issue 7)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.amending.amend import Shown, amended
from pdmap.app.amending.earlier import Earlier
from pdmap.app.load import load_texts
from pdmap.app.recall import Answer
from pdmap.app.rendering import render_together
from pdmap.app.validate import shown_as, validate
from pdmap.registry import discover
from pdmap.reporters.report import Reporter
from pdmap.rules.engine import catalogue
from tests.app.amending.rewording import reworded

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 10, 1)
REPORTERS = [each for each in discover("pdmap.reporters", "REPORTER", Reporter).values() if each.parts]
FOLDER = "here/inventory"
MARK = re.compile(r" *# <- .*")
"""What examples of rules say of their findings: words with names that are told nowhere else."""


def _whole(contents: Mapping[str, bytes]) -> tuple[Earlier, Answer]:
    """Return what a whole run tells, in every format that can be amended, and what is kept of it."""
    report = shown_as(validate(load_texts(contents), DAY), FOLDER, color=False)
    renderings = [render_together(each, report) for each in REPORTERS]
    lengths = [each.lengths for each in renderings if each.lengths is not None]
    earlier = Earlier.read(Earlier.of("key", contents, report, lengths).written())
    assert earlier
    return earlier, Answer.of(report, [each.text for each in renderings])


def _amended(contents: Mapping[str, bytes], edited: Mapping[str, bytes]) -> Answer | None:
    shown = [Shown(each.parts, FOLDER, color=False) for each in REPORTERS if each.parts]
    return amended(*_whole(contents), edited, shown, {})


def _examples() -> dict[str, bytes]:
    texts = {f"{code}-bad": rule.bad for code, rule in catalogue().items()}
    texts |= {f"{code}-good": rule.good for code, rule in catalogue().items()}
    texts |= {
        "-".join(file.parts[-3:]): file.read_text()
        for file in sorted((ROOT / "tests" / "rules").glob("**/cases/*/*.yaml"))
    }
    return {name: MARK.sub("", text).encode() for name, text in texts.items()}


EXAMPLES = _examples()
WITH_VOCABULARY = {
    name for name, text in EXAMPLES.items() if re.search(rb"^(countries|data_types):", text, re.MULTILINE)
}
"""Manifests with words of their own, of which every run tells where they are redefined."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_rule_judges_by_words_that_may_be_other_ones(name: str) -> None:
    contents, edited = {"manifest.yaml": EXAMPLES[name]}, {"manifest.yaml": reworded(EXAMPLES[name])}
    answer = _amended(contents, edited)
    assert answer == _whole(edited)[1] or (answer is None and name in WITH_VOCABULARY)


@pytest.mark.parametrize("name", ["cloudkarafka", "webshop-flawed"])
def test_an_inventory_of_several_files_is_amended(name: str) -> None:
    folder = ROOT / "inventories" / name
    contents = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.yaml")}
    plain = {path: data.replace(b"pdmap:", b"for pdmap:") for path, data in contents.items()}
    edited = {path: reworded(data) for path, data in plain.items()}
    assert edited != plain
    assert _amended(plain, edited) == _whole(edited)[1]


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


def test_a_name_that_an_author_wrote_with_the_id_takes_a_whole_run() -> None:
    contents = {"a.yaml": MANIFEST.encode() + b"# what `Shop (`shop`)` is\n"}
    assert _amended(contents, {"a.yaml": _edit("name: Shop", "name: Store").encode()}) is None


def test_places_in_other_files_move_along() -> None:
    twice = b"systems:\n  shop: {}\n"
    contents = {"a.yaml": MANIFEST.encode(), "b.yaml": twice}
    edited = {"a.yaml": b"# a comment\n" + MANIFEST.encode(), "b.yaml": twice}
    answer = _amended(contents, edited)
    assert answer == _whole(edited)[1]
    assert "a.yaml:3:3" in _whole(edited)[1].texts[1]  # where it was defined first, which a finding in `b.yaml` shows


@given(st.binary(max_size=60))
def test_other_bytes_are_no_earlier_run(data: bytes) -> None:
    assert Earlier.read(data) is None
