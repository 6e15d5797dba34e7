from __future__ import annotations

import pytest

from pdmap.source import parse, plain

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [why?]\n", "1:8"),
        ("a: {b: https://c.d/?e=f}\n", "1:20"),
        ("a: [x, {y: [z?]}]\n", "1:14"),
        ("a: {b:}\n", "1:6"),
        ("{a:, b: 1}\n", "1:3"),
        ("a: {b :}\n", "1:7"),
        ("a: |#c\n  x\n", "1:4"),
        ("a: >-#c\n  x\n", "1:4"),
        ("a: &x >-#c\n  x\n", "1:7"),
    ],
)
def test_what_one_parser_refuses_is_refused_with_both(text: str, place: str) -> None:
    (finding,) = parse("f", text.encode()).findings

    assert (finding.check.code, str(finding.location)) == ("SRC003", f"f:{place}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: why?\n", {"a": "why?"}),
        ("a: ['why?', \"b?\"]\n", {"a": ["why?", "b?"]}),
        ("a: [x]\nb: c?\n", {"a": ["x"], "b": "c?"}),
        ("a: {b: , c: 1}\n", {"a": {"b": None, "c": 1}}),
        ("a: {b: 'x:}'}\n", {"a": {"b": "x:}"}}),
        ("a: x:}\n", {"a": "x:}"}),
        ("a: |\n  |#x\n", {"a": "|#x\n"}),
        ("a: | # c\n  x\n", {"a": "x\n"}),
    ],
)
def test_what_both_accept_is_read(text: str, value: object) -> None:
    manifest = parse("f", text.encode())

    assert manifest.findings == ()
    assert manifest.root is not None
    assert plain(manifest.root) == value
