"""The order of tests: the longest come first, so that no worker is left with one when all others are done.

Measured as a part of the whole run on two workers: each of these took 20 seconds or more.
"""

from __future__ import annotations

import pytest

LONGEST = (
    "tests/determinism/test_same_bytes.py::test_no_environment_changes_a_byte",
    "tests/corpus/test_cases.py",
    "tests/machines/test_trials.py",
    "tests/patterns/test_patterns.py::test_no_pattern_is_slow",
    "tests/fuzzing/test_targets.py",
    "tests/source/test_differential.py",
    "tests/writers/test_office",
    "tests/corpus/test_machine.py",
    "tests/benchmarks/",
    "tests/app/test_fix.py::test_no_typo_makes_fixing_do_harm",
    "tests/test_docs.py::test_a_page_that_is_old_missing_or_left_over_is_told",
    "tests/test_docs.py::test_the_pictures_are_current",
    "tests/cli/test_imports.py",
    "tests/test_tutorial.py",
    "tests/machines/test_surroundings.py",
    "tests/rules/policies/test_against_paths.py",
)
"""What names of tests begin with."""


def put_longest_first(items: list[pytest.Item]) -> None:
    """Put the longest tests first, and leave all in their order otherwise."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
