"""Amend the answer of an earlier run, where edits since then changed no more than places, wordings and a few values.

What rules find follows from what the manifests say. Where that is the same, so are the findings, but for where they
are, what lines they show, and what they call an object. Where a period, a day, a purpose or a field is another one,
the few rules that ask for it look again at what is around it. Whatever leaves a doubt is for a whole run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pdmap.app.amending.counts import Counts
from pdmap.app.amending.earlier import Earlier
from pdmap.app.amending.likeness import Likeness, likeness
from pdmap.app.amending.names import Renamed, renaming
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.amending.rejudging import Judge, rejudged
from pdmap.app.amending.retelling import retold
from pdmap.app.amending.splicing import Change, changes_of, counts_after, spliced, with_counts
from pdmap.app.amending.told import Told, paths_of
from pdmap.app.recall import Answer
from pdmap.frozen import dataclass
from pdmap.reporters.report import Coverage, Parts, Report
from pdmap.rules.crash import RuleCrashError
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
    judge: Judge,
) -> Answer | None:
    """Return the answer for the manifests as they are now; `None` where it takes a whole run to tell.

    Args:
        earlier: The run that gave the answer.
        answer: Its answer.
        contents: The bytes of each manifest by its path, as they are now.
        shown: How each text of the answer is written.
        others: The lines of further files that findings show, by path.
        judge: Tells what some rules find in some manifests.
    """
    try:
        changes, fields = _changes(earlier, contents, judge)
        after = counts_after(earlier, changes, fields)
        return _answer(earlier, answer, changes, after, {**others, **_sources(changes, contents)}, shown)
    except (NotAlikeError, RuleCrashError):  # a rule that fails for a part may not for all of it
        return None
    except (ValueError, TypeError, LookupError):  # an entry is not what was written
        return None


# Private functions


def _changes(earlier: Earlier, contents: Mapping[str, bytes], judge: Judge) -> tuple[tuple[Change, ...], int]:
    """Return what is found otherwise than before, and how many fields there are more."""
    alike = _likenesses(earlier, contents)
    renamed = [each for one in alike.values() for each in one.renamed]
    judged = {each for one in alike.values() for each in one.judged}
    if renamed and judged:
        raise NotAlikeError  # what is found anew would have to be told apart from what is called otherwise
    _check_texts(earlier, alike, renamed)
    anew = rejudged(earlier, contents, judged, judge)
    changes = changes_of(earlier, _retold(earlier, alike, renamed, anew.gone), anew.gone, anew.found)
    return changes, anew.fields


def _answer(
    earlier: Earlier,
    answer: Answer,
    changes: Sequence[Change],
    after: Counts,
    sources: Mapping[str, tuple[str, ...]],
    shown: Sequence[Shown],
) -> Answer:
    """Return an answer with some changes."""
    texts, lengths = list[str](), list[Sequence[int]]()
    for text, before, each in zip(answer.texts, answer.lengths, shown, strict=True):
        if len(before) != len(earlier.ends):
            raise NotAlikeError
        written, now = spliced(text, before, changes, _written(changes, sources, each))
        texts.append(with_counts(written, sum(now), earlier.counts, after))
        lengths.append(now)
    return replace(
        answer,
        texts=tuple(texts),
        lengths=tuple(lengths),
        severities=frozenset(after.severities),
        findings=sum(after.severities.values()),
    )


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


def _retold(
    earlier: Earlier, alike: Mapping[str, Likeness], renamed: Sequence[Renamed], gone: frozenset[int]
) -> dict[int, Told]:
    """Return the findings that are told otherwise now, by their numbers and in their order."""
    numbers = {number for path in alike for number in earlier.numbers.get(path, ())}
    numbers.update(number for each in renamed for number in earlier.holding(called(each.old, each.id)))
    places, rename = {path: each.places for path, each in alike.items()}, renaming(renamed)
    told = ((number, earlier.told(number)) for number in sorted(numbers - gone))
    return {number: Told(each.check, retold(each.packed, places, rename)) for number, each in told}


def _sources(changes: Iterable[Change], contents: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Return the lines of the manifests that changed findings show."""
    paths = {path for each in changes if each.told for path in paths_of(each.told.packed)}
    return {path: lines_of(contents[path]) for path in paths if path in contents}


def _written(changes: Iterable[Change], sources: Mapping[str, tuple[str, ...]], shown: Shown) -> list[str]:
    """Return what is written of changed findings."""
    findings = tuple(each.told.finding for each in changes if each.told)
    return shown.parts.findings(Report(findings, sources, _NOTHING, 0, shown.inventory, "", color=shown.color))


# Private tables

_NOTHING = Coverage(0, 0, 0, 0, 0, 0)
"""What was looked at is told behind the findings, and there by the earlier run."""
