"""How each of the nine criteria stands for an activity: met, not met, or open, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph, Link
from pdmap.model import Activity, AutomatedDecisions, ImpactAssessment, Inventory, Nothing, Unknown
from pdmap.questions.impact.criteria import CRITERIA, SENSITIVE, Criteria, subjects_of, types_of
from pdmap.questions.impact.signs import Sign, data_sign, subject_sign
from pdmap.reference import DataType, Special

HIGHLY_PERSONAL = 4
"""From this sensitivity on a data type may be of a highly personal nature, which is for people to judge."""


class Standing(StrEnum):
    """Whether an activity meets a criterion, as far as the manifest tells."""

    MET = "met"
    NOT_MET = "not met"
    OPEN = "open"
    """The manifest does not tell."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """How a criterion stands for an activity."""

    key: str
    standing: Standing
    """What follows from the manifest, whatever its author declares."""
    signs: tuple[Sign, ...] = ()
    """What shows that it is met."""
    doubts: tuple[Sign, ...] = ()
    """What may show it, where people have to judge."""
    answers: tuple[str, ...] = ()
    """Keys of the activity whose answers speak against it."""
    missing: tuple[str, ...] = ()
    """Keys of the activity whose answers are missing or unknown."""
    is_declared: bool | None = None
    """Whether the author's list of criteria has it; `None` where there is no list."""

    @property
    def is_met(self) -> bool | None:
        """Return whether it is met by derivation or by declaration; `None` where it is open."""
        if self.standing is Standing.MET or self.is_declared:
            return True
        return None if self.standing is Standing.OPEN else False


class Standings:
    """How the criteria stand for every activity; what they rest on is looked up once."""

    def __init__(self, inventory: Inventory, graph: FlowGraph) -> None:
        self._inventory = inventory
        self._criteria = Criteria(inventory, graph)

    def of(self, activity: Activity) -> Mapping[str, Judgment]:
        """Return how each criterion stands, by key, in the order of the guidelines."""
        met = self._criteria.of(activity)
        flows = self._criteria.flows_of(activity)
        return {key: self._judged(activity, flows, key, met[key].signs if key in met else ()) for key in CRITERIA}

    def _judged(self, activity: Activity, flows: list[Link], key: str, signs: tuple[Sign, ...]) -> Judgment:
        declared = _is_declared(activity, key)
        if signs:
            return Judgment(key, Standing.MET, signs, is_declared=declared)
        doubts = tuple(self._doubts(activity, flows, key))
        missing = tuple(asked for asked in _ASKED[key] if not _is_answered(activity, asked))
        if doubts or missing or key in _WIDER:
            return Judgment(key, Standing.OPEN, doubts=doubts, missing=missing, is_declared=declared)
        return Judgment(key, Standing.NOT_MET, answers=_ASKED[key], is_declared=declared)

    def _doubts(self, activity: Activity, flows: list[Link], key: str) -> Iterator[Sign]:
        """Yield what may be of a highly personal nature, and people of whom it is not told whether they are weak."""
        if key == "sensitive-data":
            for data_type in types_of(activity, flows):
                known = self._inventory.reference.data_types.get(data_type)
                if known is None or _is_doubtful(known):
                    yield data_sign(activity, flows, data_type)
        if key == "vulnerable-subjects":
            for subject in subjects_of(activity, flows):
                own = self._inventory.subjects.get(subject)
                if own and own.vulnerable is None and own.parent is None:
                    yield subject_sign(activity, flows, subject)


# Private functions


def _is_declared(activity: Activity, key: str) -> bool | None:
    """Return whether the author's list of criteria has one; `None` where there is no list."""
    answer = activity.dpia.criteria if isinstance(activity.dpia, ImpactAssessment) else None
    if isinstance(answer, Nothing):
        return False
    return key in answer if isinstance(answer, tuple) and answer else None


def _is_doubtful(known: DataType) -> bool:
    """Return whether a data type may reveal special categories, or be of a highly personal nature."""
    is_plain = known.special not in SENSITIVE
    return is_plain and (known.special is Special.CONTEXT or known.sensitivity >= HIGHLY_PERSONAL)


def _is_answered(activity: Activity, key: str) -> bool:
    answer: object = getattr(activity, key)
    if isinstance(answer, AutomatedDecisions):
        return answer.significant_effect is not None
    return isinstance(answer, Nothing) or (answer not in (None, ()) and not isinstance(answer, Unknown))


# Private tables

_ASKED: Mapping[str, tuple[str, ...]] = {
    "evaluation": ("data", "operations"),
    "automated-decisions": ("automated_decisions",),
    "systematic-monitoring": ("public_monitoring", "operations"),
    "sensitive-data": ("data",),
    "large-scale": ("large_scale",),
    "combined-data": ("operations",),
    "vulnerable-subjects": ("subjects",),
    "innovative-use": ("operations",),
    "prevents-rights": ("operations",),
}
"""Keys of an activity that answer whether it meets a criterion; all of them have to, to tell that it does not."""
_WIDER = frozenset({"innovative-use"})
"""Criteria that no key answers in full: that none of the listed operations is new does not tell that nothing is."""
