"""Versions of the dictionary of names: what only a newer one finds turns no check red."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.scan.verdicts import ColumnVerdict, Step

ADDED: Mapping[str, frozenset[str]] = {"2026.11": frozenset()}
"""What each version of the dictionary added, the oldest first: ids of rules, as the steps of verdicts name them, or one
with a phrase, as in `phone: handset`.

The first version added everything that no later one names.
"""


DIGEST = "12778199530111eb27d83049bbf7572a"
"""Digest of the data of the newest version. Data that were released under a version never change: those that come get a
version of their own, the year and the month of the release. Until then they may change, and this changes with them.
"""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The dictionary that columns are looked at with, and the one that the inventory was made with."""

    version: str
    """The program's."""
    pinned: str | None = None
    """The one that the configuration names; `None` where it names none."""
    added: Mapping[str, frozenset[str]] = field(default_factory=lambda: ADDED)

    @property
    def is_known(self) -> bool:
        """Return whether the pinned version is one that the program knows."""
        return self.pinned is None or self.pinned in self.added

    def finds_anew(self, verdict: ColumnVerdict) -> bool:
        """Return whether a verdict rests on what was added since the pinned version."""
        if self.pinned is None:
            return False
        versions = list(self.added)
        newer = versions[versions.index(self.pinned) + 1 :] if self.pinned in versions else []
        fresh = frozenset[str]().union(*(self.added[version] for version in newer))
        heaviest = max(verdict.steps, key=lambda step: step.weight, default=None)
        return heaviest is not None and not fresh.isdisjoint({heaviest.rule, _with_phrase(heaviest)})


# Private functions


def _with_phrase(step: Step) -> str:
    """Return the rule of a step with the phrase that it was found by."""
    found = _PHRASE.fullmatch(step.fact)
    return f"{step.rule}: {found[1]}" if found else step.rule


_PHRASE = re.compile(r"token `(.*)`")
