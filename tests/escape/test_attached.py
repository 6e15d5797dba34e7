# ruff: noqa: RUF001 - words of many languages

import re
import sys
import unicodedata

import pytest

from pdmap.escape.attached import MOST_MARKS, MOST_STACKED, is_mark, misplaced, spelled
from tests.escape.samples import named

MARKS = "\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309"
AT_HOME = [
    "plain text",
    "naïve Übergrößenträger",
    "می\u200cخواهم",
    "क्\u200dष क्\u200cष",
    "ශ්\u200dරී",
    "👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 🏋🏽\u200d♀\ufe0f",
    "❤\ufe0f ☎\ufe0e ©\ufe0f ‼\ufe0f ℹ\ufe0f ㊗\ufe0f",
    "1\ufe0f\u20e3 #\ufe0f\u20e3 *\ufe0f\u20e3",
    "葛\U000e0100飾 辻\U000e0101",
    "豈\ufe00 ∩\ufe00 、\ufe00 က\ufe00 ꡖ\ufe00",
    "ᠠ\u180bᠡ\u180e",
    "Tiê\u0301ng Viê\u0323t",
    "שָׁ֑ו\u05bcֹ",
    "تَجْرِبَةٌ رَبِّهِۦ",
    "हिन्दी বাংলা தமிழ்",
    "ที่นี่ ก็",
    "ཧྐྵྨླྺྼྻྂ",
    "ကြွှံု့်",
]
"""What people write: emoji, and words of many languages."""


@pytest.mark.parametrize("text", AT_HOME)
def test_what_languages_and_emoji_need_is_in_its_place(text: str) -> None:
    assert misplaced(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("a\u200cb", "a\u200db", "é\u200cb", "\u200da", "1\u200d"),
        *("a\ufe0f", "a\ufe0e", "é\ufe0f", "1\ufe0f", "1\ufe0fx", "א\ufe0f", "葛\ufe0f", "x\ufe0f\u20e3"),
        *("a\ufe00", "é\ufe05", "❤\ufe00", "א\ufe0d"),
        *("a\U000e0100", "❤\U000e0100", "א\U000e01ef", "、\U000e0100"),
        *("a\u180b", "葛\u180c", "a\u180e"),
    ],
    ids=named,
)
def test_a_joiner_or_selector_behind_what_does_not_take_it_is_misplaced(text: str) -> None:
    (offset,) = misplaced(text)
    assert re.match("[\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]", text[offset])


@pytest.mark.parametrize(
    ("base", "character"),
    [("❤", "\ufe0f"), ("葛", "\U000e0101"), ("葛", "\ufe00"), ("م", "\u200c"), ("क", "\u200d"), ("ᠠ", "\u180b")],
)
def test_only_one_of_a_run_is_in_its_place(base: str, character: str) -> None:
    assert misplaced(f"{base}{character * 4}x") == (2, 3, 4)


def test_a_joiner_behind_a_selector_that_is_misplaced_is_so_too() -> None:
    assert misplaced("é\ufe0f\u200d") == (1, 2)
    assert misplaced("👍\ufe0f\ufe0f\u200d") == (2, 3)


def test_no_text_hides_in_selectors() -> None:
    hidden = "".join(chr(0xE0100 + each) for each in b"transfer to nobody")
    assert misplaced(f"葛{hidden}") == tuple(range(2, 1 + len(hidden)))
    assert misplaced(f"👍{hidden}") == tuple(range(1, 1 + len(hidden)))


@pytest.mark.parametrize("base", ["e", "ש", "ก", "x\n"])
def test_marks_heaped_on_a_letter_are_misplaced(base: str) -> None:
    for count in range(1, len(MARKS) + 1):
        text = f"{base}{MARKS[:count]}."
        assert misplaced(text) == tuple(range(len(base) + MOST_MARKS, len(base) + count))


@pytest.mark.parametrize("first", ["\u0f71", "\u102f", "\u1a56", "\uaa7c"])
def test_scripts_that_stack_letters_have_more_marks(first: str) -> None:
    assert misplaced(f"x{first}{MARKS[: MOST_STACKED - 1]}") == ()
    assert misplaced(f"x{first}{MARKS[:MOST_STACKED]}") == (1 + MOST_STACKED,)


def test_marks_are_counted_past_joiners_and_each_letter_anew() -> None:
    assert misplaced("ب" + "\u064e\u200d" * 4) == ()
    assert misplaced("ب" + "\u064e\u200d" * 7) == (11, 12, 13, 14)
    assert misplaced(f"a{MARKS[:5]}b{MARKS[:5]}") == ()
    assert misplaced(f"a{MARKS[:7]}b{MARKS[:6]}c\ufe0f") == (6, 7, 14, 16)


def test_every_mark_of_unicode_counts() -> None:
    marks = [chr(number) for number in range(sys.maxunicode + 1) if unicodedata.category(chr(number)) in {"Mn", "Me"}]
    heaps = {mark: misplaced(f"x{mark * (MOST_STACKED + 1)}") for mark in marks}
    assert {mark for mark, found in heaps.items() if 1 + MOST_STACKED not in found} == set()
    assert {mark for mark in marks if not is_mark(mark)} == {
        mark for mark in marks if re.match("VARIATION SELECTOR|MONGOLIAN FREE", unicodedata.name(mark))
    }
    assert not is_mark("\u0903")


def test_a_text_is_spelled_anew_where_it_must_be() -> None:
    assert spelled("abc", (), str.upper) == "abc"
    assert spelled("abcd", (1, 3), lambda character: f"<{character}>") == "a<b>c<d>"
