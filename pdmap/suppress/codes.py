"""What is known of codes when that is judged which hides findings."""

from __future__ import annotations

from collections.abc import Collection

from pdmap.frozen import dataclass


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
    possible: Collection[str] | None = ()
    """What may be ids of policies in manifests that cannot be read; `None` where it is not known what may."""

    def may_exist(self, code: str) -> bool:
        """Return whether a check has the code, or a policy may have it."""
        return self.possible is None or code in self.all or code in self.possible
