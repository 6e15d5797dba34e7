"""A file of JSON or YAML, read by what it is, and short questions to its nodes."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Finding, Severity
from pdmap.frozen import dataclass
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Trouble
from pdmap.scan.texts import BYTE_LIMIT, Text, text_of
from pdmap.scan.trees.json import DEPTH_LIMIT, Skips, parse_json
from pdmap.source import Limits, MappingNode, Node, ScalarNode, SequenceNode, parse

_LIMITS = Limits(
    bytes=BYTE_LIMIT, lines=2_000_000, depth=DEPTH_LIMIT, nodes=4_000_000, expansions=1_000_000, scalar=1_000_000
)
"""Wider than those of manifests: descriptions of interfaces are made by programs."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds, as nodes."""

    path: str
    root: Node | None
    """`None` where it could not be read, or holds nothing."""
    troubles: tuple[Trouble, ...] = ()


def read_tree(document: Document, skips: Skips | None = None) -> Tree:
    """Read a file of JSON or YAML; what cannot be read is among its troubles."""
    text = text_of(document)
    if isinstance(text, Trouble):
        return Tree(document.path, None, (text,))
    if _is_json(document.path, text):
        found = parse_json(text, skips)
        return Tree(document.path, None, (found,)) if isinstance(found, Trouble) else Tree(document.path, found)
    manifest = parse(document.path, text.characters.encode(), _LIMITS)
    grave = (finding for finding in manifest.findings if finding.check.severity is Severity.ERROR)
    return Tree(document.path, manifest.root, tuple(map(_trouble, grave)))


def mapping(node: Node | None, *keys: str) -> MappingNode | None:
    """Return the mapping that some keys lead to, or `None` where there is none."""
    for key in keys:
        node = node.get(key) if isinstance(node, MappingNode) else None
    return node if isinstance(node, MappingNode) else None


def items(node: Node | None, key: str) -> tuple[Node, ...]:
    """Return what the list below a key holds; nothing where there is no list."""
    found = node.get(key) if isinstance(node, MappingNode) else None
    return tuple(found.items) if isinstance(found, SequenceNode) else ()


def word(node: Node | None, *keys: str) -> str:
    """Return the text of a scalar that some keys lead to; empty where there is none."""
    for key in keys:
        node = node.get(key) if isinstance(node, MappingNode) else None
    return node.text if isinstance(node, ScalarNode) and node.value is not None else ""


def flag(node: Node | None, key: str) -> bool:
    """Return whether a key is given as true."""
    found = node.get(key) if isinstance(node, MappingNode) else None
    return isinstance(found, ScalarNode) and found.value is True


def texts(node: Node | None) -> Iterator[str]:
    """Yield the texts of a list, or of a single scalar."""
    nodes = node.items if isinstance(node, SequenceNode) else [node]
    yield from (each.text for each in nodes if isinstance(each, ScalarNode) and each.value is not None)


# Private functions


def _is_json(path: str, text: Text) -> bool:
    if path.lower().endswith((".yml", ".yaml")):
        return False
    return path.lower().endswith((".json", ".avsc")) or text.characters.lstrip()[:1] in ("{", "[")


def _trouble(finding: Finding) -> Trouble:
    return Trouble(Place(finding.location.path, finding.location.line), finding.message)
