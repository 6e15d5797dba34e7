"""Where and what is written into manifests: fields that are added, and columns that get another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from pdmap.findings import Edit, Position, Span
from pdmap.fixes.written import Written
from pdmap.frozen import dataclass
from pdmap.model import System
from pdmap.scan.drift.difference import Addition, Difference, Move
from pdmap.scan.drift.wording import yaml
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode
from pdmap.source.characters import is_clean_value

UNCLEAN = "its name holds control or invisible characters, which no manifest may hold"
"""Why a column is not written."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A difference that cannot be mended by writing, and why."""

    difference: Difference
    reason: str


@dataclass(frozen=True, slots=True)
class Patch:
    """What is written into manifests."""

    edits: tuple[Edit, ...]
    taken: tuple[Difference, ...]
    """The differences that are mended by it."""
    refused: tuple[Refusal, ...]


def patch_of(differences: Iterable[Difference], contents: Mapping[str, bytes], mark: str) -> Patch:
    """Return what mends those differences that need no decision; what is added is marked as unreviewed.

    Args:
        differences: The differences.
        contents: The bytes of each manifest, by path.
        mark: What stands behind `unreviewed`.
    """
    written = {path: Written.of(data) for path, data in contents.items()}
    edits: list[Edit] = []
    taken: list[Difference] = []
    refused: list[Refusal] = []
    added: dict[str, list[tuple[Difference, Addition]]] = {}
    for difference in differences:
        if difference.patch and not is_clean_value(difference.patch.column):
            refused.append(Refusal(difference, UNCLEAN))
            continue
        match difference.patch:
            case Move() as move:
                edits.append(_moved(move, written[move.node.path]))
                taken.append(difference)
            case Addition() as addition:
                added.setdefault(addition.system.address, []).append((difference, addition))
            case None:
                refused += [Refusal(difference, difference.left)] if difference.left else []
            case never:
                assert_never(never)
    for pairs in added.values():
        of_system = [difference for difference, _ in pairs]
        edit = _added(pairs[0][1].system, [_item(addition, mark) for _, addition in pairs], written)
        if isinstance(edit, Edit):
            edits.append(edit)
            taken += of_system
        else:
            refused += [Refusal(difference, edit) for difference in of_system]
    return Patch(tuple(edits), tuple(taken), tuple(refused))


# Private functions


def _item(addition: Addition, mark: str) -> str:
    return f"{{type: {addition.data_type}, column: {yaml(addition.column)}, unreviewed: {mark}}}"


def _moved(move: Move, written: Written) -> Edit:
    node = move.node
    start, end = written.offset(node.span.start), written.offset(node.span.end)
    return Edit(node.path, node.span, written.text[start:end], yaml(move.column))


def _added(system: System, items: Sequence[str], manifests: Mapping[str, Written]) -> Edit | str:
    """Return the edit that adds fields to a system, or why there is none."""
    node = system.node
    written = manifests[node.path]
    fields = node.get("fields") if isinstance(node, MappingNode) else None
    if isinstance(fields, SequenceNode) and fields.items:
        return _appended(fields, items, written)
    if fields is not None:
        return "`fields` is answered, and is no list of fields"
    if not isinstance(node, MappingNode) or not node.entries:
        indent = " " * (system.head.column + 1)
        return _below(system.head.path, system.head.end_line, _block(items, indent, written), written)
    if _is_flow(node, written):
        last = _end_of(node, written, inside=True)
        return _insertion(node.path, last, f", fields: [{', '.join(items)}]")
    indent = " " * (next(iter(node.entries.values())).key.column - 1)
    return _below(node.path, _end_of(node, written).line, _block(items, indent, written), written)


def _appended(fields: SequenceNode, items: Sequence[str], written: Written) -> Edit:
    """Return the edit that puts items behind the last one of a list, as the list is written."""
    if _is_flow(fields, written):
        last = _end_of(fields.items[-1], written)
        return _insertion(fields.path, last, "".join(f", {item}" for item in items))
    indent = " " * (fields.column - 1)
    text = "".join(f"{written.line_break}{indent}- {item}" for item in items)
    return _below(fields.path, _end_of(fields, written).line, text, written)


def _block(items: Sequence[str], indent: str, written: Written) -> str:
    line_break = written.line_break
    lines = "".join(f"{line_break}{indent}  - {item}" for item in items)
    return f"{line_break}{indent}fields:{lines}"


def _below(path: str, line: int, text: str, written: Written) -> Edit:
    """Return the edit that writes text below a line, behind whatever stands on it."""
    length = len(written.lines[line - 1].rstrip("\r\n"))
    return _insertion(path, Position(line, length + 1), text)


def _insertion(path: str, where: Position, text: str) -> Edit:
    return Edit(path, Span(where, where), "", text)


def _is_flow(node: Node, written: Written) -> bool:
    """Return whether a list or a mapping is written in brackets."""
    offset = written.offset(node.span.start)
    return written.text[offset : offset + 1] in {"[", "{"}


def _end_of(node: Node, written: Written, *, inside: bool = False) -> Position:
    """Return the place behind the last character of a node: parsers count what follows a block as a part of it.

    Args:
        node: The node.
        written: The manifest that it stands in.
        inside: Whether the last part of a list or mapping in brackets is meant, and not its bracket.
    """
    while not isinstance(node, ScalarNode) and (inside or not _is_flow(node, written)):
        inside = False
        parts = _parts(node)
        if not parts:
            break
        node = parts[-1]
    return node.span.end


def _parts(node: Node) -> list[Node]:
    """Return the parts of a list or a mapping; of a key without a value, the key."""
    if isinstance(node, SequenceNode):
        return node.items
    if isinstance(node, MappingNode):
        return [_shown(entry.value) or entry.key for entry in node.entries.values()]
    return []


def _shown(value: Node) -> Node | None:
    is_empty = isinstance(value, ScalarNode) and value.value is None and not value.text
    return None if is_empty else value
