import csv
import html as html_entities
import io
import json
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import html5lib
import jsonschema_rs
import pygraphviz
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from pdmap import escape

CONTROLS = [chr(number) for number in (*range(0x20), *range(0x7F, 0xA0))]
INVISIBLE = [
    *"\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2066\u2067\u2068\u2069\u206f\u3164\ufeff\ufff9\ufffb\U000e0001\U000e007f\U000e0100",
]
SURROGATES = ["\ud800", "\udfff"]
FIT = [
    "webshop",
    "Zürich, 東京, ελλάδα, हिन्दी",
    "naïve ☂️ 🇸🇪",
    "R&D costs <5% of \"turnover\" (it's 'small')",
    "a\\b \\N \\G \\l \\",
    "https://example.org/a?b=1&c=2#d",
    "snake_case *stars* `ticks` ~tildes~ $x$ {{x}} [a](b) ![c](d)",
    "&lt;b&gt; &#60; &nbsp; #quot; #35; ﬂ°lt¶ß",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    '"]; end; click A "javascript:alert(1)"',
    "%%{init: {'theme': 'dark'}}%% fa:fa-car",
    "]]> --> <!-- ?> </style>",
    "dpo@example.org",
    "| a | b |",
]
"""Texts of visible characters, which every format can hold and which must come back unchanged."""


# lines


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


# terminal


@pytest.mark.parametrize("character", [*CONTROLS, *INVISIBLE, *SURROGATES], ids=ascii)
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
        (" \u2003\ufe0f::error::x", " \u2003\ufe0f\\x3a:error::x"),
        ("a::b", "a::b"),
        ("##[add-mask]x", "\\x23#[add-mask]x"),
        ("text ###[error]", "text #\\x23#[error]"),
        ("##vso[task.setvariable]", "\\x23#vso[task.setvariable]"),
        ("## [heading]", "## [heading]"),
    ],
)
def test_terminal_leaves_no_command_for_a_ci_runner(text: str, shown: str) -> None:
    assert escape.terminal(text) == shown


def test_terminal_characters_match_the_text_one_to_one() -> None:
    assert escape.terminal_characters(": a\t##[") == [":", " ", "a", "\\x09", "\\x23", "#", "["]


# html, xml


@pytest.mark.parametrize("text", FIT)
def test_html_reads_back_as_text_and_as_attribute(text: str) -> None:
    assert _read_html(text) == (text, text)


@pytest.mark.parametrize("character", [*CONTROLS, *SURROGATES, "\ufdd0", "\uffff", "\U0001fffe"], ids=ascii)
def test_html_holds_no_character_that_html_forbids(character: str) -> None:
    kept = {"\t": "\t", "\n": "\n", "\r": "\n"}.get(character, escape.REPLACEMENT)
    assert _read_html(f"a{character}b") == (f"a{kept}b", f"a{kept}b")


COMMANDS = ["##[add-mask]x", "a ##vso[task.setvariable variable=a]b", "###[error]", "::error::x", "a\n\ufe0f::error::x"]


@pytest.mark.parametrize("text", COMMANDS)
def test_markup_has_no_command_for_a_ci_runner_and_reads_as_written(text: str) -> None:
    assert _read_html(text) == _read_xml(text) == (text, text)
    line = text.replace("\n", " ")
    assert _draw_dot(f'x [label="{escape.dot(line)}"]')[0] == [line]
    assert _draw_dot(f'x [label=x, tooltip="{escape.dot_tooltip(line)}"]')[1] == [line]
    for written in (escape.html(text), escape.xml(text), escape.dot(text), escape.dot_tooltip(text)):
        assert not re.search(r"##\w*\[|^\W*::", written, re.MULTILINE)


@pytest.mark.parametrize("text", ["## [a]", "a::b", "#[a]", "a ::b", "##a"])
def test_markup_keeps_what_is_no_command(text: str) -> None:
    assert escape.html(text) == escape.xml(text) == escape.dot(text) == text


def test_html_joins_no_word_around_a_forbidden_character() -> None:
    assert "javascript" not in escape.html("java\0script:")


@pytest.mark.parametrize("text", [*FIT, *(f"a{space}b" for space in ("\t", "\n", "\r", "\r\n"))])
def test_xml_reads_back_as_text_and_as_attribute(text: str) -> None:
    assert _read_xml(text) == (text, text)


