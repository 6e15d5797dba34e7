import os
import re
import shutil
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import pdmap
from pdmap.host.program import LIBRARIES, fingerprint

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that passes for the one that runs."""
    folder = tmp_path / "pdmap"
    shutil.copytree(Path(pdmap.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(pdmap, "__file__", str(folder / "__init__.py"))
    return folder


def test_the_same_program_is_the_same(copy: Path) -> None:
    before = fingerprint()
    (copy / "rules" / "__pycache__").mkdir()
    (copy / "rules" / "__pycache__" / "rule.pyc").touch()
    assert fingerprint() == before
    assert before is not None
    assert len(before) == 64


@pytest.mark.parametrize("name", ["rules/rule.py", "reference/data_types.py", "typeface.tsv"])
def test_another_file_is_another_program(copy: Path, name: str) -> None:
    before = fingerprint()
    facts = (copy / name).stat()
    os.utime(copy / name, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1))
    assert fingerprint() != before


def test_a_new_rule_is_another_program(copy: Path) -> None:
    before = fingerprint()
    (copy / "rules" / "flows" / "flw999_new.py").touch()
    assert fingerprint() != before


def test_another_version_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(pdmap, "__version__", "99.0")
    assert fingerprint() != before


def test_every_library_that_pdmap_cannot_do_without_is_part_of_it() -> None:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    needed = {re.split(r"[>=<~! ]", name)[0].lower() for name in written}
    found = {name.lower().replace("_", "-") for library in LIBRARIES for name in packages_distributions()[library]}
    assert found == needed


def test_files_that_cannot_be_looked_at_make_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdmap, "__file__", str(tmp_path / "archive.zip" / "pdmap" / "__init__.py"))
    assert fingerprint() is None
