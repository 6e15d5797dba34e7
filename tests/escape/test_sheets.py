import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap import escape
from tests.escape.readers import read_csv
from tests.escape.samples import CONTROLS, FIT, SURROGATES, named

FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", " =1", "\ufeff=1"),
    *("\uff1d1", "\uff0b1", "\uff0d1", "\uff201"),
]


@pytest.mark.parametrize("text", FORMULAS, ids=named)
def test_csv_makes_a_formula_text(text: str) -> None:
    assert read_csv(escape.csv(text)) == f"'{text}"


@pytest.mark.parametrize("text", [*FIT, "", "2024-01-31", "a=b", "line\nline"])
def test_csv_keeps_other_text(text: str) -> None:
    assert read_csv(escape.csv(text)) == text


INNER = [
    *(("\t=1", "'\t'=1"), ("\r=1", "'\r'=1"), ("\n=1", "'\n'=1")),
    ("n;=1+cmd|' /C calc'!A0;x", "n;'=1+cmd|' /C calc'!A0;x"),
    ("n; \u200b+1", "n; \u200b'+1"),
    ("n\t-1", "n\t'-1"),
    ('n;"=1"', 'n;"\'=1"'),
    ("n;\uff1d1;@x", "n;'\uff1d1;'@x"),
    ("n\n=1\r@x", "n\n'=1\r'@x"),
    ("n\n ::stop-commands::x", "n\n '::stop-commands::x"),
]
"""Texts that are several cells where `;` or a tab parts them, and what is written."""


@pytest.mark.parametrize(("text", "written"), INNER, ids=named)
def test_csv_makes_a_formula_text_where_another_sign_parts_the_cells(text: str, written: str) -> None:
    assert escape.csv(text) == written


@pytest.mark.parametrize("text", ["a; b", "a;b=c", "a;'=1", "a\tb", "a\nb - c", "a::b; c", "## [a]; #[b]"])
def test_csv_keeps_text_in_which_no_cell_would_be_a_formula(text: str) -> None:
    assert escape.csv(text) == text


@pytest.mark.parametrize("text", ["::stop-commands::n", " ::stop-commands::n", "\ufe0f::error::n"])
def test_csv_starts_no_line_with_a_command_for_a_ci_runner(text: str) -> None:
    assert escape.csv(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("##[add-mask]x", "#\\x23[add-mask]x"),
        ("a ##vso[task.complete]", "a #\\x23vso[task.complete]"),
        ("###teamcity[x] ##[y]", "##\\x23teamcity[x] #\\x23[y]"),
        ("=1;##[x]", "'=1;#\\x23[x]"),
    ],
)
def test_csv_has_no_command_that_a_ci_runner_finds_within_a_line(text: str, written: str) -> None:
    assert escape.csv(text) == written


STARTERS = "=+-@\uff1d\uff0b\uff0d\uff20"


SIGNS = f";\t\n\r\",' \u200b\xa0\ufe0fab{STARTERS}"


CELLS = st.sampled_from([text for text, _ in INNER]) | st.text(alphabet=SIGNS, max_size=12)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=3))
def test_csv_has_no_formula_whatever_parts_the_cells(delimiter: str, rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([escape.csv(cell) for cell in row] for row in rows)
    read = csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=delimiter)
    cells = [cell for row in read for cell in row]
    assert [cell for cell in cells if cell.strip(" \t\r\n\u200b\xa0\ufe0f").startswith(tuple(STARTERS))] == []


def test_csv_takes_time_by_the_length_of_a_text() -> None:
    text = f"a{chr(10) * 200_000};{' ' * 200_000}"
    assert escape.csv(text) == text


@pytest.mark.parametrize("character", [*CONTROLS, *SURROGATES], ids=named)
def test_csv_holds_no_control_characters_but_line_breaks_and_tabs(character: str) -> None:
    kept = character if character in "\t\n\r" else escape.REPLACEMENT
    assert escape.csv(f"a{character}b") == f"a{kept}b"
