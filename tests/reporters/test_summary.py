from dataclasses import replace

import pytest

from pdmap.findings import HiddenFinding, Hiding
from pdmap.reporters.report import Adjustment, Coverage, Report
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
        "there is no system, party, activity or flow to look at yet",
    ]


@pytest.mark.parametrize(
    ("ways", "line"),
    [
        ([Hiding.WAIVER], "1 more finding hidden: 1 waived"),
        ([Hiding.BASELINE, Hiding.IGNORE, Hiding.BASELINE], "3 more findings hidden: 1 ignored, 2 in the baseline"),
    ],
)
def test_hidden_findings_are_counted(webshop: Report, clean: Report, ways: list[Hiding], line: str) -> None:
    report = replace(clean, hidden=tuple(HiddenFinding(webshop.findings[0], way) for way in ways))
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
    (_, line) = summary_lines(replace(clean, rules=0))
    assert line == "no rule was applied: the configuration leaves none"


def test_a_run_over_half_an_inventory_says_so(clean: Report) -> None:
    (_, line) = summary_lines(replace(clean, is_whole=False, muted=("systems/shop",)))
    assert line == (
        "rules that need the whole inventory were not applied, because a part of it cannot be read: "
        "mend the errors above first"
    )


@pytest.mark.parametrize(
    ("adjustment", "line"),
    [
        (Adjustment("profile", "strict", "--profile"), "`profile` is strict (--profile)"),
        (
            Adjustment("severity.TRF009", "off", "pdmap.toml:3", ("TRF009",)),
            "1 rule switched off: TRF009; `severity.TRF009` is off (pdmap.toml:3)",
        ),
        (
            Adjustment("ignore", "T", "--ignore", tuple(f"T{number}" for number in range(1, 10))),
            "9 rules switched off: T1, T2, T3, T4, T5, T6, T7, T8 and 1 more; `ignore` is T (--ignore)",
        ),
    ],
)
def test_what_the_configuration_changes_is_told(clean: Report, adjustment: Adjustment, line: str) -> None:
    assert list(summary_lines(replace(clean, adjustments=(adjustment,))))[1:] == [line]
