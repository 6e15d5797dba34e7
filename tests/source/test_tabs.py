from __future__ import annotations

import pytest

from pdmap.source import parse

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    "text",
    [
        'a: "x\ty"\n',
        "a: 'x\ty'\n",
        'a: "x\n\ty"\n',
        "# a\tb\na: 1\n",
        "a: 1 # b\tc\n# d\te\n",
        'a: "x"#\tc\n',
        "a: |\n  x\ty\n  \tz\nb: 1\n",
        "a: | #\tb\n  x\n",
        "a: |1\n \tx\n",
        '"\tx": 1\n',
    ],
)
def test_quotes_block_text_and_comments_hold_tabs(text: str) -> None:
    assert parse("f", text.encode()).findings == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\t1\n", "1:3"),
        ("a: 1\t\n", "1:5"),
        ("a: 1\t# b\n", "1:5"),
        ("a: x\ty\n", "1:5"),
        ("a: x#\ty\n", "1:6"),
        ("a: [1,\t2]\n", "1:7"),
        ("\ta: 1\n", "1:1"),
        ("a: |\t\n  x\n", "1:5"),
        ("a: |\n\n \tx\n", "3:2"),
        ("a: 1\nb:\t[\n", "2:3"),
        ('a:\t"x\n', "1:3"),
        ("a: 1\n\t\n", "2:1"),
    ],
)
def test_a_tab_anywhere_else_is_a_syntax_error_at_the_tab(text: str, place: str) -> None:
    (finding,) = parse("f", text.encode()).findings

    assert (finding.message, str(finding.location)) == ("tab where YAML takes only spaces", f"f:{place}")


@pytest.mark.parametrize("text", ['"x\ty\n', "a: 'x\ty\n", 'b: "q"\na: "x\ty\n'])
def test_a_tab_behind_an_unclosed_quote_is_not_blamed(text: str) -> None:
    (finding,) = parse("f", text.encode()).findings

    assert finding.message.endswith("opened here is never closed")
