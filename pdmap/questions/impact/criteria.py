"""Criteria of high risk according to the guidelines WP248 rev.01: declared, and derived from the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind, activities_by_system
from pdmap.model import Activity, AutomatedDecisions, ImpactAssessment, Inventory, ids, listed
from pdmap.questions.impact.signs import Sign, SignKind, data_sign, key_sign, source_sign, subject_sign
from pdmap.questions.serving import links_by_activity
from pdmap.reference import Special

SCORES = ("credit_score", "profile", "evaluation")
"""Data types that exist only because somebody evaluates or scores people."""
SENSITIVE = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})
CRITERIA = (
    "evaluation",
    "automated-decisions",
    "systematic-monitoring",
    "sensitive-data",
    "large-scale",
    "combined-data",
    "vulnerable-subjects",
    "innovative-use",
    "prevents-rights",
)
"""The nine criteria, by the word of the key `dpia.criteria`, in the order of the guidelines."""
BY_OPERATION = {
    "biometric-identification": ("sensitive-data",),
    "genetic-data": ("sensitive-data",),
    "health-data": ("sensitive-data",),
    "location-tracking": ("systematic-monitoring",),
    "employee-monitoring": ("systematic-monitoring", "vulnerable-subjects"),
    "video-surveillance": ("systematic-monitoring",),
    "scoring": ("evaluation",),
    "profiling": ("evaluation",),
    "data-matching": ("combined-data",),
    "artificial-intelligence": ("innovative-use",),
    "connected-devices": ("innovative-use",),
    "targeting-children": ("vulnerable-subjects",),
    "denial-of-service": ("prevents-rights",),
}
"""Criteria that operations meet by what they are; the others depend on how they are carried out."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of WP248 rev.01 that an activity meets, and where that stands."""

    key: str
    signs: tuple[Sign, ...]
    """What in the manifest shows it; empty where only its author's judgment does."""

    @property
    def derived_from(self) -> tuple[str, ...]:
        """Return ids, keys and words that show it, or the key of the author's judgment."""
        return tuple(dict.fromkeys(sign.id for sign in self.signs)) or ("dpia.criteria",)


class Criteria:
    """The criteria of every activity; what they rest on is looked up once."""

    def __init__(self, inventory: Inventory, graph: FlowGraph) -> None:
        self._inventory = inventory
        self._serving = links_by_activity(graph)
        self._served = activities_by_system(inventory)

    def of(self, activity: Activity) -> Mapping[str, Criterion]:
        """Return the criteria that an activity meets, by key, in the order of the guidelines."""
        flows = self.flows_of(activity)
        signs: dict[str, list[Sign]] = {key: [] for key in CRITERIA}
        for key, sign in (*self._from_data(activity, flows), *_from_statements(activity)):
            if sign not in signs[key]:
                signs[key].append(sign)
        declared = declared_criteria(activity)
        return {key: Criterion(key, tuple(found)) for key, found in signs.items() if found or key in declared}

    def flows_of(self, activity: Activity) -> list[Link]:
        """Return the flows that serve an activity, as links."""
        return [link for link in self._serving.get(activity.id, ()) if link.flow]

    def _from_data(self, activity: Activity, flows: list[Link]) -> Iterator[tuple[str, Sign]]:
        """Yield what the data, the people and the flows of an activity show."""
        reference = self._inventory.reference
        for data_type in types_of(activity, flows):
            known = reference.data_types.get(data_type)
            if any(reference.is_a(data_type, score) for score in SCORES):
                yield "evaluation", data_sign(activity, flows, data_type)
            if known and known.special in SENSITIVE:
                yield "sensitive-data", data_sign(activity, flows, data_type)
        yield from (("combined-data", source_sign(flows, source)) for source in _combined(flows, self._served))
        for subject in subjects_of(activity, flows):
            if is_vulnerable(self._inventory, subject):
                yield "vulnerable-subjects", subject_sign(activity, flows, subject)


def types_of(activity: Activity, flows: list[Link]) -> list[str]:
    """Return the data types of an activity and of its flows, sorted."""
    return sorted(set(ids(activity.data)).union(*(link.data | link.arriving for link in flows)))


def subjects_of(activity: Activity, flows: list[Link]) -> list[str]:
    """Return the people whom an activity and its flows concern, sorted."""
    return sorted(set(ids(activity.subjects)).union(*(link.subjects for link in flows)))


def declared_criteria(activity: Activity) -> tuple[str, ...]:
    """Return the criteria that the author of an activity declares to be met."""
    return listed(activity.dpia.criteria) if isinstance(activity.dpia, ImpactAssessment) else ()


def is_vulnerable(inventory: Inventory, subject: str) -> bool:
    """Return what the inventory says of its own category, or else whether it or a broader one is vulnerable."""
    own = inventory.subjects.get(subject)
    if own and own.vulnerable is not None:
        return own.vulnerable
    known = (inventory.reference.subjects.get(item) for item in inventory.reference.subject_ancestors(subject))
    return any(category.vulnerable for category in known if category)


# Private functions


def _from_statements(activity: Activity) -> Iterator[tuple[str, Sign]]:
    """Yield what the keys of an activity state."""
    decisions = activity.automated_decisions
    if isinstance(decisions, AutomatedDecisions) and decisions.significant_effect:
        yield "automated-decisions", key_sign(activity, "automated_decisions")
    if activity.public_monitoring:
        yield "systematic-monitoring", key_sign(activity, "public_monitoring")
    if activity.large_scale:
        yield "large-scale", key_sign(activity, "large_scale")
    for operation in listed(activity.operations):
        sign = key_sign(activity, "operations", operation, SignKind.OPERATION)
        yield from ((key, sign) for key in BY_OPERATION.get(operation, ()))


def _combined(flows: list[Link], served: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return two sources that are joined in one system: about the same people, kept for different ends."""
    joined: dict[str, dict[Element, frozenset[str]]] = {}
    for link in flows:
        if link.kind is LinkKind.FLOW and link.target.kind is ElementKind.SYSTEM:
            sources = joined.setdefault(link.target.id, {})
            sources[link.source] = sources.get(link.source, frozenset()) | link.subjects
    pairs = (_pair(joined[sink], served) for sink in sorted(joined))
    return next((pair for pair in pairs if pair), ())


def _pair(sources: Mapping[Element, frozenset[str]], served: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the first two sources that share people and differ in their controller or their activities."""
    first: dict[str, Element] = {}
    for source in sorted(sources):
        for subject in sorted(sources[source]):
            other = first.setdefault(subject, source)
            if _end(other, served) != _end(source, served):
                return other.id, source.id
    return ()


def _end(source: Element, served: Mapping[str, frozenset[str]]) -> Element | frozenset[str]:
    """Return what a source is kept for: a party's own ends, or the activities that a system serves."""
    return source if source.kind is ElementKind.PARTY else served.get(source.id, frozenset())
