"""Layout by Graphviz, in a worker."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pdmap.engine import EngineError, Program
from pdmap.host.workers import Worker, ask, script

LAYOUT = Worker(
    name="the layout engine",
    command=script(Path(__file__).with_name("layout_worker.py")),
    remedy="Graphviz is missing: pip install 'pdmap[render]' or the system's graphviz (dot, mermaid, json need none)",
)


def layout(dot: str, worker: Worker = LAYOUT) -> bytes:
    """Return the positions of a DOT graph as Graphviz's `json0`.

    Raises:
        EngineError: Graphviz is missing, failed, took too long or wrote too much.
    """
    return layouts((dot,), Program.DOT, worker)[0]


def layouts(dots: Sequence[str], program: Program, worker: Worker = LAYOUT) -> tuple[bytes, ...]:
    """Return the positions of several graphs, in one run of a worker; none is started for no graphs.

    Raises:
        EngineError: Graphviz is missing, failed, took too long or wrote too much.
    """
    if not dots:
        return ()
    answer = ask(worker, json.dumps({"program": program.value, "graphs": list(dots)}).encode())
    try:
        positions = tuple(text.encode() for text in json.loads(answer))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise EngineError("the layout engine gave an answer that cannot be read") from error
    if len(positions) != len(dots):
        raise EngineError(f"the layout engine laid out {len(positions)} of {len(dots)} graphs")
    return positions
