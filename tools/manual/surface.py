"""What the Python API consists of: names, signatures and docstrings, read from the source."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import FunctionType

import pdmap
from pdmap.model import answers

INTERNAL: Mapping[str, frozenset[str]] = {
    "Item": frozenset({"node", "head", "at", "has"}),
    "Mention": frozenset({"node"}),
    "Place": frozenset({"node"}),
    "FlowGraph": frozenset({"carried", "spread", "betweenness", "loops"}),
}
"""What classes of the API have for pdmap itself: it may change at any time."""
ALIASES = {"Answer": answers}
"""Names of types that are no classes, with the modules that define them."""


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute or a method of a class."""

    name: str
    signature: str
    """`name: type`, `NAME = value`, or `name(arguments) -> type`."""
    text: str
    """Its docstring; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A public name."""

    name: str
    kind: str
    """`function`, `exception`, `class` or `alias`."""
    module: str
    signature: str
    text: str
    members: tuple[Member, ...] = ()


def entries() -> tuple[Entry, ...]:
    """Return every public name, in alphabetical order."""
    return tuple(_entry(name, getattr(pdmap, name)) for name in sorted(pdmap.__all__))


def listing() -> str:
    """Return every public name with its signature and those of its members, one a line."""
    lines: list[str] = []
    for entry in entries():
        lines.append(entry.signature)
        lines += [f"    {member.signature}" for member in entry.members]
    return "".join(f"{line}\n" for line in lines)


# Private functions

_BASES = frozenset({*pdmap.__all__, "Exception", "StrEnum"})
"""Classes that are named where a class is made of them."""


def _entry(name: str, item: object) -> Entry:
    match item:
        case FunctionType():
            return _function(name, item.__module__, inspect.getsource(item))
        case type():
            return _class(name, item)
        case _:
            return _alias(name)


def _function(name: str, module: str, source: str) -> Entry:
    node = next(each for each in ast.parse(source).body if isinstance(each, ast.FunctionDef))
    return Entry(name, "function", module, _call(name, node, module), _doc(node))


def _class(name: str, item: type) -> Entry:
    node = next(each for each in ast.parse(inspect.getsource(item)).body if isinstance(each, ast.ClassDef))
    bases = [base for base in (_written(base, item.__module__) for base in node.bases) if base in _BASES]
    hidden = INTERNAL.get(name, frozenset())
    members = tuple(each for each in _members(node, item.__module__) if each.name not in hidden)
    kind = "exception" if issubclass(item, Exception) else "class"
    signature = f"class {name}({', '.join(bases)})" if bases else f"class {name}"
    return Entry(name, kind, item.__module__, signature, _doc(node), members)


def _alias(name: str) -> Entry:
    module = ALIASES[name]
    body = ast.parse(inspect.getsource(module)).body
    for statement, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == name and statement.value:
            value = ast.unparse(statement.value)
            return Entry(name, "alias", module.__name__, f"{name} = {value}", _docstring(following))
    raise LookupError(name)


def _members(node: ast.ClassDef, module: str) -> Iterator[Member]:
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if not name.startswith("_"):
                yield Member(name, f"{name}: {_written(annotation, module)}", _docstring(following))
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if not name.startswith("_"):
                yield Member(name, f"{name} = {_written(value, module)}", _docstring(following))
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                yield Member(name, _method(statement, module), _doc(statement))
            case _:
                pass


def _method(node: ast.FunctionDef, module: str) -> str:
    is_property = any(ast.unparse(each) == "property" for each in node.decorator_list)
    return f"{node.name}: {_returned(node, module)}" if is_property else _call(node.name, node, module)


def _call(name: str, node: ast.FunctionDef, module: str) -> str:
    return f"{name}({_written(node.args, module)}) -> {_returned(node, module)}"


def _returned(node: ast.FunctionDef, module: str) -> str:
    return _written(node.returns, module) if node.returns else "None"


def _written(node: ast.AST, module: str) -> str:
    """Return a type or a signature in public names."""
    return ast.unparse(_Public(vars(sys.modules[module])).visit(node))


class _Public(ast.NodeTransformer):
    """Puts the public names of objects into the place of those that a module calls them by."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Return the name by which users know the object."""
        public = _public_names().get(id(self._names.get(node.id)))
        return ast.Name(public, node.ctx) if public else node


@cache
def _public_names() -> Mapping[int, str]:
    return {id(getattr(pdmap, name)): name for name in pdmap.__all__}


def _doc(node: ast.FunctionDef | ast.ClassDef) -> str:
    return ast.get_docstring(node) or ""


def _docstring(node: ast.stmt | None) -> str:
    """Return a text that stands alone, below what it describes."""
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return inspect.cleandoc(text)
        case _:
            return ""
