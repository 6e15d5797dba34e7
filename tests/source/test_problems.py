"""Syntax errors: the corpus in `hostile` holds one case per mistake; here is what no file of it shows."""

from __future__ import annotations

import pytest

from pdmap.source import parse
from pdmap.source.problems import explain
from pdmap.source.text import SourceText
from pdmap.source.trouble import Trouble

LIBYAML_COMPLAINTS = [
    "found character that cannot start any token",
    "could not find expected ':'",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context",
    "mapping values are not allowed in this context",
    "did not find expected alphabetic or numeric character",
    "did not find expected whitespace or line break",
    "did not find the expected '>'",
    "found an indentation indicator equal to 0",
    "did not find expected comment or line break",
    "found a tab character where an indentation space is expected",
    "found unexpected document indicator",
    "found unexpected end of stream",
    "found unknown escape character",
    "did not find expected hexdecimal number",
    "found invalid Unicode character escape code",
    "found a tab character that violates indentation",
    "did not find expected <document start>",
    "found undefined tag handle",
    "did not find expected node content",
    "did not find expected '-' indicator",
    "did not find expected key",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "a complaint of a later version",
]


@pytest.mark.parametrize("complaint", LIBYAML_COMPLAINTS)
@pytest.mark.parametrize("text", ["", "a", "\n", "a: 1\n  - b\n", "- - :", "[{", "]}", '"\\', "*&!", "a:b\n\n#c\nd"])
def test_every_complaint_is_explained_wherever_it_comes(complaint: str, text: str) -> None:
    source = SourceText.of(text)
    for offset in range(len(text) + 1):
        problem = explain(complaint, Trouble(offset, max(0, offset - 2), (0, 1), None, source))

        assert problem.message
        assert problem.remedy
        assert problem.span.start <= problem.span.end


def test_a_complaint_that_nobody_knows_is_still_a_finding() -> None:
    problem = explain("a complaint of a later version", Trouble(0, 0, (0, 0), None, SourceText.of("a: b")))

    assert problem.message == "text that YAML cannot place here"


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ('a: @say "hi"\n', "unquoted text cannot begin with `@`", "quote it: '@say \"hi\"'"),
        ("a: @it's \\ # c\n", "unquoted text cannot begin with `@`", "quote it: '@it''s \\'"),
        ("a: [@b, c]\n", "unquoted text cannot begin with `@`", 'quote it: "@b"'),
        ("- a: 1\n    b: 2\n", "`b` is indented below `a`, which has a value already", "begin it in the column of `a`"),
        (
            "a:\n  - b: 1\n   c: 2\n",
            "indentation by 3 spaces matches no line above",
            "indent it by 2 or 4 spaces",
        ),
        (
            "a:\n  - b: |\n      x\n   c: 2\n",
            "indentation by 3 spaces matches no line above",
            "indent it by 2 or 4 spaces",
        ),
        ("a:\n  b:\n    c: [1]\n d: 2\n", "indentation by 1 space matches no line above", "indent it by 0 or 2 spaces"),
        (
            "a: [\n  x\n  y: 1\n  z w: 2]\n",
            "neither `,` nor `]` behind an item in brackets",
            "separate items with commas, and quote text that holds `: `",
        ),
        ("a: [x,\n  y\nb: 1\n", "`[` opened here is never closed", "close it with `]`"),
        ("a: [b: [c\nd: 1\n", "`[` opened here is never closed", "close it with `]`"),
        ("a: [x, b: }\n", "`[` is closed by `}`", "close it with `]`"),
        ("a: [b: }\n", "`[` is closed by `}`", "close it with `]`"),
        ("a: [[x}]\n", "`[` is closed by `}`", "close it with `]`"),
        ('a: "\\u12"\n', "`\\u` needs 4 hexadecimal digits", "write the backslash twice, or use single quotes"),
        ("a: !<x 1\n", "unquoted text cannot begin with `!`", 'quote it: "!<x 1"'),
        ("a: 1\n%b: 2\n", "unquoted text cannot begin with `%`", 'quote it: "%b"'),
        (
            "a:\n    b: 1\n    c: 1\n  d: 2\n",
            "indentation by 2 spaces matches no line above",
            "indent it by 0 or 4 spaces",
        ),
        ("a: {b :}\n", "no space behind the colon", "write a space behind it"),
        ("kind:\u00a0x\nb: 1\n", "no space behind the colon of `kind`", "write kind: x"),
        ("a:\n  # note\n\n  b\n  c: 1\n", "`b` has no colon behind it", "write `b:` and its value"),
        ("a:\n  - 'b':1\n    c: 2\n", "no space behind the colon", "write a space behind it"),
    ],
)
@pytest.mark.usefixtures("parser")
def test_a_mistake_is_named_and_its_remedy_can_be_pasted(text: str, message: str, remedy: str) -> None:
    finding = parse("f", text.encode()).findings[-1]

    assert (finding.message, finding.remedy) == (message, remedy)
