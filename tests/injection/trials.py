"""What is tried: which outputs of which inventories, in parts that share the work of reading one inventory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.injection.inventories import SHAPES, payloads
from tests.injection.sinks import Sink, sinks

SHOWN = Path(__file__).parent / "golden" / "shown"
"""For each kind of output, which places for text it shows."""

SAMPLE = (1, 22, 43, 64)
"""The inventories that are tried by default, far from each other in the square; outputs take them in turn."""

_PART = os.environ.get("PDMAP_INJECTION", "")
_OF_THE_ORGANIZATION = tuple(
    f"organization/{key}"
    for key in ("contact", "core_activities", "dpo", "dpo_assessment", "representative", "supervisory_authority")
)


@dataclass(frozen=True, slots=True)
class Trial:
    """Outputs of one inventory."""

    number: int
    shape: int
    """In which way the organization is written."""
    family: str
    sinks: tuple[Sink, ...]

    def __str__(self) -> str:
        return f"{self.number}-{self.shape}-{self.family}"


def trials() -> tuple[Trial, ...]:
    """Return what is tried: all that `PDMAP_INJECTION` asks for, or each output once, of one of four inventories.

    `PDMAP_INJECTION=1/1` asks for every inventory in every output; `2/25` for the second of 25 parts of that.
    """
    return tuple(_all(numbers(_PART)) if _PART else _sample())


def numbers(part: str) -> range:
    """Return the inventories of a part such as `2/25`."""
    place, _, count = part.partition("/")
    return range(len(payloads()))[int(place) - 1 :: int(count)]


def about_the_organization() -> tuple[Sink, ...]:
    """Return the outputs that show more of the organization than its name: those that have to do with its shape."""
    return tuple(sink for sink in sinks() if _has_organization(sink))


# Private functions


def _all(chosen: range) -> Iterator[Trial]:
    for number in chosen:
        for shape in range(SHAPES):
            yield from _by_family(number, shape, about_the_organization() if shape else sinks())


def _sample() -> Iterator[Trial]:
    """Yield each output of one inventory, in turn; so are those about the organization in its other shapes."""
    for place, number in enumerate(SAMPLE):
        yield from _by_family(number, 0, sinks()[place :: len(SAMPLE)])
        if place:
            yield from _by_family(number, place, about_the_organization()[place - 1 :: len(SAMPLE) - 1])


def _by_family(number: int, shape: int, chosen: tuple[Sink, ...]) -> Iterator[Trial]:
    for family, members in groupby(chosen, key=lambda sink: sink.arguments[0]):
        yield Trial(number, shape, family, tuple(members))


def _has_organization(sink: Sink) -> bool:
    path = SHOWN / f"{sink.shown}.txt"
    return path.exists() and any(line.startswith(_OF_THE_ORGANIZATION) for line in path.read_text("utf-8").split("\n"))
