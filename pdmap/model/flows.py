"""Flows: personal data on their way from one place to another."""

from __future__ import annotations

from datetime import date

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention
from pdmap.model.items import Item, Object
from pdmap.model.transfers import Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class Transform(Item):
    """A change of data on the way, such as hashing: what goes in and what comes out."""

    method: str | None = None
    """`hashed`, `pseudonymized`, `aggregated`, `tokenized`, `derived` or `anonymized`."""
    data: tuple[Mention, ...] = ()
    """Data types that go in."""
    into: tuple[Mention, ...] = ()
    """Data types that come out; empty where nothing personal does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Object):
    """Personal data sent from a system, a party or a subject group to a system or a party."""

    source: Mention
    """Key `from`."""
    target: Mention
    """Key `to`."""
    data: Answer[tuple[Mention, ...]] = None
    subjects: Answer[tuple[Mention, ...]] = None
    activities: tuple[Mention, ...] = ()
    """Key `activity`: what the flow serves."""
    transport: Answer[str] = None
    """`tls`, `ssh`, `vpn`, `internal`, `none` (unprotected), ..."""
    frequency: str | None = None
    compensation: str | None = None
    """What protects the data on the way where the transport does not."""
    sync: bool | None = None
    """Whether it keeps two copies alike, so that a loop is meant (Article 5(1)(d))."""
    updated: date | None = None
    """When what is said here last changed."""
    transfer: Answer[Transfer] = None
    transforms: tuple[Transform, ...] = ()
