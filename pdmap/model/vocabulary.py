"""What an inventory adds to the built-in vocabulary and law, and its own lists."""

from __future__ import annotations

from datetime import date

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention
from pdmap.model.items import Item, Object
from pdmap.model.transfers import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectDefinition(Object):
    """A category of data subjects of the inventory's own."""

    parent: Mention | None = None
    """Key `is`."""
    vulnerable: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTypeDefinition(Object):
    """A data type of the inventory's own, or changes to a built-in one."""

    parent: Mention | None = None
    """Key `is`; a dotted id has its prefix as parent."""
    special: str | None = None
    """`none`, `article_9`, `article_10`, `article_87` or `context`."""
    sensitivity: int | None = None
    """From 1 (harmless) to 5 (grave)."""
    credential: bool | None = None
    dpv: str | None = None
    fideslang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdequacyDefinition(Item):
    """An adequacy decision that the inventory adds or changes."""

    regime: str
    scope: str | None = None
    """`full`, `partial` or `none`."""
    instrument: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    requires: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryDefinition(Object):
    """A country, or changes to what is known of one."""

    eea: bool | None = None
    adequacy: tuple[AdequacyDefinition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionDefinition(Object):
    """A cloud region and the country that it lies in."""

    country: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDefinition(Object):
    """A lawful basis, Article 9(2) condition or transfer mechanism, new or renamed."""

    article: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Object):
    """A technical or organizational measure (Article 32)."""

    type: str | None = None
    """`technical` or `organizational`."""
    article32: tuple[str, ...] = ()
    """Letters of Article 32(1) that it serves: `a`, `b`, `c`, `d`."""
    optional: bool | None = None
    """Whether a customer may switch it on, rather than it being on for everyone."""
    ref: str | None = None
    asserts: tuple[str, ...] = ()
    """What it says of every system that it holds for, such as `encryption-at-rest`."""
    annex_ii: tuple[str, ...] = ()
    """Headings of annex II of the standard contractual clauses that it belongs under, such as `logging`."""
    exceptions: tuple[Mention, ...] = ()
    """Key `except`: systems that it does not hold for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Object):
    """An entry of the register of Article 33(5)."""

    aware: date | None = None
    occurred: date | None = None
    closed: date | None = None
    """When the handling of it was over."""
    detected_by: str | None = None
    types: tuple[str, ...] = ()
    """Key `type`: what was breached, `confidentiality`, `integrity` or `availability`, or several."""
    cause: Answer[str] = None
    """From inside or outside, by accident or with intent, such as `external-malicious`."""
    activities: tuple[Mention, ...] = ()
    systems: tuple[Mention, ...] = ()
    parties: tuple[Mention, ...] = ()
    processor_told: date | None = None
    """When the processor that was breached told the organization (Article 33(2))."""
    controllers_told: Answer[date] = None
    """When the controllers that the organization processes for were told (Article 33(2))."""
    data: tuple[Mention, ...] = ()
    subjects: tuple[Mention, ...] = ()
    subjects_count: Answer[int] = None
    """How many people are concerned, approximately (Article 33(3)(a))."""
    records_count: Answer[int] = None
    """How many records are concerned, approximately (Article 33(3)(a))."""
    facts: str | None = None
    effects: str | None = None
    remedial_action: str | None = None
    risk: str | None = None
    notified: Answer[date] = None
    authority_reference: str | None = None
    """The authority's reference of the notification."""
    communicated: Answer[date] = None
    communication_exemption: str | None = None
    """Letter of Article 34(3) under which the people are not told: `a`, `b` or `c`."""
    reasons: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Item):
    """A finding that somebody accepts until a day."""

    rule: str
    object: str
    """Logical address of the object, such as `flows/console-to-paypal`."""
    reason: str | None = None
    owner: str | None = None
    expires: date | None = None
