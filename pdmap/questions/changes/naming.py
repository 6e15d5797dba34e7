"""What objects of the earlier inventory are called in the later one, wherever they are named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pdmap.model import Mention, Options, owner_of
from pdmap.questions.changes.values import text_of


class Names:
    """Ids of objects, as the later inventory calls them."""

    def __init__(self) -> None:
        self._moved: dict[tuple[str, str], str] = {}

    def move(self, section: str, old: str, new: str) -> None:
        """Take an object of the earlier inventory for one that has another id in the later one."""
        self._moved[section, old] = new

    def __call__(self, section: str, id_: str) -> str:
        """Return the later id of an object; its own where it was not renamed."""
        return self._moved.get((section, id_), id_)

    @property
    def moved(self) -> Mapping[tuple[str, str], str]:
        """Return the later ids of what was renamed, by section and earlier id."""
        return dict(self._moved)

    def text(self, attribute: str, value: object) -> str:
        """Return what an attribute of the model says, in one line, with the later ids of the objects that it names."""
        if attribute == _ADDRESS:
            return self.address(str(value))
        return self._text(SECTIONS.get(attribute, ()), value) if self._moved else text_of(value)

    def address(self, address: str) -> str:
        """Return the later address of an object or of a part of one."""
        owner = owner_of(address)
        section, _, id_ = owner.partition("/")
        if not id_:
            return self.wording(address)
        return f"{section}/{self(section, id_)}{self.wording(address[len(owner) :])}"

    def wording(self, text: str) -> str:
        """Return a text with the later id in the place of each word that is an id of a renamed object."""
        later = {old: new for (_, old), new in self._moved.items()}
        return _WORD.sub(lambda match: later.get(match[0], match[0]), text) if later else text

    # Private methods

    def _text(self, sections: Sequence[str], value: object) -> str:
        match value:
            case Mention():
                return self._later(sections, value.id)
            case str():
                return self._later(sections, value)
            case Options():
                return text_of(Options(tuple(self._text(sections, item) for item in value.values), value.chosen_by))
            case tuple():
                return ", ".join(sorted(self._text(sections, item) for item in value))
            case _:
                return text_of(value)

    def _later(self, sections: Sequence[str], id_: str) -> str:
        return next((new for section in sections if (new := self(section, id_)) != id_), id_)


# Tables

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "activities": ("activities",),
    "collected_for": ("activities",),
    "exceptions": ("systems",),
    "hosted_by": ("parties",),
    "importer": ("parties",),
    "key_system": ("systems",),
    "on_behalf_of": ("parties",),
    "parties": ("parties",),
    "party": ("parties",),
    "replaces": ("parties", "activities"),
    "source": ("systems", "parties"),
    "sources": ("systems", "parties"),
    "subprocessors": ("parties",),
    "systems": ("systems",),
    "target": ("systems", "parties"),
    "targets": ("systems", "parties"),
}
"""Sections of the objects that attributes of the model name; of a system and a party with one id, it is the system."""

# Private tables

_ADDRESS = "object"
"""The attribute of a waiver that holds the address of an object."""
_WORD = re.compile(r"[A-Za-z0-9_.-]+")
"""An id in a text, by the characters that ids are made of."""
