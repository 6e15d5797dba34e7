"""Change bytes: insert what means something, cut, splice, repeat."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

TOKENS = [
    *(b"\t", b" ", b"\n", b"\r\n", b"\r", b":", b": ", b"- ", b"? ", b"?", b"!", b"!!str ", b"&a "),
    *(b"*a", b"[", b"]", b"{", b"}"),
    *(b",", b'"', b"'", b"|", b">", b"#", b" #", b"@", b"`", b"%", b"---\n", b"...\n", b"<<: *a\n"),
    *(b"\\", b"\\x41", b"\\ud800"),
    *(b"0", b"010", b"null", b"~", b".inf", b"%YAML 1.1\n", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b"\xc2\x85", b"\xc2\xa0", b"\xc3\xa9"),
    *(b"\xf0\x9f\x98\x80", b"\x00", b"\x1b", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\x8d", b"\xe2\x80\xae"),
]


def mutated(seeds: Sequence[bytes], random: Random, tokens: Sequence[bytes] = TOKENS) -> bytes:
    """Return a seed with one to four insertions, deletions, splices or repetitions."""
    data = random.choice(seeds)
    for _ in range(random.choice((1, 1, 2, 3, 4))):
        at = random.randrange(len(data) + 1)
        match random.randrange(4):
            case 0:
                data = data[:at] + random.choice(tokens) + data[at:]
            case 1:
                data = data[:at] + data[at + random.randrange(1, 4) :]
            case 2:
                data = data[:at] + _part(random.choice(seeds), random) + data[at:]
            case _:
                data = data[:at] + _part(data, random) + data[at:]
    return data


# Private functions


def _part(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[start : start + random.randrange(1, 12)]
