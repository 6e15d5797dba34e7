"""What is laid out in one run comes out as what is laid out map by map, also where that run fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from pdmap.engine import Engine, EngineError, EngineMissingError, Program, Typescript
from pdmap.renderers.picture.foresight import BATCH, foreseeing
from pdmap.renderers.picture.layout import first_graph, lay_out
from pdmap.renderers.picture.positions import Rung
from pdmap.views.view import View


@dataclass
class CountingEngine:
    """Lays out with another engine, counts the runs, and fails in those for many maps where it is told to."""

    engine: Engine
    refusal: EngineError | None = None
    single: int = 0
    runs: list[int] = field(default_factory=list)

    def layout(self, dot: str) -> bytes:
        self.single += 1
        return self.engine.layout(dot)

    def layouts(self, dots: Sequence[str], program: Program) -> tuple[bytes, ...]:
        if program is Program.DOT:
            self.runs.append(len(dots))
        if self.refusal and program is Program.DOT:
            raise self.refusal
        return self.engine.layouts(dots, program)

    def typeset(self, script: Typescript) -> bytes:
        return self.engine.typeset(script)


@pytest.fixture
def views(view_of: Callable[[str], View]) -> list[View]:
    return [view_of("shop"), view_of("hosting"), view_of("empty")]


def test_maps_come_out_as_if_they_were_laid_out_one_by_one(views: list[View], engine: Engine) -> None:
    counting = CountingEngine(engine)
    prepared = foreseeing(views, counting)
    assert [lay_out(view, prepared) for view in views] == [lay_out(view, engine) for view in views]
    assert (counting.runs, counting.single) == ([2], 0)


def test_where_the_run_fails_each_map_is_laid_out_by_itself(views: list[View], engine: Engine) -> None:
    counting = CountingEngine(engine, EngineError("failed"))
    prepared = foreseeing(views, counting)
    assert [lay_out(view, prepared) for view in views] == [lay_out(view, engine) for view in views]
    assert (counting.runs, counting.single) == ([2], 2)


def test_an_engine_that_is_missing_is_asked_once(view_of: Callable[[str], View], engine: Engine) -> None:
    counting = CountingEngine(engine, EngineMissingError("missing"))
    many = [view_of("shop")] * 2 + [view_of("hosting")]
    foreseeing(many, counting)
    assert counting.runs == [2]


def test_only_what_is_labeled_is_laid_out_ahead(view_of: Callable[[str], View]) -> None:
    assert first_graph(view_of("shop"))
    assert not first_graph(view_of("empty"))
    assert BATCH > 1


def test_a_large_picture_still_takes_its_own_way(views: list[View], engine: Engine) -> None:
    assert lay_out(views[0], foreseeing([], engine)).rung is Rung.LABELS
