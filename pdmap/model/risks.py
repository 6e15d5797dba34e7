"""What makes an activity risky, and how that was assessed (Articles 8, 22, 35 and 36, ePrivacy Article 5(3))."""

from __future__ import annotations

import datetime as dt

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer
from pdmap.model.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAssessment(Item):
    """A data protection impact assessment (Article 35), or why none is needed."""

    required: bool | None = None
    reason: str | None = None
    ref: str | None = None
    date: dt.date | None = None
    status: str | None = None
    """`planned`, `in-progress` or `done`."""
    criteria: Answer[tuple[str, ...]] = None
    """Criteria of WP248 rev.01 that are met, as the author judges."""
    covers: Answer[tuple[str, ...]] = None
    """Parts that it has (Article 35(2), (7), (9))."""
    residual_risk: str | None = None
    """`low`, `medium` or `high`, after all measures."""
    prior_consultation: Answer[dt.date] = None
    """When the authority was consulted (Article 36(1))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomatedDecisions(Item):
    """Decisions about people that no human takes, or prepares alone (Article 22)."""

    solely_automated: bool | None = None
    significant_effect: bool | None = None
    """Whether they have legal or similarly significant effects."""
    ground: str | None = None
    """`contract`, `law` or `explicit_consent` (Article 22(2))."""
    safeguards: str | None = None
    """How a person obtains human intervention and contests the decision (Article 22(3))."""
    logic: str | None = None
    """The logic involved (Article 13(2)(f), 14(2)(g))."""
    consequences: str | None = None
    """What they mean for the person (Article 13(2)(f), 14(2)(g))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceStorage(Item):
    """Storing or reading something on people's devices (Article 5(3) of Directive 2002/58/EC)."""

    strictly_necessary: bool | None = None
    reason: str | None = None
    """Why it is strictly necessary for the service that the person asked for."""
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Children(Item):
    """Services offered directly to children (Article 8)."""

    offered_directly: bool | None = None
    age_threshold: int | None = None
    """Age in years from which a child may consent itself; 13 to 16 by national law."""
    verification: str | None = None
    """How the holder of parental responsibility is asked (Article 8(2))."""
