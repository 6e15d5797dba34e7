"""Flows as policies see them: one kind of data that a link brings to its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, LinkKind
from pdmap.model import Object, Party, Policy, Unknown, listed
from pdmap.questions.paths import path_to
from pdmap.rules.policies.arrivals import Arrival, arrivals, steps
from pdmap.rules.policies.cases import Dimension, Places, Values
from pdmap.rules.policies.fields import roles_of
from pdmap.rules.policies.groups import Group, distinguishes, groups_of
from pdmap.rules.policies.nets import UNNAMED
from pdmap.rules.policies.survey import (
    Survey,
    bases_of,
    doubts_of_party,
    places_of_system,
    purposes_of,
    storage_doubt,
    whereabouts,
)
from pdmap.rules.policies.verdicts import Doubt
from pdmap.rules.wording import named
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class FlowCase:
    """One kind of data that arrives at a system or a party."""

    survey: Survey
    arrival: Arrival
    group: Group
    is_followed: bool = True
    """Whether the way began where the data start, rather than at the step itself."""

    @property
    def address(self) -> str:
        """Return the address of the flow, or of the object that the link was read from."""
        return self.arrival.link.item.address

    @property
    def node(self) -> Node:
        """Return where the last step names the data, or else its end."""
        link = self.arrival.link
        if link.flow is None:
            return link.item.at("hosted_by" if link.kind is LinkKind.HOSTING else "subprocessors")
        kinds = self.survey.inventory.reference.ancestors(self.arrival.data_type)
        here = (mention.node for mention in listed(link.flow.data) if mention.id in kinds)
        is_open = isinstance(link.flow.data, Unknown)
        return next(here, link.flow.at("data") if is_open else link.flow.target.node)

    @property
    def name(self) -> str:
        """Return the two ends of the last step."""
        link = self.arrival.link
        return f"`{link.source} -> {link.target}`"

    @property
    def statement(self) -> tuple[str, str]:
        """Return which data reach whom."""
        is_named = self.arrival.data_type != UNNAMED
        data = f"`{self.arrival.data_type}`" if is_named else "what is sent"
        return data, f"reaches {named(self.receiver)}"

    @property
    def ending(self) -> str:
        """Return the way of the data."""
        link = self.arrival.link
        path = self.arrival.path if self.is_followed and len(self.arrival.path.links) > 1 else None
        return str(path or path_to(self.survey.context.graph, link))

    @property
    def detail(self) -> str:
        """Return where the data arrive: a system or a party may hand them to several."""
        return self.arrival.link.target.id

    @property
    def passing(self) -> Doubt | None:
        """Return why it is not certain that the data arrive."""
        return self.arrival.doubt

    @property
    def related(self) -> tuple[Location, ...]:
        """Return who receives the data."""
        return (self.receiver.head.location(f"`{self.receiver.id}` receives them"),)

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Return the addresses of the receiver, of the objects on the way, and of the activities that it serves."""
        activities = (f"activities/{name}" for name in sorted(self.arrival.link.activities))
        return (self.receiver.address, *(link.item.address for link in self.arrival.path.links), *activities)

    @property
    def receiver(self) -> Object:
        """Return who or what receives the data."""
        target = self.arrival.link.target
        return self.party or self.survey.inventory.systems[target.id]

    @property
    def party(self) -> Party | None:
        """Return the receiving party; `None` where a system receives."""
        target = self.arrival.link.target
        return self.survey.inventory.parties[target.id] if target.kind is ElementKind.PARTY else None

    def values(self, dimension: Dimension) -> Values:
        """Return what is recorded of a dimension."""
        link = self.arrival.link
        match dimension:
            case Dimension.DATA:
                unnamed = self.arrival.data_type == UNNAMED
                return Values((), self.arrival.doubt) if unnamed else Values((self.arrival.data_type,))
            case Dimension.SUBJECTS:
                return self._subjects()
            case Dimension.SOURCES:
                start = self.arrival.path.start if self.is_followed else link.source
                return Values((start.id,))
            case Dimension.TARGETS:
                return Values((link.target.id,))
            case Dimension.RECEIVER:
                return Values((link.target.kind.value,))
            case Dimension.ROLES:
                return roles_of(self.survey, Values((link.target.id,) if self.party else ()))
            case Dimension.TRANSPORT:
                return self._transport()
            case Dimension.ACTIVITIES | Dimension.PURPOSES | Dimension.BASES:
                return self._served(dimension)
            case _:
                return Values()

    def places(self) -> Places:
        """Return where the data arrive, and who there can reach them from where."""
        link, inventory = self.arrival.link, self.survey.inventory
        if self.party is None:
            return places_of_system(self.survey, inventory.systems[link.target.id])
        known = whereabouts(self.survey.legs_of_links.get(link.id, ()))
        doubts = doubts_of_party(self.survey, self.party)
        if link.kind is LinkKind.HOSTING:
            kept = places_of_system(self.survey, inventory.systems[link.source.id])
            located = tuple(replace(place, holder=link.target.id) for place in kept.known)
            return Places((*known, *located), (*doubts, *kept.doubts))
        return Places(known, doubts, storage_doubt(self.party, known))

    def _subjects(self) -> Values:
        link, group = self.arrival.link, self.group.subjects
        if group is None or group.doubt:
            return group or Values(link.subjects)
        here = tuple(subject for subject in group.ids if subject in link.subjects)
        return Values(here or group.ids)

    def _transport(self) -> Values:
        flow = self.arrival.link.flow
        if flow is None:
            return Values()
        doubt = self.survey.open(flow.transport, f"the transport of `{flow.id}`")
        return Values((flow.transport,) if isinstance(flow.transport, str) else (), doubt)

    def _served(self, dimension: Dimension) -> Values:
        link, known = self.arrival.link, self.survey.inventory.activities
        activities = [known[name] for name in sorted(link.activities) if name in known]
        silent = None if link.activities else Doubt(f"what {self.name} serves is not recorded")
        match dimension:
            case Dimension.ACTIVITIES:
                return Values(tuple(activity.id for activity in activities), silent)
            case Dimension.PURPOSES:
                return purposes_of(self.survey, activities) if activities else Values((), silent)
            case _:
                return bases_of(self.survey, activities) if activities else Values((), silent)


def flow_cases(survey: Survey, policy: Policy) -> Iterator[FlowCase]:
    """Yield every kind of data at the end of every link.

    Data are followed from where they start where it matters to the policy what they are, whose they are or
    where they start; otherwise each link is a case by itself, whatever it carries.
    """
    if not any(distinguishes(policy, key) for key in (Dimension.DATA, Dimension.SUBJECTS, Dimension.SOURCES)):
        for step in steps(survey, Group()):
            yield FlowCase(survey, replace(step, doubt=None), Group(), is_followed=False)
        return
    for group in groups_of(survey, policy):
        found = steps(survey, group) if policy.hops == "one" else arrivals(survey, group)
        for arrival in found:
            yield FlowCase(survey, arrival, group, is_followed=policy.hops != "one")