@pytest.mark.parametrize("character", [*CONTROLS, *SURROGATES, "\ufffe", "\uffff"], ids=ascii)
def test_xml_is_well_formed_and_without_raw_control_characters(character: str) -> None:
    legal = character in "\t\n\r" or "\x7f" <= character < "\xa0"
    kept = character if legal else escape.REPLACEMENT
    assert _read_xml(f"a{character}b") == (f"a{kept}b", f"a{kept}b")
    assert character not in escape.xml(character)


# dot, mermaid


@pytest.mark.parametrize("text", FIT)
def test_dot_label_is_drawn_as_written(text: str) -> None:
    assert _draw_dot(f'x [label="{escape.dot(text)}"]') == ([text], [])


@pytest.mark.parametrize("text", FIT)
def test_dot_tooltip_is_shown_as_written(text: str) -> None:
    assert _draw_dot(f'x [label=x, tooltip="{escape.dot_tooltip(text)}"]') == (["x"], [text])


def test_dot_draws_every_control_character_as_a_blank_or_a_replacement() -> None:
    labels, _ = _draw_dot(f'x [label="{escape.dot("|".join([*CONTROLS, *SURROGATES]))}"]')
    assert set(labels[0]) == {" ", "|", escape.REPLACEMENT}


def test_dot_puts_one_blank_for_a_line_break() -> None:
    assert escape.dot("a\r\nb\nc") == "a b c"


@pytest.mark.parametrize("text", FIT)
def test_mermaid_entities_stand_for_the_text(text: str) -> None:
    assert _read_mermaid(escape.mermaid(text)) == text


@pytest.mark.parametrize("text", [*FIT, *CONTROLS, "a\r\nb"], ids=ascii)
def test_mermaid_leaves_no_character_with_a_meaning(text: str) -> None:
    visible = re.sub(r"#(\d+|quot|lt|gt|amp);", "", escape.mermaid(text))
    assert not set(visible) & {*CONTROLS, *'"<>#;&`*_~[]{}|@$%^\\:'}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", " "),
        (" \n", " "),
        ("end", "end"),
        ("1. first", "1#46; first"),
        ("- point", "#45; point"),
        ("2024-01-31", "2024-01-31"),
        ("www.example.org", "www#46;example.org"),
        ("style:#f00;", "style#58;#35;f00#59;"),
    ],
)
def test_mermaid_label_is_never_empty_and_never_starts_a_block(text: str, shown: str) -> None:
    assert escape.mermaid(text) == shown


# markdown


LEADING = ["# a", "- a", "+ a", "* a", "> a", "1. a", "12) a", "---", "===", ":-:", "    code", "~~~", "```", "\ta"]


@pytest.mark.parametrize("text", FIT)
def test_typst_sets_the_text_as_it_is(text: str) -> None:
    assert escape.typst(text) == text


@pytest.mark.parametrize(
    "character", [*CONTROLS, *SURROGATES, "\u202e", "\u2066", "\u200f", "\u061c", "\ue000", "\U0010fffd"], ids=ascii
)
def test_typst_gets_no_character_that_turns_or_breaks_a_text(character: str) -> None:
    shown = escape.typst(f"a{character}b")
    assert character not in shown
    assert len(shown) == 3


@pytest.mark.parametrize("text", [*FIT, *LEADING])
def test_markdown_shows_the_text_alone_in_a_paragraph_and_in_a_cell(text: str) -> None:
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    shown = escape.markdown(text)
    for document in (shown, f"before\n{shown}", f"| a | b |\n|---|---|\n| {shown} | end |"):
        tokens = [child for token in parser.parse(document) for child in token.children or ()]
        texts = "".join(token.content for token in tokens).replace("\u200b", "")
        assert {token.type for token in tokens} <= {"text", "softbreak"}
        assert texts.endswith((text.strip(), f"{text.strip()}end"))


@pytest.mark.parametrize("text", LEADING)
def test_markdown_starts_no_block(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"before\n{escape.markdown(text)}")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@octocat", "\\@&#8203;octocat"),
        ("(@octocat/team)", "(\\@&#8203;octocat/team)"),
        ("é@octocat", "é\\@&#8203;octocat"),
        ("dpo@example.org", "dpo@example.org"),
        ("owner/repo#12", "owner/repo\\#&#8203;12"),
        ("group!34", "group\\!&#8203;34"),
        ("Stop!", "Stop\\!"),
        ("C# a", "C\\# a"),
    ],
)
def test_markdown_stops_mentions_and_references_and_keeps_mail_addresses(text: str, shown: str) -> None:
    assert escape.markdown(text) == shown


