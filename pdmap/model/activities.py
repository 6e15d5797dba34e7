"""Processing activities: what the records of Article 30 are about."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention, Options
from pdmap.model.items import Item, Object
from pdmap.model.notices import Notice, Provision
from pdmap.model.organization import Contact
from pdmap.model.purposes import Purpose
from pdmap.model.risks import AutomatedDecisions, Children, DeviceStorage, ImpactAssessment
from pdmap.model.systems import Retention, RetentionPolicy
from pdmap.model.transfers import Assessment, Place, Transfer


class ActivityRole(StrEnum):
    """What the organization is in an activity; never a property of the organization itself."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    PROCESSOR = "processor"


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
class Activity(Object):
    """A processing activity: one row of a record of processing."""

    role: ActivityRole
    function: str | None = None
    """Business function, such as `Sales`."""
    owner: Answer[str] = None
    status: str | None = None
    """`live`, `planned` or `ended`."""
    contact: Answer[Contact] = None
    """Whom to ask about it."""
    created: dt.date | None = None
    updated: dt.date | None = None
    last_review: dt.date | None = None
    ended: dt.date | None = None
    replaces: str | None = None
    """What it took the place of."""
    occasional: bool | None = None
    """Whether it is neither regular nor part of the usual course of business (Article 30(5))."""
    large_scale: bool | None = None
    """Whether it is on a large scale (Recital 91)."""
    public_monitoring: bool | None = None
    """Whether it systematically monitors a publicly accessible area (Article 35(3)(c))."""
    types_of_processing: Answer[tuple[str, ...]] = None
    """Operations of Article 4(2), such as `collection`."""
    operations: Answer[tuple[str, ...]] = None
    """Kinds of operations that authorities list under Article 35(4), such as `location-tracking`."""
    purposes: Answer[tuple[Purpose, ...]] = None
    compatibility: Answer[Assessment] = None
    """The test of Article 6(4), where data were collected for something else."""
    official_authority: bool | None = None
    """Whether it is carried out under the control of official authority (Article 10)."""
    children: Answer[Children] = None
    automated_decisions: Answer[AutomatedDecisions] = None
    device_storage: Answer[DeviceStorage] = None
    subjects: Answer[tuple[Mention, ...]] = None
    data: Answer[tuple[Mention, ...]] = None
    systems: Answer[tuple[Mention, ...]] = None
    recipients: Answer[tuple[Recipient, ...]] = None
    transfers: Answer[tuple[Transfer, ...]] = None
    retention: Answer[tuple[Retention, ...]] = None
    retention_policy: Answer[RetentionPolicy] = None
    measures: tuple[Mention, ...] = ()
    residency: Answer[Options[Place]] = None
    """Where the data are promised to stay."""
    collection: tuple[str, ...] = ()
    """How data are obtained: `direct`, `indirect` or `observed`; empty where not recorded."""
    source: str | None = None
    """Where the data come from if not from the person (Article 14(2)(f))."""
    provision: Answer[Provision] = None
    notice: Answer[Notice] = None
    rights: Answer[tuple[str, ...]] = None
    """Rights that people are told they have (Articles 15 to 22)."""
    objection: Answer[str] = None
    """How people object (Article 21)."""
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
