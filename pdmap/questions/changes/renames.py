"""Guess which objects were given another id: they say the same of themselves as one that is gone, or almost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.questions.changes.facts import Aspect, Fact

_FEWEST = 4
"""Facts that have to agree: two objects that say hardly anything are not taken for one."""
_FEWEST_NAMED = 1
"""Facts that have to agree beside a name that both have."""
_ALIKE = 0.75
"""Share of the facts that have to agree."""
_MOST_PAIRS = 40_000
"""Pairs that are looked at one by one; where an inventory is made anew, nothing is guessed."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """What an object says of itself."""

    name: str
    """What people call it, which may change with the id; empty where that is not recorded."""
    content: frozenset[tuple[Aspect, str, str]]
    """Everything else."""


def renames(
    before: Mapping[str, tuple[Fact, ...]], after: Mapping[str, tuple[Fact, ...]], *, is_name_telling: bool
) -> Iterator[tuple[str, str]]:
    """Yield pairs of an earlier and a later id; each is more like the other than like any third.

    Args:
        before: The facts of each object of a section, by its id.
        after: Those of the later inventory.
        is_name_telling: Whether objects of different names are different ones. Of two companies in one country
            with a contract each, an inventory may say the same but for their names.
    """
    gone = {id_: _profile(before[id_]) for id_ in before if id_ not in after}
    come = {id_: _profile(after[id_]) for id_ in after if id_ not in before}
    if len(gone) * len(come) > _MOST_PAIRS:
        return
    forth = {id_: _nearest(profile, come, is_name_telling) for id_, profile in sorted(gone.items())}
    back = {id_: _nearest(profile, gone, is_name_telling) for id_, profile in come.items()}
    yield from ((old, new) for old, new in forth.items() if new is not None and back[new] == old)


# Private functions


def _profile(facts: tuple[Fact, ...]) -> _Profile:
    said = (fact for fact in facts if fact.aspect is not Aspect.NAME and (fact.value or fact.part))
    content = frozenset((fact.aspect, fact.part, fact.value) for fact in said)
    return _Profile(next((fact.value for fact in facts if fact.aspect is Aspect.NAME), ""), content)


def _nearest(profile: _Profile, others: Mapping[str, _Profile], is_name_telling: bool) -> str | None:  # noqa: FBT001
    """Return the one that is most alike; `None` where none is, or two are equally."""
    shares = {id_: _share(profile, other) for id_, other in others.items() if _may_be(profile, other, is_name_telling)}
    best = max(shares.values(), default=0)
    nearest = [id_ for id_, share in shares.items() if share == best]
    return nearest[0] if best >= _ALIKE and len(nearest) == 1 else None


def _may_be(one: _Profile, other: _Profile, is_name_telling: bool) -> bool:  # noqa: FBT001
    return not (is_name_telling and one.name and other.name) or one.name == other.name


def _share(one: _Profile, other: _Profile) -> float:
    """Return which share of two objects agrees: a name that both have counts, and needs few facts beside it."""
    same_name = int(one.name == other.name != "")
    common = len(one.content & other.content)
    if common < (_FEWEST_NAMED if same_name else _FEWEST):
        return 0
    return (common + same_name) / (max(len(one.content), len(other.content)) + same_name)
