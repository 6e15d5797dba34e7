"""`pdmap query`: which systems, parties, activities, flows and people are meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import AsOf, ConfigFile, InventoryOption, Output, chosen, day_of, format_of
from pdmap.cli.process import emit, tell

if TYPE_CHECKING:
    from pdmap.app.only import Only
    from pdmap.app.query import Kind, Row

Selectors = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SELECTOR",
        help="What is meant, such as +console, data:financial or country:US. Several are together one. Default: all.",
        show_default=False,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="SELECTOR", help="Leave this out of what is meant.", show_default=False),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        "-k",
        metavar="KIND",
        help="Only objects of this kind: system, party, activity, flow or subject. May be given several times.",
        show_default=False,
    ),
]
QueryFormat = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", help="text, json or csv. Default: by the name of the output, else text.", show_default=False
    ),
]


def query(
    selectors: Selectors = None,
    path: InventoryOption = None,
    exclude: Exclude = None,
    kind: KindOption = None,
    format_: QueryFormat = None,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Find systems, parties, activities, flows and people: by data, people, country, role, owner, and along the data.

    Exit code 0, also where nothing is found: then a line on standard error says why.
    """
    from pdmap.app.only import Only, picked
    from pdmap.app.query import rows_of
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled

    form = chosen(
        "--format", format_ or format_of(output, {".txt": "text"}, "text"), dict.fromkeys(("text", "json", "csv"))
    )
    kinds = _kinds(kind or ())
    only = Only(tuple(selectors or ()), tuple(exclude or ()), "SELECTOR")
    settings = settled(path, config)
    opened = open_readable_inventory(settings)
    opened.spare(output)
    found = picked(only, opened.loaded, day_of(as_of), settings.terms(opened.files.root))
    rows = rows_of(found.selected, found.context, kinds)
    _deliver(_written(form, rows, only, found.context.as_of, output), output)
    if not found.selected:
        tell(found.why_empty)
    elif not rows:
        tell(f"what is selected holds no {' and no '.join(kinds)}")


# Private functions


def _kinds(given: Iterable[str]) -> tuple[Kind, ...]:
    from pdmap.app.query import Kind

    known = {kind.value: kind for kind in Kind}
    return tuple(known[chosen("--kind", name, dict(known))] for name in given) or tuple(Kind)


def _written(form: str, rows: Sequence[Row], only: Only, as_of: dt.date, output: Path | None) -> bytes:
    from pdmap.app.query_formats import query_csv, query_json

    match form:
        case "json":
            return query_json(rows, str(only), as_of.isoformat()).encode()
        case "csv":
            return query_csv(rows)
        case _:
            from pdmap.cli.query_table import query_text
            from pdmap.cli.screens import screen_for

            screen, is_unicode = screen_for(output)
            return query_text(rows, screen, is_unicode=is_unicode).encode()


def _deliver(data: bytes, output: Path | None) -> None:
    from pdmap.host.writing import write_output

    if output is None:
        emit(data)
    else:
        write_output(output, data)
