"""`gdpr.yml` of django-gdpr: whether fields of models are personal, as somebody said of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.scan.annotations import answer_of
from pdmap.scan.reader import Document
from pdmap.scan.schema import Column, Evidence, Trouble
from pdmap.scan.trees import mapping, read_tree, word
from pdmap.source import MappingNode

ORIGIN = "django-gdpr"

Declarations = dict[tuple[str, str], bool]
"""Whether a field is personal, by the name of its model, such as `accounts.user`, and its own, in small letters."""


def is_declaration(document: Document) -> bool:
    """Tell whether a file is one that django-gdpr writes."""
    return document.path.rpartition("/")[2].lower() in ("gdpr.yml", "gdpr.yaml")


def read_declarations(documents: tuple[Document, ...]) -> tuple[Declarations, tuple[Trouble, ...]]:
    """Return what is declared, and what could not be read."""
    trees = [read_tree(document) for document in documents if is_declaration(document)]
    found: Declarations = {}
    for tree in trees:
        models = mapping(tree.root, "models")
        for model, entry in models.items() if models else ():
            for name, answer in _answers(mapping(entry, "fields")):
                found[model.lower(), name.lower()] = answer
                bare = model.lower().rpartition(".")[2], name.lower()
                found[bare] = found.get(bare, answer)
    return found, tuple(trouble for tree in trees for trouble in tree.troubles)


def declared(column: Column, field: str, model: str, declarations: Declarations) -> Column:
    """Return a column with what is declared of it.

    The label of an application is not always in the path of its file: then the name of the model is enough.
    """
    own = model.lower().rpartition(".")[2]
    for name in (model.lower(), own):
        answer = declarations.get((name, field.lower()))
        if answer is not None:
            said = Evidence(ORIGIN, f"pii: {'true' if answer else 'false'}", is_personal=answer)
            return replace(column, evidence=(*column.evidence, said))
    return column


# Private functions


def _answers(fields: MappingNode | None) -> Iterator[tuple[str, bool]]:
    for name, node in fields.items() if fields else ():
        answer = answer_of(word(node, "pii"))
        if answer is not None:
            yield name.rpartition(".")[2], answer
