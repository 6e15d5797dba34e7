"""The map in a comment on a pull request is one that Mermaid reads, whatever an author calls things."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from pdmap.app.diff import Stand, diff
from pdmap.app.load import load_texts
from pdmap.comparisons.comparison import Page
from pdmap.comparisons.formats.markdown import LIMIT, render
from pdmap.renderers.mermaid import MOST_CHARACTERS, MOST_EDGES

AS_OF = dt.date(2026, 11, 23)
HOSTILE = json.loads((Path(__file__).parents[1] / "writers" / "hostile.json").read_text("utf-8"))
BEFORE = "organization: {{name: {0}, country: DE}}\nsystems: {{a: {{name: {0}, location: DE, fields: [phone]}}}}\n"
AFTER = """\
parties: {{b: {{name: {0}, role: recipient, country: IN}}}}
flows: {{f: {{name: {0}, from: a, to: b, data: [phone]}}}}
"""

Judge = Callable[[Iterable[str]], list[dict[str, Any]]]


def comment(before: str, after: str) -> str:
    earlier, later = (Stand(load_texts({"inventory.yaml": text.encode()}), "x") for text in (before, after))
    return render(diff(earlier, later, AS_OF, has_diagram=True), Page())


def fences(text: str) -> list[str]:
    return [token.content for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]


@pytest.mark.parametrize("attack", ["plain", *sorted(HOSTILE.keys() - {"long text"})])
def test_mermaid_reads_the_difference_that_the_comment_shows(attack: str, judge: Judge) -> None:
    name = yaml.safe_dump(HOSTILE.get(attack, "Shop"), default_style='"', width=10**6).strip()
    before = BEFORE.format(name)
    (diagram,) = judge(fences(comment(before, before + AFTER.format(name))))
    assert diagram["error"] is None
    signs = {node["text"][:1] for id_, node in diagram["nodes"].items() if re.fullmatch(r"n\d+", id_)}
    assert signs >= {"+"}
    (edge,) = diagram["edges"]
    assert edge["text"].startswith("+ added")


def test_a_map_of_names_without_end_is_left_out() -> None:
    before = BEFORE.format(yaml.safe_dump(HOSTILE["long text"], default_style='"', width=10**6).strip())
    text = comment(before, before + AFTER.format("x"))
    assert fences(text) == []
    assert "The map is too large for a comment" in text
    assert len(text) <= LIMIT


@pytest.mark.parametrize("number", [40, 400])
def test_a_large_change_stays_within_the_limits_of_github(number: int, judge: Judge) -> None:
    before = BEFORE.format("x")
    parties = "".join(f"  b{place}: {{role: recipient, country: IN}}\n" for place in range(number))
    flows = "".join(f"  f{place}: {{from: a, to: b{place}, data: [phone]}}\n" for place in range(number))
    text = comment(before, f"{before}parties:\n{parties}flows:\n{flows}")
    assert len(text) <= LIMIT
    found = judge(fences(text))
    assert [diagram["error"] for diagram in found] == [None] * len(found)
    assert all(len(diagram["edges"]) <= MOST_EDGES for diagram in found)
    assert all(len(fence) <= MOST_CHARACTERS for fence in fences(text))
    assert found or "The map is too large for a comment" in text
    assert f"{number} new recipients" in text
