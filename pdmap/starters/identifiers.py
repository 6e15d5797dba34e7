"""Ids that are made of the words of an answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pdmap.escape import yaml
from pdmap.starters.answers import Answers


def system_id(answers: Answers) -> str:
    """Return the id of the first system."""
    return identifier(answers.system, "first-system")


def activity_id(answers: Answers) -> str:
    """Return the id of the first activity."""
    return identifier(answers.purpose, "first-activity")


def client_id(answers: Answers) -> str:
    """Return an id for the client that the system does not have: a flow may name either."""
    return _beside_the_system(answers, answers.client, "client")


def partner_id(answers: Answers) -> str:
    """Return an id for the other controller that the system does not have."""
    return _beside_the_system(answers, answers.partner, "partner")


def identifier(text: str, default: str) -> str:
    """Return an id made of the words of a text, with the default before it where it could be taken for a number.

    The default alone stands for a text without Latin letters and digits.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(_first(words, 40))
    if not name:
        return default
    return name if yaml(name) == name else f"{default}-{name}"


# Private functions


def _beside_the_system(answers: Answers, name: str, kind: str) -> str:
    own = identifier(name, f"first-{kind}")
    return f"{own}-{kind}" if own == system_id(answers) else own


def _first(words: Iterable[str], length: int) -> Iterator[str]:
    """Yield as many words as an id of a length holds, and a part of the first one at least."""
    used = 0
    for word in words:
        if used and used + 1 + len(word) > length:
            return
        used += len(word) + 1
        yield word[:length]
