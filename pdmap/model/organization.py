"""The organization that the inventory describes (Article 30(1)(a), 30(2)(a), 27, 37)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention
from pdmap.model.items import Item
from pdmap.model.transfers import Assessment, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Item):
    """How to reach somebody; a plain text counts as an address of any kind."""

    text: str | None = None
    name: str | None = None
    """The person to ask for."""
    position: str | None = None
    address_lines: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataProtectionOfficer(Item):
    """The data protection officer (Article 37), with the reasoning for designating one or not."""

    name: str | None = None
    contact: Answer[Contact] = None
    voluntary: bool | None = None
    """Whether the officer was designated although Article 37(1) does not require it."""
    reason: str | None = None
    published: str | None = None
    """Where the contact details are published (Article 37(7))."""
    notified: date | None = None
    """When the authority was told (Article 37(7))."""
    employed: bool | None = None
    """Whether the officer is a member of staff, rather than working under a service contract (Article 37(6))."""
    positions: tuple[str, ...] = ()
    """Other positions that the officer holds (Article 38(6))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Item):
    """The representative in the Union (Article 27)."""

    name: str | None = None
    country: str | None = None
    contact: Answer[Contact] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreActivities(Item):
    """What the organization's core activities consist of (Article 37(1)(b), (c))."""

    monitoring: bool | None = None
    """Whether they require regular and systematic monitoring of people on a large scale."""
    special_data: bool | None = None
    """Whether they consist of processing data of Articles 9 and 10 on a large scale."""
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Item):
    """Whose inventory this is."""

    name: str | None = None
    trading_names: tuple[str, ...] = ()
    registration: str | None = None
    country: str | None = None
    """ISO 3166-1 code of the place of establishment."""
    establishments: tuple[Place, ...] = ()
    """Countries of further establishments (Article 3(1))."""
    offers_to: tuple[Place, ...] = ()
    """Countries whose people it offers goods or services to, or monitors (Article 3(2))."""
    contact: Answer[Contact] = None
    core_activities: Answer[CoreActivities] = None
    employees: int | None = None
    public_authority: bool | None = None
    dpo: Answer[DataProtectionOfficer] = None
    dpo_assessment: Answer[Assessment] = None
    """The reasoning on Article 37(1), where no officer is designated."""
    representative: Answer[Representative] = None
    representative_exemption: str | None = None
    """Why no representative is needed (Article 27(2))."""
    supervisory_authority: Answer[str] = None
    regimes: tuple[str, ...] = ("eu-gdpr",)
    """Laws that the inventory is judged by: `eu-gdpr`, `uk-gdpr`, `ch-fadp`."""
    measures: tuple[Mention, ...] = ()
    """Measures that hold everywhere (Article 32)."""
    assumptions: Mapping[str, str] = field(default_factory=dict)
    """Keys whose values were assumed, each with the reason; records mark them."""
