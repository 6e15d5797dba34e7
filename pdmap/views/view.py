"""What a view is: a title block, frames, nodes, edges and a legend, without positions and without colors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.transfers import Leg


class FrameKind(StrEnum):
    """What a frame stands for; the kind decides how its border is drawn."""

    PEOPLE = "people"
    """Groups of data subjects; nobody's territory."""
    TERRITORY = "territory"
    """Where the inventory's law is the law: crossing out of it is a transfer."""
    THIRD_COUNTRY = "third-country"
    UNPLACED = "unplaced"
    """The manifest names no country."""
    ORGANIZATION = "organization"


class Shape(StrEnum):
    """The outline of a node, after the notation of data-flow diagrams."""

    EXTERNAL_ENTITY = "external-entity"
    """People: a box with a double line."""
    PARTY = "party"
    """Another organization: a box with a heavy left side."""
    PROCESS = "process"
    """Something that works on data: a rounded box."""
    DATASTORE = "datastore"
    """Something that keeps data: a cylinder."""
    ENDPOINT = "endpoint"
    """A device in somebody's hands: a box with slanted sides."""
    PAPER = "paper"
    """A sheet with a folded corner."""
    GROUP = "group"
    """Several elements drawn as one: a stack of boxes."""


class Weight(StrEnum):
    """How heavy an edge is drawn."""

    NORMAL = "normal"
    RESTRICTED = "restricted"
    """The data leave the territory on a ground that is recorded."""
    UNGROUNDED = "ungrounded"
    """The data leave the territory, and no ground is recorded or shown to hold."""


class Dash(StrEnum):
    """How the line of an edge is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    """Not encrypted on its way."""
    DOTTED = "dotted"
    """Not sent as such: the target runs the system, or works for the party that received the data."""


class LegendKind(StrEnum):
    """What an entry of the legend explains; the order is that of the legend."""

    SHAPE = "shape"
    FRAME = "frame"
    LINE = "line"
    MARK = "mark"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A sign with words: never a sign or a color alone."""

    glyph: str
    """Such as `▲`."""
    words: str
    """Such as `SCC 2021 M2`."""
    is_grave: bool = False
    """Whether something is missing that the law asks for."""

    def __str__(self) -> str:
        return f"{self.glyph} {self.words}"


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


@dataclass(frozen=True, slots=True)
class Edge:
    """Everything that moves from one node to another in one way."""

    id: str
    """Ids of its ends and the way, such as `system:console>party:paypal`."""
    number: int | None
    """Key into tables of flows: the same in every view, and in later releases (see `numbers`). `None` where
    an edge stands for several."""
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


@dataclass(frozen=True, slots=True, order=True)
class LegendEntry:
    """A sign that the view uses, with its meaning."""

    kind: LegendKind
    key: str
    """The sign: a shape, a kind of frame, a line, a glyph or a category code."""
    text: str


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


@dataclass(frozen=True, slots=True)
class Material:
    """What a view is made from."""

    inventory: Inventory
    graph: FlowGraph
    legs: tuple[Leg, ...]
    """Every step of data to a place, as `questions.transfers` judges it on the day."""
    as_of: dt.date
    open_findings: int | None = None
    """How many findings are open; `None` where the rules were not run."""
    argument: str = ""
    """What the view is of, such as the id in `system:console`; empty where it takes none."""


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view; its name is the name of its module."""

    description: str
    """What it shows, one line for the help of `--view`."""
    build: Callable[[Material], View]
