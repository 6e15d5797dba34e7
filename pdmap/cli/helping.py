"""Help as typer should show it: paragraphs that are broken where the screen ends, and switches without a type."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer._click.core import Parameter


def flowing(text: str) -> str:
    """Return a help whose paragraphs are one line each, so that they are not broken where the source is."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(text))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def without_types_of_switches(parameters: list[Parameter]) -> list[Parameter]:
    """Return parameters of which switches show no type: `--write <bool>` looks as if it took a value."""
    for parameter in _switches(parameters):
        parameter.metavar = ""
    return parameters


# Private functions


def _switches(parameters: Iterable[Parameter]) -> Iterable[Parameter]:
    return (each for each in parameters if getattr(each, "is_bool_flag", False) and each.metavar is None)
