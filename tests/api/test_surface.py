"""The API keeps its promise: no name goes, none comes by accident, each is explained, and nothing slows the start."""

import builtins
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

import pdmap
from pdmap import api
from tools.manual.surface import INTERNAL, Entry, entries, listing

ENTRIES = entries()


def test_names_and_signatures_are_what_was_promised(golden: Callable[[str, str], None]) -> None:
    golden("surface.txt", listing())


def test_the_package_and_its_api_have_the_same_names() -> None:
    assert pdmap.__all__ == api.__all__
    assert [name for name in pdmap.__all__ if getattr(pdmap, name) is not getattr(api, name)] == []
    assert set(pdmap.__all__) <= set(dir(pdmap))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_name_is_explained(entry: Entry) -> None:
    assert entry.text.endswith((".", "`", ":")) or "\n" in entry.text
    assert [member.name for member in entry.members if "(" in member.signature and not member.text] == []


@pytest.mark.parametrize("entry", [each for each in ENTRIES if each.kind == "function"], ids=lambda entry: entry.name)
def test_every_argument_of_a_function_is_explained(entry: Entry) -> None:
    if "\nArgs:" in entry.text:
        names = [part.partition(":")[0] for part in entry.signature.partition("(")[2].split(", ") if ":" in part]
        assert [name for name in names if f"    {name}: " not in entry.text] == []
    else:
        assert entry.module.startswith("pdmap.model")


def test_every_class_that_an_attribute_names_is_public() -> None:
    known = {*pdmap.__all__, "T", *vars(builtins)}
    other = {"dt", "date", "datetime", "os", "PathLike", "Path", "Mapping", "Iterable", "nx", "MultiDiGraph", "TypeVar"}
    words = {
        word
        for entry in ENTRIES
        for member in entry.members
        if "=" not in member.signature
        for word in re.findall(r"\b[A-Z][A-Za-z]+\b", member.signature.partition(": ")[2])
    }
    assert words - known - other == set()


def test_what_is_internal_is_there() -> None:
    assert [(name, each) for name, hidden in INTERNAL.items() for each in hidden if not _has(name, each)] == []


@pytest.mark.parametrize("module", ["pdmap", "pdmap.cli.application", "pdmap.app.validate"])
def test_the_api_is_not_loaded_before_it_is_used(module: str) -> None:
    code = f"import sys, {module}; print([name for name in sys.modules if name.startswith('pdmap.api')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_the_package_alone_loads_nothing() -> None:
    code = "import sys; before = set(sys.modules); import pdmap; print(set(sys.modules) - before)"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "{'pdmap'}\n"


def test_a_name_that_there_is_not_is_told() -> None:
    with pytest.raises(AttributeError, match="module 'pdmap' has no attribute 'lod'"):
        getattr(pdmap, "lod")  # noqa: B009 - type checkers would refuse the attribute


def _has(name: str, member: str) -> bool:
    item: object = getattr(pdmap, name)
    return hasattr(item, member) or member in getattr(item, "__annotations__", {})
