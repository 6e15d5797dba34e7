"""The benchmark of questions runs and tells what it measured; what it measured is nobody's business here."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKED = {
    "trace-field": "`trace crm.FIELD`",
    "query-steps": "`query +crm+1`",
    "breach": "`breach crm`",
    "subject": "`subject customer`",
    "transfers": "`transfers`",
    "parties": "`parties`",
    "diff-folders": "`diff earlier later`",
    "diff-revisions": "`diff HEAD~1 HEAD`",
}


def test_a_line_is_written_for_each_question(tmp_path: Path) -> None:
    script, output = ROOT / "benchmarks" / "questions.py", tmp_path / "questions.md"
    command = [sys.executable, str(script), "--systems", "20", "--runs", "1", "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [*command, "--questions", *ASKED], check=True, capture_output=True, text=True, env=environment
    )
    text = output.read_text("utf-8")
    assert ended.stdout == text
    assert "a company of 20 systems" in text
    (table,) = [block.splitlines() for block in text.split("\n\n") if block.startswith("| question")]
    assert [line.split("|")[1].strip() for line in table[2:]] == list(ASKED.values())
    assert len({line.count("|") for line in table}) == 1
    assert all(int(line.split("|")[-2].strip().replace(",", "")) > 0 for line in table[2:])
