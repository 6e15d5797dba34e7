from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from pdmap import escape
from pdmap.source import Plain
from pdmap.typeface import text_width
from pdmap.writers.pages.wording import ELLIPSIS, abridged, fitted, is_abridged, printed

TEXTS = st.text(max_size=200)


def test_a_line_that_fits_stays_a_line() -> None:
    assert printed("Sell boots", 100, 9) == "Sell boots"


def test_lines_stay_lines() -> None:
    assert printed("a\r\nb\n\nc", 100, 9) == [["a"], ["b"], [""], ["c"]]


def test_only_a_word_that_no_line_holds_is_cut() -> None:
    assert printed("one abcdefghijklmnopqrst two", 60, 9) == [["one ", "abcdef", "ghijkl", "mnopqr", "st", " two"]]


def test_such_a_word_is_cut_behind_the_signs_of_a_path_first() -> None:
    key = "activities/video-consultation/recipients"
    assert printed(key, 60, 9) == [["activities/", "video-", "consultation/", "recipients"]]
    assert printed("data/abcdefghijklmnopqrst_1", 60, 9) == [["data/", "abcdef", "ghijkl", "mnopqr", "st_", "1"]]


@given(TEXTS, st.integers(10, 300))
def test_nothing_is_lost_or_added(text: str, width: int) -> None:
    assert _packed("".join(_pieces(printed(text, width, 9)))) == _packed(escape.typst(text))


@given(st.text("Wi\u0301\u4f60\U0001f469\u200d\ufe0f", min_size=1, max_size=300))
def test_marks_and_joiners_are_never_parted_from_their_characters(text: str) -> None:
    pieces = _pieces(printed(f"W{text}", 20, 9))
    assert not any(piece.startswith(("\u0301", "\u200d", "\ufe0f")) for piece in pieces)


@given(TEXTS, st.integers(20, 300))
def test_what_stands_for_a_text_is_no_wider_than_its_place(text: str, width: int) -> None:
    short = fitted(text, width, 9)
    assert text_width(short, 9) <= width
    assert short == escape.typst(text).strip() or short.endswith(ELLIPSIS)


@given(TEXTS, st.integers(20, 300))
def test_a_heading_is_abridged_only_if_it_is_too_long(text: str, width: int) -> None:
    assert is_abridged(text, width) is (abridged(text, width) != escape.typst(text).strip())


def _pieces(words: Plain) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, list):
        for part in words:
            yield from _pieces(part)


def _packed(text: str) -> str:
    return "".join(text.split())
