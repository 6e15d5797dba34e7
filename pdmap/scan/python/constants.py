"""Texts that are given a name elsewhere: in the class, in the file, or in another file of the project."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pdmap.scan.python.classes import absolute
from pdmap.scan.python.expressions import dotted, string
from pdmap.scan.python.modules import Module, read_modules, statements
from pdmap.scan.reader import Document

_DEPTH = 8
"""Names that stand for names."""


class Constants:
    """The texts that names of a project stand for; a file without models is read where a name of it is asked for."""

    def __init__(self, modules: Iterable[Module], others: Iterable[Document] = ()) -> None:
        self._modules: dict[str, list[Module]] = defaultdict(list)
        for module in modules:
            self._modules[module.parts[-1] if module.parts else ""].append(module)
        self._outermost: dict[str, _Body] = {}
        self._others: dict[str, list[Document]] = defaultdict(list)
        for document in others:
            path = PurePosixPath(document.path)
            self._others[path.parent.name if path.stem == "__init__" else path.stem].append(document)

    def text(self, node: ast.expr | None, module: Module, owner: ast.ClassDef | None = None) -> str:
        """Return the text that an expression in a file, or in the body of a class, is; empty where it is unknown."""
        return self._text(node, module, owner, 0)

    def named(self, name: str, module: Module) -> str:
        """Return the text that a name such as `settings.TEAM_MODEL` stands for in a file; empty where it is unknown."""
        return self._named(name, module, None, 0)

    def alias(self, name: str, module: Module) -> str:
        """Return what a name stands for that a file, or the file that it is imported from, gives to another."""
        if here := module.aliases.get(name):
            return here
        parts = absolute(module.imports.get(name, ""), module)
        found = (other.aliases.get(parts[-1]) for other in self._files(parts[:-1])) if parts else ()
        return next((each for each in found if each), name)

    def origins(self, name: str, module: Module) -> list[str]:
        """Return where the file that a name is imported from has it from itself, or may have: `other.index`."""
        first, _, rest = name.partition(".")
        meant = module.imports.get(first, "")
        parts = absolute(f"{meant}.{rest}" if rest else meant, module)
        files = list(self._files(parts[:-1])) if parts else []
        return [each for other in files for each in (other.imports.get(parts[-1]), *other.stars) if each]

    # Private methods

    def _text(self, node: ast.expr | None, module: Module, owner: ast.ClassDef | None, depth: int) -> str:
        if depth > _DEPTH:
            return ""
        if name := dotted(node):
            return self._named(name.removesuffix(".value"), module, owner, depth)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [self._text(each, module, owner, depth + 1) for each in (node.left, node.right)]
        elif isinstance(node, ast.JoinedStr):
            values = (each.value if isinstance(each, ast.FormattedValue) else each for each in node.values)
            parts = [self._text(each, module, owner, depth + 1) for each in values]
        else:
            return string(node)
        return "".join(parts) if all(parts) else ""

    def _named(self, name: str, module: Module, owner: ast.ClassDef | None, depth: int) -> str:
        first, _, rest = name.partition(".")
        outermost = self._outermost.get(module.path) or _Body(module.tree.body)
        self._outermost[module.path] = outermost
        if not rest and owner and (here := _Body(owner.body).given.get(name)):
            return self._text(here, module, owner, depth + 1)
        if rest and (holder := outermost.classes.get(first)) and (inner := _Body(holder.body).given.get(rest)):
            return self._text(inner, module, holder, depth + 1)
        if not rest and (here := outermost.given.get(name)):
            return self._text(here, module, None, depth + 1)
        origin = module.imports.get(first)
        return self._imported(f"{origin}.{rest}" if rest else origin, module, depth) if origin else ""

    def _imported(self, meant: str, module: Module, depth: int) -> str:
        """Return what a name of another file is given there: `const.TABLE`, or `const.Tables.USERS`."""
        parts = absolute(meant, module)
        for size in (1, 2):
            for other in self._files(parts[:-size]):
                if found := self._named(".".join(parts[-size:]), other, None, depth + 1):
                    return found
        return ""

    def _files(self, parts: tuple[str, ...]) -> Iterator[Module]:
        """Yield the files whose name ends with some parts."""
        last = parts[-1] if parts else ""
        modules, _ = read_modules(self._others.pop(last, ()))
        self._modules[last] += modules
        return (each for each in self._modules[last] if parts and each.parts[-len(parts) :] == parts)


# Private classes


class _Body:
    """What the names of a file or a class are given; the first of it, where that is done under conditions."""

    def __init__(self, body: list[ast.stmt]) -> None:
        self.given: dict[str, ast.expr] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        for statement in statements(body, in_functions=False):
            if isinstance(statement, ast.ClassDef):
                self.classes.setdefault(statement.name, statement)
            elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
                targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                for name in map(dotted, targets):
                    self.given.setdefault(name, statement.value)
