"""Comments are found wherever they stand, and never inside a value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pdmap.source import Comment, Manifest, parse, plain

CORPUS = sorted((Path(__file__).parent / "hostile").glob("*.yaml"))


def found(text: str) -> list[str]:
    """Return the comments of a text as `line:column text`, those that stand alone with a `!` in front."""
    return [shown(comment) for comment in parse("f", text.encode()).comments]


def shown(comment: Comment) -> str:
    return f"{'!' * comment.is_alone}{comment.line}:{comment.span.start.column}{comment.text}"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a: 1 # b\n", ["1:6 b"]),
        ("a: 1 # b", ["1:6 b"]),
        ("a: 1 #b\r\n#c\r# d\n", ["1:6b", "!2:1c", "!3:1 d"]),
        ("# only", ["!1:1 only"]),
        ("  # a\n#\n", ["!1:3 a", "!2:1"]),
        ("\ufeff# mark\na: 1", ["!1:1 mark"]),
        ("a: # key\n  - b # item\n", ["1:4 key", "2:7 item"]),
        ("a: # empty\nb: # empty\n", ["1:4 empty", "2:4 empty"]),
        ("? a # key\n: b # value\n", ["1:5 key", "2:5 value"]),
        ("{a: 1, # one\n b: [c, #two\n d]} # end\n", ["1:8 one", "2:9two", "3:6 end"]),
        ("[a,#b\n c]", ["1:4b"]),
        ('a: "x"#b\n', ["1:7b"]),
        ("a: x#y # z\n", ["1:8 z"]),
        ("a#b: 1\n'a #c': 2\n", []),
        ("a: 'x # y'\nb: \"x # y\" # z\n", ["2:12 z"]),
        ('a: "x\n  # y\n  z"\n', []),
        ("a: | # head\n  # text\n  b\n# behind\n", ["1:6 head", "!4:1 behind"]),
        ("a: |\n    # text\n  # less\nb: 1\n", ["!3:3 less"]),
        ("a: >-\n  x # y\n\n\n# behind\n", ["!5:1 behind"]),
        ("a: |1\n # text\n# behind\n", ["!3:1 behind"]),
        ("a: | # head\nb: 1\n", ["1:6 head"]),
        ("a: | # head", ["1:6 head"]),
        ("a: &x # anchor\n  v#x # value\nb: *x # alias\n", ["1:7 anchor", "2:7 value", "3:7 alias"]),
        ("a: &x | # head\n  # text\n", ["1:9 head"]),
        ("a: !!map # tag\n  b: 1\n", ["1:10 tag"]),
        ("--- # start\na: 1\n... # end\n# behind\n", ["1:5 start", "3:5 end", "!4:1 behind"]),
        ("%YAML 1.2\n---\na: 1 # b\n", ["3:6 b"]),
        ("%YAML 1.2 # a\n---\nb: 1\n", ["1:11 a"]),
        ("a: 1 # first\n---\n# second document\nb: '#'\n", ["1:6 first"]),
        ("a: [ # broken\n", []),
        ("a: 1\n", []),
    ],
)
def test_a_comment_is_what_no_value_holds(text: str, comments: list[str]) -> None:
    assert found(text) == comments


def test_what_cannot_be_seen_is_replaced_in_comments() -> None:
    assert found("a: 1 # b\u202ec\x1b\n") == ["1:6 b\ufffdc\ufffd"]


def test_a_long_text_is_looked_through_once() -> None:
    lines = "".join(f"k{number}: ['#', \"# {number}\", x#y] # c\n#\n" for number in range(20_000))
    assert len(parse("f", lines.encode()).comments) == 40_000


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_comments_of_hostile_files_lie_within_the_text_and_outside_of_values(path: Path) -> None:
    manifest = parse("f", path.read_bytes())
    for comment in manifest.comments:
        line = manifest.lines[comment.line - 1]
        start, end = comment.span.start.column, comment.span.end.column
        assert line[start - 1] == "#"
        assert end == len(line) + 1


Draw = Callable[[st.SearchStrategy[str | None]], str | None]

texts = st.text("#ab: \"'", max_size=6)
words = st.text("ab#", min_size=1, max_size=4).filter(lambda word: not word.startswith("#"))
values = st.recursive(
    st.one_of(
        texts.map(json.dumps),
        texts.map(lambda text: "'" + text.replace("'", "''") + "'"),
        words,
        st.lists(texts.map(lambda text: f"{text}."), min_size=1, max_size=3).map(lambda lines: ("|", *lines)),
    ),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(tuple),
    max_leaves=6,
)
comments = st.none() | st.text("#ab: \"'|-", max_size=5)


def written(value: object, indentation: int, draw: Draw, placed: list[str]) -> Iterator[str]:
    """Yield the lines of a list or block text below its dash, with comments between and behind."""
    space = " " * indentation
    if isinstance(value, tuple) and value[0] == "|":
        yield behind("|2", draw, placed)
        yield from (f"{space}{line}" for line in value[1:])
    elif isinstance(value, tuple):
        yield behind("", draw, placed)
        for item in value:
            yield from alone(space, draw, placed)
            first, *rest = written(item, indentation + 2, draw, placed)
            yield f"{space}- {first}"
            yield from rest
    else:
        yield behind(str(value), draw, placed)


def behind(text: str, draw: Draw, placed: list[str]) -> str:
    comment = draw(comments)
    if comment is None:
        return text
    placed.append(comment)
    return f"{text} #{comment}"


def alone(space: str, draw: Draw, placed: list[str]) -> Iterator[str]:
    comment = draw(comments)
    if comment is not None:
        placed.append(comment)
        yield f"{draw(st.sampled_from(['', space])) or ''}#{comment}"


def no_comment(_: st.SearchStrategy[str | None]) -> None:
    """Draw nothing."""


@st.composite
def manifests(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """Draw a manifest with comments, these comments, and the same manifest without them."""
    value = draw(values)
    placed: list[str] = []
    lines = list(written((value,), 0, draw, placed))
    bare = written((value,), 0, no_comment, [])
    return "\n".join(lines), placed, "\n".join(bare)


@given(manifests())
def test_comments_at_random_places_are_all_found_and_are_no_part_of_values(drawn: tuple[str, list[str], str]) -> None:
    text, placed, bare = drawn
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with patch("pdmap.source.events.LOADER", loader):
            manifest = parse("f", text.encode())
            assert [comment.text for comment in manifest.comments] == placed, text
            assert values_of(manifest) == values_of(parse("f", bare.encode()))


def values_of(manifest: Manifest) -> object:
    assert manifest.root is not None, manifest.findings
    return plain(manifest.root)
