"""Every command that writes anything is in the matrix, in some format, and every format by some command."""

import re
from collections.abc import Iterator
from typing import Any

import typer

from pdmap.cli.application import application
from tests.injection.sinks import sinks

EXCUSED = {
    "init": "it reads no manifest: tests/starters and tests/cli/test_init.py give it hostile answers",
    "drift": "its findings go through the formats of validate: tests/injection/test_drift.py gives it hostile schemas",
    "explain": "it writes what pdmap says itself",
    "rules": "it writes what pdmap says itself",
    "schema": "it writes what pdmap says itself",
}
PICTURES = frozenset({"png"})
"""Formats without text: the picture is set from the SVG that is in the matrix."""
FORMATS = re.compile(
    r"\b(?:full|concise|jsonl?|sarif|github|gitlab|junit|markdown|svg|html|png|pdf|drawio|graphml|dot|mermaid|csv|"
    r"text|tsv|yaml|tree|table|docx|xlsx|ods|rss)\b"
)


def test_every_command_is_in_the_matrix_or_excused() -> None:
    tried = {words for sink in sinks() for words in (sink.arguments[0], " ".join(sink.arguments[:2]))}
    missing = {name for name, _ in commands() if name not in tried and name not in EXCUSED}
    assert missing == set()
    assert EXCUSED.keys() <= {name for name, _ in commands()}


def test_every_format_of_a_command_is_in_the_matrix() -> None:
    tried = {sink.name.rpartition(" ")[2] for sink in sinks()} | PICTURES
    offered = {form for name, command in commands() if name not in EXCUSED for form in formats(command)}
    assert offered - tried == set()
    assert {"sarif", "drawio", "ods", "rss"} < offered


# Private functions


def commands() -> Iterator[tuple[str, Any]]:
    """Yield each command with its full name."""
    for name, command in typer.main.get_command(application()).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        yield from ((f"{name} {word}", each) for word, each in inner.items()) if inner else [(name, command)]


def formats(command: Any) -> set[str]:  # noqa: ANN401 - of a library that is not typed
    """Return the formats that the options of a command name."""
    options = [each for each in command.params if {"--format", "--feed"} & set(each.opts)]
    return {form for option in options for form in FORMATS.findall(option.help.partition("Default")[0])}
