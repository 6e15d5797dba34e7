"""Text in the cells of CSV."""

from __future__ import annotations

import re

from pdmap.escape.characters import CONTROLS_AND_NONCHARACTERS, INVISIBLE, REPLACEMENT
from pdmap.escape.terminals import COMMAND_IN_BRACKETS


def csv(text: str) -> str:
    """Return the value of a CSV cell; quoting is left to the csv module.

    Threats: spreadsheets calculate a cell that starts with `=`, `+`, `-`, `@`, their full-width twins, a tab
    or a line break, and a formula can send the sheet's content away or start programs. A leading apostrophe
    makes it text, also where blanks or invisible characters stand first. Programs that part cells by `;` or tabs, as
    those of many languages do, make cells and rows of their own within the text: each gets the apostrophe as well.
    So does `::command::`, which CI runners obey at the start of a line; `##[command]` they find anywhere, and no
    sign in front of it would help: a code stands for its second `#`.
    """
    held = CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, text)
    inner = COMMAND_IN_BRACKETS.sub(r"\\x23", _INNER_CELL.sub(r"\g<0>'", held))
    return f"'{inner}" if _CELL_START.match(held) else inner


# Private tables

# What a cell must not start with: a formula, or a command for CI runners.
# Tabs and line breaks part cells themselves: were they among the blanks, a run of them would take its length squared.
_BLANKS = rf" \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufe00-\ufe0f{INVISIBLE}"
_OPENING = r"(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|::)"
_CELL_START = re.compile(rf"[\t\r\n]|[{_BLANKS}]*{_OPENING}")

# Up to where a cell starts for programs that part cells by `;` or tabs; a quote there may be read as that of the cell.
_INNER_CELL = re.compile(rf"[;\t\r\n][{_BLANKS}\"]*(?={_OPENING})")
