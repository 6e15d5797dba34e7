"""Trying mutants: pytest collects the tests once, and each mutant is tried in a copy of that process.

No test runs in the process that is copied, so that what tests remember of each other hides no mutant.
"""

from __future__ import annotations

import gc
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.utils.format_utils import mangled_name_from_mutant_name

from mutation.copies import in_a_copy
from mutation.reach import Memory, Reach, fails, with_next
from mutation.wordings import wordings

PROJECT = Path(__file__).parents[2]
MOST = 300
"""Tests that are tried on one mutant. What all rules use is reached by thousands; a mutant that only the others would
notice counts as survived."""
NOTICED, SURVIVED, UNREACHED, WORDING, ENDLESS = 1, 0, 33, 34, 36
"""mutmut's numbers for verdicts: a test fails, none does, none comes there, not tried, stopped."""


class Trial:
    """A plugin of pytest that tries mutants instead of running the tests once."""

    def __init__(self, files: Sequence[Path], share: float, seconds: float) -> None:
        """Take files of the program, the share of their mutants to try, and the time after which none is tried."""
        self._files = files
        self._share = share
        self._end = time.monotonic() + seconds
        self._noticing: dict[str, Counter[str]] = defaultdict(Counter)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which tests come where, then try each mutant that was never noticed."""
        memories = _memories_of_tests()
        _read_examples(session)
        gc.collect()
        gc.freeze()
        reach = Reach.of(session.items, memories)
        print(f"{len(session.items)} tests; failing without a change: {reach.failing}", flush=True)
        for file in self._files:
            self._try_file(file, {item.nodeid: item for item in session.items}, reach)
        return True

    def _try_file(self, file: Path, items: Mapping[str, pytest.Item], reach: Reach) -> None:
        data = verdicts_of(file)
        verdicts = data.exit_code_by_key
        of_words = set(wordings(data.meta_path.with_suffix("")))
        for name, verdict in verdicts.items():
            if name.rpartition(".")[2] in of_words:
                verdicts[name] = WORDING
            elif verdict in {None, SURVIVED, UNREACHED} and self._is_asked(name):
                verdicts[name] = self._try(name, items, reach)
        data.save()
        counts = Counter(verdicts.values())
        print(f"{file}: {counts[SURVIVED] + counts[UNREACHED]} survived, {counts[NOTICED]} noticed", flush=True)

    def _is_asked(self, name: str) -> bool:
        return crc32(name.encode()) % 1000 < self._share * 1000 and time.monotonic() < self._end

    def _try(self, name: str, items: Mapping[str, pytest.Item], reach: Reach) -> int:
        function = mangled_name_from_mutant_name(name)
        noticing = self._noticing[function]
        there = (test for test in reach.tests.get(function, ()) if test in items)
        tests = sorted(there, key=lambda test: (-noticing[test], reach.seconds[test]))[:MOST]
        if not tests:
            return UNREACHED
        limit = 5 + int(20 * sum(reach.seconds[test] for test in tests))
        answer = in_a_copy(lambda: _first_to_fail(name, [items[test] for test in tests]), limit)
        if not answer:
            return ENDLESS
        if int(answer) == len(tests):
            return SURVIVED
        noticing[tests[int(answer)]] += 1
        return NOTICED


def verdicts_of(file: Path) -> SourceFileMutationData:
    """Return what is known of the mutants of a file of the program, kept where mutmut keeps it."""
    data = SourceFileMutationData(path=file)
    data.meta_path = PROJECT / data.meta_path
    data.load()
    return data


# Private functions


def _memories_of_tests() -> list[Memory[object]]:
    found = [item for item in gc.get_objects() if isinstance(item, Memory)]
    return [item for item in found if item.__wrapped__.__module__.startswith("tests")]


def _read_examples(session: pytest.Session) -> None:
    """Read every example before copies are made. No rule takes part in that, and each copy would do it again."""
    for plugin in session.config.pluginmanager.get_plugins():
        if hasattr(plugin, "load_texts"):
            plugin._load = cache(plugin._load)  # noqa: SLF001
            for item in session.items:
                call = getattr(item, "callspec", None)
                text = getattr(call.params.get("example"), "text", None) if call else None
                if text:
                    plugin._load(text)  # noqa: SLF001


def _first_to_fail(name: str, items: Sequence[pytest.Item]) -> bytes:
    """Return the place of the first test that fails with a mutant; how many there are, where none does."""
    set_mutant_under_test(name)
    failing = (place for place, (item, after) in enumerate(with_next(items)) if fails(item, after))
    return str(next(failing, len(items))).encode()
