"""What a kind of document is: a description and one function from what is known to a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from pdmap.documents.document import Document
from pdmap.documents.index import Index, build_index
from pdmap.documents.words import ENGLISH, Words
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.transfers import Leg


@dataclass(frozen=True, slots=True)
class Part:
    """What a document is made of that shows some activities only."""

    selection: str
    """How they were selected, in the user's words."""
    shown: int
    """How many activities the document may show."""
    total: int
    """How many the inventory has."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a document may look at; without slots, because the index is kept once it was built."""

    inventory: Inventory
    graph: FlowGraph
    legs: tuple[Leg, ...]
    """Every step of data to a place, as `questions.transfers` judges it on the day."""
    as_of: date
    """The day whose state the document shows."""
    version: str
    """Version of pdmap."""
    manifests: tuple[str, ...] = ()
    """Paths of all manifests, sorted; empty where only their inventory is known."""
    digest: str = ""
    """Digest of the manifests; empty where none was computed."""
    revision: str = ""
    """Of the manifests, as the version control names it; empty where there is none."""
    source_url: str = ""
    """Pattern of the address of a line of a manifest, with `{path}` and `{line}`; empty for no links."""
    argument: str = ""
    """Id of what the document is about, where its kind has `choices`; empty for all of them where `takes_all`."""
    left_out: Mapping[str, Location] = field(default_factory=dict)
    """What stands in the manifests and does not fit the language: its address and its place."""
    part: Part | None = None
    """Which activities are looked at; `None` where all are."""
    words: Words = ENGLISH
    """The document's own words."""

    @cached_property
    def index(self) -> Index:
        """Return flows, links and steps by the activity that they serve."""
        return build_index(self.inventory, self.graph, self.legs)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document, such as the record of Article 30(1)."""

    description: str
    """What it is, in one line without a full stop."""
    build: Callable[[Context], Document]
    choices: Callable[[Context], tuple[str, ...]] | None = None
    """Return the ids that it can be about; `None` for a document about the whole inventory."""
    takes_all: bool = False
    """Whether it can be about all of them at once, where none is named."""
