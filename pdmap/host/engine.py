"""The programs of this machine that draw."""

from __future__ import annotations

from dataclasses import dataclass

from pdmap.engine import Engine, Typescript
from pdmap.host import graphviz, typesetter
from pdmap.host.workers import Worker


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Graphviz and Typst in workers; tests put others in their place."""

    layout_worker: Worker = graphviz.LAYOUT
    typesetting_worker: Worker = typesetter.TYPESETTING

    def layout(self, dot: str) -> bytes:
        """Return the positions of a DOT graph as Graphviz's `json0`; see `Engine`."""
        return graphviz.layout(dot, self.layout_worker)

    def typeset(self, script: Typescript) -> bytes:
        """Return a PDF or PNG of one page; see `Engine`."""
        return typesetter.typeset(script, self.typesetting_worker)


def engine() -> Engine:
    """Return what draws on this machine; nothing is started yet."""
    return LocalEngine()
