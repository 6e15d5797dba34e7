"""Put the sections of a manifest into the order of the language, each with the comments above it."""

from __future__ import annotations

from itertools import pairwise

from pdmap.fixes.written import Written
from pdmap.frozen import dataclass
from pdmap.language import sections
from pdmap.source import Entry, MappingNode, parse, plain, speaks_to_pdmap


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one section."""

    name: str
    blanks: tuple[str, ...]
    """Blank lines above it; they stay where they are, so that what stood apart stands apart."""
    lines: tuple[str, ...]
    """Its comments, its key and its value."""


def with_sorted_sections(path: str, data: bytes) -> bytes:
    """Return a manifest with its sections in the order of the language.

    It is returned as it is where the order is right, and where sorting could change what it says: an
    alias would stand before its anchor, something is wrong with its spelling, or it has no block style.
    """
    root = _sortable_root(path, data)
    if root is None:
        return data
    written = Written.of(data)
    ordered = sorted(root.entries, key=[*sections()].index)
    if ordered == [*root.entries]:
        return data
    result = written.encoded(_rearranged(written, root, ordered))
    return result if _says_the_same(path, data, result) else data


# Private functions


def _sortable_root(path: str, data: bytes) -> MappingNode | None:
    """Return the root of a manifest of known sections in block style that reads without findings."""
    manifest = parse(path, data)
    root = manifest.root
    if manifest.findings or not isinstance(root, MappingNode) or not root.entries.keys() <= sections().keys():
        return None
    keys = [entry.key for entry in root.entries.values()]
    starts_its_line = all(not manifest.lines[key.line - 1][: key.column - 1].strip() for key in keys)
    is_apart = len({key.line for key in keys}) == len(keys)
    return root if starts_its_line and is_apart else None


def _rearranged(written: Written, root: MappingNode, ordered: list[str]) -> str:
    blocks, first, last = _blocks(written.lines, root)
    by_name = {block.name: block for block in blocks}
    lines = [*written.lines[:first]]
    for slot, name in zip(blocks, ordered, strict=True):
        lines += (*slot.blanks, *by_name[name].lines)
    return "".join(_with_breaks([*lines, *written.lines[last:]], written))


def _blocks(lines: tuple[str, ...], root: MappingNode) -> tuple[list[_Block], int, int]:
    """Return the blocks of the sections, and where the first one starts and the last one ends."""
    bounds = _bounds(lines, [*root.entries.values()])
    blocks = [
        _block(name, lines[start:end], entry.key.line - 1 - start)
        for (name, entry), (start, end) in zip(root.entries.items(), pairwise(bounds), strict=True)
    ]
    return blocks, bounds[0], bounds[-1]


def _bounds(lines: tuple[str, ...], entries: list[Entry]) -> list[int]:
    """Return the indices of the lines that the sections start with, and of the line behind the last one."""
    first = entries[0].key.line - 1
    bounds = [min(_head_end(lines[:first]), _instructions(lines, 0, first))]
    for entry, below in pairwise(entries):
        asked = _instructions(lines, _last_line(entry), below.key.line - 1)
        bounds.append(min(_end(lines, entry), asked))
    return [*bounds, _end(lines, entries[-1])]


def _block(name: str, lines: tuple[str, ...], key: int) -> _Block:
    """Return the block of a section whose key stands in the line at index `key`."""
    blanks = next((index for index in range(key) if lines[index].strip()), key)
    return _Block(name, lines[:blanks], lines[blanks:])


def _head_end(above: tuple[str, ...]) -> int:
    """Return how many lines above the first key are the head of the file, which stays where it is.

    A comment directly above the key belongs to the section, if a blank line sets it apart from the head.
    """
    own = len(above)
    while own and above[own - 1].lstrip().startswith("#"):
        own -= 1
    is_apart = own and not above[own - 1].strip() and any(line.strip() for line in above[:own])
    return own if is_apart else len(above)


def _instructions(lines: tuple[str, ...], start: int, key: int) -> int:
    """Return where the comments for pdmap begin that stand directly above a key and are about its line.

    Args:
        lines: The lines of the manifest.
        start: Index of the first line that may be a comment.
        key: Index of the key's line, which is returned where there is no such comment.
    """
    first = number = key
    while number > start and lines[number - 1].lstrip().startswith("#"):
        number -= 1
        first = number if speaks_to_pdmap(lines[number].lstrip()[1:]) else first
    return first


def _last_line(entry: Entry) -> int:
    return max(entry.value.end_line, entry.key.line)


def _end(lines: tuple[str, ...], entry: Entry) -> int:
    """Return the number of the section's last line: comments that are indented below it are its own."""
    end = _last_line(entry)
    for number in range(end + 1, len(lines) + 1):
        text = lines[number - 1]
        indent = len(text) - len(text.lstrip(" "))
        if text.strip() and not (text.lstrip().startswith("#") and indent >= entry.key.column):
            break
        end = number if text.strip() else end
    return end


def _with_breaks(lines: list[str], written: Written) -> list[str]:
    """Return the lines with a break after each but the last, if the last one had none."""
    if written.text.endswith(("\r", "\n")):
        return lines
    broken = [line if line.endswith(("\r", "\n")) else line + written.line_break for line in lines]
    return [*broken[:-1], broken[-1].rstrip("\r\n")]


def _says_the_same(path: str, before: bytes, after: bytes) -> bool:
    old, new = parse(path, before), parse(path, after)
    if old.root is None or new.root is None or new.findings:
        return False
    return plain(old.root) == plain(new.root)
