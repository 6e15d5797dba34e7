"""Every pattern of pdmap, with the ways in which it is used: read from the source of the modules."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pdmap

ROOT = Path(__file__).parents[2]
WAYS = frozenset({"findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"})


@dataclass(frozen=True, order=True)
class Used:
    """A pattern, and how texts are held against it."""

    pattern: str
    flags: int
    way: str
    place: str


@dataclass(frozen=True)
class Made:
    """A pattern that is made when it is needed."""

    place: str


@cache
def patterns() -> tuple[Used | Made, ...]:
    """Return all patterns of the code and of the schemas."""
    return tuple(_all())


# Private functions


def _all() -> Iterator[Used | Made]:
    for found in pkgutil.walk_packages(pdmap.__path__, "pdmap."):
        if not found.name.endswith(("__main__", "_worker")):
            yield from _of_module(importlib.import_module(found.name))
    for path in sorted((ROOT / "schemas").glob("*.json")):
        yield from (Used(text, 0, "search", path.name) for text in _of_schema(json.loads(path.read_text("utf-8"))))


def _of_module(module: ModuleType) -> Iterator[Used | Made]:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "re"):
            continue
        if call.func.attr == "compile":
            yield from _compiled(module, call, calls, tree)
        elif call.func.attr in WAYS:
            yield _used(module, call, call.func.attr)


def _compiled(module: ModuleType, call: ast.Call, calls: list[ast.Call], tree: ast.Module) -> Iterator[Used | Made]:
    """Yield a compiled pattern with each way in which its name is used; where it has none, with the widest one."""
    targets = [node.targets[0] for node in ast.walk(tree) if isinstance(node, ast.Assign) and node.value is call]
    name = targets[0].id if targets and isinstance(targets[0], ast.Name) else ""
    functions = [one.func for one in calls if isinstance(one.func, ast.Attribute)]
    ways = {func.attr for func in functions if isinstance(func.value, ast.Name) and func.value.id == name}
    yield from (_used(module, call, way) for way in sorted(ways & WAYS) or ["search"])


def _used(module: ModuleType, call: ast.Call, way: str) -> Used | Made:
    place = f"{module.__name__}:{call.lineno}"
    where = {"compile": 1}.get(getattr(call.func, "attr", ""), 9)
    given = call.args[where : where + 1] + [each.value for each in call.keywords if each.arg == "flags"]
    try:
        pattern = _value(module, call.args[0])
        flags = int(str(_value(module, given[0]).__index__())) if given else 0  # type: ignore[attr-defined]
    except NameError:
        return Made(place)
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else str(pattern)
    return Used(text, flags, way, place)


def _value(module: ModuleType, node: ast.expr) -> object:
    expression = compile(ast.Expression(node), "pattern", "eval")
    return eval(expression, vars(module))  # noqa: S307 - the code of pdmap itself


def _of_schema(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _of_schema(item)
