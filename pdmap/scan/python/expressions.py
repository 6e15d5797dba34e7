"""What expressions of Python say without running them."""

from __future__ import annotations

import ast

_WRAPPERS = frozenset(("_", "gettext", "gettext_lazy", "ugettext", "ugettext_lazy", "pgettext_lazy", "text", "lazy"))
"""Functions around a text that leave it a text."""
_DEPTH = 200


def dotted(node: ast.expr | None) -> str:
    """Return a name with its dots, such as `models.CharField`; empty where it is none."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join((node.id, *reversed(parts)))


def called(node: ast.expr | None) -> str:
    """Return the name of what an expression calls; empty where it is no call."""
    return dotted(node.func) if isinstance(node, ast.Call) else ""


def argument(call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
    """Return an argument by its name or, where it has a position, by that."""
    for each in call.keywords:
        if each.arg == name:
            return each.value
    if position is None or position >= len(call.args):
        return None
    found = call.args[position]
    return None if isinstance(found, ast.Starred) else found


def string(node: ast.expr | None) -> str:
    """Return the text that an expression is, also behind a function that translates it; empty where it is none."""
    for _ in range(_DEPTH):
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else ""
        if not isinstance(node, ast.Call) or called(node).rpartition(".")[2] not in _WRAPPERS or not node.args:
            return ""
        node = node.args[-1]
    return ""


def is_true(node: ast.expr | None) -> bool | None:
    """Return what an expression says as yes or no; `None` where it is neither, or absent."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, bool) else None
