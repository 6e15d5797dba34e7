"""Lines of a manifest and the objects that they belong to."""

from __future__ import annotations

import pytest

from pdmap.source import parse
from pdmap.suppress.objects import ObjectLines

MANIFEST = """\
organization:
  name: x
systems:
  one:
    kind: datastore

  two: {kind: saas}
  three: {}
flows: {a: {from: one}, b: {
  from: two}}
waivers: [x]
parties: none
"""


@pytest.mark.parametrize(
    ("line", "around", "beginning"),
    [
        (1, "organization", ("organization",)),
        (2, "organization", ()),
        (3, "", ()),
        (4, "systems/one", ("systems/one",)),
        (5, "systems/one", ()),
        (6, "", ()),
        (7, "systems/two", ("systems/two",)),
        (8, "systems/three", ("systems/three",)),
        (9, "flows/b", ("flows/a", "flows/b")),
        (10, "flows/b", ()),
        (11, "", ()),
        (99, "", ()),
    ],
)
def test_a_line_belongs_to_an_object(line: int, around: str, beginning: tuple[str, ...]) -> None:
    lines = ObjectLines.of(parse("f", MANIFEST.encode()).root)
    assert (lines.around(line), lines.beginning_at(line)) == (around, beginning)


@pytest.mark.parametrize("text", ["", "- a\n", "text\n", "systems: [\n"])
def test_a_manifest_without_sections_has_no_objects(text: str) -> None:
    lines = ObjectLines.of(parse("f", text.encode()).root)
    assert (lines.spans, lines.around(1), lines.beginning_at(1)) == ((), "", ())
