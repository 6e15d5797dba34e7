"""What the classifier says of columns and tables: a proposal with its reasons, for people to judge."""

from __future__ import annotations

from enum import StrEnum

from pdmap.frozen import dataclass

EXPERIENCE = "experience"
"""The rule of the step that what is known of labelled schemas alone speaks for; no phrase of the dictionary does."""


class Tier(StrEnum):
    """How a column is about a person."""

    DIRECT = "direct"
    """The value itself identifies or describes a person."""
    POINTER = "pointer"
    """The identifier of a person's row, which leads to the person."""
    LINKED = "linked"
    """Personal only because the row is about a person."""
    SECRET = "secret"  # noqa: S105
    """A secret of a system: sensitive, and not about a person."""
    NONE = "none"
    """Nothing about its name, type and context speaks of a person."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that counted for or against a verdict."""

    rule: str
    """Id of the entry of the dictionary or of the test, such as `email` or `context.count`."""
    fact: str
    """What was seen, such as "token `email`" or "a boolean tells of a setting"; no full stop."""
    weight: float
    """How much it adds to the confidence; negative where it speaks against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnVerdict:
    """What the classifier says of one column."""

    table: str
    column: str
    """Full name, with the path, such as `address.city`."""
    tier: Tier
    data_type: str | None
    """The key of a data type, such as `email.address`; `None` where none is proposed."""
    confidence: float
    """How sure, from 0 to 1, in steps of 0.01."""
    steps: tuple[Step, ...]
    """Everything that counted, the weightiest first."""

    @property
    def reason(self) -> str:
        """Return why, in one line."""
        return "; ".join(step.fact for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableVerdict:
    """What the classifier says of a table as a whole."""

    table: str
    is_personal: bool
    """Whether its rows are about people, or hold data of people."""
    about: str
    """Whom the rows are about and by what, such as "user, by `user_id`"; empty where they are about nobody."""
    columns: tuple[ColumnVerdict, ...]
    """In the order of the table."""


def is_known_by_experience(verdict: ColumnVerdict) -> bool:
    """Return whether nothing speaks for a verdict but what columns like it held in other schemas."""
    return any(step.rule == EXPERIENCE for step in verdict.steps)
