"""The organization's own rules: what each is about, and what it denies, allows or requires."""

from __future__ import annotations

from enum import StrEnum

from pdmap.findings import Severity
from pdmap.frozen import dataclass
from pdmap.model.answers import Mention
from pdmap.model.items import Item, Object
from pdmap.model.parties import ContractStatus, PartyRole
from pdmap.model.periods import Period
from pdmap.model.systems import Protection
from pdmap.model.transfers import Place


class Scope(StrEnum):
    """What a policy looks at."""

    FIELDS = "fields"
    """The personal data that systems hold."""
    ACTIVITIES = "activities"
    """Processing activities; purpose by purpose where the policy speaks of purposes."""
    FLOWS = "flows"
    """Personal data that arrive somewhere: by a flow, at a host, at a sub-processor."""


class Sense(StrEnum):
    """In which sense a place counts as the place of data."""

    LOCATION = "location"
    """The bytes are there."""
    ESTABLISHMENT = "establishment"
    """The party is established there."""
    PARENT = "parent"
    """The party's ultimate parent is established there."""
    ACCESS = "access"
    """Somebody can reach the data from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions(Item):
    """What data, people, purposes, ends and places are meant: every written key, any of its values."""

    data: tuple[Mention, ...] = ()
    """Data types; each covers its children."""
    subjects: tuple[Mention, ...] = ()
    """Categories of data subjects; each covers its kinds."""
    activities: tuple[Mention, ...] = ()
    purposes: tuple[Mention, ...] = ()
    """Kinds of purposes, such as `marketing`."""
    bases: tuple[Mention, ...] = ()
    """Key `basis`: lawful bases, Article 6(1)."""
    systems: tuple[Mention, ...] = ()
    """Of a field the system that holds it, of an activity the systems that it uses."""
    parties: tuple[Mention, ...] = ()
    """Of a field the hosts of its system, of an activity its recipients."""
    sources: tuple[Mention, ...] = ()
    """Key `from`: where data start."""
    targets: tuple[Mention, ...] = ()
    """Key `to`: where data arrive."""
    receiver: str | None = None
    """`party` or `system`: what data arrive at."""
    roles: tuple[PartyRole, ...] = ()
    """Roles of these parties."""
    countries: tuple[Place, ...] = ()
    outside: tuple[Place, ...] = ()
    """Countries and areas of which a place is in none."""
    senses: tuple[Sense, ...] = ()
    """Key `presence`: in which senses a place counts; empty for all of them."""
    transport: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements(Item):
    """What has to be recorded: every written key."""

    recorded: tuple[str, ...] = ()
    """Keys that have an answer; `none` is not one."""
    bases: tuple[Mention, ...] = ()
    """Key `basis`: lawful bases of which each purpose has one."""
    dpia: tuple[str, ...] = ()
    """States of the impact assessment of which one is reached."""
    review: Period | None = None
    """How long ago an activity was last reviewed, at most."""
    retention: Period | None = None
    """How long data are kept, at most."""
    protection: tuple[Protection, ...] = ()
    encryption: tuple[str, ...] = ()
    """`at_rest`, `in_transit`: where the system encrypts."""
    deletion: tuple[str, ...] = ()
    """Methods of erasure of which the system has one."""
    measures: tuple[Mention, ...] = ()
    """Measures that all hold."""
    transport: tuple[str, ...] = ()
    dpa: tuple[ContractStatus, ...] = ()
    """States of the data processing agreement of which one is reached."""
    mechanisms: tuple[Mention, ...] = ()
    """Transfer mechanisms of which each step abroad has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Object):
    """A rule of the organization's own; exactly one of `deny`, `allow` and `require` is set."""

    scopes: tuple[Scope, ...]
    """Key `on`."""
    severity: Severity = Severity.ERROR
    match: Conditions | None = None
    """What the policy is about; everything in its scopes where missing."""
    excepted: Conditions | None = None
    """Key `except`: what it is not about."""
    deny: Conditions | None = None
    """What must not be."""
    allow: Conditions | None = None
    """The only values that may be, for each key that is written."""
    require: Requirements | None = None
    hops: str | None = None
    """`any`, as where missing: data are followed from where they start; `1`: each step by itself."""
    remedy: str | None = None
    """What to do about a finding, in the author's words."""
    ref: str | None = None
    """Where the policy is laid down."""
