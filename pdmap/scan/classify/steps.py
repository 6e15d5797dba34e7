"""Add up what counts for a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.scan.schema import Column
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_SUREST = 0.99


def verdict(table: str, column: Column, tier: Tier, data_type: str | None, steps: Iterable[Step]) -> ColumnVerdict:
    """Return a verdict whose confidence is the sum of its steps, from 0 to 0.99."""
    ordered = tuple(sorted(steps, key=lambda step: -abs(step.weight)))
    return ColumnVerdict(
        table=table,
        column=column.full_name,
        tier=tier,
        data_type=data_type,
        confidence=total(ordered),
        steps=ordered,
    )


def total(steps: Iterable[Step]) -> float:
    """Return how sure steps make, in steps of 0.01."""
    return round(min(max(sum(step.weight for step in steps), 0.0), _SUREST), 2)
