from __future__ import annotations

import sys
import unicodedata

import pytest

from pdmap.source import parse
from pdmap.source.characters import (
    describe,
    forbidden_escapes,
    forbidden_runs,
    is_clean_value,
    replace_forbidden,
    shown,
)

CONTROLS = [chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))]
INVISIBLE = list(
    "\u00ad\u034f\u061c\u115f\u1160\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
)
INVISIBLE += list(
    "\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\U000e0001\U000e0041\U000e007f"
)


@pytest.mark.parametrize("character", CONTROLS + INVISIBLE, ids=lambda character: f"U+{ord(character):04X}")
def test_control_and_invisible_characters_are_found_and_replaced(character: str) -> None:
    text = f"a: x{character}y"

    (run,) = forbidden_runs(text)

    assert (run.start, run.end, run.characters) == (4, 5, character)
    assert replace_forbidden(text) == "a: x\ufffdy"


@pytest.mark.parametrize(
    "text",
    [
        "tab\tand\nbreaks\r\n",
        "René",
        "日本語",
        "« mot »",
        "می\u200cخواهم",  # noqa: RUF001  # Persian
        "क्\u200dष",
        "👩\u200d💻",
        "1\ufe0f\u20e3",
        "❤\ufe0f",
        "葛\U000e0100",
        "Tiê\u0301ng Viê\u0323t",
        "שָׁלוֹם",
        "\ue000",
    ],
)
def test_characters_of_any_language_pass(text: str) -> None:
    assert list(forbidden_runs(text)) == []
    assert replace_forbidden(text) == text


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\ufe0f", "\U000e0100"])
def test_joiners_behind_plain_letters_are_found(joiner: str) -> None:
    assert [run.characters for run in forbidden_runs(f"em{joiner}ail")] == [joiner]


@pytest.mark.parametrize("joiner", ["\u200d", "\ufe0f", "\U000e0100"])
def test_of_a_run_of_joiners_only_the_first_passes(joiner: str) -> None:
    base = "葛" if joiner == "\U000e0100" else "❤"
    (run,) = forbidden_runs(f"{base}{joiner * 3}x")
    assert (run.start, run.end) == (2, 4)
    assert replace_forbidden(f"{base}{joiner * 3}x") == f"{base}{joiner}\ufffd\ufffdx"


@pytest.mark.parametrize("character", ["\u17b4", "\U0001d173", "\U0001bca0", "\U000e01f0", "\U000e0fff"], ids=ascii)
def test_characters_that_no_text_needs_are_found(character: str) -> None:
    assert [run.characters for run in forbidden_runs(f"é{character}")] == [character]


def test_marks_heaped_on_a_letter_are_found() -> None:
    heap = "\u0301\u0302\u0303\u0304\u0305\u0306\u0307"
    (run,) = forbidden_runs(f"a{heap}b")
    assert run.description == "one mark too many on a letter: U+0306 (combining breve) and 1 more"
    assert replace_forbidden(f"a{heap}b") == f"a{heap[:5]}\ufffd\ufffdb"
    assert not is_clean_value(f"a{heap}")


def test_neighbors_are_one_run() -> None:
    assert [run.description for run in forbidden_runs("a\x00\x01\x02b\u202ec")] == [
        "control character U+0000 and 2 more",
        "invisible character U+202E (right-to-left override)",
    ]


def test_a_carriage_return_is_forbidden_in_a_value_but_not_in_the_text() -> None:
    assert list(forbidden_runs("a\rb")) == []
    assert not is_clean_value("a\rb")


def test_only_the_escapes_of_forbidden_characters_are_found() -> None:
    text = r'"\x41\t\\e\e\u00e9\x1b"'

    assert [text[run.start : run.end] for run in forbidden_escapes(text, 0, len(text))] == ["\\e", "\\x1b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r'"❤\uFE0F"', []),
        (r'"x\uFE0F"', ["\\uFE0F"]),
        (r'"\u2764\uFE0F\ufe0f"', ["\\ufe0f"]),
        ('"a\u0301\u0301\u0301\u0301\u0301\\u0301b"', ["\\u0301"]),
        ('"a\u0301\u0301\u0301\u0301\u0301\\\n  \\u0301b"', ["\\u0301"]),
        ('"a\u0301\u0301\u0301\u0301\u0301\n  \\u0301b"', []),
        (r'"a\u0301\u0301\u0301\n\u0301\u0301\u0301"', []),
        (r'"\"\u200d\""', ["\\u200d"]),
    ],
    ids=ascii,
)
def test_escapes_are_judged_by_what_stands_before_them(text: str, found: list[str]) -> None:
    assert [text[run.start : run.end] for run in forbidden_escapes(text, 0, len(text))] == found
    manifest = parse("f", f"a: {text}".encode())
    assert [finding.check.code for finding in manifest.findings] == ["SRC007"] * len(found)
    assert ("\ufffd" in str(manifest.root)) == bool(found)


def test_characters_without_a_name_are_described_by_their_code() -> None:
    assert describe("\ufffe") == "invisible character U+FFFE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\nb\x1b", "a\\x0ab\\x1b"),
        ("\u202e", "\\u202e"),
        ("\U000e0041", "\\U000e0041"),
        ("x" * 50, "x" * 39 + "…"),
    ],
)
def test_text_is_shown_in_one_printable_line(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert shown(text).isprintable()


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("plane", range(17))
def test_no_code_point_gets_past_the_scan_and_stops_the_parser(plane: int) -> None:
    codes = (code for code in range(plane * 0x10000, (plane + 1) * 0x10000) if not 0xD800 <= code <= 0xDFFF)
    text = "".join(chr(code) for code in codes if chr(code) not in "\"\\'\r\n\t")

    manifest = parse("f", f'a: "{text}"'.encode())

    assert {finding.check.code for finding in manifest.findings} <= {"SRC007"}
    assert manifest.root is not None


def test_every_format_character_is_decided_on() -> None:
    """Every invisible character is refused, except those that scripts and emoji need."""
    formats = {chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"}
    passing = {character for character in formats if replace_forbidden(f"é{character}") == f"é{character}"}

    allowed_blocks = {"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN", "SHORTHAND", "MUSICAL", "ZERO", "MONGOLIAN"}
    assert {unicodedata.name(character).split()[0] for character in passing} <= allowed_blocks
