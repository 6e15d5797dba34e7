"""A second reader of YAML 1.2, ruamel.yaml in its safe and pure form, reads the same values."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from pdmap.source import Plain, parse, plain

WORDS = [
    *("NO", "on", "yes", "y", "22:30", "1_000", "1.10", "0o17", "0x1F", "010", "1e3", ".5", "~"),
    *("null", "true", "2024-03-01"),
    *("", " x ", "a: b", "a #b", "x:", "- a", "*a", "&a", "!a", "@a", "%a", "|", ">", "[a", "{a", "'"),
    *('"', ":", "?", "a?b"),
    *("-", "---", "...", "é", "日本", "👩‍💻", "a\nb", "a\n\nb\n"),
]

texts = st.sampled_from(WORDS) | st.text(
    st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), max_size=30
)
numbers = st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12, allow_nan=False).map(lambda number: round(number, 3))
scalars = st.none() | st.booleans() | numbers | texts
ids = st.from_regex(r"[a-z][a-z0-9._-]{0,12}", fullmatch=True)
inner = st.recursive(
    scalars, lambda below: st.lists(below, max_size=4) | st.dictionaries(ids, below, max_size=4), max_leaves=12
)
manifests = st.dictionaries(ids, st.dictionaries(ids, inner, min_size=1, max_size=3), min_size=1, max_size=4)


def second_reader() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    return yaml


@settings(max_examples=300)
@given(manifests)
def test_generated_manifests_have_the_same_values(document: dict[str, Plain]) -> None:
    stream = io.StringIO()
    second_reader().dump(document, stream)
    text = stream.getvalue()

    manifest = parse("f", text.encode())

    assert manifest.root is not None
    assert plain(manifest.root) == second_reader().load(text) == document


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "a: NO\nb: on\nc: 22:30\nd: x_000\ne: 0o17\nf: 0x1F\ng: 1.10\nh: 1e3\ni: ~\nj:\nk: 'NO'\n",
        "a: |\n  one\n   two\n\n  three\n\nb: >\n  one\n  two\n\n  three\n   four\n",
        "a: |-\n  one\n\nb: |+\n  two\n\nc: >-\n  x\n  y\n",
        "a: 'it''s'\nb: \"tab\\t\\u00e9\\x41 \\\n  joined\"\nc: plain\n  over two lines\n",
        "a:\n- 1\n- - 2\n  - 3\n-\n  b: {c: [d, 'e', {f: }]}\n",
        "a: &x {b: [1, 2]}\nc: *x\nd: [*x, &y z, *y]\n",
        "# head\n---\na: 1 # one\n...\n# tail\n",
        "? a\n: 1\n? b\n",
        "a: http://example.com:80/x#y\nb: x - y\nc: -1\n",
        "a: [b: 1, c]\n",
    ],
)
def test_written_manifests_have_the_same_values(text: str) -> None:
    manifest = parse("f", text.encode())

    assert manifest.findings == ()
    assert manifest.root is not None
    assert plain(manifest.root) == second_reader().load(text)
