"""What every object of an inventory has: the node that it was read from and a logical address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.source import MappingNode, Node


def owner_of(address: str) -> str:
    """Return the address of the object that a part belongs to: `systems/console`, or `organization`."""
    section, _, rest = address.partition("/")
    return section if section == "organization" or not rest else f"{section}/{rest.partition('/')[0]}"


def owner_among(address: str, owners: Collection[str]) -> str | None:
    """Return the one of some objects that an address is of, or is below; an id that does not fit may hold a `/`."""
    shortest, end = len(owner_of(address)), len(address)
    while end >= shortest:
        if address[:end] in owners:
            return address[:end]
        end = address.rfind("/", 0, end)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part of the inventory that was written somewhere."""

    node: Node = field(repr=False)
    """Where it was read from: a mapping in the long form, a scalar in the short form."""
    address: str
    """Logical address, such as `systems/console/fields/oauth_token`."""
    head: Node = field(repr=False)
    """Where a finding points that concerns the whole: the id of an object, or the start of a part."""

    @property
    def written_at(self) -> Location:
        """Return where it stands in the manifests."""
        return self.head.location()

    def at(self, key: str) -> Node:
        """Return the value of a key where it is written, and the head where it is not."""
        value = self.node.get(key) if isinstance(self.node, MappingNode) else None
        return value or self.head

    def has(self, key: str) -> bool:
        """Return whether the author wrote the key."""
        return isinstance(self.node, MappingNode) and key in self.node.entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Object(Item):
    """An object with an id: an entry of a section."""

    id: str
    name: str | None = None
    """What people call it, in the author's words."""
    description: str | None = None
    assumptions: Mapping[str, str] = field(default_factory=dict)
    """Keys whose values were assumed, each with the reason; records mark them."""

    @property
    def title(self) -> str:
        """Return the name, or the id where no name is recorded."""
        return self.name or self.id
