"""The options of `pdmap map`."""

from __future__ import annotations

from typing import Annotated

import typer

ViewName = Annotated[str, typer.Option("--view", help="What to draw, such as overview or system:ID.", metavar="VIEW")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        "-s",
        metavar="SELECTOR",
        help="Draw only this, such as +console+1, party:stripe or data:health. Several are drawn together.",
        show_default=False,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="SELECTOR", help="Leave this out of what is drawn.", show_default=False),
]
Full = Annotated[bool, typer.Option("--full", help="Draw everything one by one, however much it is.")]
ExpandFlows = Annotated[
    bool, typer.Option("--expand-flows", help="Draw each flow as a line of its own, not one line for all.")
]
MapFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="svg, html, png, pdf, drawio, graphml, dot, mermaid, json, csv or markdown. "
        "Default: by the name of the output, else svg.",
        show_default=False,
    ),
]
Page = Annotated[
    str | None,
    typer.Option(
        "--page",
        metavar="A4|A3",
        help="Fit sheets of this size, with text that can be read (pdf).",
        show_default=False,
    ),
]
Paginate = Annotated[
    bool,
    typer.Option(
        "--paginate", help="Sheets for the view, each activity, the transfers and the flow table (pdf), on A3."
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REV|FOLDER",
        help="For --view diff: what to compare with, instead of a revision behind the colon.",
        show_default=False,
    ),
]
AwareAt = Annotated[
    str | None,
    typer.Option(
        "--aware-at",
        metavar="TIME",
        help="For --view breach: when you became aware of it, such as 2026-01-31T09:30+01:00.",
        show_default=False,
    ),
]
RevisionText = Annotated[
    str,
    typer.Option(
        "--revision",
        metavar="TEXT",
        help="What the map says of the manifests' revision: auto (git's commit), none, or a text.",
    ),
]
Serve = Annotated[
    bool, typer.Option("--serve", help="Show the map in a browser, and draw it anew when a manifest is saved.")
]
Port = Annotated[
    int | None,
    typer.Option("--port", help="The port for --serve. Default: a free one.", min=0, max=65535, show_default=False),
]
