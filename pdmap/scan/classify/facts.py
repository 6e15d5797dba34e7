"""What tables about people hold in columns whose names say nothing: the table tells more than they do."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.near import whose
from pdmap.scan.classify.steps import verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.tellings import FACTS
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_FACTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.NUMBER, Kind.FRACTION, Kind.CHOICE, Kind.JSON})
"""Kinds of values that say something; what is a date, a key or a mark says it of another column."""
_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE})
_CORE = frozenset({"type", "name", "code", "status", "reason", "result", "score", "value"})
"""What a table of diagnoses, allergies or vaccinations is about, though elsewhere such names say little."""
_MANY = 3
"""Facts of a person after which what stands beside them is one more."""


def fact_of(case: Case, around: Surroundings) -> ColumnVerdict | None:
    """Return what a column tells of whom its row is, or belongs to; `None` for tables of another kind."""
    is_mark = case.kind is Kind.BOOLEAN and _is_of_clinic(around)
    if (case.kind not in _FACTS and not is_mark) or _is_technical(case, around):
        return None
    if _is_of_body(around):
        table = f"what a table `{' '.join(around.name.words)}` holds of a person"
        return _told(case, "health", Step("fact.health", table, 0.4), whose(around))
    if _is_of_learning(around):
        data_type = "education" if words_of("learning").intersection(around.name.words) else "employment_history"
        return _told(case, data_type, Step("fact.career", "what somebody learned, or worked as", 0.4), whose(around))
    if _describes(around) and case.kind in _TEXTS and not case.name.path:
        return _told(case, "health", Step("fact.patient", "stands among what is known of a patient", 0.35), around.why)
    return None


# Private functions


def _told(case: Case, data_type: str, step: Step, why: str) -> ColumnVerdict:
    return verdict(case, Tier.DIRECT, data_type, (step, Step("context.owned", why, 0.15)))


def _is_of_learning(around: Surroundings) -> bool:
    """Tell whether rows are what one person learned or worked as: schools, grades, firms, positions."""
    is_career = not (words_of("learning") | words_of("career")).isdisjoint(around.name.words)
    is_of_one = around.is_owner_key and not around.subject and around.holder not in words_of("serving")
    is_other = around.has_class("settings", "template", "lookup", "org")
    return is_career and is_of_one and not is_other


def _describes(around: Surroundings) -> bool:
    """Tell whether rows are people in somebody's care of whom several facts are known."""
    return around.subject in words_of("cared_for") and len(FACTS & around.siblings) >= _MANY


def _is_of_body(around: Surroundings) -> bool:
    """Tell whether rows are what is seen, measured or eaten of one person, and neither people nor plans nor bills."""
    words = set(around.name.words)
    is_medical = bool(words & words_of("medical"))
    is_owned = bool(around.owner or (is_medical and around.holder))
    if around.subject or not is_owned or around.has_class("settings", "template", "lookup"):
        return False
    is_diary = bool(words & words_of("intake")) and bool(words & words_of("diary"))
    is_body = (is_diary or bool(words & words_of("body"))) and around.is_owner_key
    is_visit = around.holder in words_of("cared_for") and bool(words & words_of("clinic") - {"patient"})
    is_visit = is_visit or (is_medical and bool(around.is_owner_key or around.name.holder))
    return (is_body or is_visit) and not words & words_of("no_body")


def _marks_ailment(case: Case, around: Surroundings) -> bool:
    """Tell whether a mark such as `is_infectious` is one of what somebody suffers from, or gets."""
    is_mark = case.kind is Kind.BOOLEAN and case.name.words[0] in ("is", "has")
    return is_mark and _is_of_clinic(around)


def _is_of_clinic(around: Surroundings) -> bool:
    """Tell whether rows are what a clinic found of one patient, as the name of a table tells."""
    words = set(around.name.words)
    is_found = around.holder in words_of("cared_for") and bool(words & words_of("clinic") - {"patient"})
    return is_found or bool(words & words_of("medical"))


def _is_technical(case: Case, around: Surroundings) -> bool:
    """Tell whether a name speaks of how rows are kept, of people or of things, or says nothing at all."""
    words = set(case.name.words) - around.known
    named = people()
    is_of_people = any(word in named.language or word in named.vague for word in words)
    is_diary = not words_of("body").isdisjoint(around.name.words)
    is_unknown = case.kind is Kind.NUMBER and words.isdisjoint(vocabulary()) and not (is_diary or _is_of_clinic(around))
    asks = case.name.words[:1] and case.name.words[0] in words_of("flag") and not _marks_ailment(case, around)
    is_finding = around.holder in words_of("cared_for") and around.name.head in words_of("clinic")
    is_core = words <= _CORE and (is_finding or around.name.head in words_of("medical"))
    is_technical = not is_core and not words.isdisjoint(words_of("technical"))
    return not words or is_of_people or is_unknown or bool(asks) or is_technical
