"""The options of `pdmap scan`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="What holds schemas: a file, a folder, a pattern such as 'app/**/models.py', the address of a database, "
        "or env:NAME for a variable that holds one.",
        show_default=False,
    ),
]
ColumnsOption = Annotated[
    Path | None,
    typer.Option(
        "--columns",
        metavar="FILE",
        help="Judge a plain list instead: source, table, column and sql_type, separated by tabs.",
        show_default=False,
    ),
]
SystemOption = Annotated[
    str | None,
    typer.Option(
        "--system",
        "-s",
        metavar="ID",
        help="The system whose fields they are, for --write, --diff and -f yaml.",
        show_default=False,
    ),
]
TierOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tier",
        metavar="TIER",
        help="Show columns of this tier: direct, pointer, linked, secret, none or all. May be given several times. "
        "Default: direct and pointer; all with -f tsv and -f json.",
        show_default=False,
    ),
]
ExplainOption = Annotated[
    list[str] | None,
    typer.Option(
        "--explain",
        metavar="TABLE.COLUMN",
        help="Tell everything that counted for what is said of this column. May be given several times.",
        show_default=False,
    ),
]
SampleOption = Annotated[
    int | None,
    typer.Option(
        "--sample",
        metavar="COUNT",
        min=1,
        max=10_000,
        help="Look at as many values of each column, to confirm or lower what its name says. They are read from "
        "databases and separated values, and neither shown nor kept.",
        show_default=False,
    ),
]
ScanFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="text, tsv, json or yaml. Default: by the name of the output, else text.",
        show_default=False,
    ),
]
