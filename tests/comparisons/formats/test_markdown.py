import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pdmap.comparisons.comparison import Comparison, Page
from pdmap.comparisons.formats.markdown import LIMIT, MARK, MOST_REASONS, render

READER = MarkdownIt("gfm-like", {"linkify": False})
OURS = {
    MARK,
    "</details>",
    "<details><summary>Map of the difference</summary>",
}
INLINE = {"text", "text_special", "strong_open", "strong_close", "code_inline"}
FOLDED = re.compile(r"<details><summary>[A-Z][a-z ]+ \(\d+\)</summary>")


def test_the_comment_is_written_whole(comparison: Comparison, golden: Callable[[str, str], None]) -> None:
    golden("diff.md", render(comparison, Page()))


def test_the_headline_is_one_line_at_the_top(comparison: Comparison) -> None:
    first, second, third, *_ = render(comparison, Page()).splitlines()
    assert (first, third) == (MARK, "")
    assert second == (
        "**Personal data**: 1 new kind of special data, 1 new purpose, 1 new recipient, 1 new sub-processor, "
        f"1 new country, 1 longer retention (1 accepted); {comparison.headline().partition('; ')[2]}"
    )


def test_where_nothing_differs_the_comment_is_two_lines(nothing: Comparison) -> None:
    assert _texts(render(nothing, Page())) == [
        "Personal data: nothing differs",
        "main (0123456789) → these manifests, as of 2026-11-23",
    ]


def test_every_new_look_change_and_finding_is_a_row(comparison: Comparison) -> None:
    tables = _tables(render(comparison, Page()))
    assert [head[0] for head, *_ in tables] == [
        *("in short", "activity", "severity", "code", "severity", "change", "severity")
    ]
    _, looks, reviewable, accepted, new, _, solved = tables
    assert len(looks) - 1 == len(comparison.reviews)
    assert [row[1] for row in reviewable[1:]] == ["CHG001"] * len(comparison.review_findings)
    assert [row[0] for row in accepted[1:]] == ["CHG001"] * len(comparison.accepted)
    assert len(reviewable) + len(accepted) - 2 == len(comparison.reviewable)
    assert [row[3] for row in new[1:]] == [finding.message for finding in comparison.new]
    assert [row[3] for row in solved[1:]] == [finding.message for finding in comparison.solved]
    assert max(len(row[3].split("; ")) for row in looks[1:]) == MOST_REASONS + 1


def test_what_is_folded_is_closed_again(comparison: Comparison) -> None:
    html = [token.content.strip() for token in READER.parse(render(comparison, Page())) if token.type == "html_block"]
    assert [line for line in html if line not in OURS and not FOLDED.fullmatch(line)] == []
    assert sum(line.startswith("<details>") for line in html) == html.count("</details>") == 6


def test_the_map_is_a_fence_of_its_own(comparison: Comparison) -> None:
    (fence,) = [token for token in READER.parse(render(comparison, Page())) if token.type == "fence"]
    assert fence.info == "mermaid"
    assert fence.content == comparison.diagram


def test_text_from_outside_is_text(hostile_comparison: Comparison, assert_harmless: Callable[[str], None]) -> None:
    shown = render(hostile_comparison, Page())
    _assert_inert(shown)
    assert_harmless(shown)
    assert len(shown) <= LIMIT


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1))
def test_no_text_is_more_than_text(comparison: Comparison, text: str) -> None:
    finding = replace(comparison.new[0], message=text, location=replace(comparison.new[0].location, path=text))
    _assert_inert(render(replace(comparison, earlier=text, later=text, new=(finding,)), Page()))


@pytest.mark.parametrize("number", [10, 1_000])
@pytest.mark.parametrize("text", ["x" * 3_000, "|\\`<" * 500])
def test_what_does_not_fit_is_counted(comparison: Comparison, text: str, number: int) -> None:
    findings = tuple(replace(comparison.new[0], message=text) for _ in range(number))
    shown = render(replace(comparison, new=findings, solved=findings), Page())
    assert len(shown) < LIMIT
    _, _, _, _, new, _, solved = _tables(shown)
    told = [int(count) for count in re.findall(r"^(\d+) more$", shown, re.MULTILINE)]
    left = [number - len(rows) + 1 for rows in (new, solved)]
    assert told == [count for count in left if count]
    _assert_inert(shown)


@pytest.mark.parametrize("diagram", [None, "flowchart LR\n" + "x" * 40_000])
def test_a_map_that_is_too_large_is_not_cut_but_left_out(comparison: Comparison, diagram: str | None) -> None:
    shown = render(replace(comparison, diagram=diagram), Page())
    assert [token.type for token in READER.parse(shown) if token.type == "fence"] == []
    assert _texts(shown)[-1] == "The map is too large for a comment; pdmap map --view diff draws it."


def _texts(text: str) -> list[str]:
    """Return the paragraphs outside of tables, as they show."""
    tokens = READER.parse(text)
    return [
        "".join(child.content for child in token.children or ())
        for before, token in pairwise(tokens)
        if before.type == "paragraph_open" and before.level == 0
    ]


def _tables(text: str) -> list[list[list[str]]]:
    tables: list[list[list[str]]] = []
    for token in READER.parse(text):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and tables and token.level > 2:
            tables[-1][-1].append("".join(child.content for child in token.children or ()))
    return tables


def _inline(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield from token.children or ()


def _assert_inert(text: str) -> None:
    """Hold a comment against everything but text, our own emphasis, code and folds."""
    blocks = READER.parse(text)
    html = [line for token in blocks if token.type == "html_block" for line in token.content.splitlines() if line]
    assert [line for line in html if line not in OURS and not FOLDED.fullmatch(line)] == []
    assert {token.type for token in _inline(text)} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "code_inline",
    }
    assert {token.type for token in blocks} <= {
        "html_block",
        "inline",
        "paragraph_open",
        "paragraph_close",
        "fence",
        *(f"{name}_{end}" for name in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")),
    }
