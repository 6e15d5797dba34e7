"""Fuzz for as long as one likes: `python -m tests.fuzzing --seconds 600 --seed 7 inventory reader`.

Ends with 0 when nothing was found. What is found is made smaller and kept as a case of the corpus, the exit code is 1,
and the seed that is printed leads there again.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from random import Random

from tests.fuzzing.keeping import failure_of, keep, reduced
from tests.fuzzing.targets import TARGETS

ROUND = 0.5
"""Seconds of computing for a target before the next one has its turn."""


def main() -> int:
    """Try inputs until the time is over or one of them fails."""
    asked = _parser().parse_args()
    seed = secrets.randbelow(10**9) if asked.seed is None else asked.seed
    sys.stdout.write(f"seed {seed}\n")
    random, end = Random(seed), time.process_time() + asked.seconds  # noqa: S311 - repeatable, not secret
    counts = dict.fromkeys(asked.targets or TARGETS, 0)
    failed = False
    while not failed and time.process_time() < end:
        for name in counts:
            tried, failed = _round(name, random)
            counts[name] += tried
            if failed:
                break
    sys.stdout.write("".join(f"{name}: {count:,} inputs\n" for name, count in counts.items()))
    return int(failed)


# Private functions


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="of computing (60)")
    parser.add_argument("--seed", type=int, help="of the inputs (another one each time)")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"any of {', '.join(TARGETS)} (all)")
    return parser


def _round(name: str, random: Random) -> tuple[int, bool]:
    """Return how many inputs were tried for a target, and whether one of them failed."""
    target, end, count = TARGETS[name], time.process_time() + ROUND, 0
    while time.process_time() < end:
        data = target.make(random)
        count += 1
        failure = failure_of(target.check, data)
        if failure:
            path = keep(name, target, reduced(target.check, data))
            sys.stdout.write(f"{name}: {failure}\nkept as {path}\n")
            return count, True
    return count, False


if __name__ == "__main__":
    sys.exit(main())
