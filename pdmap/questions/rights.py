"""Which rights people have in an activity, as its legal bases and its decisions tell (Articles 15 to 22)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model import Activity, AutomatedDecisions, Inventory, Nothing, Purpose, SystemKind, Unknown, ids, listed
from pdmap.questions.grounds import regime_of
from pdmap.questions.right_laws import MARKETING, right_law
from pdmap.reference.regimes import Regime

ALWAYS = ("access", "rectification", "restriction")
"""Rights that rest on no basis in particular."""
ON_CONSENT = frozenset({"consent"})
ON_CONSENT_OR_CONTRACT = frozenset({"consent", "contract"})
ON_INTERESTS_OR_TASK = frozenset({"legitimate_interests", "public_task"})
ON_LAW_OR_TASK = frozenset({"legal_obligation", "public_task"})
BASES = frozenset({"legal_obligation", "vital_interests"}) | ON_CONSENT_OR_CONTRACT | ON_INTERESTS_OR_TASK
"""The bases of Article 6(1); what follows from a basis of the inventory's own is not known."""


class Standing(StrEnum):
    """Whether people have a right."""

    HOLDS = "holds"
    """It follows from what is written."""
    ABSENT = "absent"
    """Nothing that is written gives it, and what gives it is answered."""
    OPEN = "open"
    """It depends on a basis that is not recorded, not known yet or of the inventory's own."""


@dataclass(frozen=True, slots=True)
class Right:
    """A right of data subjects in an activity."""

    name: str
    """Word of the key `rights`."""
    standing: Standing
    law: str
    """Citation of what gives it."""
    because: str
    """What in the manifest decides it, such as "the basis `consent`"; for what is absent, what is missing."""


def rights_of(inventory: Inventory, activity: Activity, regime: str = "") -> Mapping[str, Right]:
    """Return the rights of people in an activity, by name, in the order of the law.

    Erasure is absent only where every purpose rests on a legal obligation or a public task (Article
    17(3)(b)). Portability is absent where data are on paper only (Article 20(1)(b)). Human review is
    asked of decisions that no human takes part in (Article 22(3)); where a law allows these, the law
    says how people are protected. The UK GDPR asks for it whatever the ground (Article 22C), the Swiss
    law not with explicit consent (Article 21(3)). Under the Swiss law people can object to any
    processing (Article 30(2)(b)) that no law justifies (Article 31(1)).

    Args:
        inventory: The inventory.
        activity: One of its activities.
        regime: The law that is asked; the inventory's first one if empty.
    """
    bases, law = _Bases.of(activity), regime or regime_of(inventory)
    derived = [
        *(Right(name, Standing.HOLDS, right_law(name, law), "every basis gives it") for name in ALWAYS),
        _erasure(bases, law),
        _portability(inventory, activity, bases, law),
        _objection(activity, bases, law),
        _withdrawal(bases, law),
        _human_review(activity, law),
    ]
    return {right.name: right for right in derived}


def has_marketing(activity: Activity) -> bool:
    """Return whether an activity has a purpose of the kind `marketing` (Article 21(2))."""
    return any(purpose.kind == "marketing" for purpose in listed(activity.purposes))


# Private functions


@dataclass(frozen=True, slots=True)
class _Bases:
    """The legal bases of an activity's purposes."""

    keys: frozenset[str]
    is_explicit: bool
    """Whether a purpose rests on explicit consent to special data (Article 9(2)(a))."""
    is_complete: bool
    """Whether every purpose names bases of Article 6(1) and no other."""

    @classmethod
    def of(cls, activity: Activity) -> _Bases:
        purposes = listed(activity.purposes)
        return cls(
            keys=frozenset(basis for purpose in purposes for basis in ids(purpose.basis)),
            is_explicit=any("explicit_consent" in ids(purpose.condition) for purpose in purposes),
            is_complete=bool(purposes) and all(map(_is_answered, purposes)),
        )

    def standing(self, *, holds: bool) -> Standing:
        """Return whether a right holds that one of the bases gives."""
        if holds:
            return Standing.HOLDS
        return Standing.ABSENT if self.is_complete else Standing.OPEN


