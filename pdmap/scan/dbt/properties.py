"""Files of properties, such as `schema.yml`: what people write of columns, with exact lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.scan.dbt.sayings import evidence_of
from pdmap.scan.schema import Column, Place, Reference, Table, Trouble
from pdmap.scan.trees import items, mapping, texts, word
from pdmap.source import MappingNode, Node

KINDS = ("models", "seeds", "snapshots", "sources")


def tables(root: Node | None, troubles: list[Trouble]) -> Iterator[Table]:
    """Yield the tables of a file; those of sources have the name of their source before a dot."""
    for kind in KINDS:
        for node in items(root, kind):
            if kind == "sources":
                for each in items(node, "tables"):
                    yield from _table(each, f"{word(node, 'name')}.", troubles, inherited=node)
            else:
                yield from _table(node, "", troubles)


# Private functions


def _table(node: Node, before: str, troubles: list[Trouble], inherited: Node | None = None) -> Iterator[Table]:
    name = word(node, "name")
    if not name:
        troubles.append(Trouble(Place(node.path, node.line), "a model or table has no name, and was not read"))
        return
    above = evidence_of(inherited) if isinstance(inherited, MappingNode) else ()
    yield Table(
        name=before + name,
        columns=tuple(_all_columns(node, troubles)),
        place=_place(node),
        comment=word(node, "description").strip(),
        evidence=(*(evidence_of(node) if isinstance(node, MappingNode) else ()), *above),
    )


def _all_columns(node: Node, troubles: list[Trouble]) -> Iterator[Column]:
    """Yield the columns of a model, and those that only one of its versions has."""
    known: set[str] = set()
    for holder in (node, *items(node, "versions")):
        for column in _columns(holder, troubles):
            if column.full_name not in known:
                known.add(column.full_name)
                yield column


def _columns(node: Node, troubles: list[Trouble]) -> Iterator[Column]:
    for each in items(node, "columns"):
        name = word(each, "name")
        if not name and isinstance(each, MappingNode) and each.get("include"):
            continue  # a version says so which columns of the model it has
        if not name or not isinstance(each, MappingNode):
            troubles.append(Trouble(Place(each.path, each.line), "a column has no name, and was not read"))
            continue
        tests = (*items(each, "tests"), *items(each, "data_tests"))
        rules = {word(rule, "type") for rule in items(each, "constraints")}
        is_key = "primary_key" in rules
        is_filled = is_key or "not_null" in rules or "not_null" in {word(test) for test in tests}
        *path, last = name.split(".")
        yield Column(
            name=last,
            type=word(each, "data_type"),
            place=_place(each),
            path=tuple(path),
            is_nullable=False if is_filled else None,
            is_key=is_key,
            comment=word(each, "description").strip(),
            references=_reference(tests),
            values=_values(tests),
            evidence=evidence_of(each),
        )


def _reference(tests: tuple[Node, ...]) -> Reference | None:
    """Return what the test of a relation says: `to: ref('users')`."""
    for test in tests:
        found = _arguments(test, "relationships")
        target = _CALLED.findall(word(found, "to"))
        if target:
            return Reference(".".join(target), word(found, "field").strip("\"'") or None)
    return None


def _values(tests: tuple[Node, ...]) -> tuple[str, ...]:
    for test in tests:
        if found := _arguments(test, "accepted_values"):
            return tuple(texts(found.get("values")))[:100]
    return ()


def _arguments(test: Node, name: str) -> MappingNode | None:
    found = mapping(test, name)
    return (mapping(found, "arguments") or found) if found else None


def _place(node: Node) -> Place:
    key = node.key_node("name") if isinstance(node, MappingNode) else None
    return Place(node.path, key.line if key else node.line)


_CALLED = re.compile(r"['\"]([^'\"]+)['\"]")
