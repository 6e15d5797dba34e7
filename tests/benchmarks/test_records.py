"""The benchmark of records runs and tells what it measured; what it measured is nobody's business here."""

import os
import subprocess
import sys
from pathlib import Path

from pdmap.app.record import writers

ROOT = Path(__file__).parents[2]


def test_a_line_is_written_for_each_format(tmp_path: Path) -> None:
    script, output = ROOT / "benchmarks" / "records.py", tmp_path / "records.md"
    command = [sys.executable, str(script), "--activities", "5", "--runs", "1", "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    text = output.read_text("utf-8")
    assert ended.stdout == text
    assert "with 5 activities" in text
    (table,) = [block.splitlines() for block in text.split("\n\n") if block.startswith("| format")]
    named = [line.split("|")[1].strip() for line in table[2:]]
    assert named == [name for name in ("pdf", "docx", "xlsx", "ods", "html", "csv") if name in writers()]
    assert len({line.count("|") for line in table}) == 1
