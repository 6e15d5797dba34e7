"""Pages as Markdown: what is text shows as text, what is code stays code, words with a page become links."""

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pdmap.manual.markdown import render
from pdmap.manual.page import Block, Code, Heading, Items, Page, Paragraph, Quotation, Table

MARKDOWN = MarkdownIt("commonmark").enable("table")
HOSTILE = [
    "<script>alert(1)</script> & <b>x</b>",
    "![a](http://x.example) [b](http://x.example) www.example.com",
    "# no heading",
    "- no list",
    "1. no list",
    "a * b * c _d_ ~~e~~ | f",
    "a lone ` back-tick",
    "@everyone closes #1",
    "Articles 13 & 14: {unknown: reason}",
    "\\`not code\\`",
]


def read(*blocks: Block, links: dict[str, str] | None = None) -> list[Token]:
    tokens = MARKDOWN.parse(render(Page("Title", blocks), links or {}))
    return [child for token in tokens for child in (token.children or [token])]


def shown(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in {"text", "text_special", "code_inline"})


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", [Heading, Paragraph, Quotation, lambda text: Items((text,))])
def test_text_shows_as_it_is(text: str, kind: type[Paragraph]) -> None:
    tokens = read(kind(text))
    plain = text.replace("`not code\\`", "not code\\") if "not code" in text else text
    assert shown(tokens).removeprefix("Title").replace("\u200b", "") == plain
    assert {token.type for token in tokens} & {"html_inline", "html_block", "link_open", "image"} == set()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_holds_all_of_its_text(text: str) -> None:
    tokens = read(Table(("one", "two"), ((text, "`a|b`"), ("x", text))))
    assert sum(token.type == "td_open" for token in tokens) == 4
    assert shown(tokens).count("a|b") == 1
    assert {token.type for token in tokens} & {"html_inline", "html_block", "link_open", "image"} == set()


def test_code_between_back_ticks_stays_code() -> None:
    tokens = read(Paragraph("write `{unknown: reason, owner: a_b}`, or `none`: both *are* answers"))
    assert [token.content for token in tokens if token.type == "code_inline"] == [
        "{unknown: reason, owner: a_b}",
        "none",
    ]
    assert shown(tokens).endswith("write {unknown: reason, owner: a_b}, or none: both *are* answers")


def test_words_with_a_page_become_links_and_parts_of_words_do_not() -> None:
    links = {"TRF001": "TRF001.md", "pdmap explain TRF": "README.md#trf"}
    tokens = read(Paragraph("see TRF001, XTRF001, TRF0012, `TRF001x`, `pdmap explain TRF`; TRF001"), links=links)
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [
        "TRF001.md",
        "README.md#trf",
        "TRF001.md",
    ]
    assert shown(tokens).endswith("see TRF001, XTRF001, TRF0012, TRF001x, pdmap explain TRF; TRF001")


@pytest.mark.parametrize("text", ["a: 1\n", "a: |\n  ```\n  x\n  ````\n", "<b>\n# x\n\n- y\n"])
def test_a_block_of_code_is_kept_to_the_letter(text: str) -> None:
    (fence,) = [token for token in read(Code(text, "yaml")) if token.type == "fence"]
    assert (fence.info, fence.content) == ("yaml", text)


def test_marked_lines_of_code_are_pointed_out() -> None:
    (fence,) = [token for token in read(Code("a: 1\nb: 2\n", "yaml", (2,))) if token.type == "fence"]
    assert fence.content == "a: 1\nb: 2  # <- finding\n"


def test_a_quotation_keeps_its_paragraphs_apart() -> None:
    tokens = read(Quotation("Art. 5(1) GDPR", "Principles", ("Personal data shall be:", "[…]", "(e) kept")))
    assert [token.type for token in tokens].count("blockquote_open") == 1
    assert [token.type for token in tokens].count("paragraph_open") == 4
    assert shown(tokens) == "TitleArt. 5(1) GDPR: PrinciplesPersonal data shall be:[…](e) kept"


def test_a_source_without_wording_is_only_cited() -> None:
    assert render(Page("x", (Quotation("Directive 2002/58/EC"),))) == "# x\n\n**Directive 2002/58/EC**\n"
