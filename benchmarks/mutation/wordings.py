"""Which mutants change nothing but the words of a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ORIGINAL = "_mutmut_orig"


def wordings(file: Path) -> Iterator[str]:
    """Yield the names of mutants in a file that differ from the original in a text of several words alone."""
    functions = {
        item.name: item for item in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(item, ast.FunctionDef)
    }
    for name, function in functions.items():
        stem, mark, number = name.rpartition("__mutmut_")
        original = functions.get(f"{stem}_{ORIGINAL}")
        if mark and number.isdigit() and original and _differs_in_words(function, original):
            yield name


# Private functions


def _differs_in_words(function: ast.FunctionDef, original: ast.FunctionDef) -> bool:
    texts, before = (list(_texts(item)) for item in (function, original))
    changed = [old for new, old in zip(texts, before, strict=False) if new != old]
    return len(changed) == 1 and " " in changed[0].strip() and _shape(function) == _shape(original)


def _texts(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _shape(function: ast.FunctionDef) -> str:
    """Return a function without its texts."""
    body = ast.Module([*function.body], [])
    return ast.dump(_Blank().visit(ast.parse(ast.unparse(body))))


class _Blank(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node
