"""Write the records of processing (Article 30)."""

from __future__ import annotations

from enum import StrEnum

from pdmap.app.edition import Edition, document_context, issued
from pdmap.app.load import Loaded
from pdmap.documents.document import Document
from pdmap.documents.record_template import RecordTemplate
from pdmap.engine import Engine
from pdmap.host.engine import engine
from pdmap.registry import discover
from pdmap.writers.writer import Writer


class Register(StrEnum):
    """A register of Article 30; the two are never mixed in one file."""

    CONTROLLER = "controller"
    """Article 30(1): what is done for purposes of our own."""
    PROCESSOR = "processor"
    """Article 30(2): what is done on behalf of others."""


def writers() -> dict[str, Writer]:
    """Return every format for documents by its name."""
    return discover("pdmap.writers", "WRITER", Writer)


def templates() -> dict[str, RecordTemplate]:
    """Return every template of records by its name."""
    return discover("pdmap.documents", "TEMPLATE", RecordTemplate)


def registers_in_use(loaded: Loaded) -> tuple[Register, ...]:
    """Return the registers that the inventory has activities for; the controller's where it has none."""
    activities = loaded.inventory.activities.values()
    controls = any(activity.is_controller for activity in activities)
    processes = any(not activity.is_controller for activity in activities)
    used = ((Register.CONTROLLER, controls or not processes), (Register.PROCESSOR, processes))
    return tuple(register for register, is_used in used if is_used)


def record(loaded: Loaded, register: Register, edition: Edition, template: RecordTemplate | None = None) -> Document:
    """Return a register of the inventory as a document; in the order of Article 30 where no template is given."""
    form = template or templates()["art30"]
    build = form.controller if register is Register.CONTROLLER else form.processor
    return issued(build(document_context(loaded, edition)), loaded, edition)


def written(document: Document, writer: Writer, programs: Engine | None = None) -> bytes:
    """Return a document as the bytes of a file.

    Raises:
        EngineError: the format needs a program or a library that is missing or failed.
    """
    return writer.write(document, programs or engine())
