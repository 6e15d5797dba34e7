"""Transfers and mechanisms as they are written: at flows, at parties and at activities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdmap.model import Inventory, MechanismUse, Object, Party, Transfer, listed
from pdmap.rules.wording import named


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
        """Return the entry as YAML to be pasted: whom and what it is for, then other keys with their values."""
        places = ", ".join(place.name for place in self.transfer.countries)
        country = [f"country: {places if len(self.transfer.countries) == 1 else f'[{places}]'}"] if places else []
        importer = [f"importer: {self.transfer.importer.id}"] if self.transfer.importer else []
        written = f"{{{', '.join([*country, *importer, *keys])}}}"
        value = f"transfer: {written}" if self.section == "flows" else f"transfers: [{written}]"
        return f"{self.section}:\n  {self.owner.id}:\n    {value}"


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
