from dataclasses import replace

import pytest

from pdmap.reporters.report import Coverage, Report, WaivedFinding
from pdmap.reporters.summary import counted, summary_lines


def test_numbers_and_nouns_agree(webshop: Report) -> None:
    many = replace(webshop, checked=Coverage(4, 12, 40, 9, 5, 14), findings=webshop.findings[2:], rules=2)
    assert list(summary_lines(webshop)) == [
        "2 errors, 1 warning, 1 note in 3 manifests (1 system, 2 fields, 1 party, 1 activity, 1 flow; 26 rules)",
    ]
    assert list(summary_lines(many)) == [
        "2 errors in 4 manifests (12 systems, 40 fields, 9 parties, 5 activities, 14 flows; 2 rules)",
    ]


def test_nothing_found_still_says_what_was_looked_at(clean: Report) -> None:
    report = replace(clean, checked=Coverage(1, 0, 0, 0, 0, 0), rules=1)
    assert list(summary_lines(report)) == [
        "no findings in 1 manifest (0 systems, 0 fields, 0 parties, 0 activities, 0 flows; 1 rule)",
    ]


@pytest.mark.parametrize(("waived", "line"), [(1, "1 more finding is waived"), (2, "2 more findings are waived")])
def test_waived_findings_are_counted(clean: Report, waived: int, line: str) -> None:
    report = replace(clean, waived=(WaivedFinding("TRF009", "flows/a", "ops", None),) * waived)
    assert list(summary_lines(report))[1:] == [line]


def test_muted_objects_are_named(clean: Report) -> None:
    (_, line) = summary_lines(replace(clean, muted=("systems/shop",)))
    assert line == "rules did not look at 1 object with errors in the structure: `systems/shop`"


def test_many_muted_objects_are_counted(clean: Report) -> None:
    (_, line) = summary_lines(replace(clean, muted=tuple(f"flows/{letter}" for letter in "abcdefg")))
    assert line == (
        "rules did not look at 7 objects with errors in the structure: "
        "`flows/a`, `flows/b`, `flows/c`, `flows/d`, `flows/e` and 2 more"
    )


def test_a_noun_may_have_its_own_plural() -> None:
    assert [counted(number, "party", "parties") for number in (0, 1, 2)] == ["0 parties", "1 party", "2 parties"]


def test_a_run_without_rules_says_so(clean: Report) -> None:
    (_, line) = summary_lines(replace(clean, rules=0, muted=("systems/shop",)))
    assert line == "no rule was applied: mend the errors above first, because rules need the whole inventory"
