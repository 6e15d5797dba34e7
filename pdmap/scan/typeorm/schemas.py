"""Entities that a program defines as objects, `new EntitySchema({...})`, read as classes with decorators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.scan.typeorm.columns import underscored
from pdmap.scan.typescript.classes import Class, Decorator, Property
from pdmap.scan.typescript.names import functions
from pdmap.scan.typescript.script import Script
from pdmap.scan.typescript.tokens import Kind, Token
from pdmap.scan.typescript.values import Value, entries, literal, options


@dataclass(frozen=True, slots=True)
class EntitySchema:
    """An entity that is defined as an object."""

    found: Class
    names: frozenset[str]
    """What other entities may call it: its name, the class that its rows become, and the constant that it is."""
    unwritten: tuple[Token, ...]
    """Where something is put into it that is not written in the file."""


def entity_schemas(script: Script) -> Iterator[EntitySchema]:
    """Yield the entities that a file defines as objects."""
    constants: Mapping[str, Value] | None = None
    at = 0
    while at < len(script.tokens):
        opening = _opening(script, at)
        if opening is None:
            at += 1
            continue
        if constants is None:
            constants = {each.name: tuple(script.tokens[each.first : each.end]) for each in functions(script)}
        yield _Reading(script, constants).schema(at, opening)
        at = script.end(opening) + 1


# Private classes and functions


class _Reading:
    """Reads one entity."""

    def __init__(self, script: Script, constants: Mapping[str, Value]) -> None:
        self.script = script
        self.constants = constants
        self.unwritten: list[Token] = []

    def schema(self, at: int, opening: int) -> EntitySchema:
        """Return the entity that begins with a token, and whose object stands in a bracket."""
        script, first = self.script, self.script.tokens[at]
        argument = self._resolved(tuple(script.tokens[opening + 1 : script.end(opening)]))
        said = {key.text: value for key, value in entries(argument)}
        constant = script.word(at - 2) if script.word(at - 1) == "=" else ""
        called, target = _name_of(said.get("name", ())), _name_of(said.get("target", ()))
        name = target or called or constant
        table = said.get("tableName") or (_token(Kind.STRING, underscored(name)),)
        before = (token.comment for token in script.tokens[max(0, at - _STATEMENT) : at + 1] if token.comment)
        comment = literal(said.get("comment", ())) or next(before, "")
        entity = Decorator("Entity", first.start, (table, argument))
        properties = tuple(self._properties(said)) if "columns" in said else ()
        if not properties or "..." in said:
            self.unwritten.append(first)
        found = Class(name, script.path, first.start, comment, (), (entity,), properties)
        return EntitySchema(found, frozenset({called, target, constant} - {""}), tuple(self.unwritten))

    # Private methods

    def _properties(self, said: Mapping[str, Value]) -> Iterator[Property]:
        for key, value in self._entries(said.get("columns", ())):
            yield _property(key, Decorator("Column", key.start, (value if options(value) else _spread(value),)))
        for key, value in self._entries(said.get("embeddeds", ())):
            held = _ARROW, *options(value).get("schema", ())
            yield _property(key, Decorator("Column", key.start, (held,)))
        for key, value in self._entries(said.get("relations", ())):
            asked = options(value)
            kind = _RELATIONS.get(literal(asked.get("type", ())) or "", "")
            self.unwritten += [] if kind else [key]
            relation = Decorator(kind, key.start, (asked.get("target", ()), value))
            joins = (Decorator(name, key.start, (asked[of],)) for of, name in _JOINS.items() if of in asked)
            yield _property(key, relation, *joins)

    def _entries(self, value: Value) -> Iterator[tuple[Token, Value]]:
        """Yield the keys of an object with their values, also those of constants that are spread into it."""
        for key, each in entries(self._resolved(value)):
            spread = tuple(entries(self._resolved(each))) if key.text == "..." else ()
            found = spread or ((key, self._resolved(each)),)
            self.unwritten += [name for name, _ in found if name.kind is Kind.SIGN]
            yield from ((name, of) for name, of in found if name.kind is not Kind.SIGN)

    def _resolved(self, value: Value) -> Value:
        """Return the value of a constant of the file; any other value as it is."""
        is_name = len(value) == 1 and value[0].kind is Kind.NAME
        return self.constants.get(value[0].text, value) if is_name else value


def _opening(script: Script, at: int) -> int | None:
    """Return the bracket of the object that defines an entity, which types in angles may stand before."""
    if script.word(at) != "new" or script.word(at + 1) != "EntitySchema":
        return None
    return next((each for each in range(at + 2, at + _NEAR) if script.word(each) == "("), None)


def _token(kind: Kind, text: str) -> Token:
    """Return a token that stands in no file."""
    return Token(kind, text, 0, is_first=False, comment="")


def _property(key: Token, *decorators: Decorator) -> Property:
    return Property(key.text, (), key.start, key.comment, decorators)


def _spread(value: Value) -> Value:
    """Return an object into which a value is spread that is not written in the file."""
    return (_OPENING, _DOTS, *value, _CLOSING)


def _name_of(value: Value) -> str:
    """Return a name that is written as a text, or as that of a class, such as `User` or `User.name`."""
    return literal(value) or (value[0].text if value and value[0].kind is Kind.NAME else "")


# Private tables

_ARROW, _DOTS, _OPENING, _CLOSING = (_token(Kind.SIGN, sign) for sign in ("=>", "...", "{", "}"))
_RELATIONS = {
    "many-to-many": "ManyToMany",
    "many-to-one": "ManyToOne",
    "one-to-many": "OneToMany",
    "one-to-one": "OneToOne",
}
_JOINS = {"joinColumn": "JoinColumn", "joinTable": "JoinTable"}
_STATEMENT = 4
"""Tokens before `new` in `export const Users = new`, above which a comment may stand."""
_NEAR = 40
"""Tokens before the object at most."""
