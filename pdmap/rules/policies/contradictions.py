"""Parts of a policy that contradict each other, so that it can never say anything, or not what it seems to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.language.policies import RECORDABLE
from pdmap.model import Conditions, Inventory, Policy, Requirements, Scope
from pdmap.questions.grounds import countries_of, is_vague
from pdmap.rules.policies.cases import Dimension, wanted
from pdmap.rules.policies.countries import is_part
from pdmap.rules.policies.requirements import REQUIRABLE
from pdmap.rules.wording import listing
from pdmap.source import Node

_EVERYWHERE = frozenset(
    {Dimension.DATA, Dimension.SUBJECTS, Dimension.ACTIVITIES, Dimension.PURPOSES, Dimension.BASES, Dimension.ROLES}
)
_AT_REST = _EVERYWHERE | {Dimension.SYSTEMS, Dimension.PARTIES}
_ON_THE_WAY = _EVERYWHERE | {Dimension.SOURCES, Dimension.TARGETS, Dimension.RECEIVER, Dimension.TRANSPORT}
APPLICABLE = {Scope.FIELDS: _AT_REST, Scope.ACTIVITIES: _AT_REST, Scope.FLOWS: _ON_THE_WAY}
"""What conditions can be asked of each kind of case."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two parts of a policy that do not go together."""

    fact: str
    node: Node
    remedy: str
    detail: str


def contradictions(inventory: Inventory, policy: Policy) -> Iterator[Contradiction]:
    """Yield what contradicts itself in a policy; one that looks at nothing we know says nothing that could."""
    if not policy.scopes:
        return
    if policy.hops and Scope.FLOWS not in policy.scopes:
        yield _told(policy, "hops", f"`hops` is for flows, and the policy looks at {_scopes(policy)}")
    for key, conditions in _named(policy):
        yield from _inapplicable(policy, key, conditions)
        yield from _of_places(inventory, key, conditions)
    if policy.require:
        yield from _not_required(policy, policy.require)


# Private functions


def _named(policy: Policy) -> list[tuple[str, Conditions]]:
    written = (("match", policy.match), ("except", policy.excepted), ("deny", policy.deny), ("allow", policy.allow))
    return [(key, conditions) for key, conditions in written if conditions]


def _scopes(policy: Policy) -> str:
    return " and ".join(policy.scopes)


def _told(policy: Policy, key: str, fact: str) -> Contradiction:
    return Contradiction(fact, policy.at(key), "take it out, or look at something else", key)


def _inapplicable(policy: Policy, key: str, conditions: Conditions) -> Iterator[Contradiction]:
    """Yield conditions that a kind of case of the policy never answers."""
    for dimension in wanted(conditions):
        scopes = [scope for scope in policy.scopes if dimension not in APPLICABLE[scope]]
        if scopes:
            known = sorted(set.intersection(*(set(APPLICABLE[scope]) for scope in policy.scopes)))
            yield Contradiction(
                f"`{dimension}` in `{key}` is nothing that {scopes[0]} have",
                conditions.at(dimension),
                f"write what {_scopes(policy)} have: {', '.join(known)}, countries, outside",
                f"{key} {dimension}",
            )


def _of_places(inventory: Inventory, key: str, conditions: Conditions) -> Iterator[Contradiction]:
    if conditions.senses and not (conditions.countries or conditions.outside):
        yield Contradiction(
            f"`presence` in `{key}` has no `countries` and no `outside` beside it",
            conditions.at("presence"),
            "name countries beside it, or take it out",
            f"{key} presence",
        )
    for place in (*conditions.countries, *conditions.outside):
        if is_vague(place):
            yield Contradiction(
                f"`{place.name}` in `{key}` names no country",
                place.node,
                "write codes of countries, `EEA` or `EU`",
                f"{key} {place.name}",
            )
    if conditions.countries and conditions.outside and not _can_be(inventory, conditions):
        yield Contradiction(
            f"no place is in `countries` and `outside` of `{key}` at once",
            conditions.at("outside"),
            "take one of the two out",
            f"{key} outside",
        )


def _can_be(inventory: Inventory, conditions: Conditions) -> bool:
    inside = [country for place in conditions.countries for country in countries_of(inventory, place)]
    outside = [country for place in conditions.outside for country in countries_of(inventory, place)]
    return any(not any(is_part(country, area) for area in outside) for country in inside)


def _not_required(policy: Policy, wanted: Requirements) -> Iterator[Contradiction]:
    keys = [key for key in REQUIRABLE_KEYS if wanted.has(key)]
    for key in keys:
        scopes = [scope for scope in policy.scopes if key not in REQUIRABLE[scope]]
        if scopes:
            known = sorted(frozenset.intersection(*(REQUIRABLE[scope] for scope in policy.scopes)))
            yield Contradiction(
                f"`{key}` in `require` is nothing that {scopes[0]} have",
                wanted.at(key),
                f"require what {_scopes(policy)} have: {', '.join(known)}",
                f"require {key}",
            )
    yield from _not_recorded(policy, wanted)


def _not_recorded(policy: Policy, wanted: Requirements) -> Iterator[Contradiction]:
    """Yield the keys of `recorded` that a kind of case of the policy lacks, together: they stand at one place."""
    known = {scope: RECORDABLE[scope] for scope in policy.scopes}
    common = [key for key in RECORDABLE[policy.scopes[0]] if all(key in keys for keys in known.values())]
    strange = [key for key in dict.fromkeys(wanted.recorded) if key not in common]
    if strange:
        yield Contradiction(
            f"{listing(strange)} in `recorded` {'is' if len(strange) == 1 else 'are'} nothing that "
            f"{_recording_none(known, strange)}",
            wanted.at("recorded"),
            f"ask for what {_scopes(policy)} record: {', '.join(common)}",
            f"recorded {' '.join(strange)}",
        )


def _recording_none(known: Mapping[Scope, tuple[str, ...]], strange: Sequence[str]) -> str:
    """Return who does not record some keys, such as "flows record"."""
    blind = [scope for scope, keys in known.items() if set(strange).isdisjoint(keys)]
    return f"{blind[0]} record" if blind else "every kind in `on` records"


REQUIRABLE_KEYS = sorted(frozenset.union(*REQUIRABLE.values()))
"""All keys of `require`."""
