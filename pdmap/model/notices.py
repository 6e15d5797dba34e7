"""How people are informed, and what they have to provide (Articles 13 and 14)."""

from __future__ import annotations

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer
from pdmap.model.items import Item
from pdmap.model.periods import Period
from pdmap.model.systems import Retention
from pdmap.model.transfers import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeClaims(Item):
    """What the notice tells people, so that it can be compared with the inventory."""

    purposes: Answer[tuple[str, ...]] = None
    """The purposes, as the notice words them."""
    recipients: Answer[tuple[str, ...]] = None
    """Ids of parties, or categories of recipients as the notice words them."""
    countries: Answer[tuple[Place, ...]] = None
    """Third countries that it names (Article 13(1)(f), 14(1)(f))."""
    safeguards: str | None = None
    """The safeguards that it names, and how to obtain a copy."""
    retention: Answer[tuple[Retention, ...]] = None
    """The periods that it names (Article 13(2)(a), 14(2)(a))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Item):
    """How people are informed (Articles 13 and 14)."""

    ref: str | None = None
    exemption: str | None = None
    inform_within: Period | None = None
    """After what time they are told where the data come from somebody else (Article 14(3)(a))."""
    inform_at: str | None = None
    """`first-contact` or `first-disclosure` (Article 14(3)(b), (c))."""
    claims: NoticeClaims | None = None
    """What it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Item):
    """Whether people have to provide the data, and what happens if they do not (Article 13(2)(e))."""

    kind: str | None = None
    """`statutory`, `contractual` or `voluntary`."""
    consequence: str | None = None
