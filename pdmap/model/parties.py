"""Everyone outside the organization: processors, controllers, other recipients, authorities."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention
from pdmap.model.items import Item, Object
from pdmap.model.organization import Contact
from pdmap.model.periods import Period
from pdmap.model.transfers import Place, Transfer


class PartyRole(StrEnum):
    """What a party is to the organization (Article 4(7) to (10))."""

    PROCESSOR = "processor"
    SUB_PROCESSOR = "sub-processor"
    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"


PROCESSING = frozenset({PartyRole.PROCESSOR, PartyRole.SUB_PROCESSOR})
"""Roles in which a party processes on behalf of somebody else."""


class ContractStatus(StrEnum):
    """Whether a contract under Article 28(3) is in place."""

    SIGNED = "signed"
    INCORPORATED = "incorporated"
    OFFERED = "offered"
    DRAFT = "draft"
    EXPIRED = "expired"
    MISSING = "missing"


class Authorization(StrEnum):
    """How a controller authorizes sub-processors (Article 28(2))."""

    GENERAL = "general"
    SPECIFIC = "specific"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Item):
    """A data processing agreement (Article 28(3))."""

    status: ContractStatus | None = None
    signed: Answer[dt.date] = None
    ref: Answer[str] = None
    authorization: Answer[Authorization] = None
    """How sub-processors of this party are authorized."""
    notice: Period | None = None
    """How long before a new sub-processor starts the controller is told."""
    objection: str | None = None
    """How a controller objects to a new sub-processor."""
    review: dt.date | None = None
    expires: dt.date | None = None
    clauses: tuple[str, ...] = ()
    """Elements of Article 28(3) that it has: `subject-matter`, ..., and the letters `a` to `h`."""
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee(Item):
    """Evidence that a processor offers sufficient guarantees (Article 28(1), (5))."""

    title: str | None = None
    """What it is, such as `ISO/IEC 27001 certificate`."""
    ref: str | None = None
    date: dt.date | None = None
    expires: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification(Item):
    """A certification under the EU-US Data Privacy Framework, or its UK and Swiss sisters."""

    status: str | None = None
    """`active`, `inactive` or `withdrawn`."""
    scope: tuple[str, ...] = ()
    """What it covers: `hr`, `non-hr`."""
    checked: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights(Item):
    """How a person's data are found, handed out and erased in one place (Articles 15 to 20)."""

    lookup: Answer[str] = None
    """What identifies a person here, such as `email.address`."""
    access: Answer[str] = None
    rectify: Answer[str] = None
    erase: Answer[str] = None
    export: Answer[str] = None
    """The structured format of Article 20(1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Object):
    """Somebody outside the organization who gives or receives personal data."""

    roles: tuple[PartyRole, ...] = ()
    is_group: bool = False
    """Whether it stands for many, such as `customers of the hosting service`."""
    registration: str | None = None
    country: Answer[Place] = None
    """Where the party is established."""
    parent_country: Answer[Place] = None
    """Where its ultimate parent is established."""
    access_from: Answer[tuple[Place, ...]] = None
    """From where its staff can reach the data; `none` says that access is excluded."""
    regions: tuple[Place, ...] = ()
    """Places that the contract with the party names."""
    contact: Answer[Contact] = None
    representative: Answer[Contact] = None
    """Its representative in the Union, for controllers that we process for (Article 30(2)(a))."""
    dpo: Answer[Contact] = None
    """Its data protection officer, for controllers that we process for (Article 30(2)(a))."""
    website: str | None = None
    service: str | None = None
    updated: dt.date | None = None
    """When what is said here last changed."""
    characterization: str | None = None
    """Why it has its role, or several (Article 4(7) to (10))."""
    contracted: bool | None = None
    """Whether there is any agreement with it; `False` for services that nobody chose it for, such as push relays."""
    guarantees: Answer[tuple[Guarantee, ...]] = None
    announced: dt.date | None = None
    """When controllers were told of it as a new sub-processor (Article 28(2))."""
    active_from: dt.date | None = None
    """When it starts to receive data."""
    replaces: str | None = None
    """Whose place it takes (Article 28(2)): id or name of a party, which may be in the inventory no longer."""
    dpa: Answer[Contract] = None
    dpf: Answer[Certification] = None
    adequacy_condition: Answer[str] = None
    """Why the party meets a partial adequacy decision, such as `subject to PIPEDA`."""
    transfers: Answer[tuple[Transfer, ...]] = None
    """Mechanisms that cover whatever is handed to this party."""
    subprocessors: Answer[tuple[Mention, ...]] = None
    retention: Period | None = None
    rights: Answer[Rights] = None
    measures: tuple[Mention, ...] = ()
