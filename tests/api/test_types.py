"""Type checkers see all of the API: a strict one accepts what users write, and refuses what there is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.notebook import run

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "tests" / "api" / "notebook.py"


def test_the_example_runs() -> None:
    seen = run("inventories/cloudkarafka")
    assert "no kind of data is called emial.address; did you mean email.address?" in seen
    assert len(seen) > 60


@pytest.mark.parametrize(("wrong", "told"), [("", "0 errors"), ("pdmap.lod('.')", '"lod" is not a known attribute')])
def test_pyright_sees_the_same(wrong: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "notebook.py").write_text(NOTEBOOK.read_text("utf-8") + f"\n{wrong}\n")
    settings = {"include": ["notebook.py"], "extraPaths": [str(ROOT)], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "--project", str(tmp_path)]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told in checked.stdout
    assert checked.returncode == bool(wrong)


WRONG = {
    "pdmap.lod('.')": 'Module has no attribute "lod"',
    "pdmap.load('.').systms": '"Inventory" has no attribute "systms"; maybe "systems"?',
    "pdmap.validate('.')": 'Argument 1 to "validate" has incompatible type "str"; expected "Inventory"',
    "print(pdmap.listed(eval('0')))": "Expression has type",
}
"""Lines that a strict type checker refuses, and what it says of each."""


@pytest.mark.parametrize("lines", [(), tuple(WRONG)], ids=["right", "wrong"])
def test_a_strict_type_checker_sees_everything(lines: tuple[str, ...], tmp_path: Path) -> None:
    code = NOTEBOOK.read_text("utf-8")
    first = code.count("\n") + 1
    (tmp_path / "changed.py").write_text(code + "".join(f"{line}\n" for line in lines))
    shadow = ("--shadow-file", "tests/api/notebook.py", str(tmp_path / "changed.py"))
    command = [sys.executable, "-m", "mypy", *shadow, "tests/api/notebook.py"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not lines:
        assert (checked.returncode, checked.stdout) == (0, "Success: no issues found in 1 source file\n")
        return
    assert checked.returncode == 1
    for number, line in enumerate(lines, start=first):
        told = [text for text in checked.stdout.splitlines() if text.startswith(f"tests/api/notebook.py:{number}:")]
        assert any(WRONG[line] in text for text in told), line
