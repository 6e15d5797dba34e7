"""JSON as nodes that know their lines.

The YAML reader would do, but it refuses tabs and pairs of surrogates, which JSON has every day, and it is slower.
Python's own reader says first whether the text is JSON at all; behind that, finding its parts is simple.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from pdmap.cycles import without_search_for_cycles
from pdmap.scan.schema import Trouble
from pdmap.scan.texts import Text
from pdmap.source import Entry, MappingNode, Node, Scalar, ScalarNode, SequenceNode

DEPTH_LIMIT = 200
"""Objects and lists within one another."""

Skips = Callable[[tuple[str, ...]], bool]
"""Tells whether the object or list below some keys is passed over; lists add no key."""


def parse_json(text: Text, skips: Skips | None = None) -> Node | Trouble:
    """Return the outermost value, or what is wrong with the text; the first of two equal keys counts.

    What is passed over is checked and not kept: a manifest of 30 MB is mostly that.
    """
    with without_search_for_cycles():
        return _fault(text) or _Builder(text, skips).build()


# Private functions


def _fault(text: Text) -> Trouble | None:
    """Return what makes the text no JSON."""
    try:
        json.loads(text.characters, parse_int=_nothing, parse_float=_nothing, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return Trouble(text.place(error.pos), f"the file is not JSON from here on: {_told(error.msg)}")
    except RecursionError:
        return Trouble(text.place(0), _TOO_DEEP)
    except ValueError as error:
        return Trouble(text.place(0), f"the file is not JSON: {error}")
    return None


def _told(message: str) -> str:
    return message[:1].lower() + message[1:]


def _nothing(_: str) -> None:
    return None


def _refuse(word: str) -> None:
    message = f"`{word}` is no number of JSON"
    raise ValueError(message)


class _Builder:
    """Makes nodes of a text that is JSON."""

    def __init__(self, text: Text, skips: Skips | None) -> None:
        self._text = text
        self._skips = skips
        self._keys: list[str] = []
        """The keys on the way to the present place."""

    def build(self) -> Node | Trouble:
        # One loop without calls for what is frequent: a description of interfaces has millions of parts.
        path, root = self._text.path, SequenceNode(self._text.path, 1, 1, 1, 1)
        stack: list[tuple[MappingNode | SequenceNode, ScalarNode | None]] = []
        parent: MappingNode | SequenceNode = root
        key: ScalarNode | None = None
        for sign, offset, line, column in self._parts():
            if sign in "}]":
                parent.end_line, parent.end_column = line, column + 1
                parent, key = stack.pop()
                if isinstance(parent, MappingNode):
                    self._keys.pop()
                continue
            node: Node
            if sign in "{[":
                kind = MappingNode if sign == "{" else SequenceNode
                node = kind(path, line, column, line, column)
            else:
                node = _scalar(path, sign, line, column)
                if key is None and isinstance(parent, MappingNode):
                    key = node
                    continue
            if isinstance(parent, SequenceNode):
                parent.items.append(node)
            elif key is not None:
                parent.entries.setdefault(key.text, Entry(key, node))
            if isinstance(node, ScalarNode):
                key = None
                continue
            if len(stack) >= DEPTH_LIMIT:
                return Trouble(self._text.place(offset), _TOO_DEEP)
            if key is not None:
                self._keys.append(key.text)
            stack.append((parent, None))
            parent, key = node, None
        return root.items[0]

    def _parts(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield brackets and scalars with their offsets, lines and columns, without the inside of what is skipped."""
        characters, starts, line, offset = self._text.characters, self._text.starts, 1, 0
        following = [*starts[1:], len(characters) + 1]
        while True:
            for found in _PART.finditer(characters, offset):
                sign, offset = found.group(), found.start()
                while offset >= following[line - 1]:
                    line += 1
                yield sign, offset, line, offset - starts[line - 1] + 1
                if sign in "{[" and self._skips and self._skips(tuple(self._keys)):
                    _, end = _DECODER.raw_decode(characters, offset)
                    offset = end - 1
                    break
            else:
                return


def _scalar(path: str, written: str, line: int, column: int) -> ScalarNode:
    end = column + len(written)
    if written[0] != '"':
        return ScalarNode(path, line, column, line, end, _value(written), written)
    text = written[1:-1]
    if "\\" in text:
        # Half of a pair of surrogates is no character, and could not be written anywhere.
        text = str(json.loads(written)).encode("utf-8", "replace").decode()
    return ScalarNode(path, line, column, line, end, text, text, quoted=True)


def _value(written: str) -> Scalar:
    if written in _WORDS:
        return _WORDS[written]
    return int(written) if len(written) < _DIGITS and _WHOLE.fullmatch(written) else float(written)


# Private tables

_TOO_DEEP = f"values lie in one another more than {DEPTH_LIMIT} deep, so the file was not read"
_PART = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|[^\s,:{}\[\]"]+')
_WHOLE = re.compile(r"-?\d+")
_DIGITS = 300
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_DECODER = json.JSONDecoder()
