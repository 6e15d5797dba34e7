import subprocess
from pathlib import Path

import pytest

from pdmap.fixes.diff import unified_diff

PAIRS = [
    (b"a\nb\nc\n", b"a\nB\nc\n"),
    (b"a\nb", b"a\nB"),
    (b"a\nb", b"a\nb\n"),
    (b"a\r\nb\r\n", b"A\r\nb\r\n"),
    (b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfA\n"),
    (b"a\rb\rc", b"a\rB\rc"),
    ("é\u2028\x0c\U0001f389\n".encode(), "e\u2028\x0c\U0001f389\n".encode()),
    (b"--- x\n+++ y\n", b"+++ y\n"),
]


@pytest.mark.parametrize(("before", "after"), PAIRS)
@pytest.mark.parametrize("name", ["a.yaml", "deep/a b.yaml", 'we"ird\\n\tame.yaml', "åäö.yaml"])
def test_git_applies_the_diff(tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(before)
    diff = unified_diff(name, before, after)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=diff, check=True)
    assert path.read_bytes() == after


def test_there_is_no_diff_where_nothing_differs() -> None:
    assert unified_diff("a.yaml", b"a\n", b"a\n") == b""
