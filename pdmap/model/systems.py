"""What holds or moves personal data, and the personal data that it holds."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention, Options
from pdmap.model.items import Item, Object
from pdmap.model.parties import Rights
from pdmap.model.periods import Period
from pdmap.model.transfers import Place


class SystemKind(StrEnum):
    """What a system is; maps draw each kind in its own shape."""

    APPLICATION = "application"
    DATASTORE = "datastore"
    SERVICE = "service"
    ENDPOINT = "endpoint"
    PAPER = "paper"


class Environment(StrEnum):
    """What a system is for."""

    PRODUCTION = "production"
    STAGING = "staging"
    TEST = "test"
    DEVELOPMENT = "development"


class Protection(StrEnum):
    """How a field is protected where it is stored."""

    HASHED = "hashed"
    ENCRYPTED = "encrypted"
    VAULT = "vault"
    PSEUDONYMIZED = "pseudonymized"
    ANONYMIZED = "anonymized"
    CLEAR = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPolicy(Item):
    """The document that sets how long data are kept and how they are erased, and whether it is followed."""

    ref: str | None = None
    followed: bool | None = None
    reason: str | None = None
    """Why it is not followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Item):
    """One clock: how long which data are kept, counted from what (Article 30(1)(f))."""

    data: tuple[Mention, ...] = ()
    """Data types that the clock is for; empty where it is for all of them."""
    period: Period | None = None
    """How long; endless where the author wrote `indefinite`."""
    start: str | None = None
    """The event that the period is counted from, in the author's words."""
    criteria: str | None = None
    """What decides the end where no period can be given."""
    law: Answer[str] = None
    """The provision that sets the period."""
    reason: str | None = None
    ground: str | None = None
    """Which kind of reason it is: `legal-obligation`, `legal-claims`, `archiving`, `contract`, `consent`, ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAcceptance(Item):
    """A risk that somebody accepts until a day (Article 32(1), 24(1))."""

    reason: str | None = None
    owner: str | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption(Item):
    """Whether data are encrypted, at rest and in transit."""

    at_rest: Answer[Options[bool]] = None
    in_transit: Answer[Options[bool]] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup(Item):
    """Copies made for recovery."""

    retention: Answer[Period] = None
    location: Answer[Options[Place]] = None
    tested: Answer[str] = None
    """When a restore was last tested, or how often it is."""
    erasure: str | None = None
    """How data that were erased stay erased after a restore (Article 17)."""
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion(Item):
    """How data are erased."""

    method: str | None = None
    """`automatic`, `manual`, `customer`, `crypto-erase` or `vendor`."""
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Item):
    """A kind of personal data that a system holds."""

    type: Mention
    name: str | None = None
    subjects: Answer[tuple[Mention, ...]] = None
    protection: Answer[Protection] = None
    retention: Answer[tuple[Retention, ...]] = None
    column: tuple[str, ...] = ()
    """Where it physically is, such as `accounts.github_token`."""
    source: str | None = None
    """`data_subject`, or where else the data come from (Article 14(2)(f))."""
    law: str | None = None
    collected_for: tuple[Mention, ...] = ()
    """Activities that the data were collected for (Article 5(1)(b))."""
    incidental_data: Answer[str] = None
    """How special categories are handled that people enter unasked."""
    key_system: Mention | None = None
    """Where the additional information is kept that tells whose pseudonym it is (Article 4(5))."""
    description: str | None = None
    unreviewed: str | None = None
    """Who or what proposed it, while nobody has looked at the proposal; `None` once somebody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPersonal(Item):
    """Columns that somebody looked at and decided to hold no personal data, so that nothing asks again."""

    column: tuple[str, ...]
    """Where they physically are, such as `products.name`, or `products.*` for a whole table."""
    reason: str
    decided_by: str | None = None
    decided: date | None = None
    dictionary: str | None = None
    """Version of the dictionary of names at that time, such as `2026.11`."""
    sql_type: str | None = None
    """The type of the columns at that time; another one later asks for a new look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Object):
    """An application, datastore, service, endpoint or paper file of the organization, or run for it."""

    kind: SystemKind | None = None
    owner: Answer[str] = None
    hosted_by: Answer[Options[Mention]] = None
    """Parties that run it; each is a recipient of everything that it holds."""
    location: Answer[Options[Place]] = None
    """Where the bytes are."""
    access_from: Answer[tuple[Place, ...]] = None
    environment: Environment | None = None
    updated: date | None = None
    """When what is said here last changed."""
    classification: str | None = None
    """`public`, `internal`, `confidential` or `restricted`."""
    max_sensitivity: int | None = None
    """The highest sensitivity, 1 to 5, that it is cleared for."""
    critical: bool | None = None
    """Whether people or the organization depend on its being available (Article 32(1)(b), (c))."""
    synthetic: bool | None = None
    """Whether it holds only invented or anonymized data."""
    risk_acceptance: RiskAcceptance | None = None
    pci_scope: str | None = None
    """How card data are kept under PCI DSS."""
    encryption: Answer[Encryption] = None
    backup: Answer[Backup] = None
    deletion: Answer[Deletion] = None
    rights: Answer[Rights] = None
    access: Answer[tuple[str, ...]] = None
    """Roles that can read the data."""
    measures: tuple[Mention, ...] = ()
    subjects: Answer[tuple[Mention, ...]] = None
    """Default for the fields."""
    retention: Answer[tuple[Retention, ...]] = None
    """Default for the fields."""
    protection: Answer[Protection] = None
    """Default for the fields."""
    incidental_data: Answer[str] = None
    """Default for the fields."""
    fields: Answer[tuple[Field, ...]] = None
    not_personal: tuple[NotPersonal, ...] = ()
    """Columns that somebody looked at and that hold no personal data."""
