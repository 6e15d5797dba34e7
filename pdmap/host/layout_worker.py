"""Reads graphs in DOT, writes Graphviz's `json0` of each; a program of its own, because Graphviz can crash or hang.

The `pygraphviz` wheel carries Graphviz; where it is missing, the `graphviz` package runs the program on PATH.
It is run as a file and imports nothing of pdmap. The request is JSON: `program` (such as `dot`) and `graphs`, a list
of texts; so is the answer: a list of texts, in the same order.
"""

from __future__ import annotations

import json
import sys

MISSING = 3
"""Exit code where neither is installed; see `workers.MISSING`."""


def lay_out(graphs: list[str], program: str) -> list[str] | None:
    """Return the positions of each graph, or `None` where no Graphviz is installed."""
    try:
        import pygraphviz
    except (ImportError, OSError):
        return _by_program(graphs, program)
    return [pygraphviz.AGraph(string=dot).draw(format="json0", prog=program).decode("utf-8") for dot in graphs]


# Private functions


def _by_program(graphs: list[str], program: str) -> list[str] | None:
    try:
        import graphviz
    except ImportError:
        return None
    try:
        return [graphviz.Source(dot, engine=program).pipe(format="json0").decode("utf-8") for dot in graphs]
    except graphviz.ExecutableNotFound:
        return None


if __name__ == "__main__":
    request = json.loads(sys.stdin.buffer.read())
    positions = lay_out(request["graphs"], request["program"])
    if positions is None:
        sys.exit(MISSING)
    sys.stdout.buffer.write(json.dumps(positions).encode())
