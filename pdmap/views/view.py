"""What a view is: a title block, frames, nodes, edges and a legend, without positions and without colors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pdmap.findings import Finding, Severity
from pdmap.graph import Element, FlowGraph, LinkKind
from pdmap.model import Inventory
from pdmap.questions.transfers import Leg

MOST_NUMBERS = 3
"""How many numbers of flows a line lists before it only counts them."""


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


class Change(StrEnum):
    """What became of a part between two revisions; drawn as a sign, a word and a line style."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Emphasis(StrEnum):
    """How much a part matters in a view."""

    NORMAL = "normal"
    FOCUS = "focus"
    """What the view is of."""
    FAINT = "faint"
    """Drawn for orientation only, such as what lies upstream of a breach."""


class LegendKind(StrEnum):
    """What an entry of the legend explains; the order is that of the legend."""

    SHAPE = "shape"
    FRAME = "frame"
    LINE = "line"
    MARK = "mark"
    CATEGORY = "category"
    CHANGE = "change"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True)
class Note:
    """An open finding on what a part shows."""

    code: str
    severity: Severity
    message: str
    location: str
    """Such as `systems.yaml:12:3`, relative to the inventory."""


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
class FlowRow:
    """A row of the flow table, which says in words all that the lines of a map say."""

    number: int
    """Its key on the lines of the map."""
    link: str
    """Id of the link, which is that of the flow where one is written."""
    kind: LinkKind
    source: str
    """Id of the element at its start, such as `system:console`."""
    target: str
    source_title: str
    target_title: str
    data: tuple[str, ...]
    """Labels of the data types that arrive."""
    codes: tuple[str, ...]
    subjects: tuple[str, ...]
    """Labels of the data subjects."""
    activities: tuple[str, ...]
    """Names of the activities that it serves."""
    words: str
    """What kind of link it is where data are not simply sent, such as `hosted by`."""
    transport: str
    """As written; empty where it is not recorded."""
    marks: tuple[Mark, ...]
    """Transfers with their grounds, and what is not encrypted."""
    weight: Weight
    location: str
    """Where it is written, such as `flows.yaml:3:3`."""
    change: Change = Change.SAME


@dataclass(frozen=True, slots=True)
class Table:
    """Facts that stand beside a map, such as the Article 30 entry of the activity that it shows."""

    title: str
    columns: tuple[str, ...]
    """Headings; empty for two columns of names and answers."""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What goes to one recipient of one category of data."""

    flows: int
    """How many links; 0 leaves the cell empty."""
    weight: Weight = Weight.NORMAL
    """The heaviest of them."""
    is_special: bool = False
    """Whether data of Article 9 or 10 are among them."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Recipients and categories of data as a table, where lines between them would be a tangle."""

    title: str
    columns: tuple[str, ...]
    """Category codes; the legend has their names."""
    rows: tuple[tuple[str, str, tuple[MatrixCell, ...]], ...]
    """Recipient, its country or ground in words, and a cell for each column."""


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
    sheet: Sheet = Sheet.A3
    """The paper that pages are made for."""
    manifests: str | None = None
    """Where the manifests lie as seen from the file that is written, as the start of a relative address, such as
    `../inventory/`; `None` where that is not known, and then nothing links to them."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a view is made from."""

    inventory: Inventory
    graph: FlowGraph
    legs: tuple[Leg, ...]
    """Every step of data to a place, as `questions.transfers` judges it on the day."""
    as_of: dt.date
    findings: tuple[Finding, ...] | None = None
    """What is open; `None` where the rules were not run."""
    argument: str = ""
    """What the view is of, such as the id in `system:console`; empty where it takes none."""
    revision: str = ""
    """Of the manifests, as the version control names it."""
    selected: frozenset[Element] | None = None
    """Only these are shown; `None` where nothing was selected."""
    selection: str = ""
    """How they were selected, in words, such as `selected by +console+1`; empty where nothing was selected."""
    is_full: bool = False
    """Whether everything is drawn one by one, however much it is."""
    has_expanded_flows: bool = False
    """Whether each flow is a line of its own; otherwise flows between the same two elements share one."""
    earlier: Material | None = None
    """The revision that this one is compared with, for the view of changes."""
    aware_at: dt.datetime | None = None
    """When the organization became aware of a breach, with a time zone; for the view of a breach."""

    @property
    def open_findings(self) -> int | None:
        """Return how many findings are open."""
        return None if self.findings is None else len(self.findings)


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view; its name is the name of its module."""

    description: str
    """What it shows, one line for the help of `--view`."""
    build: Callable[[Material], View]
    """Build the view; a view of something raises `KeyError` where `Material.argument` is none of the choices."""
    choices: Callable[[Material], tuple[str, ...]] | None = None
    """What may stand behind the colon of `--view system:ID`; `None` where the view takes nothing."""
    takes_several: bool = False
    """Whether several of the choices may stand there, with commas between them."""
    is_comparison: bool = False
    """Whether it is of two revisions: `Material.earlier` is one of them, and the argument says which."""
