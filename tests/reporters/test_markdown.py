import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pdmap.findings import Check, Finding, HiddenFinding, Hiding, Location, Severity
from pdmap.reporters.markdown import LIMIT, REPORTER
from pdmap.reporters.report import Coverage, Report

OURS = re.compile(r"</details>|<details><summary>(Law and help|\d+ hidden findings?)</summary>")
INLINE = {"text", "softbreak", "hardbreak", "strong_open", "strong_close"}


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted", "unchecked"])
def test_the_summary_is_written_whole(
    request: pytest.FixtureRequest, name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.md", REPORTER.render(request.getfixturevalue(name)))


def test_every_finding_is_a_row_gravest_first(webshop: Report) -> None:
    rows = _rows(REPORTER.render(webshop))
    assert [row[:3] for row in rows] == [
        ["error", "LAW001", "inventories/webshop/webshop.yaml:9:9"],
        ["error", "TRF001", "inventories/webshop/webshop.yaml:16:15"],
        ["warning", "CAT002", "inventories/webshop/webshop.yaml:4:29"],
        ["note", "SRC009", "inventories/webshop/drafts/later.yaml"],
    ]


def test_a_remedy_can_be_pasted(webshop: Report) -> None:
    fences = [token.content for token in _tokens(REPORTER.render(webshop)) if token.type == "fence"]
    assert fences == [f"{finding.remedy}\n" for finding in webshop.by_severity() if finding.remedy]


def test_text_from_outside_is_shown_and_nothing_else(hostile: Report, assert_harmless: Callable[[str], None]) -> None:
    text = REPORTER.render(hostile)
    assert_harmless(text)
    _assert_inert(text)
    assert len(_rows(text)) == len(hostile.findings) + len(hostile.hidden)


@given(text=st.text(st.sampled_from("`~\n\r \t|\\<>[]()!#@-*_1.:/&;aw\u200b") | st.characters(), max_size=60))
def test_no_text_is_more_than_text(text: str) -> None:
    finding = _finding(text)
    shown = REPORTER.render(_report((finding,), (HiddenFinding(finding, Hiding.IGNORE, text, text),)))
    _assert_inert(shown)
    assert len(_rows(shown)) == 2


@pytest.mark.parametrize(
    "text", ["x", "@a" * 5000, "`" * 90_000, "a\n" * 40_000], ids=["short", "long", "ticks", "lines"]
)
@pytest.mark.parametrize("hidden", [0, 3000])
def test_what_does_not_fit_is_counted(text: str, hidden: int) -> None:
    finding = _finding(text)
    shown = REPORTER.render(_report((finding,) * 3000, (HiddenFinding(finding, Hiding.WAIVER, text, text),) * hidden))
    assert len(shown) <= LIMIT
    _assert_inert(shown)
    more = [int(number) for number in re.findall(r"^(\d+) more$", shown, re.MULTILINE)]
    assert len(more) == (3 if hidden else 2)
    assert len(_rows(shown)) == 3000 - more[0] + (hidden - more[2] if hidden else 0)


@settings(max_examples=20)
@given(texts=st.lists(st.text(max_size=3000), max_size=40))
def test_a_comment_is_never_too_long(texts: list[str]) -> None:
    findings = tuple(_finding(text * 20) for text in texts)
    hidden = tuple(HiddenFinding(finding, Hiding.IGNORE, finding.message) for finding in findings)
    shown = REPORTER.render(replace(_report(findings, hidden), muted=tuple(texts)))
    assert len(shown) <= LIMIT
    assert shown.endswith("\n")


def _finding(text: str) -> Finding:
    check = Check("TST001", text, Severity.ERROR, (text,))
    return Finding(check, text, Location(text), text, text, (Location(text, None, text),), text)


def _report(findings: tuple[Finding, ...], hidden: tuple[HiddenFinding, ...]) -> Report:
    return Report(
        findings=findings,
        sources={},
        checked=Coverage(1, 0, 0, 0, 0, 0),
        rules=1,
        inventory="",
        version="0.1.0",
        hidden=hidden,
    )


def _tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)


def _inline(text: str) -> Iterator[Token]:
    for token in _tokens(text):
        yield from token.children or ()


def _assert_inert(text: str) -> None:
    """Assert that the reader sees no link, image, mention or HTML but ours."""
    assert {token.type for token in _inline(text)} <= INLINE
    blocks = [token.content for token in _tokens(text) if token.type == "html_block"]
    assert [block for block in blocks if not OURS.fullmatch(block.strip())] == []
    assert len(blocks) % 2 == 0
    kinds = {token.type.rpartition("_")[0] for token in _tokens(text)} - {"html", "inline", ""}
    assert kinds <= {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"}
    source = "\n".join(_outside_of_fences(text))
    assert not re.search(r"[a-z]://|www\.", source, re.IGNORECASE)
    shown = ["".join(child.content or "\n" for child in token.children or ()) for token in _tokens(text)]
    assert [part for part in shown if re.search(r"(?<![A-Za-z0-9_])@\w|[#!]\d", part)] == []


def _outside_of_fences(text: str) -> Iterator[str]:
    lines = text.split("\n")
    fenced = {number for token in _tokens(text) if token.type == "fence" and token.map for number in range(*token.map)}
    return (line for number, line in enumerate(lines) if number not in fenced)


def _rows(text: str) -> list[list[str]]:
    """Return the cells of the bodies of all tables, as a reader sees them."""
    rows: list[list[str]] = []
    is_body = False
    for token in _tokens(text):
        if token.type in ("tbody_open", "tbody_close"):
            is_body = token.type == "tbody_open"
        elif token.type == "tr_open" and is_body:
            rows.append([])
        elif token.type == "inline" and is_body:
            rows[-1].append("".join(child.content for child in token.children or ()).replace("\u200b", ""))
    return rows
