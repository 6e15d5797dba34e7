"""A test that hangs fails, with a word on where, instead of holding up all others."""

import subprocess
import sys
from pathlib import Path

from tests.machines.commands import ROOT


def test_a_test_that_hangs_is_ended(tmp_path: Path) -> None:
    (tmp_path / "test_hanging.py").write_text("def test_hanging():\n    while True:\n        pass\n")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider"]
    ended = subprocess.run(
        [*command, "-n", "0", "--noconftest", "-o", "faulthandler_timeout=0.5", str(tmp_path)],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert ended.returncode not in (0, 5)
    assert "test_hanging.py" in ended.stderr
    assert "Timeout" in ended.stderr
