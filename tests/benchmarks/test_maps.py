"""The benchmark of maps runs and tells what it measured; what it measured is nobody's business here."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_table_is_written_for_each_size(tmp_path: Path) -> None:
    script, output = ROOT / "benchmarks" / "maps.py", tmp_path / "maps.md"
    options = ["--sizes", "5", "60", "--runs", "1", "--no-pages", "--output", str(output)]
    command = [sys.executable, str(script), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    text = output.read_text("utf-8")
    assert ended.stdout == text
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("| systems")]
    assert len(tables) == 4
    for table in tables:
        assert [line.split("|")[1].strip() for line in table[2:]] == ["5", "60"]
        assert len({line.count("|") for line in table}) == 1
