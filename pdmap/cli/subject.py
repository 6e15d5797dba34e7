"""`pdmap subject`: where a person's data are, and when the last copy is gone."""

from __future__ import annotations

from typing import Annotated

import typer

from pdmap.cli.answering import Asking, answer, asked_writer, opened_for
from pdmap.cli.issuing import AnswerFormat, Language, Public, RevisionText, SourceUrl
from pdmap.cli.options import ConfigFile, InventoryOption, Output, chosen

People = Annotated[
    str, typer.Argument(metavar="ID", help="The group of people, such as customer or employee.", show_default=False)
]
AskedOn = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day on which erasure is asked for: clocks are counted from it. Default: today.",
        show_default=False,
    ),
]


def subject(
    people: People,
    path: InventoryOption = None,
    format_: AnswerFormat = None,
    language: Language = "en",
    as_of: AskedOn = None,
    revision: RevisionText = "auto",
    source_url: SourceUrl = None,
    output: Output = None,
    config: ConfigFile = None,
    *,
    public: Public = False,
) -> None:
    """Tell where the data of people are, how their requests are carried out, and when the last copy is gone.

    As text for the terminal; as a document with --format or --output.

    Exit code 1: told, but a part of the manifests does not fit the language and is left out.
    """
    from pdmap.app import subject as app

    asking = Asking(
        path, config, asked_writer(format_, output), output, as_of, language, revision, source_url, is_public=public
    )
    opened, edition = opened_for(asking)
    name = chosen("the group of people", people, dict.fromkeys(app.people(opened.loaded)))
    answer(opened, asking, app.subject(opened.loaded, name, edition))
