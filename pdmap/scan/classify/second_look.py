"""Look once more at columns that the dictionary says nothing of: what were columns like them elsewhere?"""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.experience import Opinion, data_type_of, opinion_of, weightiest
from pdmap.scan.classify.inheritance import Place
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.steps import verdict
from pdmap.scan.classify.traits import Company, company_of, traits_of
from pdmap.scan.classify.words import words_of
from pdmap.scan.verdicts import EXPERIENCE, ColumnVerdict, Step, Tier

_DIRECT = 0.45
"""Probability from which a column is proposed as data of a person."""
_POINTER = 0.55
"""Probability from which it is proposed as leading to a person."""
_NOBODY = 0.3
"""Probability up to which data of a person may be about nobody. All three were chosen on schemas that the weights had
not seen: smaller ones find little more there, and propose more that is nobody's."""
_SHOWN = 2
"""Traits that a reason names."""
_NAMED = ("name ", "pair ", "last ", "first ", "word ", "within ")
"""What traits begin with that people understand, the most telling first."""
_DULL = frozenset({"number", "id", "uid", "uuid", "code", "key", "name", "amount", "by"})
"""Words that tell of no person where nothing beside them does."""
_TRUST = 0.65
"""Part of a probability that counts: labels of other schemas say less than any name that is known."""


def looked_again(place: Place, verdicts: tuple[ColumnVerdict, ...]) -> tuple[ColumnVerdict, ...]:
    """Return verdicts on the columns of a table with what experience says where nothing else does.

    What the authors of a schema deny, and what names and types speak against, stays as it is.
    """
    if place.around.denied or all(found.tier is not Tier.NONE for found in verdicts):
        return verdicts
    company = company_of(verdicts)
    return tuple(
        _looked_again(case, place, company, found) if _is_open(case, found) else found
        for case, found in zip(place.cases, verdicts, strict=True)
    )


# Private functions


def _is_open(case: Case, found: ColumnVerdict) -> bool:
    """Tell whether nothing is known of a column, rather than something that speaks against it."""
    if found.tier is not Tier.NONE or not case.name.words or case.asks or "per" in case.name.words:
        return False
    return not any(step.rule.startswith(("said.", "key.")) for step in found.steps)


def _looked_again(case: Case, place: Place, company: Company, found: ColumnVerdict) -> ColumnVerdict:
    traits = traits_of(case, place.around, company)
    opinion = opinion_of(traits)
    for tier, data_type in ((Tier.DIRECT, ""), (Tier.POINTER, "user.id")):
        seen = _seen(traits, tier) if _suffices(opinion, tier) and _can_hold(case, tier) else ()
        if seen:
            return verdict(case, tier, data_type or data_type_of(traits), (_step(seen, opinion),))
    return found


def _can_hold(case: Case, tier: Tier) -> bool:
    """Tell whether a column can be of a tier.

    A number whose name ends in `id` is a key, and no data. A key of what may be a firm was known, and leads nowhere.
    """
    *stem, last = case.name.words
    if tier is Tier.POINTER:
        return len(stem) != 1 or stem[0] not in words_of("vague_firm")
    return last != "id" or case.kind not in {Kind.NUMBER, Kind.REFERENCE}


def _suffices(opinion: Opinion, tier: Tier) -> bool:
    if tier is Tier.POINTER:
        return opinion.pointer >= _POINTER
    return opinion.direct >= _DIRECT and opinion.personal >= 1 - _NOBODY


def _seen(traits: tuple[str, ...], tier: Tier) -> tuple[str, ...]:
    """Return the words of names that speak for a tier, the most telling first; none where only the place does."""
    named = (trait for trait in weightiest(traits, tier) if trait.startswith(_NAMED))
    words = dict.fromkeys(trait.partition(" ")[2].partition(",")[0] for trait in named)
    return () if all(map(_is_dull, words)) else tuple(words)


def _is_dull(words: str) -> bool:
    return all(word in _DULL or word.isdigit() or len(word) == 1 for word in words.split())


def _step(seen: tuple[str, ...], opinion: Opinion) -> Step:
    words = ", ".join(f"`{word}`" for word in seen[:_SHOWN])
    weight = round(opinion.personal * _TRUST, 2)
    return Step(EXPERIENCE, f"columns like it are about persons in labelled schemas: {words}", weight)