@pytest.mark.parametrize("text", ["http://evil.example", "HTTPS://evil.example", "ftp://x", "_www.evil.example"])
def test_markdown_breaks_what_github_would_link(text: str) -> None:
    assert not re.search(r"[a-z]://|www\.", escape.markdown(text), re.IGNORECASE)


@pytest.mark.parametrize("character", [*CONTROLS, "\u2028", "\u2029"], ids=ascii)
def test_markdown_and_dot_stay_on_one_line_without_control_characters(character: str) -> None:
    for function in (escape.markdown, escape.dot, escape.mermaid):
        assert function(f"a{character}b") in ("a b", f"a{escape.REPLACEMENT}b")


@pytest.mark.parametrize("text", [*FIT, *LEADING, "```", "a\n````\nb", "<details>\n\n</details>", "a\n\nb", ""])
def test_markdown_block_shows_the_lines_alone(text: str) -> None:
    (token,) = MarkdownIt("commonmark").parse(escape.markdown_block(text))
    assert (token.type, token.info) == ("fence", "text")
    lines = [escape.terminal(line) for line in text.split("\n")]
    assert token.content.split("\n") == [*lines, ""]


@pytest.mark.parametrize(("text", "ticks"), [("", 3), ("a", 3), ("`", 3), ("``", 3), ("```", 4), ("a `````` b", 7)])
def test_markdown_block_has_a_fence_no_longer_than_it_needs(text: str, ticks: int) -> None:
    fence = "`" * ticks
    assert escape.markdown_block(text) == f"{fence}text\n{text}\n{fence}"


def test_markdown_block_shows_what_is_dangerous_as_its_code() -> None:
    assert escape.markdown_block("a\r\x1b[31m\u202e") == "```text\na\n\\x1b[31m\\u202e\n```"


# office, feed


@pytest.mark.parametrize("text", [*FIT, "a\tb"])
def test_office_documents_and_feeds_keep_visible_text(text: str) -> None:
    assert escape.office(text) == text
    assert escape.feed(text) == text.replace("\t", " ")


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n"])
def test_office_documents_have_one_kind_of_line_break_and_feeds_none(line_break: str) -> None:
    assert escape.office(f"a{line_break}b{line_break}{line_break}c") == "a\nb\n\nc"
    assert escape.feed(f"a{line_break}b{line_break}{line_break}c") == "a b  c"


@pytest.mark.parametrize("character", sorted({*CONTROLS, *SURROGATES, "\ufffe"} - {*"\t\n\r\x85"}), ids=ascii)
def test_office_documents_and_feeds_hold_no_control_characters(character: str) -> None:
    assert escape.office(f"a{character}b") == f"a{escape.REPLACEMENT}b"
    assert escape.feed(f"a{character}b") in (f"a{escape.REPLACEMENT}b", "a b")


@pytest.mark.parametrize("character", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
def test_feeds_do_not_turn_text_around(character: str) -> None:
    assert escape.feed(f"a{character}b") == f"a{escape.REPLACEMENT}b"


# csv


FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", " =1", "\ufeff=1"),
    *("\uff1d1", "\uff0b1", "\uff0d1", "\uff201"),
]


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_csv_makes_a_formula_text(text: str) -> None:
    assert _read_csv(escape.csv(text)) == f"'{text}"


@pytest.mark.parametrize("text", [*FIT, "", "2024-01-31", "a=b", "line\nline"])
def test_csv_keeps_other_text(text: str) -> None:
    assert _read_csv(escape.csv(text)) == text


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


@pytest.mark.parametrize(("text", "written"), INNER, ids=ascii)
def test_csv_makes_a_formula_text_where_another_sign_parts_the_cells(text: str, written: str) -> None:
    assert escape.csv(text) == written


@pytest.mark.parametrize("text", ["a; b", "a;b=c", "a;'=1", "a\tb", "a\nb - c", "a::b; c", "## [a]; ##[b]"])
def test_csv_keeps_text_in_which_no_cell_would_be_a_formula(text: str) -> None:
    assert escape.csv(text) == text


@pytest.mark.parametrize("text", ["::stop-commands::n", " ::stop-commands::n", "\ufe0f::error::n"])
def test_csv_starts_no_line_with_a_command_for_a_ci_runner(text: str) -> None:
    assert escape.csv(text) == f"'{text}"


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


@pytest.mark.parametrize("character", [*CONTROLS, *SURROGATES], ids=ascii)
def test_csv_holds_no_control_characters_but_line_breaks_and_tabs(character: str) -> None:
    kept = character if character in "\t\n\r" else escape.REPLACEMENT
    assert escape.csv(f"a{character}b") == f"a{kept}b"


