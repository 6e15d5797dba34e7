"""What tables are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pdmap.findings import Finding, HiddenFinding, Location
from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.transferring import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How tables came about."""

    version: str
    """Of pdmap."""
    as_of: dt.date
    digest: str
    """Of the manifests."""
    manifests: int
    """How many there are."""
    rules: int
    """How many rules ran."""
    profile: str
    adjustments: tuple[str, ...]
    """What the configuration changes about what is checked."""
    left_out: Mapping[str, Location]
    """Addresses of what does not fit the language."""
    muted: tuple[str, ...] = ()
    """Addresses of objects that the rules did not look at."""
    selection: str = ""
    """Which part there are rows of; empty for the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """An inventory and what was found out about it."""

    name: str
    """What the inventory is called among others."""
    inventory: Inventory
    graph: FlowGraph
    registers: tuple[Register, ...]
    """The transfers under each law."""
    findings: tuple[Finding, ...]
    hidden: tuple[HiddenFinding, ...]
    """Findings that somebody accepts."""
    run: Run
