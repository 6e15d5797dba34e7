"""`pdmap init`: a first inventory."""

from __future__ import annotations

import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap import escape
from pdmap.cli.process import StopError, emit, tell
from pdmap.host.paths import absolute, shown_path

if TYPE_CHECKING:
    from pdmap.starters.answers import Answers
    from pdmap.starters.questions import Question

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder of the inventory; it is made where it is missing.")
]


def _answer(name: str, text: str) -> object:
    return typer.Option(f"--{name}", help=text, show_default=False)


def init(
    folder: Folder = Path(),
    name: Annotated[str | None, _answer("name", "Name of the organization.")] = None,
    country: Annotated[str | None, _answer("country", "Its country: a code of ISO 3166-1, such as SE.")] = None,
    contact: Annotated[str | None, _answer("contact", "Contact for data protection.")] = None,
    role: Annotated[str | None, _answer("role", "controller, joint-controller or processor.")] = None,
    client: Annotated[str | None, _answer("client", "For whom a processor works.")] = None,
    partner: Annotated[str | None, _answer("partner", "Who decides together with a joint controller.")] = None,
    system: Annotated[str | None, _answer("system", "The first system that holds personal data.")] = None,
    location: Annotated[str | None, _answer("location", "Where its bytes are: a country or a cloud region.")] = None,
    data: Annotated[str | None, _answer("data", "What it holds: data types with commas between them.")] = None,
    subjects: Annotated[str | None, _answer("subjects", "Whose data they are: categories with commas.")] = None,
    purpose: Annotated[str | None, _answer("purpose", "What the data are for.")] = None,
    owner: Annotated[str | None, _answer("owner", "The role that answers for it.")] = None,
    basis: Annotated[str | None, _answer("basis", "Lawful basis, such as contract.")] = None,
    law: Annotated[str | None, _answer("law", "The law that a legal obligation or public task rests on.")] = None,
    interest: Annotated[str | None, _answer("interest", "The legitimate interest.")] = None,
    balancing: Annotated[
        str | None, _answer("balancing", "Where the balancing test of legitimate interests is, and its day.")
    ] = None,
    notice: Annotated[str | None, _answer("notice", "Where people are told: the privacy notice.")] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; mark what is assumed.")] = False,
) -> None:
    """Write a first inventory that validates; on a terminal, ask for what no option tells.

    Nothing is overwritten. Without answers, defaults stand in the manifest and are marked as assumed.
    """
    from pdmap.app.start import NAMES, starter_files
    from pdmap.host.starting import refuse_used_folder, write_new

    options = {
        "name": name,
        "country": country,
        "contact": contact,
        "role": role,
        "client": client,
        "partner": partner,
        "system": system,
        "location": location,
        "data": data,
        "subjects": subjects,
        "purpose": purpose,
        "owner": owner,
        "basis": basis,
        "law": law,
        "interest": interest,
        "balancing": balancing,
        "notice": notice,
    }
    given = {key: value for key, value in options.items() if value is not None}
    chosen = Path(shown_path(absolute(folder)))
    refuse_used_folder(chosen, NAMES)
    answers = _answers(given)
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        answers = _answers(_asked(given))
    files = starter_files(answers)
    write_new(chosen, files)
    tell(f"wrote {', '.join((chosen / name).as_posix() for name in files)}")
    _tell_findings(files)
    emit(_next_commands(chosen))


# Private functions

_ERROR = "Error: "
"""What typer prints before the message of an answer that does not fit."""


def _answers(given: Mapping[str, str]) -> Answers:
    """Return the answers, with defaults for those that were not given.

    Raises:
        StopError: one of them does not fit.
    """
    from pdmap.starters.answers import answers_of
    from pdmap.starters.fitting import AnswerError

    try:
        return answers_of(given)
    except AnswerError as error:
        raise StopError(f"--{error}") from error


def _asked(given: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with those that the person at the terminal gives; nothing is written meanwhile."""
    from pdmap.starters.questions import QUESTIONS

    welcome = "a few questions for the first inventory; Enter takes what stands in brackets, Ctrl-C ends it"
    typer.echo(_wrapped(f"pdmap: {welcome}"), err=True)
    answers = {name: QUESTIONS[name].checked(text) for name, text in given.items()}
    for name, question in QUESTIONS.items():
        if name not in answers and question.is_asked(answers):
            typer.echo(f"\n{_wrapped(question.reason)}", err=True)
            default = question.default_for(answers)
            try:
                answers[name] = typer.prompt(question.text, default, err=True, value_proc=_checked(question))
            except typer.Abort:  # Ctrl-C or the end of the input: nothing was written yet
                raise KeyboardInterrupt from None
    return answers


def _checked(question: Question) -> Callable[[str], str]:
    """Return the check of an answer that makes typer ask again where it does not fit."""
    from pdmap.starters.fitting import AnswerError

    def check(text: str) -> str:
        try:
            return question.checked(text)
        except AnswerError as error:
            message = _wrapped(_ERROR + escape.terminal(str(error)))
            raise typer.BadParameter(message.removeprefix(_ERROR)) from error

    return check


def _wrapped(text: str) -> str:
    """Return a text in lines that fit the terminal, which would break them in the middle of a word."""
    columns = shutil.get_terminal_size().columns
    return textwrap.fill(text, columns, break_long_words=False, break_on_hyphens=False)


def _tell_findings(files: Mapping[str, bytes]) -> None:
    """Say that an answer asks for more than was asked, such as a place outside the territory of the law."""
    from pdmap.app.start import starter_findings
    from pdmap.counting import counted
    from pdmap.host.clock import today

    found = starter_findings(files, today())
    if found:
        codes = ", ".join(dict.fromkeys(finding.check.code for finding in found))
        tell(f"{counted(len(found), 'finding')} to look at, because of what was answered: {codes}")


def _next_commands(folder: Path) -> str:
    path = "" if folder == Path() else f" {shlex.quote(folder.as_posix())}"
    return f"""\
next:
  pdmap validate{path}
  pdmap map{path} --output map.svg
  pdmap records{path} --output record.html
"""
