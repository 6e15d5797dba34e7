"""Mutants that change nothing but the words of a sentence are told from others."""

import importlib
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


def test_a_mutant_of_the_words_of_a_sentence_is_told_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    file = tmp_path / "rule.py"
    file.write_text(textwrap.dedent(MUTANTS), encoding="utf-8")
    assert list(importlib.import_module("mutation.wordings").wordings(file)) == ["x_find__mutmut_1"]
