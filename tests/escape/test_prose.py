import re

import pytest
from markdown_it import MarkdownIt

from pdmap import escape
from tests.escape.samples import CONTROLS, FIT, LEADING, SURROGATES, named


@pytest.mark.parametrize("text", FIT)
def test_typst_sets_the_text_as_it_is(text: str) -> None:
    assert escape.typst(text) == text


@pytest.mark.parametrize(
    "character", [*CONTROLS, *SURROGATES, "\u202e", "\u2066", "\u200f", "\u061c", "\ue000", "\U0010fffd"], ids=named
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
        ("at www.example.org", "at www\\.example.org"),
        ("C# a", "C\\# a"),
    ],
)
def test_markdown_stops_mentions_and_references_and_keeps_mail_addresses(text: str, shown: str) -> None:
    assert escape.markdown(text) == shown


@pytest.mark.parametrize("text", ["http://evil.example", "HTTPS://evil.example", "ftp://x", "_www.evil.example"])
def test_markdown_breaks_what_github_would_link(text: str) -> None:
    assert not re.search(r"[a-z]://|www\.", escape.markdown(text), re.IGNORECASE)


@pytest.mark.parametrize("character", [*CONTROLS, "\u2028", "\u2029"], ids=named)
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


@pytest.mark.parametrize("character", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
def test_feeds_do_not_turn_text_around(character: str) -> None:
    assert escape.feed(f"a{character}b") == f"a{escape.REPLACEMENT}b"
