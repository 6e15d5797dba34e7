"""`pdmap document`: what stands beside the records, from the same inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.issuing import (
    DocumentFormat,
    Language,
    Public,
    RevisionText,
    SourceUrl,
    default_way,
    deliver,
    edition_of,
    tell_boxes,
    writer_of,
)
from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen
from pdmap.cli.process import StopError, emit
from pdmap.cli.records import tell_omissions

if TYPE_CHECKING:
    from pdmap.app.edition import Edition
    from pdmap.app.load import Loaded
    from pdmap.documents.kind import DocumentKind

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME[:ID]]",
        help="Which document, and what it is about, such as notice or contract-checklist:aws. Without: their list.",
        show_default=False,
    ),
]


def document(
    name: Name = None,
    path: InventoryPath = None,
    format_: DocumentFormat = None,
    language: Language = "en",
    as_of: AsOf = None,
    revision: RevisionText = "auto",
    source_url: SourceUrl = None,
    output: Output = None,
    config: ConfigFile = None,
    *,
    public: Public = False,
) -> None:
    """Write a document that stands beside the records, such as a table for notices or annexes of clauses.

    Exit code 1: written, but a part of the manifests does not fit the language and is left out.
    """
    from pdmap.app import document as app
    from pdmap.app.omissions import left_out
    from pdmap.app.record import written
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled

    kinds = app.document_kinds()
    if name is None and output:
        raise StopError("--output needs the name of a document; `pdmap document` alone lists them")
    if name is None:
        emit(_listed(kinds))
        return
    title, colon, argument = name.partition(":")
    kind = kinds[chosen("the document", title, dict(kinds))]
    if colon and not argument:
        raise StopError(f"nothing stands behind the colon of {title}:")
    writer = writer_of(format_, output)
    opened = open_readable_inventory(settled(path, config))
    opened.spare(output)
    edition = edition_of(
        opened,
        as_of=as_of,
        language=language,
        revision=revision,
        source_url=source_url,
        way=default_way(opened, writer, output),
        public=public,
    )
    _check_argument(title, argument, kind, opened.loaded, edition)
    made = app.document(opened.loaded, kind, edition, argument)
    deliver(written(made, writer), output)
    tell_boxes(made, writer, output)
    tell_omissions(left_out(opened.loaded))


# Private functions


def _listed(kinds: dict[str, DocumentKind]) -> str:
    width = max(len(name) for name in kinds)
    return "".join(f"{name:<{width}}  {kind.description}\n" for name, kind in kinds.items())


def _reason(argument: str, loaded: Loaded) -> str:
    """Return why a document is not about something that the inventory has; empty where it has no such thing."""
    inventory = loaded.inventory
    if argument in inventory.activities:
        activity = inventory.activities[argument]
        if not activity.is_controller:
            return "the activity is carried out on behalf of others"
        return "the activity has ended" if activity.status == "ended" else "it is an activity"
    if argument in inventory.parties:
        return "no such role or transfer is recorded for the party"
    if argument in inventory.flows:
        return "the flow leads to no third country"
    return "it is a system" if argument in inventory.systems else ""


def _check_argument(name: str, argument: str, kind: DocumentKind, loaded: Loaded, edition: Edition) -> None:
    """Check what stands behind the colon.

    Raises:
        StopError: something does where nothing is asked for, or the reverse, or it is unknown.
    """
    from pdmap.app.document import choices_of

    choices = choices_of(loaded, kind, edition)
    if choices is None:
        if argument:
            raise StopError(f"the document {name} takes nothing behind a colon")
        return
    reason = _reason(argument, loaded) if argument not in choices else ""
    if reason:
        raise StopError(f"the document {name} is not about `{argument}`: {reason}")
    if not kind.takes_all and not choices:
        raise StopError(f"the document {name}: the inventory has nothing that it could be about")
    if argument:
        chosen(f"the document {name}", argument, dict.fromkeys(choices))
    elif not kind.takes_all:
        raise StopError(f"the document {name} needs to be told of what, such as {name}:{choices[0]}")
