"""Properties of an object as columns: nested objects become paths, lists are looked through, recursion is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.scan.objects.library import Library, Target
from pdmap.scan.objects.sayings import comment_of, evidence_of, type_of, values_of
from pdmap.scan.schema import Column, Evidence, Place, Reference, Trouble
from pdmap.scan.trees import items, mapping, texts, word
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode

DEPTH_LIMIT = 60
"""Objects within one another, and references that lead to references."""
TABLE_LIMIT = 1_000
"""Columns of one object where targets take the place of references: a few of them can multiply without end."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How the walker came to an object."""

    path: tuple[str, ...] = ()
    followed: frozenset[str] = frozenset()
    """Addresses of the references on the way, so that recursion ends."""
    depth: int = 0
    evidence: tuple[Evidence, ...] = ()
    """What is said of the objects on the way, which goes for all that lies in them."""

    def into(self, name: str, evidence: tuple[Evidence, ...]) -> _Way:
        return replace(self, path=(*self.path, name), depth=self.depth + 1, evidence=(*self.evidence, *evidence))

    def along(self, address: str) -> _Way:
        return replace(self, followed=self.followed | {address}, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class _Property:
    """A property as it is written."""

    name: str
    place: Place
    node: Node
    is_nullable: bool | None


class Walker:
    """Walks through the objects of one source."""

    def __init__(self, library: Library, origin: str, *, is_expanding: bool) -> None:
        """Make a walker whose evidence has an origin; one that expands puts the target of a `$ref` in its place."""
        self.library = library
        self.troubles: list[Trouble] = []
        self.reached: dict[str, Target] = {}
        """What references lead to, by its address."""
        self._origin = origin
        self._is_expanding = is_expanding
        self._count = 0
        self.is_overfull = False
        """Whether an object came to more columns than it may have; those of it are not complete."""
        self._told: set[str] = set()

    def columns(self, node: Node, address: str = "") -> tuple[Column, ...]:
        """Return the properties of an object, each once, and of the objects of a list."""
        followed = frozenset((address,)) if address else frozenset()
        return self._unique(self._of_object(node, _Way(followed=followed)))

    def column(self, name: str, node: Node, place: Place, *, is_nullable: bool | None) -> tuple[Column, ...]:
        """Return what a single value holds that is described by itself, such as a parameter."""
        return self._unique(self._of_property(_Property(name, place, node, is_nullable), _Way()))

    def followed(self, node: MappingNode, *, elsewhere: bool = False) -> MappingNode:
        """Return what a reference that is no object leads to; where `elsewhere`, only out of the files read whole."""
        for _ in range(DEPTH_LIMIT):
            reference = word(node, "$ref")
            found = self.library.find(reference, node.path) if reference else None
            if reference and not found:
                self._tell_missing(reference, node)
            if found is None or (elsewhere and found.node.path in self.library.own):
                break
            node = found.node
        return node

    # Private methods: objects

    def _unique(self, columns: Iterator[Column]) -> tuple[Column, ...]:
        found: dict[str, Column] = {}
        self._count = 0
        for column in columns:
            found.setdefault(column.full_name, column)
        return tuple(found.values())

    def _of_object(self, node: Node | None, way: _Way) -> Iterator[Column]:
        """Yield the columns of an object, with those of all that it is composed of."""
        if not isinstance(node, MappingNode) or self._is_too_deep(node, way):
            return
        if reference := word(node, "$ref"):
            target = self._target(reference, node)
            if target and target.address not in way.followed:
                yield from self._of_object(target.node, way.along(target.address))
        for each in _properties(node):
            yield from self._of_property(each, way)
        for part in _parts(node):
            said = evidence_of(part, self._origin) if isinstance(part, MappingNode) else ()
            yield from self._of_object(part, replace(way, depth=way.depth + 1, evidence=(*way.evidence, *said)))

    def _of_property(self, each: _Property, way: _Way) -> Iterator[Column]:
        """Yield the column of a property, or those of the object that it is."""
        if not isinstance(each.node, MappingNode):
            if isinstance(each.node, ScalarNode) and isinstance(each.node.value, bool):
                yield from self._made(each, way, MappingNode(each.node.path, each.place.line or 1, 1, 1, 1), None)
            return
        evidence = evidence_of(each.node, self._origin)
        node, target, inner = self._followed(each.node, way)
        evidence += evidence_of(node, self._origin) if node is not each.node else ()
        is_cut = self._names_only(node) if target is None else not self._is_expanding or target.address in way.followed
        inside = [] if is_cut else list(self._of_object(node, inner.into(each.name, evidence)))
        if inside:
            yield from inside
        else:
            yield from self._made(each, way, node, target, evidence)

    def _names_only(self, node: MappingNode) -> bool:
        """Tell whether a value is one of several objects that have tables of their own."""
        choices = _choices(node)
        return not self._is_expanding and bool(choices) and all(word(each, "$ref") for each in choices)

    def _made(
        self, each: _Property, way: _Way, node: MappingNode, target: Target | None, evidence: tuple[Evidence, ...] = ()
    ) -> Iterator[Column]:
        self._count += 1
        if self._is_full():
            return
        outer = each.node if isinstance(each.node, MappingNode) else node
        is_object = target is not None and _is_object(target.node)
        yield Column(
            name=each.name,
            type=type_of(outer, node, target.name if target and is_object else ""),
            place=each.place,
            path=way.path,
            is_nullable=each.is_nullable,
            comment=comment_of(outer) or comment_of(node),
            references=Reference(target.name) if target and is_object and not self._is_expanding else None,
            values=values_of(node),
            evidence=(*evidence, *way.evidence),
        )

    # Private methods: references

    def _followed(self, node: MappingNode, way: _Way) -> tuple[MappingNode, Target | None, _Way]:
        """Return what a property is in the end: behind lists, choices of one, and references."""
        target: Target | None = None
        for _ in range(DEPTH_LIMIT):
            inner = _only_part(node)
            if inner is None:
                return node, target, way
            if not (reference := word(inner, "$ref")):
                node = inner
                continue
            found = self._target(reference, inner)
            if found is None:
                return inner, None, way
            if not self._is_expanding and _is_object(found.node):
                return found.node, found, way
            if found.address in way.followed:
                return found.node, found, way
            node, way = found.node, way.along(found.address)
            target = None if self._is_expanding else found
        self._tell("depth", Place(node.path, node.line), _TOO_DEEP)
        return node, target, way

    def _target(self, reference: str, node: MappingNode) -> Target | None:
        found = self.library.find(reference, node.path)
        if found is None:
            self._tell_missing(reference, node)
            return None
        self.reached.setdefault(found.address, found)
        return found

    def _is_too_deep(self, node: MappingNode, way: _Way) -> bool:
        if way.depth > DEPTH_LIMIT:
            self._tell("depth", Place(node.path, node.line), _TOO_DEEP)
        return way.depth > DEPTH_LIMIT or self._is_full()

    def _is_full(self) -> bool:
        self.is_overfull |= self._is_expanding and self._count > TABLE_LIMIT
        return self.is_overfull

    def _tell_missing(self, reference: str, node: MappingNode) -> None:
        fact = f"`$ref` leads to `{reference[:200]}`, which is not in this source"
        self._tell(f"{node.path}:{reference}", Place(node.path, node.line), fact)

    def _tell(self, key: str, place: Place, fact: str) -> None:
        """Tell a trouble once."""
        if key not in self._told:
            self._told.add(key)
            self.troubles.append(Trouble(place, fact))


# Private functions


def _properties(node: MappingNode) -> Iterator[_Property]:
    required = frozenset(texts(node.get("required"))) if isinstance(node.get("required"), SequenceNode) else frozenset()
    properties = mapping(node, "properties")
    for name, entry in properties.entries.items() if properties else ():
        is_optional = name not in required and word(entry.value, "required") != "true"
        is_nullable = is_optional or _takes_null(entry.value)
        yield _Property(name, Place(node.path, entry.key.line), entry.value, is_nullable)


def _takes_null(node: Node) -> bool:
    if word(node, "nullable") == "true" or word(node, "x-nullable") == "true":
        return True
    kinds = node.get("type") if isinstance(node, MappingNode) else None
    parts = (*items(node, "anyOf"), *items(node, "oneOf"))
    return "null" in texts(kinds) or any(word(part, "type") == "null" for part in parts)


def _parts(node: MappingNode) -> Iterator[Node]:
    """Yield what an object is composed of, or may be, besides its own properties."""
    for key in ("allOf", "anyOf", "oneOf"):
        yield from items(node, key)
    for key in ("then", "else", "items", "additionalProperties"):
        if found := mapping(node, key):
            yield found
    yield from (each for each in items(node, "items") if isinstance(each, MappingNode))
    yield from items(node, "prefixItems")
    for key in ("patternProperties", "dependentSchemas", "dependencies"):
        holder = mapping(node, key)
        yield from (inner for _, inner in holder.items() if isinstance(inner, MappingNode)) if holder else ()


def _only_part(node: MappingNode) -> MappingNode | None:
    """Return the one thing that a property is made of; itself where it is a reference, `None` where it ends there."""
    if word(node, "$ref"):
        return node
    if mapping(node, "properties"):
        return None
    if choices := _choices(node):
        return choices[0] if len(choices) == 1 else None
    return mapping(node, "items") or mapping(node, "additionalProperties")


def _choices(node: MappingNode) -> list[MappingNode]:
    """Return what a value without properties of its own is composed of, or one of."""
    for key in ("allOf", "anyOf", "oneOf"):
        parts = [each for each in items(node, key) if isinstance(each, MappingNode) and word(each, "type") != "null"]
        if parts and not mapping(node, "properties"):
            return parts
    return []


def _is_object(node: MappingNode) -> bool:
    return any(node.get(key) for key in ("properties", "allOf", "anyOf", "oneOf", "additionalProperties"))


_TOO_DEEP = f"objects lie in one another more than {DEPTH_LIMIT} deep; what lies deeper is left out"
