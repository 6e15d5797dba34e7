"""The typer application: one module per command, registered here."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import typer
import typer.main

from pdmap import __version__
from pdmap.cli.baseline import baseline
from pdmap.cli.breach import breach
from pdmap.cli.config import config
from pdmap.cli.diff import diff
from pdmap.cli.document import document
from pdmap.cli.drift import drift
from pdmap.cli.explain import explain
from pdmap.cli.export import export
from pdmap.cli.init import init
from pdmap.cli.map import draw
from pdmap.cli.parties import parties
from pdmap.cli.plain_values import PlainCommand, PlainGroup
from pdmap.cli.process import emit
from pdmap.cli.query import query
from pdmap.cli.records import records
from pdmap.cli.rules import rules
from pdmap.cli.scan import scan
from pdmap.cli.schema import schema
from pdmap.cli.subject import subject
from pdmap.cli.trace import trace
from pdmap.cli.transfers import transfers
from pdmap.cli.validate import validate
from pdmap.cli.verify import verify


class Application(typer.Typer):
    """The commands, put together once in a process: typer would at each call, which takes longer than most commands."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as typer has it
        """Run the command line."""
        return _put_together(self)(*args, **kwargs)


@cache
def _put_together(application: typer.Typer) -> Any:  # noqa: ANN401 - typer keeps the type to itself
    return typer.main.get_command(application)


application = Application(
    name="pdmap",
    cls=PlainGroup,
    help="An inventory of personal data, kept as YAML beside the code.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
application.command("init", cls=PlainCommand)(init)
application.command("validate", cls=PlainCommand)(validate)
application.command("baseline", cls=PlainCommand)(baseline)
application.command("config", cls=PlainCommand)(config)
application.command("map", cls=PlainCommand)(draw)
application.command("query", cls=PlainCommand)(query)
application.command("trace", cls=PlainCommand)(trace)
application.command("transfers", cls=PlainCommand)(transfers)
application.command("diff", cls=PlainCommand)(diff)
application.command("drift", cls=PlainCommand)(drift)
application.command("scan", cls=PlainCommand)(scan)
application.command("parties", cls=PlainCommand)(parties)
application.command("records", cls=PlainCommand)(records)
application.command("document", cls=PlainCommand)(document)
application.command("breach", cls=PlainCommand)(breach)
application.command("subject", cls=PlainCommand)(subject)
application.command("verify", cls=PlainCommand)(verify)
application.add_typer(export)
application.command("explain", cls=PlainCommand)(explain)
application.command("rules", cls=PlainCommand)(rules)
application.command("schema", cls=PlainCommand)(schema)


@application.callback()
def root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and exit.", is_eager=True, callback=lambda value: _version(value=value)
        ),
    ] = False,
) -> None:
    """Answer offline which personal data you hold, why, where it goes and for how long."""


# Private functions


def _version(*, value: bool) -> None:
    if value:
        emit(f"pdmap {__version__}\n")
        raise typer.Exit
