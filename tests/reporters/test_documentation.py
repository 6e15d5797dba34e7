import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from markdown_it import MarkdownIt

from pdmap.cli.outputs import Format
from pdmap.findings import Check, HiddenFinding, Hiding, Severity
from pdmap.language.checks import CHECKS
from pdmap.registry import discover
from pdmap.reporters.documentation import documentation_of
from pdmap.reporters.report import Report, Reporter
from pdmap.rules.engine import catalogue
from pdmap.source import CHECKS as READER

PAGE = (Path(__file__).parents[2] / "docs/reference/formats.md").read_text("utf-8")
REPORTERS = discover("pdmap.reporters", "REPORTER", Reporter)
KNOWN = [*READER, *CHECKS, *(rule.check for rule in catalogue().values())]


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_the_page_on_formats_tells_of_each_and_of_the_names_that_choose_it(form: str) -> None:
    (row,) = re.findall(rf"^\| \[`{form}`\]\(#([\w-]+)\) \|[^|]*\|([^|]*)\|", PAGE, re.MULTILINE)
    anchor, names = row
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert anchor in {heading.replace("`", "").replace(" ", "-") for heading in headings}
    assert tuple(re.findall(r"`(\.[\w.]+)`", names)) == REPORTERS[form].names


def test_the_help_of_the_option_names_every_format() -> None:
    _, option = get_args(Format)
    assert [form for form in REPORTERS if not re.search(rf"\b{form}\b", option.help)] == []


@pytest.mark.parametrize("check", KNOWN, ids=lambda check: check.code)
def test_every_check_is_documented_as_text_and_as_markdown(check: Check) -> None:
    documentation = documentation_of(check)
    assert len(documentation.summary) > len(check.title)
    assert documentation.text.startswith(f"What it checks\n{documentation.summary}")
    tokens = MarkdownIt("commonmark").parse(documentation.markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close", "fence"}
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "softbreak", "strong_open", "strong_close", "code_inline"}


def test_a_check_that_nothing_is_known_of_has_its_title() -> None:
    documentation = documentation_of(Check("TST001", "test", Severity.NOTE))
    assert (documentation.summary, documentation.markdown) == ("test", "test")


def test_the_text_of_a_policy_is_no_markdown() -> None:
    policy = Check("no-links", "t", Severity.NOTE, ("[a](b)",), "<img src=x> ![x](http://evil.example/a.png)")
    markdown = documentation_of(policy).markdown
    assert markdown.startswith(r"\<img src=x\> \!\[x\]")
    assert markdown.endswith(r"**Law:** \[a\](b)")


@pytest.mark.parametrize("form", sorted(REPORTERS))
@pytest.mark.parametrize("by", Hiding)
def test_every_way_of_hiding_goes_through_every_format(webshop: Report, form: str, by: Hiding) -> None:
    hidden = (HiddenFinding(webshop.findings[0], by, "reason", "owner", date(2026, 12, 31)),)
    assert REPORTERS[form].render(replace(webshop, findings=(), hidden=hidden))
