"""Which classes of a source are models, and what of them makes tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum

from pdmap.frozen import dataclass
from pdmap.scan.django.known import KNOWN_BASES, OTHER_CLASSES, OTHER_LIBRARIES, USERS
from pdmap.scan.python import Class, Module, Project, called, dotted, is_true, string
from pdmap.scan.python.classes import bases
from pdmap.scan.python.modules import statements

DEPTH_LIMIT = 50
"""Classes that inherit from one another."""
_NO_NAMES = frozenset(("output_field", "form_field"))
"""What expressions of queries call a field that is no column."""
_FIELDS = ("Field", "ForeignKey", "OneToOneKey", "ParentalKey")
"""How names of classes end that make columns."""
_OTHER_FILES = tuple((name,) for name in ("forms", "serializers", "filters", "schema", "schemas", "widgets", "views"))
"""Files whose classes with fields are no models, where nothing says that they are."""
_NO_COLUMNS = frozenset(("GenericForeignKey", "GenericRelation", "GenericRel"))


class Role(Enum):
    """What a class is to tables."""

    TABLE = "table"
    PART = "part"
    """It hands its columns on to the classes that inherit from it."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a model, as a call that makes it."""

    name: str
    call: ast.Call
    statement: ast.stmt
    kind: str
    """The name of its class, such as `EmailField`; with what wraps it, such as `encrypt(CharField)`."""


class Models:
    """The models of a source."""

    def __init__(self, project: Project) -> None:
        self.classes = project.classes
        self.is_lost = project.is_lost
        self.constants = project.constants
        self.too_deep: dict[Class, None] = {}
        """Classes that inherit more often than is followed, in the order in which they were met."""
        self._roles: dict[Class, Role] = {}

    def tables(self) -> Iterator[Class]:
        """Yield the classes that are tables, in the order of the source."""
        return (each for each in self.classes if self.role(each) is Role.TABLE)

    def role(self, found: Class) -> Role:
        """Return what a class is to tables."""
        if found not in self._roles:
            self._roles[found] = Role.NOTHING  # until it is known: classes that inherit from themselves end here
            self._roles[found] = self._role(found)
        return self._roles[found]

    def parents(self, found: Class) -> Iterator[tuple[str, Class | None]]:
        """Yield the names of the classes that one inherits from, and those that are of the source."""
        return ((name, self.classes.find(name, found.module)) for name in bases(found.node))

    def ancestors(self, found: Class) -> list[tuple[str, Module, Class | None]]:
        """Return all that a class inherits from, the nearest first, each once."""
        done: dict[str, tuple[str, Module, Class | None]] = {}
        waiting = [(found, 0)]
        while waiting:
            current, depth = waiting.pop(0)
            for name, parent in self.parents(current):
                key = f"{parent.module.path}:{parent.name}" if parent else name
                if key in done or parent is found:
                    continue
                done[key] = (name, current.module, parent)
                if depth >= DEPTH_LIMIT:
                    self.too_deep[found] = None
                elif parent:
                    waiting.append((parent, depth + 1))
        return list(done.values())

    def is_user(self, found: Class) -> bool:
        """Tell whether the rows of a model are the users who log in."""
        return any(name.rpartition(".")[2] in USERS for name, _, parent in self.ancestors(found) if parent is None)

    def option(self, found: Class, name: str, depth: int = 0) -> bool | str | None:
        """Return an option of a model's `Meta`, also where it has that of an abstract model that it inherits from."""
        own = _meta(found)
        if (written := _written(own, name)) is not None:
            answer = is_true(written)
            return answer if answer is not None else self.constants.text(written, found.module, own) or None
        above = [each.removesuffix(".Meta") for each in bases(own)] if own else bases(found.node)
        parents = (self.classes.find(each, found.module) for each in above)
        for parent in parents:
            if parent and parent is not found and depth <= DEPTH_LIMIT and is_abstract(parent):
                return self.option(parent, name, depth + 1)
        return None

    # Private methods

    def _role(self, found: Class) -> Role:
        ancestors = self.ancestors(found)
        outside = [(name, module) for name, module, parent in ancestors if parent is None]
        if any(_is_of_other_library(name, module) for name, module in outside):
            return Role.NOTHING
        is_model = any(_is_model(name, module) for name, module in outside)
        own = [*fields(found)]
        inherited = own or any(True for _, _, parent in ancestors if parent for _ in fields(parent))
        is_foreign = any(name != "object" for name, _ in outside)
        if not is_model and not (is_foreign and inherited and found.module.parts[-1:] not in _OTHER_FILES):
            return Role.PART if own else Role.NOTHING
        if option(found, "proxy") is True:
            return Role.NOTHING
        return Role.PART if is_abstract(found) else Role.TABLE


