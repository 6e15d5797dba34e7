"""`pdmap scan`: which columns of real schemas look like personal data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import ConfigFile, InventoryOption, Output, chosen, format_of
from pdmap.cli.process import StopError, emit, tell
from pdmap.cli.scan_options import (
    ColumnsOption,
    ExplainOption,
    SampleOption,
    ScanFormat,
    Sources,
    SystemOption,
    TierOption,
)
from pdmap.counting import counted

if TYPE_CHECKING:
    from pdmap.app.scan import Row, Scan
    from pdmap.scan.verdicts import Tier


def scan(
    sources: Sources = None,
    columns: ColumnsOption = None,
    system: SystemOption = None,
    tier: TierOption = None,
    explain: ExplainOption = None,
    format_: ScanFormat = None,
    output: Output = None,
    inventory: InventoryOption = None,
    config: ConfigFile = None,
    sample: SampleOption = None,
    *,
    write: Annotated[
        bool,
        typer.Option("--write", help="Add what the system does not declare to its manifest, marked unreviewed."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --write changes, instead of the table; writes only with it.")
    ] = False,
) -> None:
    """Propose which columns of real schemas are personal data, by their names, types and context.

    Nothing is run or imported, and no value is read without --sample. A name does not show everything that is
    personal: what is found is a proposal for people to judge.

    Exit code 2: a part of a source could not be read, so that columns may be missing, or no source holds a table.
    """
    from pdmap.app.scan import narrowed
    from pdmap.cli.scanning import scanned_of

    form = _format(format_, output)
    tiers = _tiers(tier, everything=form in {"tsv", "json"})
    id_ = _system(system) if form == "yaml" or write or diff else ""
    if write or diff:
        _refuse({"--columns": columns}, "{} judges a list, and --write and --diff are for sources: leave one out")
        of_list = {"--output": output, "--tier": tier, "--explain": explain, "--format": format_}
        _refuse(of_list, "--write and --diff are about manifests, and {} about the list: leave one out")
    if explain:
        others = {"--tier": tier, "--format": format_ if form != "text" else None}
        _refuse(others, "--explain tells of single columns as text: leave {} out")
    scanned = scanned_of(sources or [], columns, sample, output)
    found = scanned.found
    _tell_troubles(found)
    if write or diff:
        from pdmap.cli.scan_writing import Asked, write_proposals

        write_proposals(scanned, Asked(id_, inventory, config, write, diff))
    elif explain:
        _deliver(_explained(found, explain, output), output)
    else:
        _deliver(_written(form, narrowed(found, tiers), id_, output), output)
        _tell_counts(found)
    if not found.is_whole:
        raise typer.Exit(Exit.UNCHECKED)


# Private functions


def _refuse(given: Mapping[str, object], message: str) -> None:
    """Refuse the first option that was given and would be passed over.

    Raises:
        StopError: there is one; it stands in the message for `{}`.
    """
    for option, value in given.items():
        if value:
            raise StopError(message.format(option))


def _format(given: str | None, output: Path | None) -> str:
    suffixes = {".txt": "text", ".yml": "yaml"}
    known: dict[str, object] = dict.fromkeys(("text", "tsv", "json", "yaml"))
    return (
        chosen("--format", given, known)
        if given
        else chosen("the format by the name of --output", format_of(output, suffixes, "text"), known)
    )


def _tiers(given: list[str] | None, *, everything: bool) -> frozenset[Tier]:
    from pdmap.app.scan import PROPOSED
    from pdmap.scan.verdicts import Tier

    if not given:
        return frozenset(Tier) if everything else frozenset(PROPOSED)
    known: dict[str, object] = {tier.value: tier for tier in Tier} | {"all": None}
    names = [chosen("--tier", name.strip(), known) for text in given for name in text.split(",")]
    return frozenset(Tier) if "all" in names else frozenset(map(Tier, names))


def _tell_troubles(found: Scan) -> None:
    for trouble in found.troubles[:_MOST]:
        tell(f"{trouble.place}: {trouble.fact}")
    rest = len(found.troubles) - _MOST
    if rest > 0:
        tell(f"and {rest} more places that could not be read, or only by a fallback (-f json names all)")


def _tell_counts(found: Scan) -> None:
    from pdmap.scan.verdicts import Tier

    rows = list(found.rows)
    tables = counted(len(found.tables), "table")
    kinds = ", ".join(f"{found.count(tier)} {tier.value}" for tier in Tier if tier is not Tier.NONE)
    tell(f"{tables}, {counted(len(rows), 'column')}: {kinds}; names do not show everything that is personal")
    if not found.is_whole:
        tell("a part could not be read: columns may be missing")


def _explained(found: Scan, names: Iterable[str], output: Path | None) -> bytes:
    from pdmap.cli.scan_table import explanation_text
    from pdmap.cli.screens import screen_for

    screen, is_unicode = screen_for(output)
    rows = [row for name in names for row in _named(found, name)]
    return explanation_text(rows, screen, is_unicode=is_unicode).encode()


def _named(found: Scan, name: str) -> list[Row]:
    """Return the columns of a name.

    Raises:
        StopError: there is none; the message names the nearest.
    """
    from pdmap.scan.columns import column_name
    from pdmap.source.characters import shown
    from pdmap.spelling import nearest

    known: dict[str, list[Row]] = {}
    for row in found.rows:
        known.setdefault(f"{row.verdict.table}.{row.verdict.column}".casefold(), []).append(row)
    # As an inventory names columns: without the database schema, and with quotes where a part needs them.
    meant = column_name(name)
    rows = known.get(name.casefold()) or [row for row in found.rows if meant.covers(column_name(row.written))]
    if not rows:
        columns = {key.rpartition(".")[2]: key for key in reversed(known)}
        bare = {".".join(key.split(".")[-2:]): key for key in reversed(known)}
        suggestion = columns.get(name.casefold()) or nearest(name.casefold(), {**bare, **known})
        hint = f"; did you mean `{shown(suggestion, 80)}`?" if suggestion else ""
        raise StopError(f"there is no column `{shown(name, 80)}` in the sources{hint}")
    return rows


def _written(form: str, found: Scan, system: str, output: Path | None) -> bytes:
    from pdmap.app.scan_formats import scan_json, scan_tsv, scan_yaml

    match form:
        case "tsv":
            return scan_tsv(found).encode()
        case "json":
            return scan_json(found).encode()
        case "yaml":
            return scan_yaml(found, system).encode()
        case _:
            from pdmap.cli.scan_table import scan_text
            from pdmap.cli.screens import screen_for

            screen, is_unicode = screen_for(output)
            return scan_text(found, screen, is_unicode=is_unicode).encode()


def _system(given: str | None) -> str:
    """Return the id of the system that fields are proposed for.

    Raises:
        StopError: it is missing, or is no id.
    """
    import re

    from pdmap.language.forms import ID_PATTERN
    from pdmap.source.characters import shown

    if given is None:
        raise StopError("fields are those of a system: name it with --system ID")
    if not re.fullmatch(ID_PATTERN, given):
        raise StopError(f"--system is `{shown(given)}`, which is no id: small letters, digits, `.`, `_` and `-`")
    return given


def _deliver(data: bytes, output: Path | None) -> None:
    from pdmap.host.writing import write_output

    if output is None:
        emit(data)
    else:
        write_output(output, data)


# Private tables

_MOST = 20
"""How many places are named that could not be read, before the rest is counted."""
