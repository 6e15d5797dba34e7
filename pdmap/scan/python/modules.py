"""Files of Python as syntax trees, with the comments that the trees leave out."""

from __future__ import annotations

import ast
import inspect
import re
import warnings
from collections.abc import Iterable
from pathlib import PurePosixPath

from pdmap.frozen import dataclass
from pdmap.scan.python.expressions import called, dotted
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Trouble
from pdmap.scan.texts import text_of

BYTE_LIMIT = 4 * 1024 * 1024
"""Bytes of a file that are read: a syntax tree takes a hundred times as much."""


@dataclass(frozen=True, slots=True)
class Module:
    """A file of Python."""

    path: str
    parts: tuple[str, ...]
    """Its name by folders, such as `("shop", "accounts", "models")`."""
    tree: ast.Module
    lines: tuple[str, ...]
    imports: dict[str, str]
    """What names stand for: `models` for `django.db.models`; relative ones begin with dots."""
    stars: tuple[str, ...]
    """The files of which it takes all names: `from .base import *`."""
    aliases: dict[str, str]
    """Names that the file gives to what has another: `_Column` for `mapped_column`, also behind `partial(...)`."""
    functions: dict[str, ast.FunctionDef]
    """The functions that are defined in it, by their names."""

    def place(self, node: ast.stmt | ast.expr) -> Place:
        """Return the place of a part of the tree."""
        return Place(self.path, node.lineno)


def read_modules(documents: Iterable[Document]) -> tuple[tuple[Module, ...], tuple[Trouble, ...]]:
    """Return the files that are Python, and what is wrong with the others."""
    found = [_module(document) for document in documents]
    modules = tuple(each for each in found if isinstance(each, Module))
    return modules, tuple(each for each in found if isinstance(each, Trouble))


def docstring(node: ast.Module | ast.ClassDef) -> str:
    """Return the text at the beginning of a class or a file, without its indentation."""
    first = node.body[0] if node.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return inspect.cleandoc(first.value.value)
    return ""


def comments_at(module: Module, node: ast.stmt) -> str:
    """Return the comments directly above a statement, within it where they have a line of their own, and behind it."""
    first = min((each.lineno for each in getattr(node, "decorator_list", [])), default=node.lineno)
    above: list[str] = []
    line = first - 1
    while line > 0 and (text := module.lines[line - 1].strip()).startswith("#"):
        above.append(text)
        line -= 1
    inside = [] if isinstance(node, ast.ClassDef) else _inside(module, node)
    return "\n".join(text.lstrip("#").strip() for text in (*reversed(above), *inside))


def called_in(module: Module, node: ast.expr | None) -> str:
    """Return the last part of the name of what an expression calls, as it is called where it comes from."""
    name = called(node)
    name = module.aliases.get(name, name)
    return module.imports.get(name, name).rpartition(".")[2]


# Private functions


def _module(document: Document) -> Module | Trouble:
    text = text_of(document, BYTE_LIMIT)
    if isinstance(text, Trouble):
        return text
    try:
        with warnings.catch_warnings():  # about escapes in the texts of the source
            warnings.simplefilter("ignore")
            tree = ast.parse(text.characters)
    except SyntaxError as error:
        return Trouble(Place(document.path, error.lineno or 1), f"the file is not Python 3: {error.msg}")
    except (RecursionError, MemoryError, ValueError):
        return Trouble(Place(document.path, 1), "expressions lie in one another too deep for Python to read the file")
    lines = tuple(text.characters.split("\n"))
    parts = PurePosixPath(document.path).with_suffix("").parts
    name = parts[:-1] if parts[-1:] == ("__init__",) else parts
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    return Module(document.path, name, tree, lines, _imports(tree), _stars(tree), _aliases(tree), functions)


def _imports(tree: ast.Module) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in statements(tree.body, in_types=True):
        if isinstance(node, ast.Import):
            for name in node.names:
                first = name.name.partition(".")[0]
                found[name.asname or first] = name.name if name.asname else first
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(node)
            for name in node.names:
                found[name.asname or name.name] = f"{origin}.{name.name}" if node.module else f"{origin}{name.name}"
    return found


def _origin(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")


def _stars(tree: ast.Module) -> tuple[str, ...]:
    taken = (each for each in statements(tree.body) if isinstance(each, ast.ImportFrom))
    return tuple(_origin(each) for each in taken if any(name.name == "*" for name in each.names))


def _aliases(tree: ast.Module) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in statements(tree.body, in_functions=False):
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name):
            value = node.value
            if isinstance(value, ast.Call) and value.args and called(value).rpartition(".")[2] == "partial":
                value = value.args[0]
            found |= {target.id: name} if (name := dotted(value)) else {}
    return found


def statements(body: list[ast.stmt], *, in_functions: bool = True, in_types: bool = False) -> list[ast.stmt]:
    """Return the statements of a file or a class, those under conditions included, those of classes in it not.

    What only checkers of types see, below `if TYPE_CHECKING`, is left out but for `in_types`.
    """
    found: list[ast.stmt] = []
    waiting = list(reversed(body))
    while waiting:
        node = waiting.pop()
        found.append(node)
        if isinstance(node, ast.FunctionDef) and not in_functions:
            continue
        if isinstance(node, ast.If | ast.Try | ast.With | ast.FunctionDef | ast.For | ast.While):
            is_run = in_types or not isinstance(node, ast.If) or not dotted(node.test).endswith("TYPE_CHECKING")
            keys = ("body", "orelse", "finalbody") if is_run else ("orelse",)
            inner = [each for key in keys for each in getattr(node, key, ())]
            handled = [each for handler in getattr(node, "handlers", ()) for each in handler.body]
            waiting += reversed([*inner, *handled])
    return found


def _inside(module: Module, node: ast.stmt) -> list[str]:
    """Return the comments of the lines of a statement."""
    end = node.end_lineno or node.lineno
    lines = module.lines[node.lineno - 1 : end - 1]
    found = [match.group(1) for line in lines if (match := _COMMENT.search(line))]
    if len(module.lines[end - 1]) > _LONGEST:
        return found
    rest = module.lines[end - 1].encode()[node.end_col_offset or 0 :]
    behind = rest.decode("utf-8", "replace").lstrip(",)] \t").rstrip()
    return [*found, behind] if behind.startswith("#") else found


_LONGEST = 5_000
"""Characters of a line on which comments are looked for: each of many columns on it would take a look at all of it."""
_COMMENT = re.compile(r"(?:^|[(\[,])[ \t]*(#.*)$")
"""A comment that has a line of its own or follows an argument; elsewhere the sign may be part of a text."""
