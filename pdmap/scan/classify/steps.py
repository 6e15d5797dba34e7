"""Add up what counts for a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.scan.classify.cases import Case
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_SUREST = 0.99
_FLOOR = {Tier.DIRECT: 0.5, Tier.LINKED: 0.3, Tier.SECRET: 0.5, Tier.POINTER: 0.5, Tier.NONE: 0.0}
"""Confidence from which a tier is proposed."""


def verdict(case: Case, tier: Tier, data_type: str | None, steps: Iterable[Step]) -> ColumnVerdict:
    """Return a verdict whose confidence is the sum of its steps, from 0 to 0.99."""
    ordered = tuple(sorted(steps, key=lambda step: -abs(step.weight)))
    return ColumnVerdict(
        table=case.table,
        column=case.full_name,
        tier=tier,
        data_type=data_type,
        confidence=_total(ordered),
        steps=ordered,
    )


def kept(case: Case, tier: Tier, data_type: str | None, steps: Iterable[Step]) -> ColumnVerdict:
    """Return a verdict of a tier where the steps suffice for it, otherwise of none."""
    listed = tuple(steps)
    suffices = _total(listed) >= _FLOOR[tier]
    return verdict(case, tier if suffices else Tier.NONE, data_type if suffices else None, listed)


# Private functions


def _total(steps: Iterable[Step]) -> float:
    return round(min(max(sum(step.weight for step in steps), 0.0), _SUREST), 2)
