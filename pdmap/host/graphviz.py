"""Layout by Graphviz, in a worker."""

from __future__ import annotations

from pathlib import Path

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
    return ask(worker, dot.encode("utf-8", "backslashreplace"))