def fields(found: Class) -> Iterator[Field]:
    """Yield the columns that a class makes itself, also under a condition."""
    for statement in statements(found.node.body, in_functions=False):
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        else:
            continue
        for target, each in _paired(targets, value):
            call, kind = field_call(each, found.module)
            if call and target.id not in _NO_NAMES:
                yield Field(target.id, call, statement, kind)


def field_call(value: ast.expr, module: Module) -> tuple[ast.Call | None, str]:
    """Return the call that makes a column, also where another call wraps it, or a function of the file returns it."""
    wrappers: list[str] = []
    for _ in range(5):
        if not isinstance(value, ast.Call):
            break
        name = called(value)
        last = module.imports.get(name, name).rpartition(".")[2]
        if last in _NO_COLUMNS or _is_of_other_library(name, module):
            break
        if (last.endswith(_FIELDS) and last != "Field") or last.startswith("ForeignKey"):
            return value, "".join(f"{each}(" for each in wrappers) + last + ")" * len(wrappers)
        if returned := _returned(module.functions.get(name)):
            value = returned
            continue
        if not value.args or not last:
            break
        wrappers.append(last)
        value = value.args[0]
    return None, ""


def removed(found: Class) -> Iterator[str]:
    """Yield the names under which a class has something else than a column: `username = None`, or a property.

    Django leaves out the column that it would inherit.
    """
    own = {field.name for field in fields(found)}
    for statement in found.node.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef) and statement.name not in own:
            yield statement.name
        elif isinstance(statement, ast.Assign):
            names = (target.id for target in statement.targets if isinstance(target, ast.Name))
            yield from (name for name in names if name not in own)


def option(found: Class, name: str) -> bool | str | None:
    """Return an option of a model's `Meta`: a yes or no, or a text."""
    written = _written(_meta(found), name)
    answer = is_true(written)
    return string(written) or None if answer is None else answer


def is_abstract(found: Class) -> bool:
    """Tell whether a model says that it is no table itself."""
    return option(found, "abstract") is True


# Private functions


def _meta(found: Class) -> ast.ClassDef | None:
    return next((each for each in found.node.body if isinstance(each, ast.ClassDef) and each.name == "Meta"), None)


def _written(meta: ast.ClassDef | None, name: str) -> ast.expr | None:
    assigned = (each for each in (meta.body if meta else ()) if isinstance(each, ast.Assign))
    return next((each.value for each in assigned if any(dotted(target) == name for target in each.targets)), None)


def _paired(targets: list[ast.expr], value: ast.expr) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Yield the names that are given values, also several at once, with the value of each."""
    for target in targets:
        if isinstance(target, ast.Name):
            yield target, value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            pairs = zip(target.elts, value.elts, strict=True)
            yield from ((name, each) for name, each in pairs if isinstance(name, ast.Name))


def _returned(function: ast.FunctionDef | None) -> ast.expr | None:
    """Return what a function returns, if it does so in one place."""
    found = [each for each in statements(function.body) if isinstance(each, ast.Return)] if function else []
    return found[0].value if len(found) == 1 else None


def _is_model(name: str, module: Module) -> bool:
    last = module.imports.get(name, name).rpartition(".")[2]
    if _is_of_other_library(name, module):
        return False
    return last in KNOWN_BASES or last.endswith("Model") or name == "models.Model"


def _is_of_other_library(name: str, module: Module) -> bool:
    first, _, rest = name.partition(".")
    meant = f"{module.imports.get(first, first)}.{rest}"
    parts = meant.rstrip(".").split(".")
    others = OTHER_LIBRARIES - {"forms"} if "models" in parts[1:] else OTHER_LIBRARIES
    return bool(others & set(parts)) or parts[-1].endswith(OTHER_CLASSES)
