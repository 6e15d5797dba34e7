"""What an author wrote can be pasted back: it reads the same, in one line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.rules.pasting import changed, one_line
from pdmap.source import Node, parse, plain

words = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
scalars = st.one_of(words, st.integers(-(10**6), 10**6), st.booleans(), st.none())
values = st.recursive(scalars, lambda part: st.lists(part, max_size=3) | st.dictionaries(words, part, max_size=3))


def _node(text: str) -> Node:
    manifest = parse("entry.yaml", text.encode())
    assert manifest.root is not None
    return manifest.root


@settings(deadline=None)
@given(values)
def test_what_is_pasted_reads_as_what_was_written(value: object) -> None:
    node = _node(json.dumps(value))
    assert plain(_node(one_line(node))) == plain(node)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("country: IN", "{country: IN}"),
        ("scc:\n  module: [2, 3]\n  signed: 2026-02-01", "{scc: {module: [2, 3], signed: 2026-02-01}}"),
        ("ref: 'contracts/a.pdf'", "{ref: contracts/a.pdf}"),
        ("ref: a, b", '{ref: "a, b"}'),
        ("version: 1.10", "{version: 1.10}"),
        ('code: "NO"', "{code: NO}"),
        ('said: "true"', '{said: "true"}'),
        ("said: true\nnothing: ~", "{nothing: null, said: true}"),
        ("place: aws:eu-north-1", '{place: "aws:eu-north-1"}'),
    ],
)
def test_a_line_has_quotes_only_where_it_needs_them(written: str, line: str) -> None:
    assert one_line(_node(written)) == line


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("{ref: a.pdf, date: 2026-02-01}", "{ref: a.pdf, date: ..., outcome: ...}"),
        ("{outcome: fine}", "{date: ..., outcome: ...}"),
        ("word", "{date: ..., outcome: ...}"),
    ],
)
def test_keys_are_changed_or_added(written: str, line: str) -> None:
    assert changed(_node(written), "date: ...", "outcome: ...") == line


def test_the_order_of_keys_does_not_matter() -> None:
    one, other = (
        _node(text) for text in ("{copy: x, country: IN, importer: m}", "{importer: m, country: IN, copy: x}")
    )
    assert one_line(one) == one_line(other) == "{country: IN, importer: m, copy: x}"
