"""Look once more at a table with experience: what were columns like these elsewhere?

It is asked of columns that the dictionary says nothing of, of what the dictionary takes for data of persons and is
nobody's elsewhere, and of tables of which nothing is known.
"""

from __future__ import annotations

from math import prod

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.experience import Opinion, data_type_of, opinion_of, weightiest, weights_of
from pdmap.scan.classify.inheritance import Place
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.steps import verdict
from pdmap.scan.classify.traits import Setting, setting_of
from pdmap.scan.classify.words import words_of
from pdmap.scan.verdicts import EXPERIENCE, ColumnVerdict, Step, Tier

_DIRECT = 0.45
"""Probability from which a column is proposed as data of a person."""
_POINTER = 0.7
"""Probability from which it is proposed as leading to a person."""
_NOBODY = 0.3
"""Probability up to which data of a person may be about nobody. All of these were chosen on schemas that the weights
had not seen: smaller ones find little more there, and propose more that is nobody's."""
_DOUBTED = 0.1
"""Probability of being about a person at all below which what the dictionary takes for data of one is nobody's."""
_TOGETHER = 0.9
"""Probability that some column is about a person, if each were by itself, from which a table is."""
_SHOWN = 2
"""Traits that a reason names."""
_NAMED = ("name ", "pair ", "last ", "first ", "word ", "within ")
"""What traits begin with that people understand, the most telling first."""
_DULL = frozenset({"number", "id", "uid", "uuid", "code", "key", "name", "amount", "by"})
"""Words that tell of no person where nothing beside them does."""
_TRUST = 0.65
"""Part of a probability that counts: labels of other schemas say less than any name that is known."""
_TRUST_IN_TABLE = 0.35
"""The same for a table, of which no column says it."""
_AGAINST = -0.6
"""Weight of what speaks against the dictionary."""
_PROPOSED = frozenset({Tier.DIRECT, Tier.POINTER, Tier.LINKED})


def looked_again(place: Place, verdicts: tuple[ColumnVerdict, ...]) -> tuple[ColumnVerdict, ...]:
    """Return verdicts on the columns of a table with what experience says of them.

    What the authors of a schema say stays as it is, and names that ask propose nothing.
    """
    if place.around.denied:
        return verdicts
    look = _Look(setting_of(place, verdicts))
    found = tuple(_looked_again(look, number, each) for number, each in enumerate(verdicts))
    return found if any(each.tier in _PROPOSED for each in found) else _together(look, found)


# Private functions


class _Look:
    """What experience says of the columns of a table."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._base = weights_of(setting.shared)
        self._seen: dict[int, tuple[tuple[str, ...], Opinion]] = {}

    def at(self, number: int) -> tuple[tuple[str, ...], Opinion]:
        """Return the traits of a column alone, and what columns with all of its traits are."""
        if number not in self._seen:
            traits = self.setting.traits_of(number)
            self._seen[number] = traits, opinion_of(weights_of(traits, self._base))
        return self._seen[number]


def _looked_again(look: _Look, number: int, found: ColumnVerdict) -> ColumnVerdict:
    case = look.setting.place.cases[number]
    if found.tier is Tier.DIRECT:
        return found if _is_said(found) else _doubted(look, number, found)
    if not _is_open(case, found):
        return found
    traits, opinion = look.at(number)
    for tier, data_type in ((Tier.DIRECT, ""), (Tier.POINTER, "user.id")):
        step = _step(traits, opinion, tier) if _can_hold(case, tier) else None
        if step:
            return verdict(case, tier, data_type or data_type_of((*traits, *look.setting.shared)), (step,))
    return found


def _is_open(case: Case, found: ColumnVerdict) -> bool:
    """Tell whether nothing is known of a column, rather than something that speaks against it."""
    if found.tier is not Tier.NONE or not case.name.words or case.asks or "per" in case.name.words:
        return False
    return not _is_said(found) and not any(step.rule.startswith("key.") for step in found.steps)


def _is_said(found: ColumnVerdict) -> bool:
    """Tell whether the authors of the schema say something of a column."""
    return any(step.rule.startswith("said.") for step in found.steps)


def _can_hold(case: Case, tier: Tier) -> bool:
    """Tell whether a column can be of a tier.

    A number whose name ends in `id` is a key, and no data. A key of what may be a firm was known, and leads nowhere.
    """
    *stem, last = case.name.words
    if tier is Tier.POINTER:
        return len(stem) != 1 or stem[0] not in words_of("vague_firm")
    return last != "id" or case.kind not in {Kind.NUMBER, Kind.REFERENCE}


def _step(traits: tuple[str, ...], opinion: Opinion, tier: Tier) -> Step | None:
    """Return what experience says for a tier; `None` where that is too little, or no word tells of it."""
    seen = _seen(traits, tier) if _suffices(opinion, tier) else ()
    if not seen:
        return None
    words = ", ".join(f"`{word}`" for word in seen[:_SHOWN])
    weight = round(opinion.personal * _TRUST, 2)
    guess = "; its kind is a guess" if tier is Tier.DIRECT else ""
    return Step(EXPERIENCE, f"columns like it are about persons in labelled schemas: {words}{guess}", weight)


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


def _doubted(look: _Look, number: int, found: ColumnVerdict) -> ColumnVerdict:
    """Return what the dictionary says of a column; that it is nobody's where columns like it are elsewhere."""
    _, opinion = look.at(number)
    if opinion.personal >= _DOUBTED:
        return found
    step = Step(EXPERIENCE, "columns like it are about nobody in labelled schemas", _AGAINST)
    return verdict(look.setting.place.cases[number], Tier.NONE, None, (*found.steps, step))


def _together(look: _Look, found: tuple[ColumnVerdict, ...]) -> tuple[ColumnVerdict, ...]:
    """Return the likeliest column of a table as linked where its columns together speak of persons, and none alone."""
    open_ones = (number for number, each in enumerate(found) if each.tier is Tier.NONE and not _is_said(each))
    likely = {number: look.at(number)[1].personal for number in open_ones}
    together = 1 - prod(1 - part for part in likely.values())
    if together < _TOGETHER:
        return found
    first = max(likely, key=lambda number: likely[number])
    fact = "tables whose columns are like these are about persons in labelled schemas"
    step = Step(EXPERIENCE, fact, round(together * _TRUST_IN_TABLE, 2))
    linked = verdict(look.setting.place.cases[first], Tier.LINKED, None, (step,))
    return (*found[:first], linked, *found[first + 1 :])
