"""What `pdmap drift` tells: compared now, or as an earlier run has told it of the same."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.app.drift.recall import Told
from pdmap.app.drift.sources import Sources, configured_sources, names_of_revision, without_databases
from pdmap.app.recall import Question
from pdmap.app.settling import DRIFT_BASELINE, Settled
from pdmap.app.terms import Terms
from pdmap.checksums import digest_of, sha256
from pdmap.cli.inventory import Opened, check_readable, files_gone_by, open_inventory, read_files
from pdmap.cli.options import is_colored
from pdmap.cli.outputs import Target, is_for_github, rendered
from pdmap.cli.process import StopError, tell
from pdmap.counting import counted
from pdmap.frozen import dataclass
from pdmap.host.cache import Cache, user_cache
from pdmap.host.files import Files
from pdmap.host.paths import shown_path
from pdmap.host.program import fingerprint
from pdmap.host.source_revisions import commit_around
from pdmap.phases import phase

if TYPE_CHECKING:
    from pdmap.app.drift.holding import Held
    from pdmap.app.drift.judging import Drifted
    from pdmap.app.drift.writing import Patched
    from pdmap.reporters.report import Report
    from pdmap.scan.drift.compare import Drift


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command is asked."""

    settings: Settled
    day: dt.date
    targets: tuple[Target, ...]
    since: str | None
    """The revision of which nothing is told; `None` where everything is."""
    hides: bool
    """Whether findings that somebody accepts are left out of the findings."""
    writes_baseline: bool
    writes: bool
    """Whether manifests are written."""
    shows: bool
    """Whether it is shown what is, or would be, written."""
    keeps: bool
    """Whether an earlier answer counts, and this one is kept."""

    @property
    def is_repeatable(self) -> bool:
        """Return whether the answer is nothing but its texts, so that a later run can tell it again."""
        acts = self.writes_baseline or self.writes or self.shows or any(map(is_for_github, self.targets))
        return self.keeps and not acts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    told: Told | None
    """`None` where nothing is told, because a baseline was written."""
    report: Report | None = None
    """What the answer was made from; `None` where an earlier run made it."""
    is_pending: bool = False
    """Whether changes were shown that nobody wrote."""
    cache: str = "not used"
    """What became of the cache, for who wonders why a run took so long."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and of what."""

    state: Held
    drifted: Drifted
    terms: Terms
    earlier: Drift | None


def outcome_of(asked: Asked) -> Outcome:
    """Return what a comparison tells, after it has done what it was asked to.

    Raises:
        ConfigurationError: a variable or a setting cannot be used.
        FileError: a file cannot be used.
        RevisionError: the revision cannot be read.
        StopError: there is nothing to compare, or an output would replace what the command goes by.
    """
    files = read_files(asked.settings)
    sources = configured_sources(asked.settings.configuration, asked.settings.file)
    _spare(asked, files, sources)
    if asked.since is not None and any(sources.databases.values()):
        tell("databases have no earlier state: --since leaves them out")
        sources = without_databases(sources)
    hides = asked.hides and not asked.writes_baseline
    terms = asked.settings.drift_terms(files.root, hides=hides)
    is_kept = asked.is_repeatable and not files.findings and not any(sources.databases.values())
    cache = user_cache(os.environ) if is_kept else None
    program = fingerprint() if cache else None
    if not cache or not program:
        return _compared(asked, files, sources, replace(terms, hides=asked.hides))
    with phase("looking into the cache"):
        key = _question(asked, files, sources, terms, program).key
        data = cache.read(key)
        told = Told.read(data) if data else None
    if told:
        return Outcome(told, cache="told again what an earlier run has found")
    return _kept(_compared(asked, files, sources, terms), cache, key)


# Private functions


def _kept(outcome: Outcome, cache: Cache, key: str) -> Outcome:
    with phase("keeping the answer"):
        trouble = cache.write(key, outcome.told.written()) if outcome.told else ""
    return replace(outcome, cache=f"not used, because {trouble}" if trouble else "kept for later runs")


def _question(asked: Asked, files: Files, sources: Sources, terms: Terms, program: str) -> Question:
    formats = tuple((target.name, is_colored() and not target.file) for target in asked.targets)
    # The inventory may lie in another repository than its sources.
    since = () if asked.since is None else [commit_around(each, asked.since) for each in (sources.base, files.root)]
    way = os.path.relpath(sources.base, files.root)
    whole = repr(("drift", digest_of(files.contents), sources.digest, way, since))
    shown = shown_path(files.root)
    return Question(program, sha256(whole.encode("utf-8", "surrogateescape")), terms, asked.day, shown, formats)


