"""The classes of one source, and what each of them gets from others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.scan.schema import Place, Trouble
from pdmap.scan.texts import Text
from pdmap.scan.typeorm.columns import is_column
from pdmap.scan.typeorm.schemas import EntitySchema, entity_schemas
from pdmap.scan.typescript.classes import Class, classes
from pdmap.scan.typescript.names import functions, imports, texts
from pdmap.scan.typescript.script import Script
from pdmap.scan.typescript.tokens import Kind

ENTITIES = frozenset({"Entity", "ChildEntity", "ViewEntity"})
"""Decorators that make a table of a class."""


class Project:
    """The classes of one source, by their names."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.classes: list[Class] = []
        self._told: set[Trouble] = set()
        self.decorators: set[str] = set()
        """Functions of the project that make columns."""
        self._by_name: dict[str, list[Class]] = {}
        self._by_place: dict[tuple[str, str], Class] = {}
        self._texts: dict[str, Text] = {}
        self._origins: dict[tuple[str, str], tuple[str, str]] = {}
        """What each name that a file imports is called elsewhere, and where, by the path of the file and the name."""
        self._constants: dict[tuple[str, str], str] = {}
        self._composed: dict[str, tuple[str, ...]] = {}
        """The names of which constants are put together, such as those of mixins."""
        self._known: dict[str, set[str]] = {}
        """Where a name comes from, in any file."""

    def take(self, text: Text, script: Script) -> None:
        """Take up what a file defines."""
        self._texts[text.path] = text
        for name in imports(script):
            self._origins[text.path, name.name] = name.original, name.origin
            self._known.setdefault(name.original, set()).add(name.origin)
        self._constants |= {(text.path, name): value for name, value in texts(script).items()}
        for each in classes(script):
            self.classes.append(each)
            self._by_name.setdefault(each.name, []).append(each)
            self._by_place.setdefault((text.path, each.name), each)
        for schema in entity_schemas(script):
            self._take_schema(schema)
        for function in functions(script):
            body = script.tokens[function.first : min(function.end, function.first + _LOOKED_AT)]
            words = [token.text for token in body if token.kind is Kind.NAME]
            if "class" in words:
                for each in classes(script, function.first, function.end):
                    if any(decorator.name in ENTITIES for decorator in each.decorators):
                        self.classes.append(each)
                    self._by_name.setdefault(function.name, []).append(replace(each, name=function.name, bases=()))
            elif any(map(is_column, words)):
                self.decorators.add(function.name)
            elif words and len(words) <= _MOST_MIXED:
                self._composed.setdefault(function.name, tuple(words))

    def place(self, found: Class, offset: int) -> Place:
        """Return a place in the file of a class."""
        return self._texts[found.path].place(offset)

    def report(self, found: Class, offset: int, fact: str, *, is_lost: bool = True) -> None:
        """Note what cannot be read of a class."""
        trouble = Trouble(self.place(found, offset), fact, is_lost)
        if trouble not in self._told:  # a class may be met several times
            self._told.add(trouble)
            self.troubles.append(trouble)

    def text(self, name: str, path: str) -> str | None:
        """Return the text that a constant of a file stands for; `None` where it is not written in that file."""
        return self._constants.get((path, name))

    def find(self, name: str, path: str) -> Class | None:
        """Return the class that a file means by a name: its own, then that of the file that it names, then any."""
        original, origin = self._origins.get((path, name), (name, ""))
        found = self._by_name.get(original, [])
        stem = origin.rpartition("/")[2]
        named = (each for each in found[:_MOST_ALIKE] if stem and each.path.rpartition("/")[2].startswith(stem))
        return self._by_place.get((path, original)) or next(named, None) or (found[0] if found else None)

    def bases(self, found: Class) -> Iterator[Class]:
        """Yield what a class inherits from; report what is not in the source, unless a library has it."""
        waiting, seen, calls = list(found.bases), set[str](), set(found.bases[:1])
        while waiting:
            name = waiting.pop(0)
            if name in seen:
                continue
            seen.add(name)
            if base := self.find(name, found.path):
                if base is not found and base.name != found.name:
                    yield base
            elif (original := self._origins.get((found.path, name), (name, ""))[0]) in self._composed:
                made = self._composed[original]
                waiting += made
                calls.add(made[0])
            elif self._is_own(name, found, is_called=name in calls):
                fact = f"`{found.name}` inherits from `{name}`, which is not in this source: its columns are missing"
                self.report(found, found.start, fact)

    # Private methods

    def _take_schema(self, schema: EntitySchema) -> None:
        """Take up an entity that is defined as an object; where its class is beside it, that defines no columns."""
        self.classes.append(schema.found)
        for name in schema.names:
            self._by_name.setdefault(name, []).insert(0, schema.found)
            self._by_place[schema.found.path, name] = schema.found
        for token in schema.unwritten:
            fact = f"not all of the entity `{schema.found.name}` is written here: columns may be missing"
            self.report(schema.found, token.start, fact)

    def _is_own(self, name: str, found: Class, *, is_called: bool) -> bool:
        """Tell whether a name is not that of a library; one that nobody imports counts where it is a base or called."""
        _, origin = self._origins.get((found.path, name), ("", ""))
        origins = {origin} if origin else self._known.get(name, set())
        return any(each.startswith(_OWN) for each in origins) or (is_called and not origins)


# Private tables

_OWN = (".", "@/", "~/", "src/")
"""How the origins of classes of the project begin."""
_MOST_ALIKE = 500
"""Classes of the same name among which that of the right file is looked for."""
_LOOKED_AT = 5_000
_MOST_MIXED = 20
