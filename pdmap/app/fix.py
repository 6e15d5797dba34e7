"""Mend what can be mended without deciding anything, and prove that nothing else came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pdmap.app.load import Loaded, load_texts
from pdmap.app.uncovered import fresh, introduced, is_of_form
from pdmap.findings import Finding
from pdmap.fixes.edits import apart, apply_edits
from pdmap.fixes.modeline import with_modeline
from pdmap.fixes.order import with_sorted_sections
from pdmap.frozen import dataclass
from pdmap.reporters.report import Report
from pdmap.source import parse

Judge = Callable[[Loaded], Report]
"""Validates an inventory as the command was asked to."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A finding that was not mended, because something else would have come of it."""

    finding: Finding
    consequence: Finding


@dataclass(frozen=True, slots=True)
class Fixed:
    """An inventory after what could be mended is mended."""

    loaded: Loaded
    contents: Mapping[str, bytes]
    """The bytes of every manifest."""
    mended: tuple[Finding, ...]
    """Findings that are gone, as they were before."""
    refused: tuple[Refusal, ...]
    tidied: tuple[str, ...]
    """Paths of manifests whose sections were sorted, or that now name their schema."""
    uncovered: tuple[Finding, ...] = ()
    """What is found now that it can be looked for, and could not before."""


def fix(contents: Mapping[str, bytes], unreadable: Sequence[Finding], judge: Judge, schema: str | None = None) -> Fixed:
    """Return an inventory with its findings mended where one spelling is meant, and its manifests tidied.

    Mending goes on until nothing more can be: what one edit uncovers, another one may mend. Fixing the
    result once more changes nothing.

    Args:
        contents: The bytes of each manifest, by its path relative to the inventory.
        unreadable: Findings on files that could not be opened.
        judge: Makes the report that decides whether an edit is kept.
        schema: Path of the schema for editors, relative to the inventory; `None` where there is none.

    Raises:
        RuleCrashError: a rule failed.
    """
    mender = _Mender(contents, unreadable, judge)
    mended: list[Finding] = []
    while found := mender.mend():
        mended += found
    untidy, uncovered = mender.state.contents, mender.uncovered()
    mender.tidy(schema)
    tidy = mender.state.contents
    return Fixed(
        loaded=load_texts(tidy, unreadable),
        contents=tidy,
        mended=tuple(mended),
        refused=tuple(mender.refused),
        tidied=tuple(path for path, data in tidy.items() if data != untidy[path]),
        uncovered=tuple(uncovered),
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _State:
    """Manifests, and what is found in them."""

    contents: Mapping[str, bytes]
    report: Report


class _Mender:
    """Takes the edits that lead to no other findings."""

    def __init__(self, contents: Mapping[str, bytes], unreadable: Sequence[Finding], judge: Judge) -> None:
        self._unreadable = unreadable
        self._judge = judge
        self.state = self._judged(contents)
        self._before = self.state.report
        self.refused: list[Refusal] = []

    def mend(self) -> list[Finding]:
        """Mend what can be mended at once and return it; nothing is returned at the end.

        The form of objects goes first: only then can rules see them, and what they see is not the edit's fault.
        """
        self.refused = []
        for candidates in _by_stage(self.state.report):
            base, mended = self.state, list[Finding]()
            self._take(base, mended, candidates)
            if mended:
                return mended
        return []

    def uncovered(self) -> list[Finding]:
        """Return what is found that was not found at the beginning."""
        return fresh(self._before, self.state.report)

    def tidy(self, schema: str | None) -> None:
        """Tidy the manifests; one under which something else would be found stays as it is."""
        tidy = {path: _tidied(path, data, schema) for path, data in self.state.contents.items()}
        changed = {path: data for path, data in tidy.items() if data != self.state.contents[path]}
        if changed and not self._keep(changed):
            for path, data in changed.items():
                self._keep({path: data})

    # Private methods

    def _keep(self, changed: Mapping[str, bytes]) -> bool:
        """Keep tidied manifests if nothing new is found in them, and tell whether they were kept."""
        after = self._judged({**self.state.contents, **changed})
        is_harmless = not introduced((), self.state.report, after.report)
        self.state = after if is_harmless else self.state
        return is_harmless

    def _take(self, base: _State, mended: list[Finding], candidates: list[Finding]) -> None:
        """Take as many candidates as lead to no other findings: all of them, or the best of each half."""
        if not candidates:
            return
        after = self._judged(apply_edits(base.contents, [*mended, *candidates]))
        consequences = introduced(candidates, self.state.report, after.report)
        if not consequences:
            self.state = after
            mended += candidates
        elif len(candidates) == 1:
            self.refused.append(Refusal(candidates[0], consequences[0]))
        else:
            middle = len(candidates) // 2
            self._take(base, mended, candidates[:middle])
            self._take(base, mended, candidates[middle:])

    def _judged(self, contents: Mapping[str, bytes]) -> _State:
        return _State(contents, self._judge(load_texts(contents, self._unreadable)))


def _by_stage(report: Report) -> Iterator[list[Finding]]:
    """Yield the findings that have edits: first those on the form of objects, then the others."""
    for of_form in (True, False):
        yield apart(item for item in report.findings if item.edits and is_of_form(item, report) is of_form)


def _tidied(path: str, data: bytes, schema: str | None) -> bytes:
    """Return a manifest with its sections sorted and its schema named; one that holds nothing stays as it is."""
    root = parse(path, data).root
    if root is None:
        return data
    ordered = with_sorted_sections(path, data)
    return with_modeline(path, ordered, schema) if schema else ordered
