"""Tell why a selector selects nothing."""

from __future__ import annotations

from pdmap.counting import counted
from pdmap.graph import FlowGraph
from pdmap.questions.selectors.grammar import Selector
from pdmap.questions.selectors.index import Names
from pdmap.questions.selectors.lookup import choices
from pdmap.questions.selectors.selection import elements_of


def why_nothing(selector: Selector, graph: FlowGraph, names: Names) -> str:
    """Return why the first alternative of a selector that selects nothing does so, and what could be written.

    Raises:
        SelectorError: it names something unknown.
    """
    found = {atom: len(elements_of(atom, graph, names)) for atom in selector.alternatives[0]}
    empty = next((atom for atom, number in found.items() if not number), None)
    if empty:
        return f"the inventory has nothing of {empty}; {choices(empty.method, names[empty.method])}"
    sizes = [f"{atom} is {counted(number, 'element')}" for atom, number in found.items()]
    return f"{' and '.join(sizes)}, and none is both" if len(sizes) == 2 else f"{', '.join(sizes)}, and none is all"
