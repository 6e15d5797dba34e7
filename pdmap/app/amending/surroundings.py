"""Where objects of an inventory are written and which of them belong together, for who looks at a few of them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from pdmap.app.amending.judgments import Reach
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.load import Loaded
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import PROCESSING, Inventory, Party, PartyRole, ids, listed
from pdmap.questions.serving import flows_by_activity, links_by_activity, users_of_unnamed_systems
from pdmap.reporters.report import Report
from pdmap.source import Manifest, MappingNode, speaks_to_pdmap
from pdmap.suppress.baseline import Baseline

OBJECTS = frozenset({"systems", "parties", "activities", "flows"})
"""The sections whose objects are told apart."""


@dataclass(frozen=True, slots=True)
class Around:
    """Objects, by their addresses."""

    concerned: frozenset[str]
    """Of which something else may be found."""
    needed: frozenset[str]
    """What these are judged by, with themselves."""
    mentioned: frozenset[str] = frozenset()
    """Ids of objects of which all that mentions them is needed as well."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The objects of an inventory, by their addresses.

    There are none where a finding may rest on more than the rule that found it: on what hides findings, or on an
    object that rules did not look at.
    """

    paths: Mapping[str, str]
    """The manifest of each."""
    parts: Mapping[str, Sequence[str]]
    """For each activity, the systems that it uses, its recipients, and the flows that serve it, with their ends."""
    common: tuple[str, ...]
    """The manifests that hold anything else than objects, such as words of the vocabulary."""
    users_of_any: tuple[str, ...]
    """Activities that do not say which systems they use: they may use any."""
    judged_by_all: frozenset[str]
    """The ids of parties by all of whose data something is judged, and of those that hand these on to one.

    Who is controller and processor at once is judged by all that it gets (PRC006). Who hands on to sub-processors and
    sends something by a flow may send whatever it gets, as far as the flow names something broader.
    """

    @classmethod
    def of(cls, loaded: Loaded, report: Report, baseline: Baseline | None) -> Surroundings:
        """Return the surroundings of what was found in an inventory."""
        inventory = loaded.inventory
        if baseline or inventory.waivers or inventory.policies or report.hidden or report.muted or _asks(loaded):
            return cls({}, {}, (), (), frozenset())
        sections = (inventory.systems, inventory.parties, inventory.activities, inventory.flows)
        return cls(
            {each.address: each.node.path for section in sections for each in section.values()},
            _parts(inventory, loaded.graph),
            tuple(manifest.path for manifest in loaded.manifests if _is_common(manifest)),
            tuple(activity.address for activity in users_of_unnamed_systems(inventory)),
            _judged_by_all(inventory, loaded.graph),
        )

    @classmethod
    def read(cls, objects: object, parts: object, common: object, unnamed: object, judged: object) -> Surroundings:
        """Return what was written as plain values.

        Raises:
            TypeError: they are something else.
        """
        paths = {address: path for path, addresses in _lists(objects).items() for address in addresses}
        return cls(paths, _lists(parts), tuple(_texts(common)), tuple(_texts(unnamed)), frozenset(_texts(judged)))

    def written(self) -> tuple[object, ...]:
        """Return it as plain values."""
        objects: dict[str, list[str]] = {}
        for address, path in self.paths.items():
            objects.setdefault(path, []).append(address)
        return objects, self.parts, self.common, self.users_of_any, sorted(self.judged_by_all)

    def around(self, edited: str, reach: Reach) -> Around:
        """Return of which objects something else may be found, and what these are judged by.

        Args:
            edited: The address of what was edited, a system or an activity.
            reach: How far the edit reaches.
        """
        parts = self.parts.get(edited, ())
        match reach:
            case Reach.STORES:
                concerned = frozenset((edited, *(each for each in parts if each.startswith(_SYSTEMS))))
                return Around(concerned, concerned.union(self._users(concerned)))
            case Reach.USERS:
                concerned = frozenset((edited, *self._users({edited})))
                return Around(concerned, concerned.union(*(self.parts.get(each, ()) for each in concerned)))
            case Reach.PARTS:
                concerned = frozenset((edited, *parts))
                return Around(concerned, concerned)
            case Reach.FIELDS:
                concerned = frozenset((edited, *self._users({edited})))
                needed = concerned.union(self.users_of_any, *(self.parts.get(each, ()) for each in concerned))
                return Around(concerned, needed, frozenset({edited.removeprefix(_SYSTEMS)}))
            case _:
                assert_never(reach)

    def manifests(self, objects: Iterable[str]) -> frozenset[str]:
        """Return the paths of the manifests in which some objects are, and of those with common words.

        Raises:
            NotAlikeError: it is not known where one of them is.
        """
        wanted = frozenset(objects)
        if not wanted <= self.paths.keys():
            raise NotAlikeError
        return frozenset((*self.common, *(self.paths[each] for each in wanted)))

    # Private methods

    def _users(self, objects: Iterable[str]) -> list[str]:
        systems = frozenset(each for each in objects if each.startswith(_SYSTEMS))
        return [activity for activity, parts in self.parts.items() if not systems.isdisjoint(parts)]


# Private functions

_SYSTEMS = "systems/"


def _asks(loaded: Loaded) -> bool:
    return any(speaks_to_pdmap(comment.text) for manifest in loaded.manifests for comment in manifest.comments)


def _is_common(manifest: Manifest) -> bool:
    return isinstance(manifest.root, MappingNode) and not manifest.root.entries.keys() <= OBJECTS | {"pdmap"}


def _judged_by_all(inventory: Inventory, graph: FlowGraph) -> frozenset[str]:
    sending = {link.source for link in graph.links if link.kind is LinkKind.FLOW}
    handing_on = [link for link in graph.links if link.kind is LinkKind.SUBPROCESSING]
    before: dict[str, set[str]] = {}
    for link in handing_on:
        before.setdefault(link.target.id, set()).add(link.source.id)
    found = {party.id for party in inventory.parties.values() if _has_double_role(party)}
    found |= {link.source.id for link in handing_on if link.source in sending}
    waiting = [*found]
    while waiting:
        fresh = before.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _has_double_role(party: Party) -> bool:
    return PartyRole.CONTROLLER in party.roles and not PROCESSING.isdisjoint(party.roles)


def _parts(inventory: Inventory, graph: FlowGraph) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    linked, flows = links_by_activity(graph), flows_by_activity(inventory)
    for activity in inventory.activities.values():
        used = (f"systems/{each}" for each in ids(activity.systems))
        connected = (address for link in linked.get(activity.id, ()) for address in _addresses(link))
        serving = (flow.address for flow in flows.get(activity.id, ()))  # also those that the graph has no link for
        named = (f"parties/{each.party.id}" for each in listed(activity.recipients) if each.party)
        parts[activity.address] = [*dict.fromkeys((*used, *connected, *serving, *named))]
    return parts


def _addresses(link: Link) -> tuple[str, ...]:
    ends = (_address(end) for end in (link.source, link.target) if end.kind is not ElementKind.SUBJECT)
    return (link.item.address, *ends)


def _address(element: Element) -> str:
    return f"{element.kind.section}/{element.id}"


def _lists(value: object) -> dict[str, list[str]]:
    if not isinstance(value, dict):
        raise TypeError
    return {str(key): _texts(each) for key, each in value.items()}


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return [*map(str, value)]
