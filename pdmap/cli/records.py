"""`pdmap records`: the records of processing of Article 30."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.issuing import (
    DocumentFormat,
    Language,
    RevisionText,
    SourceUrl,
    default_way,
    deliver,
    edition_of,
    writer_of,
)
from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, shown_path
from pdmap.cli.process import StopError, tell
from pdmap.findings import Location

if TYPE_CHECKING:
    from pdmap.documents.record_template import RecordTemplate

TemplateName = Annotated[
    str,
    typer.Option("--template", "-t", help="Whose form to fill in, such as ico or cnil.", metavar="NAME"),
]


class Role(StrEnum):
    """Which register to write."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"
    BOTH = "both"


def records(
    path: InventoryPath = None,
    role: Annotated[Role, typer.Option("--role", help="The register of Article 30(1), of 30(2), or both.")] = Role.BOTH,
    template: TemplateName = "art30",
    format_: DocumentFormat = None,
    language: Language = "en",
    as_of: AsOf = None,
    revision: RevisionText = "auto",
    source_url: SourceUrl = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Write the records of processing activities (Article 30 GDPR), a file for each register.

    Exit code 1: written, but a part of the manifests does not fit the language and is left out.
    """
    from pdmap.app import record as app
    from pdmap.app.omissions import left_out
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled

    writer = writer_of(format_, output)
    form = _template(template, language)
    opened = open_readable_inventory(settled(path, config).path)
    edition = edition_of(opened, as_of, language, revision, source_url, default_way(opened, writer, output))
    registers = app.registers_in_use(opened.loaded) if role is Role.BOTH else (app.Register(role.value),)
    if output is None and len(registers) > 1:
        raise StopError("the inventory has two registers: choose one with --role, or name a file with --output")
    files = {register: output if role is not Role.BOTH else _with_register(output, register) for register in registers}
    opened.spare(*files.values())
    written = {
        register: app.written(app.record(opened.loaded, register, edition, form), writer) for register in registers
    }
    for register, data in written.items():
        deliver(data, files[register])
    tell_omissions(left_out(opened.loaded))


def tell_omissions(omissions: Mapping[str, Location]) -> None:
    """Say what documents lack.

    Raises:
        typer.Exit: they lack something; the exit code keeps them from passing for whole ones.
    """
    for address, where in omissions.items():
        tell(f"left out, because it does not fit the language: `{address}` ({where})")
    if omissions:
        raise typer.Exit(Exit.FINDINGS)


# Private functions


def _template(name: str, language: str) -> RecordTemplate:
    """Return a template of records.

    Raises:
        StopError: there is none of the name, or it is not official in the language.
    """
    from pdmap.app.record import templates
    from pdmap.documents.languages import LANGUAGES

    known = templates()
    template = known[chosen("--template", name, dict(known))]
    chosen("--lang", language, dict(LANGUAGES))
    if language not in template.languages:
        raise StopError(f"--lang is `{language}`; the template {name} is in {' and '.join(template.languages)} only")
    return template


def _with_register(output: Path | None, register: str) -> Path | None:
    """Return the file of a register: `record.html` becomes `record-controller.html`; `None` for standard output.

    Raises:
        StopError: there is a folder or a device of the name that was given.
    """
    if output is None:
        return None
    if output.exists() and not output.is_file():
        raise StopError(f"{shown_path(output)}: is not a file; name one, such as record.html")
    return output.with_stem(f"{output.stem}-{register}")
