"""Guess which objects were given another id: they say the same of themselves as one that is gone, or almost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.questions.changes.facts import Aspect, Fact

_FEWEST = 4
"""Facts that have to agree: two objects that say hardly anything are not taken for one."""
_ALIKE = 0.75
"""Share of the facts that have to agree."""
_MOST_PAIRS = 40_000
"""Pairs that are looked at one by one; where an inventory is made anew, nothing is guessed."""

_Content = frozenset[tuple[Aspect, str, str]]


def renames(before: Mapping[str, tuple[Fact, ...]], after: Mapping[str, tuple[Fact, ...]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of an earlier and a later id; each is more like the other than like any third."""
    gone = {id_: _content(facts) for id_, facts in before.items() if id_ not in after}
    come = {id_: _content(facts) for id_, facts in after.items() if id_ not in before}
    if len(gone) * len(come) > _MOST_PAIRS:
        return
    forth = {id_: _nearest(content, come) for id_, content in sorted(gone.items())}
    back = {id_: _nearest(content, gone) for id_, content in come.items()}
    yield from ((old, new) for old, new in forth.items() if new is not None and back[new] == old)


# Private functions


def _content(facts: tuple[Fact, ...]) -> _Content:
    """Return what is said but for the name, which may have changed with the id."""
    said = (fact for fact in facts if fact.aspect is not Aspect.NAME and (fact.value or fact.part))
    return frozenset((fact.aspect, fact.part, fact.value) for fact in said)


def _nearest(content: _Content, others: Mapping[str, _Content]) -> str | None:
    """Return the one that is most alike; `None` where none is, or two are equally."""
    shares = {id_: _share(content, other) for id_, other in others.items()}
    best = max(shares.values(), default=0)
    nearest = [id_ for id_, share in shares.items() if share == best]
    return nearest[0] if best >= _ALIKE and len(nearest) == 1 else None


def _share(one: _Content, other: _Content) -> float:
    common = len(one & other)
    return common / max(len(one), len(other)) if common >= _FEWEST else 0
