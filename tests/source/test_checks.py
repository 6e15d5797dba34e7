from __future__ import annotations

from pdmap.findings import Severity
from pdmap.source import CHECKS


def test_the_codes_count_up_without_gaps() -> None:
    assert [check.code for check in CHECKS] == [f"SRC{number:03}" for number in range(1, len(CHECKS) + 1)]


def test_titles_name_a_bad_pattern_in_few_words() -> None:
    assert all(check.title and len(check.title) <= 60 and not check.title.endswith(".") for check in CHECKS)


def test_only_an_empty_manifest_is_less_than_an_error() -> None:
    assert [check.code for check in CHECKS if check.severity is not Severity.ERROR] == ["SRC011"]
