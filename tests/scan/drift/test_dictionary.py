"""A pinned version of the dictionary, and what only a newer one finds."""

from __future__ import annotations

import pytest

from pdmap.scan.classify.classifier import DICTIONARY_VERSION
from pdmap.scan.drift.dictionary import ADDED, Dictionary
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

VERSIONS = {"1": frozenset[str](), "2": frozenset({"phone"}), "3": frozenset({"email"})}


def _verdict(*steps: tuple[str, float]) -> ColumnVerdict:
    return ColumnVerdict(
        table="users",
        column="x",
        tier=Tier.DIRECT,
        data_type="phone",
        confidence=0.9,
        steps=tuple(Step(rule, rule, weight) for rule, weight in steps),
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
