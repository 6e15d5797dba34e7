"""Print how much time and memory the bad inputs take, each in a process of its own: `python -m tests.corpus [WORD]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.corpus.case import read_cases
from tests.corpus.child import Ended
from tests.corpus.running import Job, results_of, write_files

SHOWN = 10


def main() -> None:
    """Run the cases whose names hold a word, all of them without one, and print the largest figures."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    cases = [case for case in read_cases() if word in str(case)]
    jobs = [Job(str(case), case.arguments, write_files(case.contents)) for case in cases]
    with tempfile.TemporaryDirectory() as folder:
        results = results_of(jobs, Path(folder), at_once=1)
    ended = {name: result.ended for name, result in results.items()}
    sys.stdout.write(f"{len(ended)} inputs, {sum(end.seconds for end in ended.values()):.1f} s of computing\n")
    _print("seconds of computing", {name: end.seconds for name, end in ended.items()})
    _print("megabytes, with those of pdmap itself", {name: end.megabytes for name, end in ended.items()})
    _print(
        "ended by a signal, or exit code", {name: float(_oddity(end)) for name, end in ended.items() if _oddity(end)}
    )


# Private functions


def _print(title: str, figures: dict[str, float]) -> None:
    largest = sorted(figures, key=lambda name: -figures[name])[:SHOWN]
    sys.stdout.write("".join([f"\n{title}\n", *(f"{figures[name]:8.2f}  {name}\n" for name in largest)]))


def _oddity(end: Ended) -> int:
    """Return the signal or the exit code of an end that no input may lead to; 0 for all others."""
    return end.signal or (end.exit if end.exit not in range(4) else 0)


if __name__ == "__main__":
    main()
