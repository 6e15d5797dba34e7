"""Trying mutants of rules with what rules are tested with, in this process."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from zlib import crc32

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

from mutation.specimens import Specimen, every_specimen
from mutation.wordings import wordings

PROJECT = Path(__file__).parents[2]
MOST = 200
"""Examples that are tried on one mutant. A thousand reach what all rules use; a mutant that only others would notice
counts as survived."""
SECONDS = 1
"""Of computing for a manifest, after which a mutant counts as endless."""
NOTICED, SURVIVED, UNREACHED, WORDING, ENDLESS = 1, 0, 33, 34, 36
"""mutmut's numbers for verdicts: a test fails, none does, none comes there, not tried, stopped."""


class EndlessError(BaseException):
    """A mutant computed for too long. No rule can catch it."""


class Trial:
    """Mutants and the examples that may notice them."""

    def __init__(self, share: float, seconds: float) -> None:
        """Take the share of mutants to try, and the time after which none is tried."""
        self._share = share
        self._end = time.monotonic() + seconds
        self._specimens: list[Specimen] = []
        self._reached: dict[str, list[Specimen]] = {}
        self._read()
        signal.signal(signal.SIGPROF, _stop)

    def try_file(self, file: Path) -> None:
        """Try each mutant of a file of the program that was never noticed, and keep the verdicts."""
        data = verdicts_of(file)
        verdicts = data.exit_code_by_key
        of_words = set(wordings(data.meta_path.with_suffix("")))
        noticing: dict[str, Counter[Specimen]] = defaultdict(Counter)
        for name, verdict in verdicts.items():
            if name.rpartition(".")[2] in of_words:
                verdicts[name] = WORDING
            elif verdict in {None, SURVIVED, UNREACHED} and self._is_asked(name):
                verdicts[name] = self._try(name, noticing[mangled_name_from_mutant_name(name)])
        spoiled = [item.name for counts in noticing.values() for item in counts if not item.is_as_it_should()]
        if spoiled:
            sys.stderr.write(f"{file}: a mutant left something behind in {spoiled}; these verdicts are not kept\n")
            self._read()
            return
        data.save()

    # Private methods

    def _read(self) -> None:
        self._specimens = list(every_specimen())
        gc.collect()
        gc.freeze()  # so that no search for cycles among them takes the time of a mutant
        self._reached = self._find_reach()

    def _find_reach(self) -> dict[str, list[Specimen]]:
        """Return the examples that come to each function."""
        reached: dict[str, list[Specimen]] = {}
        set_mutant_under_test("stats")
        for specimen in self._specimens:
            state()._stats.clear()  # noqa: SLF001 - there is no other way to ask
            if not specimen.is_as_it_should():
                raise RuntimeError(f"{specimen.name} fails without any change")
            for function in state()._stats:  # noqa: SLF001
                reached.setdefault(function, []).append(specimen)
        set_mutant_under_test("")
        return reached

    def _is_asked(self, name: str) -> bool:
        return crc32(name.encode()) % 1000 < self._share * 1000 and time.monotonic() < self._end

    def _try(self, name: str, noticing: Counter[Specimen]) -> int:
        there = self._reached.get(mangled_name_from_mutant_name(name), [])
        if not there:
            return UNREACHED
        set_mutant_under_test(name)
        try:
            order = sorted(there, key=lambda item: -noticing[item])[:MOST]
            noticed = next((item for item in order if not _within_time(item.is_as_it_should)), None)
        except EndlessError:
            return ENDLESS
        finally:
            set_mutant_under_test("")
        if not noticed:
            return SURVIVED
        noticing[noticed] += 1
        return NOTICED


def verdicts_of(file: Path) -> SourceFileMutationData:
    """Return what is known of the mutants of a file of the program, kept where mutmut keeps it."""
    data = SourceFileMutationData(path=file)
    data.meta_path = PROJECT / data.meta_path
    data.load()
    return data


# Private functions


def _within_time(is_so: Callable[[], bool]) -> bool:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return is_so()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise EndlessError