def _is_answered(purpose: Purpose) -> bool:
    bases = ids(purpose.basis)
    return bool(bases) and BASES.issuperset(bases)


def _because(bases: _Bases, giving: frozenset[str]) -> str:
    """Return which basis gives a right, or which would."""
    found = sorted(bases.keys & giving)
    if found:
        return f"the basis `{found[0]}`"
    return f"no basis {' or '.join(f'`{key}`' for key in sorted(giving))}"


def _erasure(bases: _Bases, law: str) -> Right:
    standing, because = _unless_lawful(bases)
    return Right("erasure", standing, right_law("erasure", law), because)


def _unless_lawful(bases: _Bases) -> tuple[Standing, str]:
    """Return how a right stands that every basis gives but a legal obligation and a public task."""
    other = bases.keys & (BASES - ON_LAW_OR_TASK)
    because = f"the basis `{min(other)}`" if other else "no basis but a legal obligation or a public task"
    return bases.standing(holds=bool(other) or bases.is_explicit), because


def _portability(inventory: Inventory, activity: Activity, bases: _Bases, law: str) -> Right:
    cited = right_law("portability", law)
    systems = [inventory.systems[name] for name in ids(activity.systems) if name in inventory.systems]
    if systems and all(system.kind is SystemKind.PAPER for system in systems):
        return Right("portability", Standing.ABSENT, cited, "data on paper only")
    holds = bases.is_explicit or not bases.keys.isdisjoint(ON_CONSENT_OR_CONTRACT)
    return Right("portability", bases.standing(holds=holds), cited, _because(bases, ON_CONSENT_OR_CONTRACT))


def _objection(activity: Activity, bases: _Bases, law: str) -> Right:
    if has_marketing(activity):
        return Right("objection", Standing.HOLDS, right_law(MARKETING, law), "a purpose of the kind `marketing`")
    cited = right_law("objection", law)
    if law == Regime.CH_FADP:
        standing, because = _unless_lawful(bases)
        return Right("objection", standing, cited, because)
    holds = not bases.keys.isdisjoint(ON_INTERESTS_OR_TASK)
    return Right("objection", bases.standing(holds=holds), cited, _because(bases, ON_INTERESTS_OR_TASK))


def _withdrawal(bases: _Bases, law: str) -> Right:
    cited = right_law("withdrawal", law)
    if bases.is_explicit:
        return Right("withdrawal", Standing.HOLDS, cited, "the condition `explicit_consent`")
    holds = not bases.keys.isdisjoint(ON_CONSENT)
    return Right("withdrawal", bases.standing(holds=holds), cited, _because(bases, ON_CONSENT))


def _human_review(activity: Activity, law: str) -> Right:
    def right(standing: Standing, because: str) -> Right:
        return Right("human-review", standing, right_law("human-review", law), because)

    match activity.automated_decisions:
        case None | Unknown():
            return right(Standing.OPEN, "automated decisions that are not known")
        case Nothing() | AutomatedDecisions(solely_automated=False) | AutomatedDecisions(significant_effect=False):
            return right(Standing.ABSENT, "no decision that machines take alone with a significant effect")
        case AutomatedDecisions(solely_automated=True, significant_effect=True, ground=ground):
            return right(*_review_on(ground, law))
        case AutomatedDecisions():
            return right(Standing.OPEN, "automated decisions whose effect or ground is open")


def _review_on(ground: object, law: str) -> tuple[Standing, str]:
    """Return whether decisions that machines take alone are reviewed, by the ground that allows them."""
    holds = Standing.HOLDS, "decisions that machines take alone"
    match law, ground:
        case Regime.UK_GDPR, _:
            return holds
        case Regime.CH_FADP, "explicit_consent":
            return Standing.ABSENT, "explicit consent to decisions that machines take alone"
        case Regime.CH_FADP, "law":
            return holds
        case Regime.CH_FADP, _:
            return Standing.OPEN, "automated decisions whose effect or ground is open"
        case _, "contract" | "explicit_consent":
            return holds
        case _:
            return Standing.OPEN, "automated decisions whose effect or ground is open"
