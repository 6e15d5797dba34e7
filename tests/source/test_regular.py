"""What is read line by line is what the parsers read, and nothing is read so that could mean something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.source.columns import build, columns_of, plain_of
from pdmap.source.limits import DEFAULT_LIMITS, Limits
from pdmap.source.manifest import Manifest
from pdmap.source.nodes import MappingNode, plain
from pdmap.source.parsing import parsed_by_events
from pdmap.source.regular import read_regular
from pdmap.source.shapes import Shapes
from pdmap.source.text import SourceText

ROOT = Path(__file__).parents[2]
MANIFESTS = sorted((ROOT / "inventories").rglob("*.yaml"))

REGULAR = [
    "a: b",
    "a: b\n",
    "---\na: b\n",
    "a:\n  b: c\n  d:\n    e: f\ng: h",
    "a:\n  - b\n  - c: d\n    e: f\n  - g:\n      h: i\nj: k",
    "a:\n- b\n- c: d\n  e:\n  - f\n  g: h\nj: k",
    "- a\n- b: c",
    "a: [b, c]\nd: {e: f, g: [h, {i: j}]}\nk: []\nl: {}\nm:\n  - []\n  - {}",
    "a: true\nb: 12\nc: -1.5\nd: ~\ne: null\nf: NO\ng: 2024-03-01\nh: 22:30\ni: 0o17",
    "a: \"b c\"\nd: 'e: #f'\ng: [\"h\", 'i']",
    'a: http://b.c/d?e=f#g\nh: i & j, k - l (m)\nn: "o" # p\nq: aws:eu-west-1',
    "# a\nb: c # d\n\n  # e\n\nf:  # g\n  h: i\n",
    "é: ß\na: {b: 日本}",
    "a.b: c\nd-e/f: g",
]
IRREGULAR = [
    "",
    "# a",
    "a",
    "a:",
    "a:\nb: c",
    "a: b\n  c: d",
    "a: b\n  c",
    "a:\n  b\n",
    "a: b\na: c",
    "a: {b: c, b: d}",
    "a:\n  b: c\n d: e",
    " a: b\nc: d",
    "a:\n  - b\n  c: d",
    "a: b\n- c",
    "- a\nb: c",
    "- - a",
    "-",
    "-  a",
    "a:  b",
    "a:b",
    "a: b: c",
    "a: b:",
    "a: - b",
    "a: [b,\n  c]",
    "a: [ b ]",
    "a: [b, ]",
    "a: [b: c]",
    "a: {b}",
    "a: {b:c}",
    "a: [b?c]",
    "a: [[[[[b]]]]]",
    "a: ''",
    "a: 'b''c'",
    'a: "b\\n"',
    'a: "b" c',
    '"a": b',
    "? a",
    "a: &b c",
    "a: *b",
    "a: !b c",
    "a: |\n  b",
    "a: >\n  b",
    "a: @b",
    "a: 010",
    "a: .inf",
    "1: a",
    "true: a",
    "~: a",
    "<<: a",
    "a: b\n---\nc: d",
    "a: b\n...\n",
    "%YAML 1.2\n---\na: b",
    "a: b\tc",
    "a: b\r\nc: d",
    "a: b\u200bc",
    "a: e\u0301",
    "a: b\u00a0c",
    "a: " + "b" * 1000,
]
STARTS = ["", "  ", "    ", "- ", "  - ", "    - ", " ", "- - "]
KEYS = ["", "a: ", "b: ", "a:", "c-d: ", "1: ", "a.b: ", "é: ", "a:b: ", "<<: ", "a:  "]
VALUES = [
    *("", "x", "x y", "12", "010", "~", "true", '"x: y"', "'x'", "''", "x#y", "x #y", "x:y", "x: y", "- x", "-1", "|"),
    *(
        "[]",
        "{}",
        "[x, y z]",
        "{a: x, b: [y]}",
        "{a: x, a: y}",
        "[x: y]",
        "[ x]",
        "[x,y]",
        "{a: }",
        "x, y]",
        "(x)",
        "$x",
    ),
    *(
        "&x y",
        "*x",
        "!x y",
        "x?",
        "[x?]",
        "# x",
        "x  # y",
        "x ",
        "...",
        "---",
        "é",
        "e\u0301",
        "x\ty",
        "http://x/?y=[z]",
    ),
]
lines = st.tuples(*map(st.sampled_from, (STARTS, KEYS, VALUES))).map("".join)


def read(text: str, limits: Limits = DEFAULT_LIMITS) -> Manifest | None:
    found = read_regular(text, SourceText.of(text), limits)
    return Manifest("f", build("f", found.columns), (), found.lines, found.comments) if found else None


def parsed(text: str) -> Manifest:
    return parsed_by_events("f", text, SourceText.of(text), DEFAULT_LIMITS)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", REGULAR)
def test_a_regular_manifest_has_the_nodes_and_comments_that_a_parser_gives(text: str) -> None:
    manifest = read(text)

    assert manifest is not None
    assert repr(manifest) == repr(parsed(text))


@pytest.mark.parametrize("text", IRREGULAR)
def test_everything_else_is_left_to_the_parser(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("file", MANIFESTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_written_manifest_is_read_as_a_parser_reads_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert repr(read(text) or parsed(text)) == repr(parsed(text))


@pytest.mark.usefixtures("parser")
@settings(max_examples=1000)
@given(st.lists(lines, min_size=1, max_size=7))
def test_whatever_is_read_is_what_a_parser_reads(written: list[str]) -> None:
    text = "\n".join(written)
    manifest = read(text)
    assert manifest is None or repr(manifest) == repr(parsed(text))


@pytest.mark.parametrize("limits", [Limits(nodes=4), Limits(depth=5), Limits(scalar=999), Limits(comments=1)], ids=str)
def test_the_parser_tells_what_is_over_a_limit(limits: Limits) -> None:
    text = "a:\n  b: c # d\n# e"
    assert read(text) is not None
    assert read(text, limits) is None


def test_equal_words_share_one_string() -> None:
    manifest = read("a: word\nb: [word]")
    assert manifest is not None
    assert isinstance(manifest.root, MappingNode)
    first, second = (entry.value for entry in manifest.root.entries.values())
    assert first.text is second.items[0].text  # type: ignore[attr-defined]


def test_nodes_as_columns_stay_what_they_are() -> None:
    root = parsed("a: |\n  b\n  c\nd: &e 'f'\ng: [*e, h\n  i]\n").root
    assert root is not None
    assert repr(build("f", columns_of(root))) == repr(root)
    assert (
        plain(build("f", columns_of(root)))
        == plain_of(columns_of(root))
        == {"a": "b\nc\n", "d": "f", "g": ["f", "h i"]}
    )


def test_known_lines_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdmap.source.shapes._MOST_KNOWN", 8)
    shapes = Shapes()
    assert [shapes[line].texts for line in ("a: b", "c: d", "e: f")] == [("a", "b"), ("c", "d"), ("e", "f")]  # type: ignore[union-attr]
    assert list(shapes) == ["e: f"]