# github


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


# uri, sarif


@pytest.mark.parametrize("text", [*FIT, "caf\udce9.yaml", "a//b", "./a:b", "%41"], ids=ascii)
def test_uri_is_relative_and_leads_back_to_the_path(text: str) -> None:
    reference = escape.uri(text)
    assert jsonschema_rs.is_valid({"format": "uri-reference"}, reference, validate_formats=True)
    parts = urlsplit(reference)
    assert (parts.scheme, parts.query, parts.fragment) == ("", "", "")
    assert unquote(reference, errors="surrogateescape") == text


@pytest.mark.parametrize("character", [*CONTROLS, *INVISIBLE, *SURROGATES, "\udc80"], ids=ascii)
def test_uri_is_plain_ascii(character: str) -> None:
    assert re.fullmatch(r"a(%[0-9A-F]{2})+b", escape.uri(f"a{character}b"))


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


# json


def test_json_reads_back_equal_and_shows_no_dangerous_character() -> None:
    data = {"text": " ".join([*CONTROLS, *INVISIBLE, *SURROGATES, *FIT]), "##[error]": ["::error::"]}
    document = escape.json(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(document) == data
    assert "Zürich" in document
    assert "##[" not in document
    assert not (set(document) - {"\n"}) & {*CONTROLS, *INVISIBLE, *SURROGATES}


@pytest.mark.parametrize("text", [*FIT, "</script>", "<!--<script>", "]]>&amp;"])
def test_json_stays_inside_the_block_of_a_page(text: str) -> None:
    written = escape.html_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(written) == {text: [text]}
    assert not set(written) & set("<>&")
    tree = html5lib.parse(f'<script type="application/json">{written}</script>', namespaceHTMLElements=False)
    assert tree.findtext(".//script") == written


# Helpers


def _read_html(text: str) -> tuple[str, str]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    escaped = escape.html(text)
    page = parser.parse(f"<!DOCTYPE html><title>x</title><p title=\"{escaped}\" lang='{escaped}'>{escaped}")
    (paragraph,) = page.iter("p")
    assert [element.tag for element in page.iter()] == ["html", "head", "title", "body", "p"]
    assert paragraph.attrib.keys() == {"title", "lang"}
    assert paragraph.get("title") == paragraph.get("lang")
    return paragraph.text, paragraph.get("title")


def _read_xml(text: str) -> tuple[str | None, str | None]:
    escaped = escape.xml(text)
    element = etree.fromstring(f"<a b=\"{escaped}\" c='{escaped}'>{escaped}</a>".encode())
    assert list(element) == []
    assert element.get("b") == element.get("c")
    return element.text, element.get("b")


def _draw_dot(body: str) -> tuple[list[str], list[str]]:
    """Return the texts and the tooltips of a drawing, read from the SVG by an XML parser."""
    svg = etree.fromstring(pygraphviz.AGraph(f"digraph {{ {body} }}").draw(format="svg", prog="dot"))
    texts = [element.text or "" for element in svg.iter("{*}text")]
    return texts, [element.get("{*}title") or element.values()[0] for element in svg.iter("{*}a")]


def _read_mermaid(label: str) -> str:
    """Do what Mermaid does with `#name;` and `#number;`, and then the browser."""
    return html_entities.unescape(re.sub(r"#(\w+);", lambda m: f"&{'#' if m[1].isdigit() else ''}{m[1]};", label))


def _read_csv(cell: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([cell, "next"])
    ((first, second),) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert second == "next"
    return first


@pytest.mark.parametrize("form", ["{}", "[{}]", "[a, {}, b]", "{{key: {}}}", "key: {}  # note", "- {}"])
@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "it's",
        'a "b"',
        "a: b",
        "a #b",
        "#",
        "[a]",
        "{a}",
        "a, b",
        "*a",
        "no",
        "Null",
        "1",
        "1e3",
        "",
        " a ",
        "🎉",
        "a\\b",
    ],
)
def test_yaml_is_one_scalar_wherever_it_stands(form: str, text: str) -> None:
    def scalars(value: object) -> list[object]:
        if isinstance(value, dict):
            return [item for part in value.values() for item in scalars(part)]
        return [item for part in value for item in scalars(part)] if isinstance(value, list) else [value]

    read = scalars(yaml.safe_load(form.format(escape.yaml(text))))
    assert text in read
    assert len(read) == len(scalars(yaml.safe_load(form.format("word"))))
