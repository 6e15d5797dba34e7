"""Manifests as somebody would edit them without saying anything else: comments, blank lines, other words."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pdmap.app.amending.wordings import ANSWERS, DESCRIPTIONS, ITEM, NAMES, Wording, wording_at
from pdmap.questions.placeholders import PLACEHOLDER
from pdmap.questions.saying import is_said
from pdmap.source import MappingNode, Node, Plain, ScalarNode, SequenceNode, parse, plain

PLACES = {
    section: sorted({*DESCRIPTIONS.get(section, ()), *ANSWERS.get(section, ()), *NAMES.get(section, ())})
    for section in {*DESCRIPTIONS, *ANSWERS, *NAMES}
}

Change = tuple[int, int, int, str]
"""A line, the columns of the stretch that is replaced, and what is written there."""


def reworded(data: bytes) -> bytes:
    """Return a manifest with other names and descriptions, new comments and blank lines, and some descriptions more."""
    manifest = parse("manifest.yaml", data)
    lines = list(manifest.lines)
    if manifest.root is None:
        return data
    changes = [*_other_words((), manifest.root), *_further_words((), manifest.root, lines)]
    for line, start, end, text in sorted(changes, reverse=True):
        lines[line - 1] = lines[line - 1][: start - 1] + text + lines[line - 1][end - 1 :]
    return "\n".join(_with_comments(lines)).encode()


def worded(data: bytes) -> bytes:
    """Return a manifest in which every object has all the texts whose words no rule judges by, an object to a line."""
    manifest = parse("manifest.yaml", data)
    content = plain(manifest.root) if manifest.root else None
    if not isinstance(content, dict):
        return data
    return "".join(_section(name, objects) for name, objects in content.items()).encode()


# Private functions


def _section(name: str, objects: Plain) -> str:
    if not isinstance(objects, dict) or name not in PLACES:
        return f"{name}: {json.dumps(objects)}\n"
    for identifier, each in objects.items():
        for place in PLACES[name]:
            _put(each, place, f"the {place[-1]} of {name} like {identifier}")
    lines = (f"  {json.dumps(identifier)}: {json.dumps(each)}\n" for identifier, each in objects.items())
    return f"{name}:\n{''.join(lines)}" if objects else f"{name}: {{}}\n"


def _put(content: Plain, place: tuple[str, ...], text: str) -> None:
    """Put a text into its place where it is free, and where the place can be."""
    key, *below = place
    if key == ITEM:
        for each in content if isinstance(content, list) else ():
            _put(each, tuple(below), text)
    elif isinstance(content, dict) and "unknown" not in content:
        if below and below[0] != ITEM:
            content.setdefault(key, {})
        if below:
            _put(content.get(key), tuple(below), text)
        else:
            content.setdefault(key, text)


def _other_words(keys: tuple[str, ...], node: Node) -> Iterator[Change]:
    """Yield other names and descriptions, where they stand on one line."""
    if wording_at(keys) and isinstance(node, ScalarNode) and node.line == node.end_line and _says_something(node):
        what = "Altogether renamed" if wording_at(keys) is Wording.NAME else "other: words"
        yield node.line, node.column, node.end_column, f'"{what} {node.line}"'
    for key, value in _below(node):
        yield from _other_words((*keys, key), value)


def _says_something(node: ScalarNode) -> bool:
    return isinstance(node.value, str) and is_said(node.value) and not PLACEHOLDER.search(node.value)


def _further_words(keys: tuple[str, ...], node: Node, lines: list[str]) -> Iterator[Change]:
    """Yield a description for each object that has none."""
    is_described = wording_at((*keys, "description")) is Wording.DESCRIPTION
    if isinstance(node, MappingNode) and is_described and {"description", "unknown"}.isdisjoint(node.entries):
        first = next(iter(node.entries.values()), None)
        if first:
            is_flow = lines[node.line - 1][node.column - 1] == "{"
            behind = ", " if is_flow else f"\n{' ' * (first.key.column - 1)}"
            yield first.key.line, first.key.column, first.key.column, f"description: new words{behind}"
    for key, value in _below(node):
        yield from _further_words((*keys, key), value, lines)


def _below(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, MappingNode):
        yield from node.items()
    elif isinstance(node, SequenceNode):
        yield from ((ITEM, item) for item in node.items)


def _with_comments(lines: list[str]) -> Iterator[str]:
    yield "# a comment"
    for line in lines:
        if line[:1].isalpha():  # the key of a section, for no text goes on in the first column
            yield from ("", "# another one: of two lines", "#")
        yield line
