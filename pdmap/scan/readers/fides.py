"""Datasets of Fides: collections as tables, with the categories of data that somebody gave their fields."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Evidence, Place, Reference, Schema, Table, Trouble
from pdmap.scan.trees import flag, items, mapping, read_tree, texts, word
from pdmap.source import MappingNode, Node

ORIGIN = "Fides dataset"


def recognizes(document: Document) -> bool:
    """Tell by the two keys that every dataset has."""
    return b"fides_key" in document.data and b"collections" in document.data


def read(documents: tuple[Document, ...]) -> Schema:
    """Read datasets one by one."""
    trees = [read_tree(document) for document in documents]
    troubles = [trouble for tree in trees for trouble in tree.troubles]
    tables = [table for tree in trees for dataset in _datasets(tree.root) for table in _tables(dataset, troubles)]
    return Schema(tuple(tables), tuple(troubles))


# Private functions


def _datasets(root: Node | None) -> tuple[Node, ...]:
    single = mapping(root, "dataset")
    return (single,) if single else items(root, "dataset")


def _tables(dataset: Node, troubles: list[Trouble]) -> Iterator[Table]:
    for node in items(dataset, "collections"):
        if name := word(node, "name"):
            yield Table(
                name=name,
                columns=tuple(_columns(node, (), troubles)),
                place=_place(node),
                comment=word(node, "description"),
                evidence=_evidence(node),
            )
        else:
            troubles.append(Trouble(Place(node.path, node.line), "a collection has no name, and was not read"))


def _columns(node: Node, path: tuple[str, ...], troubles: list[Trouble]) -> Iterator[Column]:
    for each in items(node, "fields"):
        name = word(each, "name")
        if not name:
            troubles.append(Trouble(Place(each.path, each.line), "a field has no name, and was not read"))
        elif items(each, "fields"):
            yield from _columns(each, (*path, *name.split(".")), troubles)
        else:
            yield _column(each, name, path)


def _column(node: Node, name: str, path: tuple[str, ...]) -> Column:
    meta = mapping(node, "fides_meta") or mapping(node, "fidesops_meta")
    target = next(iter(items(meta, "references")), None)
    table, _, column = word(target, "field").partition(".")
    return Column(
        name=name,
        type=word(meta, "data_type"),
        place=_place(node),
        path=path,
        is_key=flag(meta, "primary_key"),
        comment=word(node, "description"),
        references=Reference(table, column or None) if table else None,
        evidence=_evidence(node),
    )


def _evidence(node: Node) -> tuple[Evidence, ...]:
    """Return the categories of a field; those of `system` are not personal, those of `user` are."""
    categories = tuple(texts(node.get("data_categories"))) if isinstance(node, MappingNode) else ()
    if not categories:
        return ()
    is_personal = any(each == "user" or each.startswith("user.") for each in categories)
    is_known = is_personal or all(each.partition(".")[0] == "system" for each in categories)
    words = f"data_categories: {', '.join(categories)}"
    return (Evidence(ORIGIN, words, is_personal if is_known else None, categories),)


def _place(node: Node) -> Place:
    key = node.key_node("name") if isinstance(node, MappingNode) else None
    return Place(node.path, key.line if key else node.line)


READER = Reader(
    description="Fides datasets: collections and fields with their data categories, which count as evidence",
    suffixes=(".yaml", ".yml", ".json"),
    recognizes=recognizes,
    read=read,
)
