"""What a view is: a title block, frames, nodes, edges and a legend, without positions and without colors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from pdmap.findings import Severity
from pdmap.frozen import dataclass
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, LegendEntry, Mark, Shape, Weight
from pdmap.views.tables import FlowRow, Matrix, Table

MOST_NUMBERS = 3
"""How many numbers of flows a line lists before it only counts them."""


@dataclass(frozen=True, slots=True)
class Note:
    """An open finding on what a part shows."""

    code: str
    severity: Severity
    message: str
    location: str
    """Such as `systems.yaml:12:3`, relative to the inventory."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around nodes or other frames: a legal boundary."""

    id: str
    kind: FrameKind
    title: str
    caption: str = ""
    """Role or ground in words, such as `third country, Data Privacy Framework`."""
    parent: str | None = None
    """Id of the frame around it."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the map, or several drawn as one."""

    id: str
    """Kind and id of the element, such as `system:console`."""
    kind: str
    """Word for what it is, such as `data store`."""
    shape: Shape
    title: str
    codes: tuple[str, ...] = ()
    """Categories of data that it gives, holds or receives; `*` marks those of Articles 9 and 10."""
    notes: tuple[str, ...] = ()
    """Plain facts in words, such as `in Sweden`."""
    badges: tuple[Mark, ...] = ()
    frame: str | None = None
    layer: int = 0
    """Place in the life cycle: 0 people and senders, 1 collection, 2 processing, 3 stores, 4 recipients, 5 onward."""
    elements: tuple[str, ...] = ()
    """Ids of the elements that it stands for."""
    inside: int = 0
    """How many flows start and end in it; only several drawn as one have any."""
    kinds: tuple[str, ...] = ()
    """Words for what its elements are, where it stands for several."""
    location: str = ""
    """Where the element is written, such as `systems.yaml:12:3`; empty for data subjects and groups."""
    findings: tuple[Note, ...] = ()
    """Open findings on the element and its parts."""
    change: Change = Change.SAME
    emphasis: Emphasis = Emphasis.NORMAL


@dataclass(frozen=True, slots=True)
class Edge:
    """Everything that moves from one node to another in one way."""

    id: str
    """Ids of its ends and the way, such as `system:console>party:paypal`."""
    numbers: tuple[int, ...]
    """Keys into the flow table, one for each link, rising: the same in every view, and in later releases (see
    `questions.flow_numbers`)."""
    source: str
    target: str
    codes: tuple[str, ...] = ()
    words: str = ""
    """What kind of line it is where data are not simply sent, such as `hosted by`."""
    marks: tuple[Mark, ...] = ()
    weight: Weight = Weight.NORMAL
    dash: Dash = Dash.SOLID
    links: tuple[str, ...] = ()
    """Ids of the links of the flow graph that it bundles; no link is ever left out."""
    findings: tuple[Note, ...] = ()
    """Open findings on the flows."""
    change: Change = Change.SAME
    emphasis: Emphasis = Emphasis.NORMAL

    @property
    def has_many(self) -> bool:
        """Return whether it bundles more flows than a line can list, so that they are counted instead."""
        return len(self.numbers) > MOST_NUMBERS


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the view shows."""

    people: int
    """Groups of data subjects."""
    systems: int
    parties: int
    flows: int
    """Flows, and collections that fields tell of."""
    implied: int
    """Links by hosting and sub-processing: the host or sub-processor receives data without a flow being written."""
    transfers: int
    """Links whose data leave the territory of the law, and systems that are, or are reached from, outside it."""


@dataclass(frozen=True, slots=True)
class View:
    """A map, ready to be drawn in any format."""

    name: str
    """Name of the view and what it is of, such as `overview`."""
    scope: str
    """What is drawn, for the title block."""
    organization: str
    as_of: dt.date
    """The day that the inventory is judged as of; no clock is read."""
    counts: Counts
    open_findings: int | None
    """`None` where the rules were not run."""
    frames: tuple[Frame, ...]
    """Outer frames before those inside them."""
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[LegendEntry, ...]
    hidden: str
    """What is not drawn one by one, in a sentence; says so where everything is."""
    revision: str = ""
    """Of the manifests, as the version control names it; empty where there is none."""
    flows: tuple[FlowRow, ...] = ()
    """Every link that the view stands for, by number: the equal alternative to the picture."""
    facts: tuple[Table, ...] = ()
    """What belongs beside the picture."""
    matrix: Matrix | None = None
    """Stands in the place of a picture with too many lines; the nodes are then those of the rows."""


class Sheet(StrEnum):
    """A size of paper; maps lie across it."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class Atlas:
    """Several views of one inventory, for formats that hold more than one."""

    views: tuple[View, ...]
    """The view to open with is the first."""
    whole: View | None = None
    """Everything, element by element; not laid out as such, but the model behind the other views."""
    names: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """What selectors may name: ids of nodes by value by method, such as `party` -> `stripe` -> `party:stripe`."""
    facets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What filters offer: titles by value by method, such as `role` -> `sub-processor` -> `sub-processor`."""
    elsewhere: str = ""
    """Which views are not among these and how to get them, in a sentence; empty where none is left out."""
    sheet: Sheet = Sheet.A3
    """The paper that pages are made for."""
    manifests: str | None = None
    """Where the manifests lie as seen from the file that is written, as the start of a relative address, such as
    `../inventory/`; `None` where that is not known, and then nothing links to them."""
