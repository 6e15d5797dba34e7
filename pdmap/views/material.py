"""What views are made from, and what a kind of view is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.graph import Element, FlowGraph
from pdmap.model import Inventory
from pdmap.questions.transfers import Leg
from pdmap.views.view import View

if TYPE_CHECKING:
    from pdmap.questions.changes import Changes


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
    changes: Changes | None = None
    """What differs from that one, where somebody has compared them."""
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
