"""Trying mutants of rules with the examples of rules, in this process.

Examples are the bad and the good manifest of a rule, and the manifests of `tests/rules`. The tests of an example are
called as they stand, on findings that are made anew for each mutant; what is seen is held against what is seen without
a change, which the golden files beside these tests have word for word.
"""

from __future__ import annotations

import signal
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import FrameType
from zlib import crc32

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

from mutation.wordings import wordings
from tests.rules import conftest, test_examples, test_seen

PROJECT = Path(__file__).parents[2]
MOST = 200
"""Examples that are tried on one mutant. A thousand reach what all rules use; a mutant that only others would notice
counts as survived."""
SECONDS = 5
"""Of computing for a mutant, after which it counts as endless."""
NOTICED, SURVIVED, UNREACHED, WORDING, ENDLESS = 1, 0, 33, 34, 36
"""mutmut's numbers for verdicts: a test fails, none does, none comes there, not tried, stopped."""
EVERY_TEST = (test_examples.test_the_findings_stand_on_the_marked_lines,)
TESTS_OF_FINDINGS = (
    test_examples.test_findings_can_be_handed_from_one_process_to_another,
    test_examples.test_findings_are_written_for_people,
    test_examples.test_findings_of_an_example_have_different_fingerprints,
    test_examples.test_remedies_show_yaml_to_paste_behind_a_colon,
)


class EndlessError(BaseException):
    """A mutant computed for too long. No rule can catch it."""


class Specimen:
    """An example that is read once and judged for each mutant."""

    def __init__(self, example: test_examples.Example) -> None:
        """Read an example, and note what is remembered of it before any rule ran."""
        self.example = example
        self._tests = (*EVERY_TEST, *(TESTS_OF_FINDINGS if example.marks else ()))
        loaded = conftest.loaded(example.text)
        self._context = conftest.context_of(example.text, loaded)
        self._kept = [(memory, dict(memory)) for memory in (loaded.inventory.memory, loaded.graph.memory)]
        self._seen = test_seen.seen_in(example, self._context)

    def is_as_it_should(self) -> bool:
        """Return whether the tests of the example pass, with nothing remembered of earlier mutants."""
        self._context.memory.clear()
        for memory, kept in self._kept:
            memory.clear()
            memory.update(kept)
        try:
            if test_seen.seen_in(self.example, self._context) != self._seen:
                return False
            found = conftest.found(self.example.code, self._context)
            for test in self._tests:
                test(self.example, lambda *_: found)
        except Exception:  # noqa: BLE001 - whatever fails is a test that notices
            return False
        return True


class Trial:
    """Mutants and the examples that may notice them."""

    def __init__(self, share: float, seconds: float) -> None:
        """Take the share of mutants to try, and the time after which none is tried."""
        self._share = share
        self._end = time.monotonic() + seconds
        self._specimens = [Specimen(example) for example in test_examples.EXAMPLES]
        self._reached = self._find_reach()
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
        spoiled = [str(item.example) for counts in noticing.values() for item in counts if not item.is_as_it_should()]
        if spoiled:
            raise RuntimeError(
                f"mutants of {file} left something behind in {spoiled}: their verdicts are worth nothing"
            )
        data.save()

    # Private methods

    def _find_reach(self) -> dict[str, list[Specimen]]:
        """Return the examples that come to each function."""
        reached: dict[str, list[Specimen]] = {}
        set_mutant_under_test("stats")
        for specimen in self._specimens:
            state()._stats.clear()  # noqa: SLF001 - there is no other way to ask
            if not specimen.is_as_it_should():
                raise RuntimeError(f"{specimen.example} fails without any change")
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
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            order = sorted(there, key=lambda item: -noticing[item])[:MOST]
            noticed = next((item for item in order if not item.is_as_it_should()), None)
        except EndlessError:
            return ENDLESS
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
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


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise EndlessError
