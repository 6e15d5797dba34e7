"""A pinned version of the dictionary, and what only a newer one finds."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import pdmap.scan
from pdmap.scan.classify.classifier import DICTIONARY_VERSION
from pdmap.scan.drift.dictionary import ADDED, DIGEST, Dictionary
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

DATA = Path(pdmap.scan.__file__).parent / "data"
VERSIONS = {"1": frozenset[str](), "2": frozenset({"phone"}), "3": frozenset({"email", "name: handle"})}


def _verdict(*steps: tuple[str, float]) -> ColumnVerdict:
    return ColumnVerdict(
        table="users",
        column="x",
        tier=Tier.DIRECT,
        data_type="phone",
        confidence=0.9,
        steps=tuple(
            Step(rule.partition(":")[0], f"token `{rule.rpartition(':')[2]}`", weight) for rule, weight in steps
        ),
    )


def test_the_versions_end_with_the_one_of_the_program() -> None:
    assert list(ADDED)[-1] == DICTIONARY_VERSION, "a new version of the dictionary: say in ADDED what it added"
    assert list(ADDED) == sorted(ADDED)


@pytest.mark.parametrize(
    ("pinned", "steps", "is_new"),
    [
        (None, [("phone", 1.0)], False),
        ("1", [("phone", 1.0)], True),
        ("1", [("table", 0.2), ("email", 0.9)], True),
        ("1", [("old", 0.9), ("email", 0.2)], False),
        ("2", [("phone", 1.0)], False),
        ("2", [("email", 1.0)], True),
        ("3", [("email", 1.0)], False),
        ("2", [("name:handle", 1.0)], True),
        ("2", [("name:first name", 1.0)], False),
        ("1", [], False),
    ],
)
def test_what_rests_on_what_was_added_is_new(
    pinned: str | None,
    steps: list[tuple[str, float]],
    is_new: bool,  # noqa: FBT001
) -> None:
    assert Dictionary("3", pinned, VERSIONS).finds_anew(_verdict(*steps)) is is_new


def test_a_version_that_nobody_knows_is_none() -> None:
    assert Dictionary("3", "2", VERSIONS).is_known
    assert Dictionary("3", None, VERSIONS).is_known
    assert not Dictionary("3", "4", VERSIONS).is_known


def test_data_change_with_the_version_only() -> None:
    every = hashlib.sha256()
    for file in sorted(DATA.iterdir()):
        every.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    digest = every.hexdigest()[: len(DIGEST)]
    advice = (
        f"the data of the dictionary changed. If a release has the version {DICTIONARY_VERSION}, raise it to the year "
        f'and month of the next one, and name in ADDED what came. Then write DIGEST = "{digest}"'
    )
    assert digest == DIGEST, advice
