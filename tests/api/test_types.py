"""Type checkers see all of the API: a strict one accepts what users write, and refuses what there is not."""

import json
import subprocess
import sys
from pathlib import Path

from tests.api.notebook import run

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "tests" / "api" / "notebook.py"


def test_the_example_runs() -> None:
    seen = run("inventories/cloudkarafka")
    assert "no kind of data is called emial.address; did you mean email.address?" in seen
    assert len(seen) > 60


def test_pyright_sees_the_same(tmp_path: Path) -> None:
    code = NOTEBOOK.read_text("utf-8")
    for name, text in (("right", code), ("wrong", f"{code}pdmap.lod('.')\n")):
        (tmp_path / f"{name}.py").write_text(text)
    settings = {"include": ["right.py", "wrong.py"], "extraPaths": [str(ROOT)], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    program = [sys.executable, "-m", "basedpyright", "--outputjson"]  # one start for both: each costs seconds
    command = [*program, "--pythonpath", sys.executable, "--project", str(tmp_path)]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    told = json.loads(checked.stdout)
    assert (checked.returncode, told["summary"]["filesAnalyzed"]) == (1, 2)
    errors = [each for each in told["generalDiagnostics"] if each["severity"] == "error"]
    places = {(Path(each["file"]).name, each["range"]["start"]["line"]) for each in errors}
    assert places == {("wrong.py", code.count("\n"))}
    assert any('"lod" is not a known attribute' in each["message"] for each in errors)


WRONG = {
    "pdmap.lod('.')": 'Module has no attribute "lod"',
    "pdmap.load('.').systms": '"Inventory" has no attribute "systms"; maybe "systems"?',
    "pdmap.validate('.')": 'Argument 1 to "validate" has incompatible type "str"; expected "Inventory"',
    "print(pdmap.listed(eval('0')))": "Expression has type",
}
"""Lines that a strict type checker refuses, and what it says of each."""


def test_a_strict_type_checker_sees_everything(tmp_path: Path) -> None:
    code = NOTEBOOK.read_text("utf-8")
    first = code.count("\n") + 1
    (tmp_path / "changed.py").write_text(code + "".join(f"{line}\n" for line in WRONG))
    shadow = ("--shadow-file", "tests/api/notebook.py", str(tmp_path / "changed.py"))
    command = [sys.executable, "-m", "mypy", *shadow, "tests/api/notebook.py"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    *told, _ = checked.stdout.splitlines()
    for number, line in enumerate(WRONG, start=first):
        assert any(WRONG[line] in text for text in told if text.startswith(f"tests/api/notebook.py:{number}:")), line
    # What is right is accepted: there is no word about any line but the wrong ones, in this file or another.
    places = tuple(f"tests/api/notebook.py:{number}:" for number, _ in enumerate(WRONG, start=first))
    assert [text for text in told if not text.startswith(places)] == []
