"""Judge a few objects again, in a part of the inventory, by the rules that what was edited can matter to.

Whether the part is enough is put to the test: as it was before, it has to lead to what the whole run found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from pdmap.app.amending.earlier import Earlier
from pdmap.app.amending.likeness import Edited
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.amending.told import Order, Told
from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.model import owner_of
from pdmap.rules.packing import pack

Judge = Callable[[Mapping[str, bytes], Collection[str]], Iterable[Finding]]
"""Tells what some rules find in some manifests, on the terms of the earlier run."""
LEAST_SHARE = 4
"""A part is read once, bound twice, and judged by a few rules, which pays up to a quarter of all bytes."""


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What is found otherwise than before."""

    gone: frozenset[int]
    """The numbers of earlier findings that were judged anew."""
    found: tuple[Told, ...] = ()
    """What was found instead of them, which may be the same."""


def rejudged(earlier: Earlier, contents: Mapping[str, bytes], edited: Collection[Edited], judge: Judge) -> Rejudged:
    """Return what is found now of objects some values of which are other ones, and of what is judged by these.

    Args:
        earlier: The run before the edit.
        contents: The bytes of each manifest by its path, as they are now.
        edited: The values.
        judge: Tells what is found in a part.

    Raises:
        NotAlikeError: it takes a whole run to tell.
    """
    if not edited:
        return Rejudged(frozenset())
    rules = sorted({rule for each in edited for rule in each.judgment.rules})
    around = [earlier.surroundings.around(each.address, each.judgment.reach) for each in edited]
    concerned = {address for each in around for address in each.concerned}
    paths = earlier.surroundings.manifests(address for each in around for address in each.needed)
    if any(each.partition("/")[2] in earlier.ambiguous for each in concerned) or not _pays(contents, paths):
        raise NotAlikeError
    gone = _known(earlier, rules, concerned)
    before = _told(judge({path: earlier.contents[path] for path in paths}, rules), rules, concerned)
    if sorted(gone.values(), key=_order) != sorted(before, key=_order):
        raise NotAlikeError
    after = _told(judge({path: contents[path] for path in paths}, rules), rules, concerned)
    return Rejudged(frozenset(gone), tuple(sorted(after, key=_order)))


# Private functions


def _order(told: Told) -> Order:
    return told.reading_order


def _pays(contents: Mapping[str, bytes], paths: Collection[str]) -> bool:
    return sum(len(contents[path]) for path in paths) * LEAST_SHARE <= sum(map(len, contents.values()))


def _known(earlier: Earlier, rules: Collection[str], concerned: Collection[str]) -> dict[int, Told]:
    """Return what the rules have found of some objects, by number."""
    numbers = {number for each in concerned for number in earlier.holding(each)}
    told = {number: earlier.told(number) for number in sorted(numbers)}
    return {number: each for number, each in told.items() if _is_about(each, rules, concerned)}


def _told(findings: Iterable[Finding], rules: Collection[str], concerned: Collection[str]) -> list[Told]:
    told = [Told(finding.check, *pack([finding])) for finding in findings]
    return [each for each in told if _is_about(each, rules, concerned)]


def _is_about(told: Told, rules: Collection[str], concerned: Collection[str]) -> bool:
    address = told.packed[4]
    return told.check.code in rules and owner_of(address) in concerned
