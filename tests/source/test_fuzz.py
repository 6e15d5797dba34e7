"""100,000 mutated manifests: no exception, and every finding within the text."""

from __future__ import annotations

from random import Random

import pytest

from pdmap.source import parse
from tests.fuzzing.bytewise import mutated
from tests.fuzzing.seeds import spellings
from tests.fuzzing.soundness import is_sound

CHUNKS = 4
INPUTS = 100_000


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mutated_manifests_give_findings_within_their_text(chunk: int) -> None:
    random = Random(chunk)  # noqa: S311  # repeatable, not secret
    for _ in range(INPUTS // CHUNKS):
        data = mutated(spellings(), random)
        assert is_sound(parse("f", data)), data
