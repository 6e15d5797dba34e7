"""What the page on Python shows is what Python says."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "python.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHOWN = [block for block in BLOCKS if block.startswith(">>> ")]


def test_every_example_gives_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    test = doctest.DocTestParser().get_doctest("\n".join(SHOWN), {}, "python.md", None, None)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert (result.failed, "".join(told)) == (0, "")
    assert result.attempted > 25


def test_what_is_not_run_is_python() -> None:
    others = [block for block in BLOCKS if block not in SHOWN]
    assert len(others) == 1
    for block in others:
        compile(block, "python.md", "exec")
