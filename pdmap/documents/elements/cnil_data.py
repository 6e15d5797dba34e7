"""Categories of data in the boxes of the CNIL's form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.clocks_of_data import clocks_of
from pdmap.documents.elements.people_and_data import data_text
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, mention, place
from pdmap.model import Activity, Mention, listed
from pdmap.reference import Reference


class DataBox(StrEnum):
    """A box of the form."""

    IDENTITY = "identity"
    PERSONAL_LIFE = "personal_life"
    PROFESSIONAL_LIFE = "professional_life"
    ECONOMIC = "economic"
    CONNECTION = "connection"
    LOCATION = "location"
    INTERNET = "internet"
    OTHER = "other"


def box_of(reference: Reference, data_type: str) -> DataBox:
    """Return the box of a data type; one of the inventory's own has that of what it is a kind of, else `other`."""
    known = (reference.data_types.get(key) for key in reference.ancestors(data_type))
    group = next((kind.group for kind in known if kind and kind.group), "")
    return BOXES.get(group, DataBox.OTHER)


def data_in(box: DataBox) -> Callable[[Context, Activity], Cell]:
    """Return the builder of a box: its categories of data, each with how long it is kept, where that is known."""

    def build(context: Context, activity: Activity) -> Cell:
        words, reference = context.words, context.inventory.reference
        used = [each for each in listed(activity.data) if box_of(reference, each.id) is box]
        if listed(activity.data) and not used:
            source, where = (place(activity, "data"),), address(activity, "data")
            return Cell((Line(words.no_special_data, State.NONE, source, where, is_derived=True),))
        lines = [line for each in used for line in _category(context, activity, each)]
        return Cell(answered(words, activity, "data", activity.data, lines))

    return build


BOXES: Mapping[str, DataBox] = {
    "civil": DataBox.IDENTITY,
    "nir": DataBox.IDENTITY,
    "personal_life": DataBox.PERSONAL_LIFE,
    "professional": DataBox.PROFESSIONAL_LIFE,
    "economic": DataBox.ECONOMIC,
    "connection": DataBox.CONNECTION,
    "location": DataBox.LOCATION,
    "internet": DataBox.INTERNET,
    "biometric": DataBox.OTHER,
    "criminal": DataBox.OTHER,
    "ethnic": DataBox.OTHER,
    "genetic": DataBox.OTHER,
    "health": DataBox.OTHER,
    "political": DataBox.OTHER,
    "religion": DataBox.OTHER,
    "sexual": DataBox.OTHER,
    "special": DataBox.OTHER,
    "union": DataBox.OTHER,
    "other": DataBox.OTHER,
}
"""The box of each group of data types; sensitive data have a question of their own beside the boxes."""


# Private functions


def _category(context: Context, activity: Activity, used: Mention) -> Iterator[Line]:
    yield mention(used, activity, "data", data_text(context, used.id))
    yield from clocks_of(context, activity, used.id)
