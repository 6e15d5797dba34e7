"""The cases that every reader of selectors is held to, in any language."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pdmap.graph import FlowGraph
from pdmap.questions.selectors import Names, SelectorError, node_ids

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))

Select = Callable[..., list[str]]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["select"])
def test_selector_selects(case: dict[str, Any], selected: Select) -> None:
    assert selected(case["select"] or "*", case.get("exclude", "")) == case["selected"]


@pytest.mark.parametrize("case", CASES["errors"], ids=lambda case: case["select"])
def test_mistake_is_told(case: dict[str, Any], selected: Select) -> None:
    with pytest.raises(SelectorError) as raised:
        selected(case["select"])
    message = str(raised.value)
    assert message.startswith(f"column {case['column']}: ")
    assert case["error"] in message
    assert ("did you mean" in message) == ("suggestion" in case)
    assert f"did you mean {case.get('suggestion')}?" in message or "suggestion" not in case
    assert "\n" not in message


def test_suggestions_can_be_selected(selected: Select) -> None:
    for case in CASES["errors"]:
        assert "suggestion" not in case or selected(case["suggestion"])


def test_names_are_exported(indexed: tuple[FlowGraph, Names], golden: Callable[[str, str], None]) -> None:
    """Write the index and the links as the map in the browser has them."""
    graph, names = indexed
    links = [[f"{end.kind.value}:{end.id}" for end in (link.source, link.target)] for link in graph.links]
    methods = ",\n".join(f"  {json.dumps(method)}: {_lines(values)}" for method, values in node_ids(names).items())
    golden("index.json", f'{{\n "names": {{\n{methods}\n }},\n "links": {json.dumps(links)}\n}}\n')


def _lines(values: Mapping[str, tuple[str, ...]]) -> str:
    lines = (f"   {json.dumps(value, ensure_ascii=False)}: {json.dumps(ids)}" for value, ids in values.items())
    return "{\n" + ",\n".join(lines) + "\n  }"
