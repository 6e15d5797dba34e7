"""100,000 mutated manifests: no exception, and every finding within the text."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pdmap.source import Manifest, parse

CORPUS = [path.read_bytes() for path in sorted((Path(__file__).parent / "hostile").glob("*.yaml"))]
SEEDS = [data for data in CORPUS if len(data) < 200]
TOKENS = [
    *(b"\t", b" ", b"\n", b"\r\n", b"\r", b":", b": ", b"- ", b"? ", b"?", b"!", b"!!str ", b"&a "),
    *(b"*a", b"[", b"]", b"{", b"}"),
    *(b",", b'"', b"'", b"|", b">", b"#", b" #", b"@", b"`", b"%", b"---\n", b"...\n", b"<<: *a\n"),
    *(b"\\", b"\\x41", b"\\ud800"),
    *(b"0", b"010", b"null", b"~", b".inf", b"%YAML 1.1\n", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b"\xc2\x85", b"\xc2\xa0", b"\xc3\xa9"),
    *(b"\xf0\x9f\x98\x80", b"\x00", b"\x1b", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\x8d", b"\xe2\x80\xae"),
]
CHUNKS = 4
INPUTS = 100_000


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mutated_manifests_give_findings_within_their_text(chunk: int) -> None:
    random = Random(chunk)  # noqa: S311  # repeatable, not secret
    for _ in range(INPUTS // CHUNKS):
        data = mutated(random)
        assert is_sound(parse("f", data)), data


def mutated(random: Random) -> bytes:
    """Return a seed with one to four insertions, deletions, splices or repetitions."""
    data = random.choice(SEEDS)
    for _ in range(random.choice((1, 1, 2, 3, 4))):
        at = random.randrange(len(data) + 1)
        match random.randrange(4):
            case 0:
                data = data[:at] + random.choice(TOKENS) + data[at:]
            case 1:
                data = data[:at] + data[at + random.randrange(1, 4) :]
            case 2:
                data = data[:at] + part(random.choice(SEEDS), random) + data[at:]
            case _:
                data = data[:at] + part(data, random) + data[at:]
    return data


def part(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[start : start + random.randrange(1, 12)]


def is_sound(manifest: Manifest) -> bool:
    """Tell whether findings and comments stand within the text, and whether a manifest without root says why."""
    for finding in manifest.findings:
        span = finding.location.span
        if span is None or not span.start <= span.end:
            return False
        for position in (span.start, span.end):
            line = manifest.lines[position.line - 1] if 1 <= position.line <= len(manifest.lines) else None
            if line is None or not 1 <= position.column <= len(line) + 1:
                return False
        if not (
            finding.message.isprintable()
            and finding.remedy.isprintable()
            and finding.remedy
            and finding.address.isprintable()
        ):
            return False
    for comment in manifest.comments:
        line, start = manifest.lines[comment.line - 1], comment.span.start
        if line[start.column - 1] != "#" or comment.span.end.column != len(line) + 1:
            return False
    return manifest.root is not None or bool(manifest.findings)
