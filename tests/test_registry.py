import os
import sys
from pathlib import Path

import pytest

from pdmap.registry import _modules_below, discover


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with parts in it and in a sub-package, and a helper."""
    name = "parts_for_tests"
    files = {
        "__init__.py": "",
        "zebra.py": "PART = 'z'",
        "apple.py": "PART = 'a'",
        "helper.py": "other = 1",
        "inner/__init__.py": "PART = 'not a part'",
        "inner/nut.py": "PART = 'n'",
        "inner/deep/__init__.py": "",
        "inner/deep/hidden.py": "PART = 'h'",
    }
    for file, text in files.items():
        path = tmp_path / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        monkeypatch.delitem(sys.modules, module)
    _modules_below.cache_clear()
    return name


def test_parts_are_found_by_the_names_of_their_modules_in_order(package: str) -> None:
    assert list(discover(package, "PART", str).items()) == [("apple", "a"), ("nut", "n"), ("zebra", "z")]


def test_a_module_without_a_part_is_passed_over(package: str) -> None:
    assert "helper" not in discover(package, "PART", str)


def test_a_part_of_the_wrong_type_is_named(package: str) -> None:
    with pytest.raises(TypeError, match=r"parts_for_tests\.apple\.PART is a str, not a int"):
        discover(package, "PART", int)


def test_a_package_that_cannot_be_looked_into_is_no_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> list[str]:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(os, "listdir", refuse)
    _modules_below.cache_clear()
    with pytest.raises(OSError, match=r"pdmap\.writers cannot be looked into"):
        discover("pdmap.writers", "WRITER", object)


def test_what_could_not_be_looked_into_is_looked_into_again(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> list[str]:
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", refuse)
        with pytest.raises(OSError, match="cannot be looked into"):
            discover(package, "PART", str)
    assert list(discover(package, "PART", str)) == ["apple", "nut", "zebra"]
