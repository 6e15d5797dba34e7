"""The key of the rows of a table, where the rows are people."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.vocabulary import vocabulary

_OWN_FACTS = frozenset({"name.first", "name.last", "date_of_birth"})
"""What rows have that are people themselves, and no memberships of others."""
_SAYING_LITTLE = frozenset({"detail", "info", "information", "personal", "account", "master"})
"""Words of tables that people are kept in, each once."""
_KEYS = frozenset({"id", "dcid", "gid", "uuid", "guid", "uid", "pk", "ref"})


def identifies_row(case: Case, around: Surroundings) -> bool:
    """Tell whether a column is the key of the rows of its own table, rather than of others that they refer to."""
    words = _without_marks(case.name.words)
    if case.name.path or not words or words[-1] not in _KEYS:
        return False
    told = [word for word in around.name.words if word in vocabulary() and word not in _SAYING_LITTLE]
    is_compound = len(told) > 1 and _OWN_FACTS.isdisjoint(around.siblings)
    if is_compound and around.is_owner_key and around.owner != case.full_name:
        return False
    if len(words) == 1 or words[:-1] == around.name.words or (len(words) == 2 and words[0] == around.prefix):
        return True
    if around.owner in ("", case.full_name) and words[:-1] == around.name.words[-len(words) + 1 :]:
        return True
    return case.kind is not Kind.TEXT and not {"merged", "moved", "duplicate"}.isdisjoint(words[:-1])


# Private functions


def _without_marks(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without single letters at its end, which tell the type of its values: `us_id_a`."""
    return words[:-1] if len(words) > 2 and len(words[-1]) == 1 and words[-1].isalpha() else words
