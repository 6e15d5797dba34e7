"""What people call the elements of a flow graph."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind
from pdmap.model import Inventory


def element_title(element: Element, inventory: Inventory) -> str:
    """Return the name of an element of an inventory's graph, or its id where no name is recorded."""
    match element.kind:
        case ElementKind.SUBJECT:
            return inventory.reference.subjects[element.id].label
        case ElementKind.SYSTEM:
            return inventory.systems[element.id].title
        case ElementKind.PARTY:
            return inventory.parties[element.id].title
