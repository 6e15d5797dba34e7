"""Transfers and mechanisms as they are written: at flows, at parties and at activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.model import Inventory, MechanismUse, Object, Party, Transfer, listed
from pdmap.rules.pasting import changed, one_line
from pdmap.rules.wording import named
from pdmap.source import MappingNode


@dataclass(frozen=True, slots=True)
class Entry:
    """A transfer that somebody wrote, with the object that it stands in."""

    owner: Object
    """The flow, party or activity."""
    section: str
    """Where the owner stands: `flows`, `parties` or `activities`."""
    transfer: Transfer
    importer: Party | None
    """Who receives the data, where the place of writing tells it."""

    @property
    def title(self) -> str:
        """Return whom the entry is about: the importer, else the object that it stands in."""
        return named(self.importer or self.owner)

    @property
    def detail(self) -> str:
        """Return what tells the entry apart from others of its owner, wherever it stands among them."""
        importer = self.transfer.importer
        return " ".join([*([importer.id] if importer else []), *(place.name for place in self.transfer.countries)])

    def pasted(self, *keys: str) -> str:
        """Return the entry as YAML to be pasted: as it was written, with other keys, each given as `key: value`."""
        node = self.transfer.node
        short = [] if isinstance(node, MappingNode) else [f"country: {one_line(node)}"]
        written = changed(node, *short, *keys)
        value = f"transfer: {written}" if self.section == "flows" else f"transfers:\n      - {written}"
        return f"{self.section}:\n  {self.owner.id}:\n    {value}"

    def with_details(self, use: MechanismUse, *details: str) -> str:
        """Return the mechanisms of the entry as a key to be pasted, with other details of one of them."""
        return self._mechanisms({use.address: f"{{{use.mechanism.id}: {changed(use.node, *details)}}}"})

    def without(self, use: MechanismUse, instead: str) -> str:
        """Return the mechanisms of the entry as a key to be pasted, without one of them, or with one in its place."""
        is_alone = len(listed(self.transfer.mechanisms)) == 1
        return self._mechanisms({use.address: instead if is_alone else ""})

    def _mechanisms(self, other: Mapping[str, str]) -> str:
        uses = listed(self.transfer.mechanisms)
        written = (other.get(use.address, _as_written(use)) for use in uses)
        return f"mechanisms: [{', '.join(text for text in written if text)}]"


def written_transfers(inventory: Inventory) -> Iterator[Entry]:
    """Yield every transfer that is written anywhere: at activities, at parties, then at flows."""
    parties = inventory.parties
    for activity in inventory.activities.values():
        for transfer in listed(activity.transfers):
            importer = parties.get(transfer.importer.id) if transfer.importer else None
            yield Entry(activity, "activities", transfer, importer)
    for party in parties.values():
        yield from (Entry(party, "parties", transfer, party) for transfer in listed(party.transfers))
    for flow in inventory.flows.values():
        if isinstance(flow.transfer, Transfer):
            yield Entry(flow, "flows", flow.transfer, parties.get(flow.target.id))


def written_mechanisms(inventory: Inventory) -> Iterator[tuple[Entry, MechanismUse]]:
    """Yield every mechanism that is written anywhere, with the transfer that it stands in."""
    for entry in written_transfers(inventory):
        yield from ((entry, use) for use in listed(entry.transfer.mechanisms))


# Private functions


def _as_written(use: MechanismUse) -> str:
    is_short = not isinstance(use.node, MappingNode) or not use.node.entries
    return use.mechanism.id if is_short else f"{{{use.mechanism.id}: {one_line(use.node)}}}"
