"""What speaks for a high risk to people, and what speaks against it (Article 34(1) and (3)(a))."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import ElementKind
from pdmap.model import Encryption, Inventory, Options, Party, Protection, System
from pdmap.questions.exposure.exposure import Exposure
from pdmap.questions.exposure.holdings import Holding
from pdmap.reference import DataType, Reference, Special

_FINANCIAL = "financial"


@dataclass(frozen=True, slots=True)
class Gravity:
    """Facts that weigh in the question of a high risk; the answer is for people to give."""

    special: tuple[str, ...]
    """Data types of Article 9."""
    criminal: tuple[str, ...]
    """Data types of Article 10."""
    identifiers: tuple[str, ...]
    """National identification numbers (Article 87)."""
    credentials: tuple[str, ...]
    financial: tuple[str, ...]
    revealing: tuple[str, ...]
    """Data types that may reveal special categories, such as free text."""
    vulnerable: tuple[str, ...]
    """Groups of people towards whom power is unequal."""
    protected: Mapping[str, tuple[Protection, ...]]
    """Data types that are hashed, encrypted or in a vault in every compromised place, and which of these."""
    unstored: tuple[str, ...]
    """Data types of which it is not recorded for some place how they are stored."""
    is_anybody: bool
    """Whether it is not recorded of some of the data whose they are, so that vulnerable people may be among them."""
    encrypted: tuple[System, ...]
    """Compromised systems that are encrypted at rest."""
    clear: tuple[System, ...]
    """Compromised systems that are not."""
    unanswered: tuple[System | Party, ...]
    """Compromised places of which that is not recorded, not known, or somebody's choice."""


def gravity_of(inventory: Inventory, exposure: Exposure) -> Gravity:
    """Return the facts that weigh in the question of a high risk."""
    reference = inventory.reference
    places = [element for element in exposure.starts if element not in exposure.empty]
    systems = [inventory.systems[element.id] for element in places if element.kind is ElementKind.SYSTEM]
    parties = [inventory.parties[element.id] for element in places if element.kind is ElementKind.PARTY]

    def typed(test: Callable[[DataType], bool]) -> tuple[str, ...]:
        known = ((key, reference.data_types.get(key)) for key in sorted(exposure.data))
        return tuple(key for key, data_type in known if data_type and test(data_type))

    return Gravity(
        special=typed(lambda known: known.special is Special.ARTICLE_9),
        criminal=typed(lambda known: known.special is Special.ARTICLE_10),
        identifiers=typed(lambda known: known.special is Special.ARTICLE_87),
        credentials=typed(lambda known: known.credential),
        financial=typed(lambda known: reference.is_a(known.key, _FINANCIAL)),
        revealing=typed(lambda known: known.special is Special.CONTEXT),
        vulnerable=tuple(subject for subject in sorted(exposure.subjects) if _is_vulnerable(subject, reference)),
        protected=_protected(exposure),
        unstored=tuple(sorted({each.data_type for each in exposure.holdings if _is_unstored(each)})),
        is_anybody=any(not holding.is_answered for holding in exposure.holdings),
        encrypted=tuple(system for system in systems if _at_rest(system) is True),
        clear=tuple(system for system in systems if _at_rest(system) is False),
        unanswered=(*(system for system in systems if _at_rest(system) is None), *parties),
    )


# Private functions


def _is_vulnerable(subject: str, reference: Reference) -> bool:
    known = (reference.subjects.get(above) for above in reference.subject_ancestors(subject))
    return any(category.vulnerable for category in known if category)


def _protected(exposure: Exposure) -> Mapping[str, tuple[Protection, ...]]:
    found: dict[str, dict[Protection, None]] = {}
    for holding in sorted(exposure.holdings, key=lambda each: each.data_type):
        ways = dict.fromkeys(way for way in holding.protections if way)
        found.setdefault(holding.data_type, {}).update(ways)
    clear = {holding.data_type for holding in exposure.holdings if not holding.is_protected}
    return {data_type: tuple(ways) for data_type, ways in found.items() if data_type not in clear}


def _is_unstored(holding: Holding) -> bool:
    return not holding.protections or None in holding.protections


def _at_rest(system: System) -> bool | None:
    """Return whether a system is encrypted at rest; `None` where nothing answers that for certain."""
    answer = system.encryption.at_rest if isinstance(system.encryption, Encryption) else None
    if not isinstance(answer, Options) or len(set(answer.values)) != 1:
        return None
    return answer.values[0]
