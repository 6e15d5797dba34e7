"""Where data are and how they may leave: places, mechanisms and transfers (Articles 44 to 49)."""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model.answers import Answer, Mention
from pdmap.model.items import Item
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class Place:
    """A country code, a cloud region or a word that names neither, as written."""

    node: Node = field(repr=False)
    name: str
    """Such as `SE`, `aws:eu-north-1` or `worldwide`."""

    @property
    def written_at(self) -> Location:
        """Return where it stands in the manifests."""
        return self.node.location()


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismUse(Item):
    """A mechanism that a transfer relies on, with its paperwork."""

    mechanism: Mention
    modules: tuple[int, ...] = ()
    """Modules of the standard contractual clauses, 1 to 4 (Decision (EU) 2021/914)."""
    signed: dt.date | None = None
    expires: dt.date | None = None
    annexes: tuple[str, ...] = ()
    """Completed annexes: `I.A`, `I.B`, `I.C`, `II`, `III`."""
    safeguards: str | None = None
    """Suitable safeguards (Article 49(1) second subparagraph, 49(6))."""
    authority_informed: dt.date | None = None
    """When the authority was told of the transfer (Article 49(1) second subparagraph)."""
    subjects_informed: str | None = None
    """How people were told of the transfer and the interests (Article 49(1) second subparagraph)."""
    ref: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Item):
    """A dated piece of reasoning that is kept elsewhere, such as a transfer impact assessment."""

    ref: str | None = None
    date: dt.date | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Item):
    """A disclosure to a third country or an international organization (Article 30(1)(e))."""

    countries: tuple[Place, ...] = ()
    importer: Mention | None = None
    """The party that receives the data, where it is not plain from the place of writing."""
    mechanisms: Answer[tuple[MechanismUse, ...]] = None
    assessment: Answer[Assessment] = None
    description: str | None = None
    copy: str | None = None
    """How a person obtains a copy of the safeguards (Article 13(1)(f))."""
