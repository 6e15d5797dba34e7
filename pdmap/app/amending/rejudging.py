"""Judge a few objects again, in a part of the inventory, by the rules that what was edited can matter to.

Whether the part is enough is put to the test: as it was before, it has to lead to what the whole run found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from pdmap.app.amending.earlier import Earlier
from pdmap.app.amending.holding import matters_elsewhere
from pdmap.app.amending.judgments import FIELDS
from pdmap.app.amending.likeness import Edited
from pdmap.app.amending.parts import Choice, Part
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.amending.surroundings import Around
from pdmap.app.amending.told import Order, Told
from pdmap.frozen import dataclass
from pdmap.model import owner_of
from pdmap.rules.packing import pack

LEAST_SHARE = 4
"""A part is read once, bound twice, and judged by a few rules, which pays up to a quarter of all bytes."""


Judge = Callable[[Mapping[str, bytes], Choice], Part]
"""Reads a choice of objects from some manifests."""


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What is found otherwise than before."""

    gone: frozenset[int]
    """The numbers of earlier findings that were judged anew."""
    found: tuple[Told, ...] = ()
    """What was found instead of them, which may be the same."""
    fields: int = 0
    """How many fields there are more than before."""


def rejudged(earlier: Earlier, contents: Mapping[str, bytes], edited: Collection[Edited], judge: Judge) -> Rejudged:
    """Return what is found now of objects of which something is other than before, and of what is judged by these.

    Args:
        earlier: The run before the edit.
        contents: The bytes of each manifest by its path, as they are now.
        edited: What is other than before.
        judge: Tells what is found in a part.

    Raises:
        NotAlikeError: it takes a whole run to tell.
    """
    if not edited:
        return Rejudged(frozenset())
    around = {each: earlier.surroundings.around(each.address, each.judgment.reach) for each in edited}
    asked = _Asked.of(around)
    choice = Choice.of(earlier.surroundings, around.values())
    paths = choice.manifests(contents)
    if any(each.partition("/")[2] in earlier.ambiguous for each in asked.addresses) or not _pays(contents, paths):
        raise NotAlikeError
    before, after = (judge({path: each[path] for path in paths}, choice) for each in (earlier.contents, contents))
    fields = [each for each in edited if each.judgment is FIELDS]
    judged_by_all = earlier.surroundings.judged_by_all
    if any(matters_elsewhere(before.loaded, after.loaded, each, judged_by_all) for each in fields):
        raise NotAlikeError
    gone = asked.known(earlier)
    if sorted(gone.values(), key=_order) != asked.found(before):
        raise NotAlikeError
    return Rejudged(frozenset(gone), tuple(asked.found(after)), _fields(after) - _fields(before))


# Private functions


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which rules may find something else of which objects."""

    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, around: Mapping[Edited, Around]) -> _Asked:
        return cls(
            frozenset(
                (rule, address)
                for edited, each in around.items()
                for rule in edited.judgment.rules
                for address in each.concerned
            )
        )

    @property
    def addresses(self) -> frozenset[str]:
        """Return the addresses of the objects."""
        return frozenset(address for _, address in self.pairs)

    def known(self, earlier: Earlier) -> dict[int, Told]:
        """Return what the rules have found of the objects in an earlier run, by number."""
        numbers = {number for each in self.addresses for number in earlier.holding(each)}
        told = {number: earlier.told(number) for number in sorted(numbers)}
        return {number: each for number, each in told.items() if self._is_about(each)}

    def found(self, part: Part) -> list[Told]:
        """Return what the rules find of the objects in a part, in order."""
        findings = part.found(sorted({rule for rule, _ in self.pairs}))
        told = (Told(finding.check, *pack([finding])) for finding in findings)
        return sorted(filter(self._is_about, told), key=_order)

    # Private methods

    def _is_about(self, told: Told) -> bool:
        return (told.check.code, owner_of(told.packed[4])) in self.pairs


def _order(told: Told) -> Order:
    return told.reading_order


def _pays(contents: Mapping[str, bytes], paths: Collection[str]) -> bool:
    return sum(len(contents[path]) for path in paths) * LEAST_SHARE <= sum(map(len, contents.values()))


def _fields(part: Part) -> int:
    return part.loaded.coverage.fields
