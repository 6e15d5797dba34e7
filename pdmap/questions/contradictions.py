"""Where a system denies what a measure asserts of it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.language.vocabulary import ASSERTIONS
from pdmap.model import Measure, System
from pdmap.questions.denials import denial_of
from pdmap.questions.measures import Claims
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An assertion of measures, and what a system says against it."""

    system: System
    assertion: str
    measures: tuple[Measure, ...]
    fact: str
    node: Node


def contradictions(system: System, claims: Claims) -> Iterator[Contradiction]:
    """Yield what a system says against the measures that hold for it; a choice refutes none that is optional."""
    for assertion in ASSERTIONS:
        measures = claims.about(system, assertion)
        denial = denial_of(system, assertion) if measures else None
        if denial and denial.is_choice:
            measures = tuple(measure for measure in measures if not measure.optional)
        if denial and measures:
            yield Contradiction(system, assertion, measures, denial.fact, denial.node)
