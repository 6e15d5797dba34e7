import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.writers.sheets.names import sheet_names


@given(st.lists(st.text(max_size=50), max_size=8))
def test_any_captions_give_names_that_spreadsheets_take(captions: list[str]) -> None:
    names = sheet_names(captions)
    assert len({name.casefold() for name in names}) == len(captions)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\'\x00-\x1f]", name)
        assert name == name.strip()


@pytest.mark.parametrize(
    ("captions", "names"),
    [
        (["Overview", "overview", "Overview"], ["Overview", "overview (2)", "Overview (3)"]),
        (["What this record does not answer"], ["What this record does not…"]),
        (["x" * 40, "x" * 40], ["x" * 30 + "…", "x" * 26 + "… (2)"]),
        (["Lists [a/b]: 'c'?"], ["Lists -a-b-- \N{RIGHT SINGLE QUOTATION MARK}c\N{RIGHT SINGLE QUOTATION MARK}-"]),
        (["History", " ", "a\nb"], ["History (2)", "-", "a b"]),
    ],
)
def test_names_say_what_captions_say(captions: list[str], names: list[str]) -> None:
    assert sheet_names(captions) == names
