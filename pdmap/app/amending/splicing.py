"""The findings of an earlier run in which some are other ones, or gone, or new; and its texts with them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeAlias

from pdmap.app.amending.counts import Counts
from pdmap.app.amending.earlier import Earlier
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.amending.told import Order, Told
from pdmap.frozen import dataclass
from pdmap.reporters.summary import count_words


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between the findings of an earlier run and those of now."""

    number: int
    """The number of the earlier finding that it takes the place of, or comes before."""
    told: Told | None
    """What is found now; `None` where the earlier finding is gone."""
    replaces: bool = True
    """Whether it takes the place of the earlier finding."""


Lengths: TypeAlias = Sequence[int]


def changes_of(
    earlier: Earlier, retold: Mapping[int, Told], gone: Collection[int], new: Iterable[Told]
) -> tuple[Change, ...]:
    """Return what is found otherwise than before, in the order of the findings.

    Args:
        earlier: The run before.
        retold: Findings as they are told now, by their numbers.
        gone: The numbers of those that are not found again.
        new: What is found beside them.

    Raises:
        NotAlikeError: findings do not stand in the same order as before, or two are the same.
    """
    left = [number for number in range(len(earlier.ends)) if number not in gone]

    def order(number: int) -> Order:
        return (retold.get(number) or earlier.told(number)).reading_order

    changes = [Change(number, told) for number, told in retold.items() if number not in gone]
    changes += [Change(number, None) for number in gone]
    for told in new:
        place = bisect_left(left, told.reading_order, key=order)
        changes.append(Change(left[place] if place < len(left) else len(earlier.ends), told, replaces=False))
    changes.sort(key=lambda each: (each.number, each.replaces, each.told.reading_order if each.told else ()))
    _check_order(earlier, changes)
    return tuple(changes)


def counts_after(earlier: Earlier, changes: Iterable[Change], fields: int) -> Counts:
    """Return how much is found with some changes, in an inventory that has so many fields more."""
    counts = Counter(earlier.counts.severities)
    for change in changes:
        if change.replaces:
            counts[earlier.told(change.number).check.severity] -= 1
        if change.told:
            counts[change.told.check.severity] += 1
    checked = replace(earlier.counts.checked, fields=earlier.counts.checked.fields + fields)
    return replace(earlier.counts, severities=+counts, checked=checked)


def spliced(text: str, lengths: Lengths, changes: Sequence[Change], written: Iterable[str]) -> tuple[str, Lengths]:
    """Return a text that begins with findings with what is written of changed ones, and how long each is in it."""
    starts, texts = [0, *accumulate(lengths)], iter(written)
    pieces, now, done = list[str](), list[int](), 0
    for change in changes:
        pieces.append(text[starts[done] : starts[change.number]])
        now.extend(lengths[done : change.number])
        done = change.number + change.replaces
        if change.told:
            pieces.append(next(texts))
            now.append(len(pieces[-1]))
    now.extend(lengths[done:])
    return "".join([*pieces, text[starts[done] :]]), array("Q", now)


def with_counts(text: str, end: int, before: Counts, after: Counts) -> str:
    """Return a text with other numbers in the summary that stands behind its findings.

    Args:
        text: The text.
        end: Where its findings end.
        before: How many findings the summary tells.
        after: How many it has to tell.

    Raises:
        NotAlikeError: it does not tell them.
    """
    if before == after:
        return text
    findings, summary = text[:end], text[end:]
    told, to_tell = (count_words(each.severities, each.checked, each.rules) for each in (before, after))
    if told not in summary:
        raise NotAlikeError
    return findings + summary.replace(told, to_tell, 1)


# Private functions


def _check_order(earlier: Earlier, changes: Iterable[Change]) -> None:
    """Make sure that every changed finding stands between those before and behind it, and is another one."""
    found = [*_sequence(len(earlier.ends), changes)]
    changed = (place for place, each in enumerate(found) if isinstance(each, Told))
    for place in changed:
        around = found[max(0, place - 1) : place + 2]
        orders = [(each if isinstance(each, Told) else earlier.told(each)).reading_order for each in around]
        if any(one >= other for one, other in pairwise(orders)):
            raise NotAlikeError


def _sequence(count: int, changes: Iterable[Change]) -> Iterator[int | Told]:
    """Yield the findings of now: the numbers of those that are as before, and the others."""
    done = 0
    for change in changes:
        yield from range(done, change.number)
        done = change.number + change.replaces
        if change.told:
            yield change.told
    yield from range(done, count)
