"""What the trial of mutants rests on: mutants of words alone are told apart, and a copy leaves nothing behind."""

import importlib
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
MUTANTS = """
    def x_find__mutmut_orig(flow):
        return Seen(flow, "serves no activity", label="") if flow.data != "none" else None

    def x_find__mutmut_1(flow):
        return Seen(flow, "XXserves no activityXX", label="") if flow.data != "none" else None

    def x_find__mutmut_2(flow):
        return Seen(flow, "serves no activity", label="") if flow.data == "none" else None

    def x_find__mutmut_3(flow):
        return Seen(flow, "serves no activity", label="") if flow.data != "XXnoneXX" else None

    def x_find__mutmut_4(flow):
        return Seen(flow, None, label="") if flow.data != "none" else None

    def x_find__mutmut_5(flow):
        return Seen(flow, label="") if flow.data != "none" else None
"""


COPIES = """
import os
from mutation.copies import in_a_copy

remembered = []
assert in_a_copy(lambda: remembered.append("in the copy") or b"answer") == b"answer"
assert remembered == []
assert in_a_copy(lambda: str(1 // 0).encode()) == b""
assert in_a_copy(lambda: os._exit(0)) == b""
assert in_a_copy(lambda: os.kill(os.getpid(), 9)) == b""
assert in_a_copy(lambda: any(iter(int, 1)), seconds=1) == b""
print("all")
"""


def test_a_mutant_of_the_words_of_a_sentence_is_told_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    file = tmp_path / "rule.py"
    file.write_text(textwrap.dedent(MUTANTS), encoding="utf-8")
    assert list(importlib.import_module("mutation.wordings").wordings(file)) == ["x_find__mutmut_1"]


def test_a_copy_hands_over_its_answer_or_none_and_leaves_nothing_behind() -> None:
    ended = subprocess.run([sys.executable, "-c", COPIES], cwd=BENCHMARKS, check=False, capture_output=True, text=True)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("all\n", "", 0)
