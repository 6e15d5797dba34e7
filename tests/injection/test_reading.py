"""What reads outputs back finds every dangerous character, although it looks at few places closely."""

from __future__ import annotations

from itertools import chain

from tests.injection.reading import DANGEROUS, dangerous_in

WRITTEN = [*map(chr, chain(range(0x3500), range(0xA000, 0x10000), range(0x1F000, 0x1F100), range(0xE0000, 0xE0200)))]
"""The ranges that `DANGEROUS` names, with what lies around them."""


def test_nothing_dangerous_is_passed_over() -> None:
    for text in ("".join(f"a{each * 7}" for each in WRITTEN), "".join(WRITTEN), "".join(reversed(WRITTEN))):
        found = DANGEROUS.findall(text)
        assert len(found) > 1_000
        assert dangerous_in(text) == found
