"""A phrase of the dictionary where it stands."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.frozen import dataclass
from pdmap.scan.classify.endings import Match
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.table_names import is_firm
from pdmap.scan.classify.words import people, words_of


@dataclass(frozen=True, slots=True)
class Sight:
    """A phrase where it stands."""

    match: Match
    kind: Kind
    around: Surroundings
    before: tuple[str, ...]
    """The words before the phrase that the name of the table does not already have."""

    @property
    def nearest(self) -> str:
        """Return the word right before the phrase; empty where nothing that counts is there."""
        return self.before[-1] if self.before else ""


Found = tuple[float, str] | None
"""How much the surroundings add, and what they are; `None` where the phrase means something else there."""
Need = Callable[[Sight], Found]
"""Look for what has to stand near a phrase for it to mean what the dictionary says."""


def sight(match: Match, kind: Kind, around: Surroundings) -> Sight:
    """Return a phrase where it stands."""
    known = around.known
    dull = words_of("neutral")
    before = tuple(word for word in match.before if word not in known and word not in dull and not word.isdigit())
    named = people().language
    own_people = tuple(word for word in match.before if word in known and word in named)
    last = match.before[-1:] if match.before[-1:] == own_people[-1:] and not is_firm(match.before) else ()
    return Sight(match, kind, around, (last if before else own_people) or before)
