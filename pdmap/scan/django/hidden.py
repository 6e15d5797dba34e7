"""Fields and models that are made while code runs, and that are not written out: each is told with its line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pdmap.scan.django.models import Models, field_call, is_abstract
from pdmap.scan.python import Class, Module, called, dotted
from pdmap.scan.python.modules import statements
from pdmap.scan.schema import Trouble


def hidden_fields(found: Class) -> Iterator[Trouble]:
    """Yield the places in the body of a model at which it may get columns that are not written there."""
    for statement in statements(found.node.body, in_functions=False):
        if fact := _fact(statement, found):
            place = found.module.place(statement)
            yield Trouble(place, f"{fact} in `{found.name}` that is not written out: columns may be missing")


def made_models(module: Module, models: Models) -> Iterator[Trouble]:
    """Yield the places in a file at which a function makes a model of an abstract one: `Post = made(AbstractPost)`."""
    for statement in statements(module.tree.body, in_functions=False):
        target, value = (statement.targets[0], statement.value) if isinstance(statement, ast.Assign) else (None, None)
        if isinstance(value, ast.Call) and isinstance(target, ast.Name):
            given = (models.classes.find(name, module) for each in value.args if (name := dotted(each)))
            if found := next((each for each in given if each and is_abstract(each)), None):
                fact = f"`{called(value)}` makes a model of `{found.name}`: its columns are missing"
                yield Trouble(module.place(statement), fact)


# Private functions


def _fact(statement: ast.stmt, found: Class) -> str:
    """Return what a statement does; empty where it makes no field, or one that is read."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        name = called(statement.value) or _of_namespace(statement.value.func)
        return f"`{name}` makes something" if name == "exec" or name.endswith(_FILLING) else ""
    if not isinstance(statement, ast.Assign):
        return ""
    call, _ = field_call(statement.value, found.module)
    if call and any(isinstance(target, ast.Subscript) for target in statement.targets):
        return "a field gets a name"
    if call or not isinstance(statement.value, ast.Call):
        return ""
    return _of_call(statement.value)


def _of_call(call: ast.Call) -> str:
    name = called(call)
    if not name and isinstance(call.func, ast.Call) and called(call.func) == "getattr" and call.func.args:
        return "`getattr` makes a field" if dotted(call.func.args[0]).endswith("models") else ""
    return f"`{name}` makes a field" if _MAKING.search(name) else ""


def _of_namespace(function: ast.expr) -> str:
    """Return the name of a call on the names of the class, such as `locals().update`."""
    if isinstance(function, ast.Attribute) and called(function.value) in {"locals", "vars"}:
        return f"{called(function.value)}().{function.attr}"
    return ""


# Private tables

_FILLING = ("().update", "().setdefault", "().__setitem__")
_MAKING = re.compile(r"(?:^|[._])(?:make|build|create|get|new)_\w*field$|(?:^|[._])\w+_field$")
"""Names of functions that make fields, which are written in small letters; fields themselves are classes."""
