"""The text of the GDPR, by provision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.tables import table

_RECITAL = re.compile(r"rec(?:ital|\.)?\s*\(?(\d{1,3})\)?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:art(?:icle|\.)?\s*)?(\d{1,2})((?:\s?\(\w{1,2}\)|\.\w{1,2})*)(\s+second\s+subparagraph)?", re.IGNORECASE
)
_SECOND = " second subparagraph"
_LAW = re.compile(r"(?<!\s)(?:\s+of\s+the)?\s+GDPR", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, a part of one, or a recital of Regulation (EU) 2016/679."""

    ref: str
    """Citation without the name of the law, such as `Art. 30(1)(e)` or `Recital 46`."""
    name: str
    """Heading of the article; empty for recitals."""
    text: str
    """Wording; empty for an article that consists of numbered paragraphs only."""


def provision(citation: str) -> Provision | None:
    """Return the provision that a citation names, or `None` where the GDPR has no such provision.

    Takes the usual spellings: `Art. 30(1)(e) GDPR`, `Article 30(1)(e)`, `30(1)(e)`, `30.1.e`, `Recital 46`.
    """
    return _provisions().get(_canonical(citation))


def parent(part: Provision) -> Provision | None:
    """Return the provision that a letter or a paragraph is a part of; articles and recitals are parts of none."""
    above, bracket, _ = part.ref.removesuffix(_SECOND).rpartition("(")
    return _provisions().get(above) if bracket else None


def parts(whole: Provision) -> tuple[Provision, ...]:
    """Return the letters or paragraphs right below a provision, in the order of the text."""
    return _parts().get(whole.ref, ())


# Private functions


@cache
def _provisions() -> Mapping[str, Provision]:
    rows = table("provisions").rows
    names = {row["ref"]: row["name"] for row in rows if row["name"]}
    return MappingProxyType(
        {row["ref"]: Provision(row["ref"], names.get(_article_of(row["ref"]), ""), row["text"]) for row in rows}
    )


@cache
def _parts() -> Mapping[str, tuple[Provision, ...]]:
    below: dict[str, list[Provision]] = {}
    for part in _provisions().values():
        above = parent(part)
        if above and not part.ref.endswith(_SECOND):
            below.setdefault(above.ref, []).append(part)
    return MappingProxyType({ref: tuple(found) for ref, found in below.items()})


def _article_of(ref: str) -> str:
    return ref.removesuffix(_SECOND).partition("(")[0]


def _canonical(citation: str) -> str:
    """Return a citation as the data file writes it, or an empty text where it is none."""
    words = citation.strip()
    law = _LAW.search(words)
    words = words[: law.start()] if law and law.end() == len(words) else words
    if recital := _RECITAL.fullmatch(words):
        return f"Recital {int(recital[1])}"
    if article := _ARTICLE.fullmatch(words):
        parts = "".join(f"({part.lower()})" for part in re.findall(r"\w+", article[2]))
        return f"Art. {int(article[1])}{parts}{_SECOND if article[3] else ''}"
    return ""
