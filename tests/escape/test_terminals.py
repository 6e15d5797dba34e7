import re
import unicodedata

import pytest

from pdmap import escape
from pdmap.escape.attached import misplaced
from tests.escape.samples import CONTROLS, FIT, INVISIBLE, SURROGATES, named


@pytest.mark.parametrize(
    ("screen", "shown"),
    [
        ("a\n::error::x\n", "a\n\\x3a:error::x\n"),
        ("a\n    ::add-mask::x", "a\n    \\x3a:add-mask::x"),
        ("\N{NO-BREAK SPACE}::stop-commands::x", "\N{NO-BREAK SPACE}\\x3a:stop-commands::x"),
        ("a ::error::x\nb: c\n: d", "a ::error::x\nb: c\n: d"),
        ("std::string\narn:aws:s3:::bucket", "std::string\narn:aws:s3:::bucket"),
    ],
)
def test_lines_of_a_screen_begin_with_no_command_for_a_ci_runner(screen: str, shown: str) -> None:
    assert escape.lines(screen) == shown


@pytest.mark.parametrize("character", [*CONTROLS, *INVISIBLE, *SURROGATES], ids=named)
def test_terminal_shows_a_dangerous_character_as_its_code(character: str) -> None:
    shown = escape.terminal(f"a{character}b")
    assert re.fullmatch(r"a(\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})b", shown)
    assert int(shown[3:-1], 16) == ord(character)


@pytest.mark.parametrize("text", FIT)
def test_terminal_keeps_visible_text(text: str) -> None:
    assert escape.terminal(text) == text


def test_terminal_leaves_no_format_or_control_character_of_the_lower_planes() -> None:
    shown = escape.terminal("".join(map(chr, range(0x20000))))
    left = {hex(ord(character)) for character in shown if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl")}
    visible_signs = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    assert left <= {hex(number) for number in (*visible_signs, *range(0x13430, 0x13440))}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("  ::error::x", "  \\x3a:error::x"),
        (" \u2003::error::x", " \u2003\\x3a:error::x"),
        (" \u2003\ufe0f::error::x", " \u2003\\ufe0f::error::x"),
        ("a::b", "a::b"),
        ("##[add-mask]x", "\\x23#[add-mask]x"),
        ("text ###[error]", "text #\\x23#[error]"),
        ("##vso[task.setvariable]", "\\x23#vso[task.setvariable]"),
        ("## [heading]", "## [heading]"),
    ],
)
def test_terminal_leaves_no_command_for_a_ci_runner(text: str, shown: str) -> None:
    assert escape.terminal(text) == shown


@pytest.mark.parametrize("text", ["Ti\u0301\u0300\u0302\u0303\u0304\u0305ng", "x\ufe0f", "☂\ufe0f\ufe0f", "葛\ufe0f"])
def test_terminal_shows_what_is_misplaced_behind_a_letter_as_its_code(text: str) -> None:
    (offset,) = misplaced(text)
    assert escape.terminal(text) == f"{text[:offset]}\\u{ord(text[offset]):04x}{text[offset + 1 :]}"


def test_terminal_characters_match_the_text_one_to_one() -> None:
    assert escape.terminal_characters(": a\t##[") == [":", " ", "a", "\\x09", "\\x23", "#", "["]
