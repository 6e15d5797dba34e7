"""Amend the answer of an earlier run, where the edits since then changed no more than places and wordings.

What rules find follows from what the manifests say, and that is the same: so are the findings, but for where they are,
what lines they show, and what they call an object. Whatever leaves a doubt is for a whole run.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pdmap.app.amending.earlier import Earlier
from pdmap.app.amending.likeness import Likeness, likeness
from pdmap.app.amending.names import Renamed, renaming
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.amending.retelling import retold
from pdmap.app.amending.told import Told, paths_of
from pdmap.app.recall import Answer
from pdmap.frozen import dataclass
from pdmap.reporters.report import Coverage, Parts, Report
from pdmap.rules.wording import called
from pdmap.source import lines_of, parse

MOST_RENAMED = 20
"""Objects with other names, from which on a whole run is as fast: each is looked for in all findings."""
LEAST_SHARE = 8
"""A whole run reads everything; this reads what was edited twice, which pays up to an eighth of all bytes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How one text of an answer is written."""

    parts: Parts
    inventory: str
    """The inventory's folder as messages show it."""
    color: bool


def amended(
    earlier: Earlier,
    answer: Answer,
    contents: Mapping[str, bytes],
    shown: Sequence[Shown],
    others: Mapping[str, tuple[str, ...]],
) -> Answer | None:
    """Return the answer for the manifests as they are now; `None` where it takes a whole run to tell.

    Args:
        earlier: The run that gave the answer.
        answer: Its answer.
        contents: The bytes of each manifest by its path, as they are now.
        shown: How each text of the answer is written.
        others: The lines of further files that findings show, by path.
    """
    try:
        return _amended(earlier, answer, contents, shown, others)
    except (NotAlikeError, ValueError, TypeError, LookupError):  # the others where an entry is not what was written
        return None


# Private functions


def _amended(
    earlier: Earlier,
    answer: Answer,
    contents: Mapping[str, bytes],
    shown: Sequence[Shown],
    others: Mapping[str, tuple[str, ...]],
) -> Answer:
    if any(len(lengths) != len(earlier.ends) for lengths in answer.lengths):
        raise NotAlikeError
    alike = _likenesses(earlier, contents)
    renamed = [each for one in alike.values() for each in one.renamed]
    _check_texts(earlier, alike, renamed)
    found = _findings(earlier, alike, renamed)
    _check_order(earlier, found)
    sources = {**others, **_sources(found.values(), contents)}
    spliced = [
        _spliced(text, lengths, _texts(found, sources, each))
        for text, lengths, each in zip(answer.texts, answer.lengths, shown, strict=True)
    ]
    return replace(answer, texts=tuple(text for text, _ in spliced), lengths=tuple(lengths for _, lengths in spliced))


def _likenesses(earlier: Earlier, contents: Mapping[str, bytes]) -> dict[str, Likeness]:
    """Return what differs in each manifest that was edited, by its path."""
    before = earlier.contents
    if before.keys() != contents.keys():
        raise NotAlikeError
    edited = [path for path, data in contents.items() if data != before[path]]
    if _size(contents, edited) * LEAST_SHARE > _size(contents, contents):
        raise NotAlikeError
    return {path: likeness(parse(path, before[path]), parse(path, contents[path])) for path in edited}


def _check_texts(earlier: Earlier, alike: Iterable[str], renamed: Sequence[Renamed]) -> None:
    """Make sure that no text names a place that may have moved, or may hold something else than a name for one."""
    for path in alike:
        place = f"{path}:"
        if any(origin.startswith(place) for origin in earlier.origins) or earlier.holds(place):
            raise NotAlikeError
    if len(renamed) > MOST_RENAMED or not earlier.ambiguous.isdisjoint(each.id for each in renamed):
        raise NotAlikeError


def _size(contents: Mapping[str, bytes], paths: Iterable[str]) -> int:
    return sum(len(contents[path]) for path in paths)


def _findings(earlier: Earlier, alike: Mapping[str, Likeness], renamed: Sequence[Renamed]) -> dict[int, Told]:
    """Return the findings that are told otherwise now, by their numbers and in their order."""
    numbers = {number for path in alike for number in earlier.numbers.get(path, ())}
    numbers.update(number for each in renamed for number in earlier.holding(called(each.old, each.id)))
    places, rename = {path: each.places for path, each in alike.items()}, renaming(renamed)
    told = ((number, earlier.told(number)) for number in sorted(numbers))
    return {number: Told(each.check, retold(each.packed, places, rename)) for number, each in told}


def _check_order(earlier: Earlier, found: Mapping[int, Told]) -> None:
    """Make sure that findings stand in the same order as before, and are still different ones."""
    last = len(earlier.ends) - 1
    for number in found:
        around = [each for each in (number - 1, number, number + 1) if 0 <= each <= last]
        places = [(found.get(each) or earlier.told(each)).reading_order for each in around]
        if any(one >= other for one, other in pairwise(places)):
            raise NotAlikeError


def _sources(found: Iterable[Told], contents: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Return the lines of the manifests that findings show."""
    paths = {path for each in found for path in paths_of(each.packed)}
    return {path: lines_of(contents[path]) for path in paths if path in contents}


def _texts(found: Mapping[int, Told], sources: Mapping[str, tuple[str, ...]], shown: Shown) -> dict[int, str]:
    """Return what is written of findings, by their numbers."""
    findings = tuple(each.finding for each in found.values())
    report = Report(findings, sources, _NOTHING, 0, shown.inventory, "", color=shown.color)
    return dict(zip(found, shown.parts.findings(report), strict=True))


def _spliced(text: str, lengths: Sequence[int], new: Mapping[int, str]) -> tuple[str, Sequence[int]]:
    """Return a text with other texts of some findings, and how long each finding is in it."""
    pieces, done = list[str](), 0
    ends, now = list(accumulate(lengths)), array("Q", lengths)
    for number, written in new.items():
        pieces += (text[done : ends[number] - lengths[number]], written)
        done, now[number] = ends[number], len(written)
    return "".join([*pieces, text[done:]]), now


# Private tables

_NOTHING = Coverage(0, 0, 0, 0, 0, 0)
"""What was looked at is told behind the findings, and there by the earlier run."""
