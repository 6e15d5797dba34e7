"""Processing activities: what the records of Article 30 are about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pdmap.model.answers import Answer, Mention, Options
from pdmap.model.items import Item, Object
from pdmap.model.systems import Retention
from pdmap.model.transfers import Assessment, Place, Transfer


class ActivityRole(StrEnum):
    """What the organization is in an activity; never a property of the organization itself."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    PROCESSOR = "processor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Item):
    """How consent is shown and withdrawn (Article 7)."""

    record: str | None = None
    withdrawal: str | None = None
    explicit: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Item):
    """What data are processed for, and on which legal ground."""

    text: str
    kind: str | None = None
    """A coarse class such as `analytics` or `marketing`."""
    basis: Answer[tuple[Mention, ...]] = None
    """Lawful basis, Article 6(1)."""
    interest: str | None = None
    """The legitimate interest pursued (Article 6(1)(f), 13(1)(d))."""
    assessment: Answer[Assessment] = None
    """The balancing test."""
    condition: tuple[Mention, ...] = ()
    """Condition for special categories of data, Article 9(2)."""
    law: str | None = None
    """Statute that the basis or the condition rests on (Article 6(3), 9(2), 10)."""
    consent: Answer[Consent] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Item):
    """Somebody to whom data are disclosed: a party, or a category where no one is named."""

    party: Mention | None = None
    category: str | None = None
    kind: str | None = None
    """`internal`, `external`, `processor` or `authority`; for categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointController(Item):
    """A party that decides with the organization (Article 26)."""

    party: Mention
    arrangement: str | None = None
    essence: str | None = None
    """Where the essence of the arrangement is made available (Article 26(2))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Item):
    """How people are informed (Articles 13 and 14)."""

    ref: str | None = None
    exemption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAssessment(Item):
    """A data protection impact assessment (Article 35), or why none is needed."""

    required: bool | None = None
    reason: str | None = None
    ref: str | None = None
    date: dt.date | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Object):
    """A processing activity: one row of a record of processing."""

    role: ActivityRole
    function: str | None = None
    """Business function, such as `Sales`."""
    owner: Answer[str] = None
    status: str | None = None
    """`live`, `planned` or `ended`."""
    created: dt.date | None = None
    updated: dt.date | None = None
    last_review: dt.date | None = None
    purposes: Answer[tuple[Purpose, ...]] = None
    subjects: Answer[tuple[Mention, ...]] = None
    data: Answer[tuple[Mention, ...]] = None
    systems: Answer[tuple[Mention, ...]] = None
    recipients: Answer[tuple[Recipient, ...]] = None
    transfers: Answer[tuple[Transfer, ...]] = None
    retention: Answer[tuple[Retention, ...]] = None
    measures: tuple[Mention, ...] = ()
    residency: Answer[Options[Place]] = None
    """Where the data are promised to stay."""
    source: str | None = None
    notice: Answer[Notice] = None
    dpia: Answer[ImpactAssessment] = None
    joint_controllers: Answer[tuple[JointController, ...]] = None
    on_behalf_of: Answer[tuple[Mention, ...]] = None
    """Controllers that the organization processes for (Article 30(2)(a))."""
    categories_of_processing: Answer[tuple[str, ...]] = None
    """What is done for them (Article 30(2)(b))."""

    @property
    def is_controller(self) -> bool:
        """Return whether the activity belongs to the record of Article 30(1)."""
        return self.role is not ActivityRole.PROCESSOR
