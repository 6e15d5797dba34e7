"""Folders as a stranger or a broken machine leaves them: each is a finding or one line, and nothing is waited for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.corpus.case import Outcome
from tests.corpus.machine import PLACES
from tests.corpus.running import Job, results_of
from tests.corpus.test_cases import outcome_of

MANY = 20
DEEP = "d" * 50


def test_every_place_ends_as_expected(tmp_path: Path) -> None:
    results = results_of([Job(place.about, place.arguments, place.furnish) for place in PLACES], tmp_path)
    ended = {name: _counted(outcome_of(result)) for name, result in results.items()}
    assert ended == {place.about: place.outcome for place in PLACES}


# Private functions


def _counted(outcome: Outcome) -> Outcome:
    """Return an outcome with the numbers of findings by their codes, where they are many, and with short paths."""
    outcome = replace(outcome, found=tuple(re.sub(f"({DEEP}/?)+", "deep", line) for line in outcome.found))
    if len(outcome.found) <= MANY:
        return outcome
    counts = Counter(line.partition(" ")[0] for line in outcome.found)
    return replace(outcome, found=tuple(f"{count} x {code}" for code, count in sorted(counts.items())))
