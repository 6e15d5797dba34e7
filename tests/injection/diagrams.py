"""Mermaid's own reading of diagrams: their labels are texts, and nothing else is in them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.injection.seen import Seen, seen

MERMAID = Path(__file__).parents[1] / "mermaid"

Diagram = dict[str, Any]
Parser = Callable[[Sequence[str]], list[Diagram]]


@contextmanager
def mermaid_parser() -> Iterator[Parser]:
    """Start the parser; it is asked about several texts at once."""
    command = ["node", str(MERMAID / "parse.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:

        def parsed(texts: Sequence[str]) -> list[Diagram]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(list(texts)).encode() + b"\n")
            process.stdin.flush()
            answered = process.stdout.readline()
            assert answered, "Mermaid's parser has ended"
            answers: list[Diagram] = json.loads(answered)
            return answers

        yield parsed


def fences(markdown: bytes) -> list[str]:
    """Return the diagrams in a document."""
    return re.findall(r"(?s)```mermaid\n(.*?)\n```", markdown.decode())


def diagrams_read(parser: Parser, texts: Sequence[str]) -> Seen:
    """Return what is in diagrams: an error and markup in a label are parts, as are names that are not pdmap's own."""
    shown: list[str] = []
    parts: set[str] = set()
    for diagram in parser(texts) if texts else []:
        pieces = parts_of(diagram)
        shown += [piece["text"] for piece in pieces]
        parts.update({f"markup {piece['markup']}" for piece in pieces if piece["markup"]})
        parts.update({f"node {re.sub('[0-9]+', '', node['id'])}" for node in diagram["nodes"]})
        parts.update({f"error {diagram['error']}"} if diagram["error"] else ())
    return seen(shown, parts)


def parts_of(diagram: Diagram) -> list[dict[str, Any]]:
    """Return everything in a diagram that has a label."""
    return [*diagram["nodes"], *diagram["frames"], *diagram["edges"]]
