"""`pdmap breach`: what a breach exposes, and what to do first."""

from __future__ import annotations

from typing import Annotated

import typer

from pdmap.cli.answering import Asking, answer, asked_writer, opened_for
from pdmap.cli.issuing import AnswerFormat, Language, Public, RevisionText, SourceUrl
from pdmap.cli.options import AsOf, ConfigFile, InventoryOption, Output, chosen, day_of, moment_of

Places = Annotated[
    list[str],
    typer.Argument(metavar="SYSTEM|PARTY...", help="Ids of what was compromised, one or several.", show_default=False),
]
AwareAt = Annotated[
    str | None,
    typer.Option(
        "--aware-at",
        metavar="TIME",
        help="When you became aware of it, such as 2026-01-31T09:30+01:00: the 72 hours are counted from then.",
        show_default=False,
    ),
]


def breach(
    places: Places,
    path: InventoryOption = None,
    aware_at: AwareAt = None,
    format_: AnswerFormat = None,
    language: Language = "en",
    as_of: AsOf = None,
    revision: RevisionText = "auto",
    source_url: SourceUrl = None,
    output: Output = None,
    config: ConfigFile = None,
    *,
    public: Public = False,
) -> None:
    """Tell what a breach of systems or parties exposes, whom to tell until when, and what is known of it.

    As text for the terminal; as a document with --format or --output.

    Exit code 1: told, but a part of the manifests does not fit the language and is left out.
    """
    from pdmap.app import breach as app

    moment = moment_of(aware_at, day_of(as_of))
    asking = Asking(
        path, config, asked_writer(format_, output), output, as_of, language, revision, source_url, is_public=public
    )
    opened, edition = opened_for(asking)
    known = app.breachable(opened.loaded)
    names = [chosen("the system or party", name, dict.fromkeys(known)) for name in places]
    answer(opened, asking, app.breach(opened.loaded, names, edition, moment))
