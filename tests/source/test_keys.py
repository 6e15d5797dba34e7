from __future__ import annotations

import pytest

from pdmap.source import parse, plain

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1: x\nb: y\n", {"b": "y"}),
        ("<<: {a: 1}\nb: y\n", {"b": "y"}),
        ("? [a]\n: x\nb: y\n", {"b": "y"}),
        ("? {a: 1}\n: [x]\nb: y\n", {"b": "y"}),
        ('"": x\nb: y\n', {"b": "y"}),
        ("b: y\nb: x\n", {"b": "y"}),
    ],
)
def test_a_refused_key_is_left_out_with_its_value(text: str, value: object) -> None:
    manifest = parse("f", text.encode())

    assert len(manifest.findings) == 1
    assert manifest.root is not None
    assert plain(manifest.root) == value


def test_what_is_wrong_in_the_value_of_a_refused_key_is_found_too() -> None:
    manifest = parse("f", b"a: 1\na: {b: 1, b: 010}\n")

    assert [(f.check.code, str(f.location)) for f in manifest.findings] == [
        ("SRC004", "f:2:1"),
        ("SRC004", "f:2:11"),
        ("SRC010", "f:2:14"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "on: 1\n",
        "NO: 1\n",
        "2024-03-01: 1\n",
        "'1': 1\n",
        '"<<": 1\n',
        "'~': 1\n",
        "? |\n  a\n: 1\n",
        "a b: 1\n",
        "é: 1\n",
    ],
)
def test_text_is_a_key(text: str) -> None:
    manifest = parse("f", text.encode())

    assert manifest.findings == ()


def test_a_key_is_named_without_control_characters() -> None:
    manifest = parse("f", b'"a\\nb": 1\n"a\\nb": 2\n')

    assert manifest.findings[0].message == "key `a\\x0ab` is written twice in one mapping; the first one counts"
