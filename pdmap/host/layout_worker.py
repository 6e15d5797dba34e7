"""Reads DOT, writes Graphviz's `json0`; a program of its own, because Graphviz can crash or hang.

The `pygraphviz` wheel carries Graphviz; where it is missing, the `graphviz` package runs the `dot` on PATH.
It is run as a file and imports nothing of pdmap.
"""

from __future__ import annotations

import sys

MISSING = 3
"""Exit code where neither is installed; see `workers.MISSING`."""


def lay_out(dot: str) -> bytes | None:
    """Return the positions of a DOT graph, or `None` where no Graphviz is installed."""
    try:
        import pygraphviz
    except (ImportError, OSError):
        return _by_program(dot)
    answer: bytes = pygraphviz.AGraph(string=dot).draw(format="json0", prog="dot")
    return answer


# Private functions


def _by_program(dot: str) -> bytes | None:
    try:
        import graphviz
    except ImportError:
        return None
    try:
        answer: bytes = graphviz.Source(dot, engine="dot").pipe(format="json0")
    except graphviz.ExecutableNotFound:
        return None
    return answer


if __name__ == "__main__":
    positions = lay_out(sys.stdin.buffer.read().decode("utf-8"))
    if positions is None:
        sys.exit(MISSING)
    sys.stdout.buffer.write(positions)
