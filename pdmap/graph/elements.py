"""What the flow graph is made of: elements, links between them, and paths along the links."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pdmap.frozen import dataclass
from pdmap.model import Answer, Flow, Item, Nothing, Unknown


class ElementKind(StrEnum):
    """What a node of the graph stands for."""

    SUBJECT = "subject"
    SYSTEM = "system"
    PARTY = "party"

    __hash__ = str.__hash__  # as it equals, and without a call

    @property
    def section(self) -> str:
        """Return the section of an inventory that such elements are written in."""
        return _SECTIONS[self]


_SECTIONS = {ElementKind.SUBJECT: "subjects", ElementKind.SYSTEM: "systems", ElementKind.PARTY: "parties"}


class Element(NamedTuple):
    """A node of the graph."""

    # A tuple, whose hash and order take no call of a function: elements are looked up millions of times.
    kind: ElementKind
    id: str

    def __str__(self) -> str:
        return self.id

    @property
    def key(self) -> str:
        """Return kind and id, such as `system:console`: two kinds may share an id."""
        return f"{self.kind.value}:{self.id}"


class LinkKind(StrEnum):
    """Why data move along a link."""

    COLLECTION = "collection"
    FLOW = "flow"
    HOSTING = "hosting"
    SUBPROCESSING = "subprocessing"


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the graph: personal data that move from one element to another."""

    id: str
    """The flow's id, or `hosting:SYSTEM:PARTY`, `subprocessing:PARTY:PARTY`, `collection:SUBJECT:SYSTEM`."""
    kind: LinkKind
    source: Element
    target: Element
    item: Item
    """The object that the link was read from: the flow, the system or the party."""
    data: frozenset[str] = frozenset()
    """What is sent."""
    arriving: frozenset[str] = frozenset()
    """What gets to the target: what is sent, after the transforms of the flow."""
    subjects: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    transport: Answer[str] = None
    flow: Flow | None = None
    """The flow, for links that were written as one."""
    chosen_by: str | None = None
    """Who chooses this host among several; `None` where the link always holds."""

    @property
    def is_empty(self) -> bool:
        """Return whether a flow is said to bring no personal data: it carries `none`, or its transforms leave none."""
        if self.flow is None or isinstance(self.flow.data, Unknown):
            return False
        return isinstance(self.flow.data, Nothing) or (bool(self.data) and not self.arriving)


@dataclass(frozen=True, slots=True)
class Path:
    """A way that data take, and the data types that it brings to its end."""

    links: tuple[Link, ...]
    data: frozenset[str]

    @property
    def start(self) -> Element:
        """Return where the data come from."""
        return self.links[0].source

    def __str__(self) -> str:
        """Return the path as `console -> stripe -> kolkata-support`."""
        return " -> ".join([self.start.id, *(link.target.id for link in self.links)])
