"""What data are processed for, and on which legal ground (Articles 5(1)(b), 6, 7, 9 and 10)."""

from __future__ import annotations

from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention
from pdmap.model.items import Item
from pdmap.model.transfers import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Item):
    """How consent is given, shown and withdrawn (Article 7)."""

    record: str | None = None
    withdrawal: str | None = None
    explicit: bool | None = None
    given_by: str | None = None
    """The way it is given: `click`, `form`, `email`, `phone`, `letter` or `in-person`."""
    withdrawn_by: str | None = None
    """The way it is withdrawn, one of the same (Article 7(3))."""
    freely_given: str | None = None
    """Why a refusal has no consequence, where power is unequal (Article 7(4), Recital 43)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Item):
    """What data are processed for, and on which legal ground."""

    text: str
    kind: str | None = None
    """A coarse class such as `analytics` or `marketing`."""
    basis: Answer[tuple[Mention, ...]] = None
    """Lawful basis, Article 6(1)."""
    basis_note: str | None = None
    """Which basis covers which data, where there are several."""
    interest: str | None = None
    """The legitimate interest pursued (Article 6(1)(f), 13(1)(d))."""
    assessment: Answer[Assessment] = None
    """The balancing test."""
    condition: tuple[Mention, ...] = ()
    """Condition for special categories of data, Article 9(2)."""
    law: str | None = None
    """Statute that the basis or the condition rests on (Article 6(3), 9(2), 10)."""
    secrecy: str | None = None
    """The duty of secrecy of those who process health data (Article 9(3))."""
    schedule_1: Answer[str] = None
    """Condition of Schedule 1 to the United Kingdom's Data Protection Act 2018 for special and criminal data."""
    public_task: bool | None = None
    """Whether it is one of a public authority's tasks (Article 6(1) second subparagraph)."""
    consent: Answer[Consent] = None
