"""What a table about somebody's health holds in columns whose names say nothing: the table tells more than they do."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.near import whose
from pdmap.scan.classify.steps import verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_FACTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.NUMBER, Kind.FRACTION, Kind.CHOICE, Kind.JSON})
"""Kinds of values that say something; what is a date, a key or a mark says it of another column."""


def fact_of(case: Case, around: Surroundings) -> ColumnVerdict | None:
    """Return that a column tells of the health of whom its row belongs to; `None` for tables of another kind."""
    if case.kind not in _FACTS or not _is_of_body(around) or _is_technical(case, around):
        return None
    steps = (
        Step("fact.health", f"what a table `{' '.join(around.name.words)}` holds of a person", 0.4),
        Step("context.owned", whose(around), 0.15),
    )
    return verdict(case, Tier.DIRECT, "health", steps)


# Private functions


def _is_of_body(around: Surroundings) -> bool:
    """Tell whether rows are what is seen, measured or eaten of one person, and neither people nor plans nor bills."""
    if around.subject or not around.owner or around.has_class("settings", "template", "lookup"):
        return False
    words = set(around.name.words)
    is_diary = bool(words & words_of("intake")) and bool(words & words_of("diary"))
    is_body = (is_diary or bool(words & words_of("body"))) and around.is_owner_key
    is_visit = around.holder in ("patient", "subject") and bool(words & words_of("clinic") - {"patient"})
    return (is_body or is_visit) and not words & words_of("no_body")


def _is_technical(case: Case, around: Surroundings) -> bool:
    """Tell whether a name speaks of how rows are kept, of people or of things, or says nothing at all."""
    words = set(case.name.words) - around.known
    is_of_people = not words.isdisjoint({*people().language, *people().vague})
    is_diary = not words_of("body").isdisjoint(around.name.words)
    is_unknown = case.kind is Kind.NUMBER and words.isdisjoint(vocabulary()) and not is_diary
    asks = case.name.words[:1] and case.name.words[0] in words_of("flag")
    return not words or is_of_people or is_unknown or bool(asks) or not words.isdisjoint(words_of("technical"))
