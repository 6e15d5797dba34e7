"""Lay out many maps in a few runs of the layout engine: starting it costs more than most maps do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pdmap.engine import Engine, EngineError, EngineMissingError, Program, Typescript
from pdmap.frozen import dataclass
from pdmap.renderers.picture.layout import first_graph
from pdmap.views.view import View

BATCH = 24
"""How many maps one run lays out; where it fails for one of them, all of these are laid out one by one."""


@dataclass(frozen=True, slots=True)
class ForeseeingEngine:
    """An engine that knows the answers to what it will be asked first, and asks another for the rest."""

    engine: Engine
    answers: Mapping[str, bytes]
    """Positions by the graph that they are of."""

    def layout(self, dot: str) -> bytes:
        """Return the positions of a DOT graph; see `Engine`."""
        return self.answers.get(dot) or self.engine.layout(dot)

    def layouts(self, dots: Sequence[str], program: Program) -> tuple[bytes, ...]:
        """Return the positions of several graphs; see `Engine`."""
        return self.engine.layouts(dots, program)

    def typeset(self, script: Typescript) -> bytes:
        """Return a PDF or a PNG; see `Engine`."""
        return self.engine.typeset(script)


def foreseeing(views: Iterable[View], engine: Engine) -> Engine:
    """Return an engine that lays out views as another does, and has laid most of them out already."""
    graphs = tuple(dict.fromkeys(graph for graph in map(first_graph, views) if graph))
    answers: dict[str, bytes] = {}
    for start in range(0, len(graphs), BATCH):
        batch = graphs[start : start + BATCH]
        try:
            answers |= zip(batch, engine.layouts(batch, Program.DOT), strict=True)
        except EngineMissingError:
            break
        except (EngineError, ValueError):  # whatever it is, the ladder finds out map by map
            continue
    return ForeseeingEngine(engine, answers)
