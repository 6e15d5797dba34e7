"""What is known of codes when that is judged which hides findings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of checks, by what can be said of their findings."""

    all: Collection[str]
    """The codes of all checks."""
    form: Collection[str]
    """Those whose findings cannot be hidden: errors of form, and findings on what hides findings."""
    ran: Collection[str]
    """Those of checks that ran on a whole inventory."""
    judged: Collection[str]
    """Those of checks that looked at every object of it; of another one it cannot be known what it would find."""
