"""Text in what the runners and viewers of CI read."""

from __future__ import annotations

import re

from pdmap.escape.characters import LINE_BREAK
from pdmap.escape.terminals import is_plain, terminal, terminal_characters


def github_data(text: str) -> str:
    """Return the message of a GitHub workflow command, such as the text behind `::error::`.

    Threats: a line break starts a second command, such as `::add-mask::` or `::stop-commands::`; a `%`
    makes the runner decode what it must not; control characters reach the viewer of the log.
    """
    if is_plain(text):
        return text.replace("%", "%25")
    shown = "".join(
        raw if raw in "\r\n" else character for raw, character in zip(text, terminal_characters(text), strict=True)
    )
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return the value of a GitHub workflow command's property, such as `file=`.

    Threats: those of `github_data`, and a `:` or `,` that ends the value and sets another property.
    """
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(text: str) -> str:
    """Return the text of a plain SARIF message; its lines are kept.

    Threats: those of `terminal`; `[text](target)`, which viewers show as a link; `{0}`, which they replace.
    A blank breaks both. Other braces stay single: the standard asks for two of them, and viewers show both.
    """
    lines = LINE_BREAK.split(text) if "\n" in text or "\r" in text else (text,)
    shown = "\n".join(map(terminal, lines))
    return _SARIF_PLACEHOLDER.sub(r"{ \1}", shown.replace("](", "] ("))


# Private tables

_SARIF_PLACEHOLDER = re.compile(r"\{(\d+)\}")
