"""A request, with what follows from the inventory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pdmap.documents.kind import Context
from pdmap.frozen import dataclass
from pdmap.graph import Element, Link
from pdmap.questions.erasure import ErasurePlan, erasure_plan
from pdmap.questions.horizon import Horizon, horizon_of


@dataclass(frozen=True, slots=True)
class Request:
    """What a person of a group may ask for."""

    plan: ErasurePlan
    horizon: Horizon
    leaving: Mapping[Element, Sequence[Link]]
    """Links that data of the people take, by where they start."""
    arriving: Mapping[Element, Sequence[Link]]
    """The same by where they end."""


def request_of(context: Context, subject: str) -> Request:
    """Return what follows for the people of a group, if they ask on the day of the document."""
    plan = erasure_plan(context.inventory, context.graph, subject, context.as_of)
    leaving: dict[Element, list[Link]] = {}
    arriving: dict[Element, list[Link]] = {}
    for link in plan.links:
        leaving.setdefault(link.source, []).append(link)
        arriving.setdefault(link.target, []).append(link)
    return Request(plan, horizon_of(plan, context.as_of), leaving, arriving)
