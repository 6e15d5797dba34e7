"""What the columns of a table have in common, and what they hold together."""

from __future__ import annotations

from collections import Counter

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.dictionary import Entry
from pdmap.scan.classify.table_names import TableName

_MOST = 0.6
"""Part of the columns that begin with a word which then says nothing more of each."""
_OF_TABLES = frozenset(
    {
        *(
            "accused",
            "slug",
            "calls",
            "messages",
            "clinical",
            "peoplesdevice",
            "devicetable",
            "namedref",
            "routed",
            "channel",
        ),
        *(
            "sip",
            "paired",
            "signed",
            "atwork",
            "dialed",
            "sitetable",
            "cardtable",
            "sessionofone",
            "keytable",
            "sshtable",
            "gpgtable",
            "subscribing",
            "verifying",
        ),
    }
)
"""Needs of phrases that mean something in tables of one kind alone, so that they tell nothing of a table."""
_OWN_PARTS = frozenset(
    {
        *("contact", "personal", "demographic", "person", "name", "identity", "reach", "communication", "postal"),
        *("login", "auth", "portal", "security"),
    }
)
"""Objects within a row that hold what it has itself: `agents.contact.email`."""


def known_words(name: TableName, cases: tuple[Case, ...]) -> frozenset[str]:
    """Return the words of a table, and the one that most of its columns begin with."""
    return frozenset((*name.words, prefix_of(cases))) - {""}


def prefix_of(cases: tuple[Case, ...]) -> str:
    """Return the word that most columns of a table begin with, as in `cst_city`, `cst_email`; empty for none."""
    first = Counter(case.name.words[0] for case in cases if len(case.name.words) > 1)
    word, count = first.most_common(1)[0] if first else ("", 0)
    return word if count >= max(3, _MOST * len(cases)) else ""


def siblings_of(known: frozenset[str], cases: tuple[Case, ...]) -> dict[str, str]:
    """Return the data types that columns hold by names of their own, each with such a column."""
    found: dict[str, str] = {}
    for case in cases:
        for match in case.fitting():
            if (known | _OWN_PARTS).issuperset(match.before) and match.entry.need not in _OF_TABLES:
                found.setdefault(match.entry.data_type, case.full_name)
    return found


def nearby_of(cases: tuple[Case, ...]) -> frozenset[str]:
    """Return the data types that any of the columns may hold."""
    return frozenset(match.entry.data_type for case in cases for match in case.fitting())


def beginnings_of(cases: tuple[Case, ...]) -> frozenset[tuple[tuple[str, ...], str]]:
    """Return what stands before each phrase in the names of columns, with the phrase."""
    return frozenset((match.before, match.text) for case in cases for match in case.fitting() if match.before)


def ailments_of(cases: tuple[Case, ...]) -> int:
    """Return how many columns may hold data about health, by words that speak of little else."""
    return sum(any(_is_ailment(match.entry) for match in case.fitting()) for case in cases)


# Private functions


def _is_ailment(entry: Entry) -> bool:
    return entry.data_type.startswith("health") and entry.need not in {"patientfact", "clinical"}
