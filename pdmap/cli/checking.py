"""What `pdmap validate` tells: checked now, or as an earlier run has told it of the same."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pdmap.app.recall import Answer, Question
from pdmap.app.settling import Settled
from pdmap.app.terms import Terms
from pdmap.checksums import digest_of
from pdmap.cli.amending import Keeper, amended_answer
from pdmap.cli.inventory import Opened, files_gone_by, is_large, open_inventory, read_files
from pdmap.cli.leaving import keep
from pdmap.cli.options import is_colored
from pdmap.cli.outputs import Target, is_for_github, rendered
from pdmap.frozen import dataclass
from pdmap.host.cache import user_cache
from pdmap.host.files import Files
from pdmap.host.paths import shown_path
from pdmap.host.processes import process_count
from pdmap.host.program import fingerprint
from pdmap.phases import phase

if TYPE_CHECKING:
    from pdmap.app.only import Only
    from pdmap.app.rendering import Rendering
    from pdmap.reporters.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command is asked."""

    settings: Settled
    day: dt.date
    targets: tuple[Target, ...]
    hides: bool
    """Whether findings that somebody accepts are left out of the findings."""
    part: Only | None
    """What is shown; `None` for everything."""
    fixes: bool
    """Whether manifests are written right."""
    shows_fixes: bool
    """Whether it is shown what is, or would be, written."""
    keeps: bool
    """Whether an earlier answer counts, and this one is kept."""
    is_timed: bool
    """Whether it is told how long each rule took: then this process runs all of them."""

    @property
    def is_repeatable(self) -> bool:
        """Return whether the answer is nothing but its texts, so that a later run can tell it again.

        A summary for GitHub is added to a file, and fixes are written and told.
        """
        is_plain = not (self.part or self.fixes or self.shows_fixes or any(map(is_for_github, self.targets)))
        return self.keeps and is_plain


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    answer: Answer
    report: Report | None = None
    """What the answer was made from; `None` where an earlier run made it."""
    is_pending: bool = False
    """Whether fixes were shown that nobody wrote."""
    cache: str = "not used"
    """What became of the cache, for who wonders why a run took so long."""
    passed_over: tuple[str, ...] = ()
    """What was not looked at because of its name, for who wonders where a manifest is."""
    beside: int = 0
    """How many other files called like manifests lie beside the one that was named."""


def outcome_of(asked: Asked) -> Outcome:
    """Return what a validation tells, and what it has not looked at.

    Raises:
        ConfigurationError: a variable or a setting cannot be used.
        FileError: a file cannot be used.
        RuleCrashError: a rule failed.
        StopError: there is nothing to validate, or an output would replace what the command goes by.
    """
    files = read_files(asked.settings)
    return replace(_outcome_of(asked, files), passed_over=files.passed_over, beside=files.beside)


# Private functions


def _outcome_of(asked: Asked, files: Files) -> Outcome:
    files_gone_by(files, asked.settings).spare(*(target.file for target in asked.targets))
    terms = asked.settings.terms(files.root, hides=asked.hides)
    process_count()  # what would be refused is refused also where nothing has to be read
    cache = user_cache(os.environ) if asked.is_repeatable and not files.findings else None
    program = fingerprint() if cache else None
    if not cache or not program:
        return _checked(asked, files, terms)
    question = _question(asked, files, terms, program)
    with phase("looking into the cache"):
        data = cache.read(question.key)
        answer = Answer.read(data) if data else None
    if answer:
        return Outcome(answer, cache="told again what an earlier run has found")
    if answer := amended_answer(question, files, asked.targets, cache):
        return Outcome(answer, cache="amended what an earlier run has found by what was edited since")
    return _checked(asked, files, terms, Keeper(question, files, asked.targets, cache))


def _question(asked: Asked, files: Files, terms: Terms, program: str) -> Question:
    formats = tuple((target.name, is_colored() and not target.file) for target in asked.targets)
    return Question(program, digest_of(files.contents), terms, asked.day, shown_path(files.root), formats)


def _checked(asked: Asked, files: Files, terms: Terms, keeper: Keeper | None = None) -> Outcome:
    opened, is_pending = _opened(asked, files), False
    from pdmap.app.validate import shown_as, validate
    from pdmap.host.judging import run_rules_together
    from pdmap.rules.engine import run_rules

    run = run_rules if asked.is_timed else run_rules_together
    if asked.fixes or asked.shows_fixes:
        opened, is_pending = _mended(asked, opened, terms)
    report = shown_as(validate(opened.loaded, asked.day, terms=terms, run=run), opened.shown, color=is_colored())
    if asked.part:
        from pdmap.app.only import reported, some_picked

        report = reported(report, some_picked(asked.part, opened.loaded, asked.day, terms))
    if is_large(files):
        keep(opened, report)
    if keeper is None:
        return Outcome(_answer(report, rendered(report, asked.targets)), report, is_pending)
    with keeper.at_work(opened.loaded, report) as keeping:
        answer = _answer(report, rendered(report, asked.targets, busy=int(keeping.takes_process)))
        trouble = keeper.keep(answer, keeping)
    kept = f"not used, because {trouble}" if trouble else "kept for later runs"
    return Outcome(answer, report, is_pending, kept)


def _opened(asked: Asked, files: Files) -> Opened:
    """Read the inventory; copies of this process begin while it loads what it takes to check it."""
    from pdmap.host.reading import reading_ahead

    with reading_ahead(files.contents) as read_on:
        from pdmap.rules.engine import catalogue

        with phase("loading of rules"):
            catalogue()
        return open_inventory(asked.settings, files, read_on)


def _answer(report: Report, renderings: Sequence[Rendering]) -> Answer:
    return Answer.of(report, [each.text for each in renderings], [each.lengths for each in renderings])


def _mended(asked: Asked, opened: Opened, terms: Terms) -> tuple[Opened, bool]:
    from pdmap.app.validate import validate
    from pdmap.cli.fix import mend

    mended = mend(
        opened,
        lambda loaded: validate(loaded, asked.day, terms=terms),
        write=asked.fixes,
        show=asked.shows_fixes,
    )
    return mended.opened, mended.is_pending
