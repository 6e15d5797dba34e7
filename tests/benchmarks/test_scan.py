"""The benchmark of reading schemas runs and tells what it measured; what it measured is nobody's business here."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_line_is_written_for_each_size(tmp_path: Path) -> None:
    script, output = ROOT / "benchmarks" / "scan.py", tmp_path / "scan.md"
    command = [sys.executable, str(script), "--sizes", "24", "48", "--runs", "1", "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    text = output.read_text("utf-8")
    assert ended.stdout == text
    assert "## Reading SQL" in text
    (table,) = [block.splitlines() for block in text.split("\n\n") if block.startswith("| ")]
    assert [line.split("|")[1].strip() for line in table[2:]] == ["24", "48"]
