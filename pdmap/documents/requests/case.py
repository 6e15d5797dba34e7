"""A request, with what follows from the inventory."""

from __future__ import annotations

from dataclasses import dataclass

from pdmap.documents.kind import Context
from pdmap.questions.erasure import ErasurePlan, erasure_plan
from pdmap.questions.horizon import Horizon, horizon_of


@dataclass(frozen=True, slots=True)
class Request:
    """What a person of a group may ask for."""

    plan: ErasurePlan
    horizon: Horizon


def request_of(context: Context, subject: str) -> Request:
    """Return what follows for the people of a group, if they ask on the day of the document."""
    plan = erasure_plan(context.inventory, context.graph, subject)
    return Request(plan, horizon_of(plan, context.as_of))
