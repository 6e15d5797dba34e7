"""Criteria of high risk according to the guidelines WP248 rev.01: declared, and derived from the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pdmap.graph import Element, ElementKind, Link, LinkKind, activities_by_system
from pdmap.model import Activity, AutomatedDecisions, ImpactAssessment, Inventory, ids, listed
from pdmap.reference import Special
from pdmap.rules.rule import Context
from pdmap.rules.usage import links_by_activity
from pdmap.rules.wording import listing

SCORES = ("credit_score", "profile", "evaluation")
"""Data types that exist only because somebody evaluates or scores people."""
SENSITIVE = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})
NAMES = {
    "evaluation": "evaluation or scoring",
    "automated-decisions": "automated decisions",
    "systematic-monitoring": "systematic monitoring",
    "sensitive-data": "sensitive data",
    "large-scale": "large scale",
    "combined-data": "combined data",
    "vulnerable-subjects": "vulnerable people",
    "innovative-use": "innovative use",
    "prevents-rights": "keeping people from a right or service",
}
"""The nine criteria, by the word of the key `dpia.criteria`, as messages call them."""
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
    derived_from: tuple[str, ...]
    """Ids, keys and words that show it, from the manifest's own statements to those of its author's judgment."""

    def __str__(self) -> str:
        return f"{NAMES[self.key]} ({listing(self.derived_from)})"


class Criteria:
    """The criteria of every activity; what they rest on is looked up once."""

    def __init__(self, context: Context) -> None:
        self._inventory = context.inventory
        self._serving = links_by_activity(context.graph)
        self._served = activities_by_system(context.inventory)

    def of(self, activity: Activity) -> Mapping[str, Criterion]:
        """Return the criteria that an activity meets, by key, in the order of the guidelines."""
        flows = [link for link in self._serving.get(activity.id, ()) if link.flow]
        signs: dict[str, list[str]] = {key: [] for key in NAMES}
        for key, sign in (*self._from_data(activity, flows), *_from_statements(activity)):
            if sign not in signs[key]:
                signs[key].append(sign)
        for key in _declared(activity):
            signs[key] = signs[key] or ["dpia.criteria"]
        return {key: Criterion(key, tuple(found)) for key, found in signs.items() if found}

    def _from_data(self, activity: Activity, flows: list[Link]) -> Iterator[tuple[str, str]]:
        """Yield what the data, the people and the flows of an activity show."""
        reference = self._inventory.reference
        for data_type in sorted(set(ids(activity.data)).union(*(link.data | link.arriving for link in flows))):
            known = reference.data_types.get(data_type)
            if any(reference.is_a(data_type, score) for score in SCORES):
                yield "evaluation", data_type
            if known and known.special in SENSITIVE:
                yield "sensitive-data", data_type
        yield from (("combined-data", source) for source in _combined(flows, self._served))
        for subject in sorted(set(ids(activity.subjects)).union(*(link.subjects for link in flows))):
            if _is_vulnerable(self._inventory, subject):
                yield "vulnerable-subjects", subject


# Private functions


def _from_statements(activity: Activity) -> Iterator[tuple[str, str]]:
    """Yield what the keys of an activity state."""
    decisions = activity.automated_decisions
    if isinstance(decisions, AutomatedDecisions) and decisions.significant_effect:
        yield "automated-decisions", "automated_decisions"
    if activity.public_monitoring:
        yield "systematic-monitoring", "public_monitoring"
    if activity.large_scale:
        yield "large-scale", "large_scale"
    for operation in listed(activity.operations):
        yield from ((key, operation) for key in BY_OPERATION.get(operation, ()))


def _declared(activity: Activity) -> tuple[str, ...]:
    return listed(activity.dpia.criteria) if isinstance(activity.dpia, ImpactAssessment) else ()


def _is_vulnerable(inventory: Inventory, subject: str) -> bool:
    """Return what the inventory says of its own category, or else whether it or a broader one is vulnerable."""
    own = inventory.subjects.get(subject)
    if own and own.vulnerable is not None:
        return own.vulnerable
    known = (inventory.reference.subjects.get(item) for item in inventory.reference.subject_ancestors(subject))
    return any(category.vulnerable for category in known if category)


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
