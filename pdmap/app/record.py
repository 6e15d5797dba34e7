"""Write the records of processing (Article 30)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pdmap import __version__
from pdmap.app.load import Loaded
from pdmap.app.validate import context_of
from pdmap.documents.document import Document
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.laws import words_under_law
from pdmap.documents.words import ENGLISH
from pdmap.findings import Location
from pdmap.model import owner_among
from pdmap.registry import discover
from pdmap.writers.writer import Writer

_UNUSED = frozenset({"breaches", "policies", "waivers"})
"""Sections that no register is made of."""


class Register(StrEnum):
    """A register of Article 30; the two are never mixed in one file."""

    CONTROLLER = "controller"
    """Article 30(1): what is done for purposes of our own."""
    PROCESSOR = "processor"
    """Article 30(2): what is done on behalf of others."""


def writers() -> dict[str, Writer]:
    """Return every format for documents by its name."""
    return discover("pdmap.writers", "WRITER", Writer)


def registers_in_use(loaded: Loaded) -> tuple[Register, ...]:
    """Return the registers that the inventory has activities for; the controller's where it has none."""
    activities = loaded.inventory.activities.values()
    controls = any(activity.is_controller for activity in activities)
    processes = any(not activity.is_controller for activity in activities)
    used = ((Register.CONTROLLER, controls or not processes), (Register.PROCESSOR, processes))
    return tuple(register for register, is_used in used if is_used)


def left_out(loaded: Loaded) -> dict[str, Location]:
    """Return what stands in the manifests and no record can show, because it does not fit the language.

    An object without a part that it needs is left out as a whole; otherwise only the part is.
    Addresses come with the place of the mistake, in the order of files and lines.
    """
    found: dict[str, Location] = {}
    for finding in loaded.findings:
        owner = owner_among(finding.address, loaded.muted)
        section, _, identifier = (owner or "").partition("/")
        if owner is None or section in _UNUSED:
            continue
        is_whole = identifier in loaded.inventory.left_out.get(section, ())
        found.setdefault(owner if is_whole else finding.address, finding.location)
    return found


def record(loaded: Loaded, register: Register, as_of: dt.date) -> Document:
    """Return a register of the inventory as a document."""
    kinds = discover("pdmap.documents", "DOCUMENT", DocumentKind)
    context = context_of(loaded, as_of)
    return kinds[f"{register}_record"].build(
        Context(
            inventory=context.inventory,
            graph=context.graph,
            legs=context.legs,
            as_of=as_of,
            version=__version__,
            left_out=left_out(loaded),
            words=words_under_law(ENGLISH, context.inventory),
        )
    )
