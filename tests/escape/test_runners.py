from collections.abc import Callable

import pytest

from pdmap import escape
from tests.escape.samples import CONTROLS, INVISIBLE, SURROGATES


@pytest.mark.parametrize(
    ("text", "data", "value"),
    [
        ("100%", "100%25", "100%25"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("%0A", "%250A", "%250A"),
        ("a: b, c", "a: b, c", "a%3A b%2C c"),
        ("\n::add-mask::x", "%0A::add-mask::x", "%0A%3A%3Aadd-mask%3A%3Ax"),
        ("##[error]", "\\x23#[error]", "\\x23#[error]"),
        ("\x1b[31m\u202e", "\\x1b[31m\\u202e", "\\x1b[31m\\u202e"),
        ("\x1b100%", "\\x1b100%25", "\\x1b100%25"),
    ],
)
def test_github_commands_hold_their_data(text: str, data: str, value: str) -> None:
    assert escape.github_data(text) == data
    assert escape.github_property(text) == value


@pytest.mark.parametrize("function", [escape.github_data, escape.github_property])
def test_github_commands_hold_no_control_characters(function: Callable[[str], str]) -> None:
    assert not set(function("".join([*CONTROLS, *INVISIBLE, *SURROGATES]))) & {*CONTROLS, *INVISIBLE, *SURROGATES}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](https://evil.example)", "[a] (https://evil.example)"),
        ("[a](1)", "[a] (1)"),
        ("[[a]](1) (b)[c]", "[[a]] (1) (b)[c]"),
        ("{0} {12} {}", "{ 0} { 12} {}"),
        ("{unknown: reason}", "{unknown: reason}"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\rb", "a\nb"),
        ("\n::error::x", "\n\\x3a:error::x"),
        ("\x1b[31m\u202e", "\\x1b[31m\\u202e"),
    ],
)
def test_sarif_messages_hold_no_link_and_no_placeholder(text: str, shown: str) -> None:
    assert escape.sarif(text) == shown