def _compared(asked: Asked, files: Files, sources: Sources, terms: Terms) -> Outcome:
    from pdmap.app.drift.adjusting import left_out_sources
    from pdmap.app.drift.earlier import earlier_drift
    from pdmap.app.drift.holding import held, passed_over
    from pdmap.app.drift.judging import check_terms, drift
    from pdmap.app.validate import shown_as

    opened = open_inventory(asked.settings, files)
    check_readable(opened.loaded, opened.shown, "compared")
    state = held(opened.loaded, files.root, sources)
    check_terms(state, terms)
    earlier = None
    if asked.since is not None:
        with phase("earlier state"):
            names = names_of_revision(sources, asked.since)
            left_out = left_out_sources(terms.configuration, names, sources.file)
            terms = replace(terms, adjustments=(*terms.adjustments, *left_out))
            earlier = earlier_drift(opened.path, state, sources, names, asked.since, terms)
    drifted, is_pending = drift(state, asked.day, terms, earlier), False
    if asked.writes_baseline:
        _write_baseline(asked, opened, drifted)
        return Outcome(None)
    if asked.writes or asked.shows:
        drifted, is_pending = _written(asked, opened, Found(state, drifted, terms, earlier))
    report = shown_as(drifted.report, opened.shown, color=is_colored())
    texts = [each.text for each in rendered(report, asked.targets)]
    return Outcome(Told.of(drifted, texts, passed_over(state)), report, is_pending)


def _written(asked: Asked, opened: Opened, found: Found) -> tuple[Drifted, bool]:
    """Write or show what mends the differences; return what is left, and whether something was only shown.

    Raises:
        StopError: a part of the sources cannot be read, so that what they hold may look undeclared or renamed.
    """
    from pdmap.app.drift.judging import drift
    from pdmap.app.drift.writing import patched
    from pdmap.cli.fix import emit_diff
    from pdmap.host.rewriting import rewrite

    if asked.writes and any(item.is_lost for item in found.drifted.open):
        raise StopError("a part of the sources cannot be read; nothing was written (run `pdmap drift`)")
    files = opened.files
    result = patched(found.state, found.drifted, files.contents, files.findings, found.terms, asked.day)
    changed = {path: data for path, data in result.contents.items() if data != files.contents[path]}
    if asked.writes:
        rewrite(files.root, files.contents, result.contents)
    if asked.shows:
        emit_diff(opened, changed)
    for refusal in result.patch.refused:
        tell(f"left out `{refusal.difference.finding.address}`: {refusal.reason}")
    tell(f"nothing was written {result.trouble}" if result.trouble else _account(asked, result, len(changed)))
    if not asked.writes:
        return found.drifted, bool(changed)
    state = replace(found.state, loaded=result.loaded)
    return drift(state, asked.day, found.terms, found.earlier), False


def _account(asked: Asked, result: Patched, manifests: int) -> str:
    if not manifests:
        return "nothing to write: no difference is left that needs no decision"
    entries = counted(len(result.patch.taken), "entry", "entries")
    return f"{'wrote' if asked.writes else 'would write'} {entries} in {counted(manifests, 'manifest')}"


def _write_baseline(asked: Asked, opened: Opened, drifted: Drifted) -> None:
    from pdmap.app.drift.baseline import drift_baseline
    from pdmap.host.writing import write_output
    from pdmap.suppress.baseline import BaselineError

    target = asked.settings.baseline_path(opened.files.root, DRIFT_BASELINE)
    if any(item.is_lost for item in drifted.open):
        raise StopError("a part of the sources cannot be read; no baseline was written (run `pdmap drift`)")
    try:
        if target.is_file():
            asked.settings.baseline(opened.files.root, DRIFT_BASELINE)
    except BaselineError as error:
        raise StopError(f"{shown_path(target)}: is no baseline; remove it, or name another file") from error
    written = drift_baseline(drifted)
    write_output(target, written.text.encode())
    tell(f"wrote {shown_path(target)}: {counted(written.entries, 'entry', 'entries')}")


def _spare(asked: Asked, files: Files, sources: Sources) -> None:
    """Refuse to write over a file that the command goes by.

    Raises:
        StopError: an output is one.
    """
    outputs: list[Path | None] = [target.file for target in asked.targets]
    baseline = asked.settings.baseline_path(files.root, DRIFT_BASELINE)
    if asked.writes_baseline:
        outputs.append(baseline)
    kept = files_gone_by(files, asked.settings)
    kept.spare(*outputs)
    read = {os.path.realpath(sources.base / path) for path in sources.documents}
    read |= set() if asked.writes_baseline else {os.path.realpath(baseline)}
    for output in filter(None, outputs):
        if os.path.realpath(output) in read:
            raise StopError(f"{shown_path(output)}: is what the command goes by; name another file")
