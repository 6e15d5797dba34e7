"""Answers that an earlier run has given of other versions of the manifests, amended by what was edited since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pdmap.app.recall import Answer, Question
from pdmap.cli.inventory import is_large
from pdmap.cli.options import is_colored
from pdmap.cli.outputs import Target
from pdmap.frozen import dataclass
from pdmap.host import copies
from pdmap.host.cache import Cache, sealed
from pdmap.host.files import Files
from pdmap.host.paths import shown_path
from pdmap.host.processes import process_count
from pdmap.phases import phase

if TYPE_CHECKING:
    from pdmap.app.load import Loaded
    from pdmap.reporters.report import Report


def amended_answer(question: Question, files: Files, targets: Sequence[Target], cache: Cache) -> Answer | None:
    """Return the answer to a question by amending an earlier one; `None` where it takes a whole run to tell."""
    if not is_large(files):
        return None
    data = cache.read(question.earlier_key)
    if data is None:
        return None
    from pdmap.app.amending.amend import Shown, amended
    from pdmap.app.amending.earlier import Earlier
    from pdmap.app.amending.judging import judge_on

    earlier = Earlier.read(data)
    written = cache.read(earlier.answer) if earlier else None
    answer = Answer.read(written) if written else None
    parts = [target.reporter.parts for target in targets]
    if not (earlier and answer and all(parts)):
        return None
    with phase("amending an earlier answer"):
        folder, baseline = shown_path(files.root), question.terms.baseline
        shown = [
            Shown(target.reporter.parts, folder, color=is_colored() and not target.file)
            for target in targets
            if target.reporter.parts
        ]
        others = {baseline.path: baseline.lines} if baseline else {}
        return amended(earlier, answer, files.contents, shown, others, judge_on(question.terms, question.as_of))


@dataclass(frozen=True, slots=True)
class Keeping:
    """Something that is made for the cache."""

    made: Callable[[], bytes]
    """Waits for it and returns it; no bytes where there is nothing, or not all where a copy failed."""
    takes_process: bool = False
    """Whether another process makes it."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps the answer to a question; where a whole run takes its time, also what it takes to amend it."""

    question: Question
    files: Files
    targets: Sequence[Target]
    cache: Cache

    @contextmanager
    def at_work(self, loaded: Loaded, report: Report) -> Iterator[Keeping]:
        """Let a copy of this process make of what was found what is kept, while the block tells it."""
        if not self._pays(report):
            yield Keeping(bytes)
        elif process_count() > 1 and copies.are_safe():
            with copies.copy_at_work(lambda: self._made(loaded, report)) as answer:
                yield Keeping(answer, takes_process=True)
        else:
            yield Keeping(lambda: self._made(loaded, report))

    def keep(self, answer: Answer, keeping: Keeping) -> str:
        """Keep an answer, and with it what was made; return what hinders the answer, or nothing.

        Where there is room for the answer alone, nobody has to know.
        """
        with phase("keeping the answer"):
            trouble = self.cache.write(self.question.key, answer.written())
        with phase("keeping what was found"):
            if not trouble and (made := keeping.made()):
                self.cache.put(self.question.earlier_key, made)
        return trouble

    # Private methods

    def _pays(self, report: Report) -> bool:
        return is_large(self.files) and report.is_whole and all(target.reporter.parts for target in self.targets)

    def _made(self, loaded: Loaded, report: Report) -> bytes:
        from pdmap.app.amending.earlier import Earlier
        from pdmap.app.amending.names import ambiguous_ids
        from pdmap.app.amending.surroundings import Surroundings

        terms = self.question.terms
        others = (repr(terms.configuration), *(terms.baseline.lines if terms.baseline else ()))
        surroundings = Surroundings.of(loaded, report, terms.baseline)
        ambiguous = ambiguous_ids(loaded, others)
        earlier = Earlier.of(self.question.key, self.files.contents, ambiguous, surroundings, report)
        return sealed(self.question.earlier_key, earlier.written())
