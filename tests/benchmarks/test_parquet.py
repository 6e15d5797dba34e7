"""The benchmark of the export runs and tells what it measured; what it measured is nobody's business here."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_line_is_written_for_each_size(tmp_path: Path) -> None:
    script, output = ROOT / "benchmarks" / "parquet.py", tmp_path / "parquet.md"
    cache = tmp_path / "user"
    command = [sys.executable, str(script), "--sizes", "20", "40", "--runs", "1", "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PDMAP_CACHE": str(cache)}
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert not cache.exists()
    text = output.read_text("utf-8")
    assert ended.stdout == text
    table, slopes = [block.splitlines() for block in text.split("\n\n") if block.startswith("| ")]
    assert [line.split("|")[1].strip() for line in table[2:]] == ["20", "40"]
    assert all(int(line.split("|")[-3].strip().replace(",", "")) > 1_000 for line in table[2:])
    assert [line.split("|")[1].strip() for line in slopes[2:]] == ["seconds of work", "memory", "size"]
    assert "each command ran once." in text
    assert "Extrapolated, not measured" in text
