"""The classes of a source, found by the names with which its files speak of them."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pdmap.frozen import dataclass
from pdmap.scan.python.expressions import dotted
from pdmap.scan.python.modules import Module, statements
from pdmap.scan.schema import Place


@dataclass(frozen=True, slots=True, eq=False)
class Class:
    """A class of a source."""

    name: str
    module: Module
    node: ast.ClassDef

    @property
    def place(self) -> Place:
        """Return where it is defined."""
        return self.module.place(self.node)


class Classes:
    """All classes of a source, in the order of its files."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._modules = tuple(modules)
        self._by_name: dict[str, list[Class]] = defaultdict(list)
        self._by_module: dict[tuple[str, str], Class] = {}
        self._folders = {part for module in self._modules for part in module.parts[:-1]}
        for module in self._modules:
            for node in statements(module.tree.body):
                if isinstance(node, ast.ClassDef):
                    found = Class(node.name, module, node)
                    self._by_name[node.name].append(found)
                    self._by_module[module.path, node.name] = found

    def __iter__(self) -> Iterator[Class]:
        return (each for found in self._in_order() for each in found)

    def find(self, name: str, module: Module) -> Class | None:
        """Return the class that a name stands for in a file, or `None` where it is not of this source."""
        if here := self._by_module.get((module.path, name)):
            return here
        first, _, rest = name.partition(".")
        meant = module.imports.get(first, first) + (f".{rest}" if rest else "")
        last = meant.rpartition(".")[2]
        if meant == name and "." not in name:
            found = self._by_name.get(name, [])
            return found[0] if len(found) == 1 else self._handed_on(name, module)
        return self._imported(meant.rpartition(".")[0], last, module)

    def named(self, name: str) -> list[Class]:
        """Return all classes with a name."""
        return self._by_name.get(name, [])

    def is_own(self, name: str, module: Module) -> bool:
        """Tell whether a name that no file here defines belongs to the same project all the same."""
        return self.is_inside(module.imports.get(name.partition(".")[0], ""))

    def is_inside(self, origin: str) -> bool:
        """Tell whether the name of a file or a package, as it is imported, is one of the project."""
        first = origin.partition(".")[0]
        return origin.startswith(".") or (first in self._folders and first not in _FRAMEWORKS)

    # Private methods

    def _in_order(self) -> Iterator[list[Class]]:
        by_path: dict[str, list[Class]] = defaultdict(list)
        for (path, _), found in self._by_module.items():
            by_path[path].append(found)
        return (by_path[module.path] for module in self._modules)

    def _handed_on(self, name: str, module: Module) -> Class | None:
        """Find a class of a name that several have by the files of which this one takes all names."""
        found = (self._imported(origin, name, module) for origin in module.stars)
        return next((each for each in found if each), None)

    def _imported(self, origin: str, name: str, module: Module) -> Class | None:
        """Find a class by the file or the package that it is imported from, which may only hand it on."""
        wanted = absolute(origin, module)
        candidates = self._by_name.get(name, [])
        for fits in (_is_end, _is_within):
            found = [each for each in candidates if fits(wanted, each.module.parts)]
            if len(found) == 1:
                return found[0]
        is_near = origin.startswith(".") or bool(self._folders & set(wanted))
        return candidates[0] if len(candidates) == 1 and is_near else None


def bases(node: ast.ClassDef) -> list[str]:
    """Return the names of what a class inherits from; of `Generic[T]` and calls what stands before the bracket."""
    return [name for each in node.bases if (name := dotted(_inner(each)))]


def absolute(origin: str, module: Module) -> tuple[str, ...]:
    """Return the parts of a module's name; those of a relative one by the folder of the file that imports it."""
    rest = origin.lstrip(".")
    level = len(origin) - len(rest)
    parts = tuple(part for part in rest.split(".") if part)
    if not level:
        return parts
    package = module.parts if module.path.endswith("__init__.py") else module.parts[:-1]
    return (*package[: len(package) - level + 1], *parts)


# Private functions

_FRAMEWORKS = frozenset(("django", "sqlalchemy", "sqlmodel"))


def _inner(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Subscript | ast.Call):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    return node


def _is_end(wanted: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return bool(wanted) and parts[-len(wanted) :] == wanted


def _is_within(wanted: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    size = len(wanted)
    return bool(wanted) and any(parts[start : start + size] == wanted for start in range(len(parts) - size + 1))
