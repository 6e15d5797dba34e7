"""Changed inputs for everything that reads what strangers write; `make fuzz` goes on where this ends.

With the 100,000 manifests that `tests/source/test_fuzz.py` gives the reader, it is 206,700 inputs.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pdmap.scan.reading import known_readers
from tests.corpus.case import read_case
from tests.fuzzing.keeping import failure_of, keep, reduced
from tests.fuzzing.targets import TARGETS

SEED = 2026


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.quota])
def test_nothing_but_what_is_documented_comes_of_a_changed_input(name: str) -> None:
    target, random = TARGETS[name], Random(SEED)  # noqa: S311  # repeatable, not secret
    for _ in range(target.quota):
        data = target.make(random)
        assert not failure_of(target.check, data), (SEED, data)


def test_every_reader_of_schemas_is_a_target() -> None:
    assert known_readers().keys() <= TARGETS.keys()


def test_an_input_that_fails_is_made_smaller_and_kept(tmp_path: Path) -> None:
    def check(data: bytes) -> None:
        if b"x" in data and b"\xff" in data:
            raise ValueError("both")

    small = reduced(check, b"abcxdef" * 20 + b"\xff" + b"g" * 40)
    assert sorted(small) == [ord("x"), 0xFF]
    kept = read_case(keep("inventory", TARGETS["inventory"], small, tmp_path))
    assert kept.contents == {"a.yaml": small}
    assert (kept.run, kept.outcome.exit) == ("validate .", -1)


def test_the_same_seed_makes_the_same_inputs() -> None:
    for target in TARGETS.values():
        first, second = Random(1), Random(1)  # noqa: S311  # repeatable, not secret
        assert [target.make(first) for _ in range(20)] == [target.make(second) for _ in range(20)]
