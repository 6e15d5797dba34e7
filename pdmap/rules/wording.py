"""Words that rules share: names of objects, lists of ids, quotations, answers that are not known yet."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from textwrap import shorten

from pdmap.model import Object, Unknown

MOST_IDS = 4
"""Ids that a message lists; more are counted."""
MOST_LETTERS = 60
"""Letters that a message quotes of the author's words."""


def named(item: Object) -> str:
    """Return what people call an object and its id, such as "Customer console (`console`)"."""
    return called(item.name, item.id) if item.name else f"`{item.id}`"


def called(name: str, identifier: str) -> str:
    """Return the same for an object that has a name."""
    return f"{_short(name)} (`{identifier}`)"


def listing(ids: Sequence[str]) -> str:
    """Return ids in back-ticks as "`a`, `b` and `c`", or "`a`, `b`, `c` and 9 more"."""
    shown = [f"`{id_}`" for id_ in ids]
    if len(shown) > MOST_IDS:
        shown[MOST_IDS - 1 :] = [f"{len(shown) - MOST_IDS + 1} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def count(number: int, noun: str) -> str:
    """Return a number and its noun, such as "1 field" or "3 fields"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def quotation(text: str) -> str:
    """Return the author's words on one line, in quotes, shortened."""
    return f'"{_short(text)}"'


def yaml_text(text: str) -> str:
    """Return text in double quotes, to be pasted into a manifest."""
    return json.dumps(text, ensure_ascii=False)


def yaml_list(ids: Sequence[str]) -> str:
    """Return ids as a list to be pasted into a manifest, such as `[email.address, phone]`."""
    return f"[{', '.join(ids)}]"


def not_known(answer: Unknown, as_of: dt.date) -> str:
    """Return that something is not known yet and why, and where recorded who finds out and by when."""
    owner = [f"owner {_short(answer.owner)}"] if answer.owner else []
    due = [f"due {answer.due}{', overdue' if answer.due < as_of else ''}"] if answer.due else []
    plan = f" ({', '.join([*owner, *due])})" if owner or due else ""
    return f"not known yet: {quotation(answer.reason)}{plan}"


# Private functions


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_LETTERS else shorten(words, MOST_LETTERS, placeholder=" ...")
