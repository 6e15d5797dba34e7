"""Whole runs, and what is kept of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from pdmap.app.amending.amend import Shown, amended
from pdmap.app.amending.earlier import Earlier
from pdmap.app.amending.judging import judge_on
from pdmap.app.amending.names import ambiguous_ids
from pdmap.app.amending.surroundings import Surroundings
from pdmap.app.load import Loaded, load_texts
from pdmap.app.recall import Answer
from pdmap.app.rendering import render_together
from pdmap.app.terms import Terms
from pdmap.app.validate import shown_as, validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.findings import Profile
from pdmap.registry import discover
from pdmap.reporters.report import Report, Reporter
from pdmap.rules.engine import catalogue

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 10, 1)
REPORTERS = [each for each in discover("pdmap.reporters", "REPORTER", Reporter).values() if each.parts]
FOLDER = "here/inventory"
SHOWN = [Shown(each.parts, FOLDER, color=False) for each in REPORTERS if each.parts]
TERMS = Terms(Configuration(Settings(profile=Profile.STRICT)))
"""All rules."""


def whole(contents: Mapping[str, bytes]) -> tuple[Earlier, Answer]:
    """Return what a whole run tells, in every format that can be amended, and what is kept of it."""
    loaded = load_texts(contents)
    report = shown_as(validate(loaded, DAY, terms=TERMS), FOLDER, color=False)
    renderings = [render_together(each, report) for each in REPORTERS]
    earlier = Earlier.read(_kept(loaded, contents, report).written())
    assert earlier
    return earlier, Answer.of(report, [each.text for each in renderings], [each.lengths for each in renderings])


judged = judge_on(TERMS, DAY)
"""What tells what some rules find in some manifests."""


def examples() -> dict[str, bytes]:
    """Return every example of every rule by its name, which begins with the code or with `cases-` and the code."""
    texts = {f"{code}-bad": rule.bad for code, rule in catalogue().items()}
    texts |= {f"{code}-good": rule.good for code, rule in catalogue().items()}
    texts |= {
        "-".join(file.parts[-3:]): file.read_text()
        for file in sorted((ROOT / "tests" / "rules").glob("**/cases/*/*.yaml"))
    }
    return {name: text.encode() for name, text in texts.items()}


def compared(contents: Mapping[str, bytes], edits: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Compare what is amended after each edit with a whole run; return how many edits were amended, and were not.

    Args:
        contents: An inventory, with each object in a manifest of its own.
        edits: Manifests as they are after an edit, each with its path.
    """
    before, amends, refusals = None, 0, 0
    for path, edited in edits:
        before = before or whole(contents)
        now = {**contents, path: edited}
        found = amended(*before, now, SHOWN, {}, judged)
        assert found is None or found == whole(now)[1], (path, edited)
        amends, refusals = amends + (found is not None), refusals + (found is None)
    return amends, refusals


# Private functions


def _kept(loaded: Loaded, contents: Mapping[str, bytes], report: Report) -> Earlier:
    return Earlier.of("key", contents, ambiguous_ids(loaded, ()), Surroundings.of(loaded, report, None), report)
