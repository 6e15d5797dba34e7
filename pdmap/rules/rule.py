"""What a rule is: a check with its documentation, its examples and one function.

A rule knows nothing of output. It yields observations about objects; the engine turns them into
findings. Its examples are its first tests, its texts become the documentation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import field

from pdmap.findings import Check, Edit, LawProfile, Location, Profile, Severity
from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.transfers import Leg, remembered_legs, transfer_legs
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at."""

    inventory: Inventory
    graph: FlowGraph
    as_of: dt.date
    """The day that contracts, decisions and reviews are judged as of."""
    law_profile: LawProfile = LawProfile.GDPR_2016
    """The state of the law that thresholds are taken from."""
    memory: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What rules worked out of it so far; see `memory.once`."""

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Return every step of data to a place, as it is judged on the day under the first regime.

        Steps are worked out when the first rule asks for them, so that one process alone does where several judge.
        """
        return remembered_legs(self.inventory, self.graph, self.as_of)

    def legs_under(self, regime: str) -> tuple[Leg, ...]:
        """Return the same steps as another regime of the organization judges them; worked out anew at each call."""
        return transfer_legs(self.inventory, self.graph, self.as_of, regime)


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that a rule saw."""

    address: str
    """Logical address of the object, such as `flows/console-to-paypal`."""
    node: Node
    """Where to edit."""
    message: str
    """A fact about the manifest: one line, no full stop, no legal conclusion."""
    remedy: str
    """What to write instead, as concrete as the manifest allows."""
    label: str = ""
    """What stands at `node`, for the frame of the text report."""
    related: tuple[Location, ...] = ()
    """Other places that explain the observation, each with a label."""
    detail: str = ""
    """Tells apart two observations on one address, such as the data type or the country."""
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    basis: tuple[str, ...] = ()
    """The law that asks for it, where that is not the rule's own: another regime, or not all of it."""
    depends_on: tuple[str, ...] = ()
    """Addresses of other objects in which the rule missed something, and that might have it once they are readable."""
    edits: tuple[Edit, ...] = ()
    """What `--fix` writes; empty where somebody has to decide."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. Its code, title, severity and legal basis are its `check`."""

    check: Check
    checks: str
    """What it looks at, in one or two sentences."""
    why: str
    """Why it matters, with what authorities and courts said."""
    fix: str
    """What to do about a finding."""
    ask: str
    """What a lawyer should look at before the finding is closed."""
    bad: str
    """A manifest that triggers it once, at the line marked `# <- finding`."""
    good: str
    """The same manifest, put right."""
    find: Callable[[Context], Iterator[Observation]]
    profile: Profile = Profile.DEFAULT
    """The profile that asks least of those in which it runs."""
    needs_whole: bool = True
    """Whether half an inventory would give it false findings, so that it waits until every manifest can be read."""
