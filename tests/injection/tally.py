"""How much was tried: `python -m tests.injection.tally FILE` reads what a run wrote to `PDMAP_INJECTION_TALLY`."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

from tests.injection.inventories import SHAPES, payload_at, payloads
from tests.injection.manifests import written
from tests.injection.seen import Arrival
from tests.injection.shapes import Slot, fields
from tests.injection.sinks import Sink
from tests.injection.trials import Trial


def tallied(trial: Trial, sink: Sink, arrival: Arrival) -> None:
    """Write down which texts arrived in an output, where somebody wants to count them."""
    if name := os.environ.get("PDMAP_INJECTION_TALLY"):
        line = json.dumps([sink.name, trial.number, trial.shape, sorted(arrival.right), arrival.checks])
        with Path(f"{name}.{os.getpid()}").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def counted(folder: Path, name: str) -> str:
    """Return what the processes of a run have written down, in numbers."""
    slots = [_fields(shape) for shape in range(SHAPES)]
    renderings, checks = 0, 0
    met: dict[str, Counter[tuple[str, str]]] = {}
    for path in sorted(folder.glob(f"{name}.*")):
        for line in path.read_text("utf-8").splitlines():
            sink, number, shape, right, tried = json.loads(line)
            renderings, checks = renderings + 1, checks + tried
            met.setdefault(sink, Counter()).update(
                (slots[shape][mark], payload_at(mark, number).name) for mark in right
            )
    rows = [f"{sink}\t{len({field for field, _ in pairs})}\t{len(pairs)}" for sink, pairs in sorted(met.items())]
    shown = {field for pairs in met.values() for field, _ in pairs}
    triples = sum(map(len, met.values()))
    whole = sum(len({field for field, _ in pairs}) for pairs in met.values()) * len(payloads())
    told = [
        f"{len(met)} outputs, {len(fields())} places for text ({len(shown)} of them shown), {len(payloads())} payloads",
        f"{renderings} renderings, {checks} texts held against what was written",
        f"{triples} of {whole} triples of place, payload and output arrived in one piece",
    ]
    return "\n".join([*told, "", "output\tplaces\tpairs of place and payload", *rows])


# Private functions


def _fields(shape: int) -> list[str]:
    """Return the place of each mark."""
    found: list[str] = []

    def text_for(slot: Slot) -> str:
        found.append(slot.field)
        return "x"

    written(0, shape, text_for)
    return found


if __name__ == "__main__":
    target = Path(sys.argv[1])
    print(counted(target.parent, target.name))  # noqa: T201
