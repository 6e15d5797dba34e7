"""The programs of this machine that draw, and how long they are waited for."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import TypeVar

from pdmap.engine import Engine, EngineError, EngineMissingError, Program, Typescript
from pdmap.frozen import dataclass
from pdmap.host import graphviz, typesetter
from pdmap.host.workers import Worker

PATIENCE = 40.0
"""How many seconds may be lost on layouts that fail before no more is tried, however many maps there are."""

T = TypeVar("T")


@dataclass(slots=True)
class Patience:
    """What is left of the time for layouts that come to nothing; a program that is missing is not asked twice."""

    seconds: float = PATIENCE
    refusal: EngineMissingError | None = None

    def spend(self, attempt: Callable[[], T]) -> T:
        """Return what an attempt returns, and count its time where it fails.

        Raises:
            EngineError: the attempt failed, or there is no patience left for it.
        """
        if self.refusal:
            raise self.refusal
        started = time.monotonic()
        try:
            return attempt()
        except EngineMissingError as error:
            self.refusal = error
            raise
        except EngineError as error:
            self.seconds -= time.monotonic() - started
            if self.seconds <= 0:
                self.refusal = EngineMissingError(f"{error}; no more is tried")
            raise


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Graphviz and Typst in workers; tests put others in their place."""

    layout_worker: Worker = graphviz.LAYOUT
    typesetting_worker: Worker = typesetter.TYPESETTING
    patience: Patience = field(default_factory=Patience)

    def layout(self, dot: str) -> bytes:
        """Return the positions of a DOT graph as Graphviz's `json0`; see `Engine`."""
        return self.patience.spend(lambda: graphviz.layout(dot, self.layout_worker))

    def layouts(self, dots: Sequence[str], program: Program) -> tuple[bytes, ...]:
        """Return the positions of several graphs, in one run of a program; see `Engine`."""
        return self.patience.spend(lambda: graphviz.layouts(dots, program, self.layout_worker))

    def typeset(self, script: Typescript) -> bytes:
        """Return a PDF of all pages, or a PNG of one page; see `Engine`."""
        return typesetter.typeset(script, self.typesetting_worker)


def engine() -> Engine:
    """Return what draws on this machine; nothing is started yet."""
    return LocalEngine()
