"""`pdmap records`: the records of processing of Article 30."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.issuing import (
    DocumentFormat,
    Language,
    Public,
    RevisionText,
    SourceUrl,
    default_way,
    deliver,
    deliver_all,
    edition_of,
    tell_boxes,
    writer_of,
)
from pdmap.cli.options import AsOf, ConfigFile, ExcludeOption, InventoryPath, OnlyOption, Output, chosen
from pdmap.cli.process import StopError, tell
from pdmap.cli.record_options import (
    DEFAULT_TEMPLATE,
    Asked,
    BundleFile,
    Check,
    FailUnder,
    Role,
    RoleOption,
    TemplateName,
    Without,
    check_options,
)
from pdmap.findings import Location
from pdmap.host.paths import is_regular_file

if TYPE_CHECKING:
    from pdmap.app.edition import Edition
    from pdmap.app.only import Only
    from pdmap.app.record import Register
    from pdmap.app.settling import Settled
    from pdmap.cli.inventory import Opened
    from pdmap.documents.record_template import RecordTemplate
    from pdmap.writers.writer import Writer


def records(
    path: InventoryPath = None,
    role: RoleOption = Role.BOTH,
    template: TemplateName = DEFAULT_TEMPLATE,
    format_: DocumentFormat = None,
    language: Language = "en",
    as_of: AsOf = None,
    revision: RevisionText = "auto",
    source_url: SourceUrl = None,
    output: Output = None,
    bundle: BundleFile = None,
    without: Without = None,
    fail_under: FailUnder = None,
    only: OnlyOption = None,
    exclude: ExcludeOption = None,
    config: ConfigFile = None,
    *,
    public: Public = False,
    check: Check = False,
) -> None:
    """Write the records of processing activities (Article 30 GDPR), a file for each register.

    With --check, tell how complete they are instead. To say `unknown` is honest, and does not count as answered.

    With --only, write the activities that are selected or use what is selected, with --exclude all others; the record
    says that it is a part.

    With --bundle, write all formats and the manifests as one file to hand over; `pdmap verify` checks it.

    Exit code 1: a part that does not fit the language is left out, or less is answered than --fail-under asks for.
    """
    from pdmap.app.omissions import left_out
    from pdmap.app.only import part_of
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled

    part = part_of(only, exclude)
    asked = Asked(role, template, format_, output, bundle, tuple(without or ()), fail_under, part)
    check_options(asked, check=check)
    form = _template(template, language)
    writer = _writer(asked, check=check)
    settings = settled(path, config)
    opened = open_readable_inventory(settings)
    edition = edition_of(
        opened,
        as_of=as_of,
        language=language,
        revision=revision,
        source_url=source_url,
        way=default_way(opened, writer, output) if writer else None,
        public=public,
    )
    if part:
        opened, edition = _narrowed(opened, settings, edition, part)
    is_under = False
    if check:
        is_under = _checked(opened, edition, writer, asked)
    elif writer:
        _written(opened, edition, form, writer, asked)
    else:
        _bundled(opened, settings, edition, asked)
    tell_omissions(left_out(opened.loaded))
    if is_under:
        raise typer.Exit(Exit.FINDINGS)


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


def _narrowed(opened: Opened, settings: Settled, edition: Edition, only: Only) -> tuple[Opened, Edition]:
    """Return the inventory with the activities that are selected, and an edition that says so.

    Raises:
        SelectionError: a selector cannot be read, or selects no activity.
    """
    from pdmap.app.only import some_picked, with_activities

    terms = settings.terms(opened.files.root)
    found = some_picked(only, opened.loaded, edition.as_of, terms)
    loaded, part = with_activities(opened.loaded, found)
    return replace(opened, loaded=loaded), replace(edition, part=part)


def _writer(asked: Asked, *, check: bool) -> Writer | None:
    """Return the format that is written; `None` where that is a table for people, or all formats in a bundle."""
    is_table = check and asked.format_ is None and asked.output is None
    return None if is_table or asked.bundle else writer_of(asked.format_, asked.output)


def _registers(opened: Opened, role: Role) -> tuple[Register, ...]:
    from pdmap.app import record as app

    return app.registers_in_use(opened.loaded) if role is Role.BOTH else (app.Register(role.value),)


def _written(opened: Opened, edition: Edition, form: RecordTemplate, writer: Writer, asked: Asked) -> None:
    """Write each register to a file of its own."""
    from pdmap.app import record as app

    registers, output = _registers(opened, asked.role), asked.output
    if output is None and len(registers) > 1:
        raise StopError("the inventory has two registers: choose one with --role, or name a file with --output")
    is_one = asked.role is not Role.BOTH
    files = {register: output if is_one else _with_register(output, register) for register in registers}
    opened.spare(*files.values())
    documents = {register: app.record(opened.loaded, register, edition, form) for register in registers}
    written = {register: app.written(document, writer) for register, document in documents.items()}
    # All at once: a new register beside an old one would be a record of neither day.
    deliver_all({target: written[register] for register, target in files.items() if target})
    for register, target in files.items():
        if target is None:
            deliver(written[register], target)
        tell_boxes(documents[register], writer, target)


def _checked(opened: Opened, edition: Edition, writer: Writer | None, asked: Asked) -> bool:
    """Tell how complete the records are; return whether that is less than was asked for."""
    from pdmap.cli.check import check, is_under

    register = "" if asked.role is Role.BOTH else asked.role.value
    return is_under(check(opened, edition, register, writer, asked.output), asked.fail_under)


def _bundled(opened: Opened, settings: Settled, edition: Edition, asked: Asked) -> None:
    from pdmap.cli.bundling import write_bundle

    if asked.bundle:
        write_bundle(
            opened,
            settings,
            asked.bundle,
            registers=_registers(opened, asked.role),
            template=asked.template,
            edition=edition,
            without=asked.without,
        )


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
        raise StopError(f"--lang is `{language}`; the template {name} is in {_series(template.languages)} only")
    return template


def _series(names: tuple[str, ...]) -> str:
    """Return names as people list them: `en, fr and nl`."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _with_register(output: Path | None, register: str) -> Path | None:
    """Return the file of a register: `record.html` becomes `record-controller.html`; `None` for standard output.

    Raises:
        StopError: there is a folder or a device of the name that was given.
    """
    if output is None:
        return None
    if output.exists() and not is_regular_file(output):
        raise StopError(
            f"{output.as_posix()}: is not a file, and a register of each role needs one; choose one with --role"
        )
    return output.with_stem(f"{output.stem}-{register}")
