"""Text on terminals and in the logs of CI."""

from __future__ import annotations

import re

from pdmap.escape.attached import misplaced
from pdmap.escape.characters import CONTROLS, INVISIBLE, code_of


def terminal(text: str) -> str:
    r"""Return one line for terminals and logs of CI, with codes such as `\x1b` for dangerous characters.

    Threats: escape sequences that recolor the screen, move the cursor or make links; bidirectional and
    invisible characters that show another text than the one that is stored (CVE-2021-42574); marks heaped on a
    letter, which cover the lines around it; a line break that starts a line of the attacker's; `##[command]`
    anywhere and `::command::` at the start of a line, which CI runners obey.
    """
    if is_plain(text) and not text.lstrip(" ").startswith(":"):
        return text
    return _LEADING_COLON.sub(r"\1\\x3a", "".join(terminal_characters(text)))


def is_plain(text: str) -> bool:
    """Return whether a line is all visible ASCII without a command for CI runners: nothing in it looks dangerous.

    Most lines are, and this is told many times faster than what is dangerous in the others.
    """
    return text.isascii() and text.isprintable() and "##" not in text


def terminal_characters(text: str) -> list[str]:
    """Return what `terminal` shows for each character, so that a frame can count columns.

    A colon at the start is kept: the caller writes something else before it.
    """
    characters = list(text)
    for match in UNSAFE.finditer(text):
        characters[match.start()] = code_of(match[0])
    for offset in misplaced(text):
        characters[offset] = code_of(text[offset])
    return characters


def lines(screen: str) -> str:
    """Return text that was broken into lines for a screen or a log, with no command for CI runners at the start of one.

    Threats: `::error::` within a text, which `terminal` leaves as it is, and which comes to stand at the start of
    a line where a text is broken there.
    """
    return COMMAND_AT_START.sub(r"\1\\x3a", screen) if "::" in screen else screen


# Shared tables

# `##[` and `##vso[` are commands wherever they stand in a line: the GitHub runner and the Azure agent search for them.
UNSAFE = re.compile(rf"[{CONTROLS}{INVISIBLE}]|#(?=#\w*\[)")
COMMAND_IN_BRACKETS = re.compile(r"(?<=#)#(?=\w*\[)")

# The GitHub runner trims a line before it looks for `::`.
COMMAND_AT_START = re.compile(r"^((?:[^\S\n]|[\ufe00-\ufe0f])*):(?=:)", re.MULTILINE)

# Private tables

_LEADING_COLON = re.compile(r"^(\s*):")
