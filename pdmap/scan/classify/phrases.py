"""What the phrases of a column's name mean where it stands, and which of them counts."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.endings import Match
from pdmap.scan.classify.facts import fact_of
from pdmap.scan.classify.kinds import Kind, fits
from pdmap.scan.classify.meanings import meaning
from pdmap.scan.classify.names import parse
from pdmap.scan.classify.steps import verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import words_of
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_SHORT = 4
"""Letters of words of other languages that mean something in English, or in short forms, too often to be believed."""
_FINAL = frozenset({"context.sender", "context.accountname"})
"""What is nobody's where nothing speaks for it, whatever shorter phrases within it would mean."""
_FINDINGS = frozenset({("reason",), ("value",), ("result",), ("score",)})
"""What a table about health holds as a finding, and others as a text or a mark."""
_VALUES = frozenset({("value",), ("address",), ("number",)})
"""What rows hold of that for which their table is named."""
_SINGLE = frozenset({"email", "mail", "phone", "telephone", "fax"})
_NAMING = frozenset({"email", "phone", "fax", "social_profile"})
"""What tables are named for whose rows have a `value`."""


def believed(matches: Iterable[Match], around: Surroundings) -> tuple[Match, ...]:
    """Return the phrases that may be meant: short words of other languages only where others beside them are, too."""
    return tuple(match for match in matches if _is_believed(match, around))


def phrases_in(case: Case, matches: tuple[Match, ...], around: Surroundings) -> tuple[ColumnVerdict, ...]:
    """Return what each phrase means; what shorter ones and codes mean only where nothing speaks for the longer."""
    found = tuple(meaning(case, match, around) for match in matches)
    if found and all(map(_is_unmet, found)):
        found += tuple(meaning(case, match, around) for match in believed(case.name.shorter, around))
    return found


def best_of(case: Case, around: Surroundings, found: tuple[ColumnVerdict, ...]) -> ColumnVerdict | None:
    """Return what counts of what the phrases mean; `None` where there are none, and no code of a fact either."""
    first = next((one for one in found if one.tier is not Tier.NONE), None)
    if first and first.tier is not Tier.LINKED:
        return first
    is_open = all(map(_is_unmet, found))
    coded = _coded(case, around) if first or is_open else None
    if first:
        return coded or (fact_of(case, around) if case.name.words[-1:] in _FINDINGS else None) or first
    is_mark = case.kind is Kind.BOOLEAN and all(one.steps and one.steps[0].rule == "type.misfit" for one in found)
    if found:
        return coded or (fact_of(case, around) if is_open or is_mark else None) or found[0]
    return coded


def named_by_table(case: Case, around: Surroundings) -> ColumnVerdict | None:
    """Return what a table is named for that its rows hold as values: `email_address.value`, `phone_number.number`."""
    if case.name.path or case.name.words not in _VALUES:
        return None
    match = next(iter(parse("_".join(around.name.words)).matches), None)
    if match is None or match.after or not fits(case.kind, match.entry.fits) or match.entry.tier is not Tier.DIRECT:
        return None
    is_single = len(match.phrase) == 1 and match.phrase[0] not in _SINGLE
    if is_single or match.entry.data_type.split(".")[0] not in _NAMING:
        return None
    named = Step("table.named", f"a table of `{match.text}` rows", 0.6)
    return verdict(case, Tier.DIRECT, match.entry.data_type, (named,))


# Private functions


def _is_believed(match: Match, around: Surroundings) -> bool:
    is_short = len(match.phrase) == 1 and len(match.phrase[0]) <= _SHORT and match.phrase[0] not in words_of("rare")
    is_vague = match.entry.is_vague or (is_short and match.entry.language != "en")
    return not is_vague or match.entry.language in around.languages


def _is_unmet(found: ColumnVerdict) -> bool:
    """Tell whether a phrase means nothing only since nothing near speaks for it."""
    rule = found.steps[0].rule if found.steps else ""
    return found.tier is Tier.NONE and rule.startswith("context.") and rule not in _FINAL


def _coded(case: Case, around: Surroundings) -> ColumnVerdict | None:
    """Return which fact a column holds as a code or a description, where it is somebody's."""
    if case.asks:
        return None
    found = (meaning(case, match, around) for match in believed(case.name.coded, around))
    return next((one for one in found if one.tier is not Tier.NONE), None)
