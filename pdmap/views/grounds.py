"""What a step of data to a country relies on, in the few words that a map has room for."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import MechanismUse
from pdmap.questions.features import GRAVE
from pdmap.questions.grounds import Ground
from pdmap.questions.transfers import Leg
from pdmap.reference import MechanismKind, Reference
from pdmap.views.words import has_words, say


def is_grave(legs: Iterable[Leg]) -> bool:
    """Return whether one of the steps has no ground that is recorded and holds."""
    return any(leg.ground in GRAVE for leg in legs)


def ground_words(leg: Leg, reference: Reference) -> str:
    """Return the ground of a step, such as `SCC 2021 M2` or `Data Privacy Framework`."""
    match leg.ground:
        case Ground.ADEQUACY if leg.adequacy and has_words(f"adequacy.{leg.adequacy.requires}"):
            return say(f"adequacy.{leg.adequacy.requires}")
        case Ground.SAFEGUARD:
            return _mechanism_words(leg, MechanismKind.SAFEGUARD, reference)
        case Ground.DEROGATION:
            return _mechanism_words(leg, MechanismKind.DEROGATION, reference)
        case ground:
            return say(f"ground.{ground.value}")


def mechanism_name(use: MechanismUse, reference: Reference) -> str:
    """Return the short name of a mechanism, such as `SCC 2021 M2`."""
    key = f"mechanism.{use.mechanism.id}"
    known = reference.mechanisms.get(use.mechanism.id)
    label = say(key) if has_words(key) else known.label if known else use.mechanism.id
    modules = (say("mechanism.scc.module", module) for module in sorted(use.modules))
    return " ".join((label, *modules))


# Private functions


def _mechanism_words(leg: Leg, kind: MechanismKind, reference: Reference) -> str:
    names = {mechanism_name(use, reference) for use in leg.mechanisms if _kind(use, reference) is kind}
    return ", ".join(sorted(names))


def _kind(use: MechanismUse, reference: Reference) -> MechanismKind | None:
    mechanism = reference.mechanisms.get(use.mechanism.id)
    return mechanism.kind if mechanism else None
