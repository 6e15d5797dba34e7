"""What a merge leaves behind where two sides changed the same lines."""

from __future__ import annotations

import re

from pdmap.source.problem import Problem
from pdmap.source.trouble import Trouble


def conflict_marker(trouble: Trouble) -> Problem | None:
    """Recognize the lines between which git puts both sides of a conflict, wherever the parser stumbles over them."""
    text = trouble.text.characters
    head = _HEAD.search(text)
    middle = _MIDDLE.search(text, head.end()) if head else None
    if head is None or middle is None or not _TAIL.search(text, middle.end()):
        return None
    return trouble.problem("merge conflict is not resolved", _REMEDY, head.start(), head.end())


# Private functions

_HEAD = re.compile(r"^<{7}(?: [^\r\n]*)?(?=[\r\n])", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}(?=[\r\n])", re.MULTILINE)
_TAIL = re.compile(r"^>{7}(?![^ \r\n])", re.MULTILINE)
_REMEDY = "keep what holds of the two sides, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
