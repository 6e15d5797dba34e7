"""What holds or moves personal data, and the personal data that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    description: str | None = None


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
    fields: Answer[tuple[Field, ...]] = None
