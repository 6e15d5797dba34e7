"""Answers that an earlier run has given of other versions of the manifests, amended by what was edited since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pdmap.app.recall import Answer, Question
from pdmap.cli.inventory import is_large
from pdmap.cli.options import is_colored
from pdmap.cli.outputs import Target
from pdmap.host.cache import Cache
from pdmap.host.files import Files
from pdmap.host.paths import shown_path
from pdmap.phases import phase

if TYPE_CHECKING:
    from pdmap.app.load import Loaded
    from pdmap.app.rendering import Rendering
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
        return amended(earlier, answer, files.contents, shown, {baseline.path: baseline.lines} if baseline else {})


def keep_for_amending(
    question: Question, files: Files, found: tuple[Loaded, Report], renderings: Sequence[Rendering], cache: Cache
) -> None:
    """Keep what it takes to amend an answer, where a whole run takes its time; without room there is none."""
    loaded, report = found
    lengths = [each.lengths for each in renderings if each.lengths is not None]
    if not (is_large(files) and report.is_whole and lengths and len(lengths) == len(renderings)):
        return
    from pdmap.app.amending.earlier import Earlier
    from pdmap.app.amending.names import ambiguous_ids

    terms = question.terms
    with phase("keeping what was found"):
        others = (repr(terms.configuration), *(terms.baseline.lines if terms.baseline else ()))
        ambiguous = ambiguous_ids(loaded, others)
        earlier = Earlier.of(question.key, files.contents, ambiguous, report, lengths)
        cache.write(question.earlier_key, earlier.written())
