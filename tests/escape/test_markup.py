import re

import pytest

from pdmap import escape
from tests.escape.readers import draw_dot, read_html, read_xml
from tests.escape.samples import COMMANDS, CONTROLS, FIT, SURROGATES, named


@pytest.mark.parametrize("text", FIT)
def test_html_reads_back_as_text_and_as_attribute(text: str) -> None:
    assert read_html(text) == (text, text)


@pytest.mark.parametrize("character", [*CONTROLS, *SURROGATES, "\ufdd0", "\uffff", "\U0001fffe"], ids=named)
def test_html_holds_no_character_that_html_forbids(character: str) -> None:
    kept = {"\t": "\t", "\n": "\n", "\r": "\n"}.get(character, escape.REPLACEMENT)
    assert read_html(f"a{character}b") == (f"a{kept}b", f"a{kept}b")


@pytest.mark.parametrize("text", COMMANDS)
def test_markup_has_no_command_for_a_ci_runner_and_reads_as_written(text: str) -> None:
    assert read_html(text) == read_xml(text) == (text, text)
    line = text.replace("\n", " ")
    assert draw_dot(f'x [label="{escape.dot(line)}"]')[0] == [line]
    assert draw_dot(f'x [label=x, tooltip="{escape.dot_tooltip(line)}"]')[1] == [line]
    for written in (escape.html(text), escape.xml(text), escape.dot(text), escape.dot_tooltip(text)):
        assert not re.search(r"##\w*\[|^\W*::", written, re.MULTILINE)


@pytest.mark.parametrize("text", ["## [a]", "a::b", "#[a]", "a ::b", "##a"])
def test_markup_keeps_what_is_no_command(text: str) -> None:
    assert escape.html(text) == escape.xml(text) == escape.dot(text) == text


def test_html_joins_no_word_around_a_forbidden_character() -> None:
    assert "javascript" not in escape.html("java\0script:")


@pytest.mark.parametrize("text", [*FIT, *(f"a{space}b" for space in ("\t", "\n", "\r", "\r\n"))])
def test_xml_reads_back_as_text_and_as_attribute(text: str) -> None:
    assert read_xml(text) == (text, text)


@pytest.mark.parametrize("character", [*CONTROLS, *SURROGATES, "\ufffe", "\uffff"], ids=named)
def test_xml_is_well_formed_and_without_raw_control_characters(character: str) -> None:
    legal = character in "\t\n\r" or "\x7f" <= character < "\xa0"
    kept = character if legal else escape.REPLACEMENT
    assert read_xml(f"a{character}b") == (f"a{kept}b", f"a{kept}b")
    assert character not in escape.xml(character)


@pytest.mark.parametrize("text", [*FIT, "a\tb"])
def test_office_documents_and_feeds_keep_visible_text(text: str) -> None:
    assert escape.office(text) == text
    assert escape.feed(text) == text.replace("\t", " ")


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n"])
def test_office_documents_have_one_kind_of_line_break_and_feeds_none(line_break: str) -> None:
    assert escape.office(f"a{line_break}b{line_break}{line_break}c") == "a\nb\n\nc"
    assert escape.feed(f"a{line_break}b{line_break}{line_break}c") == "a b  c"


@pytest.mark.parametrize("character", sorted({*CONTROLS, *SURROGATES, "\ufffe"} - {*"\t\n\r\x85"}), ids=named)
def test_office_documents_and_feeds_hold_no_control_characters(character: str) -> None:
    assert escape.office(f"a{character}b") == f"a{escape.REPLACEMENT}b"
    assert escape.feed(f"a{character}b") in (f"a{escape.REPLACEMENT}b", "a b")
