"""Schemas of Prisma: models, views, composite types and enumerations.

Models are called as `@@map` says, fields as `@map` says. A relation is no column: the columns that it names point at
its model. Fields of a composite type have the path of the field that they lie in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace

from pdmap.frozen import dataclass
from pdmap.scan.annotations import evidence_in
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Reference, Schema, Table, Trouble
from pdmap.scan.texts import Text, text_of

ORIGIN = "comment"
DEPTH_LIMIT = 20
"""Composite types within one another."""


def recognizes(document: Document) -> bool:
    """Tell by the suffix alone, which nothing else has."""
    return document.path.lower().endswith(".prisma")


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one schema together, as Prisma does."""
    blocks: list[_Block] = []
    troubles: list[Trouble] = []
    for document in documents:
        text = text_of(document)
        if isinstance(text, Trouble):
            troubles.append(text)
        else:
            blocks += _blocks(text, troubles)
    schema = _Schema({block.name: block for block in blocks}, troubles)
    tables = [schema.table(block) for block in blocks if block.kind in ("model", "view")]
    return Schema(tuple(tables), tuple(troubles))


# Private classes


@dataclass(slots=True)
class _Line:
    """A line of a block, without its comments."""

    code: str
    place: Place
    comment: str
    """What `///` says above it and behind it."""
    remarks: str
    """What `//` says there, for people who read the source."""


@dataclass(slots=True)
class _Block:
    """A model, a view, a composite type or an enumeration."""

    kind: str
    name: str
    place: Place
    comment: str
    remarks: str
    lines: list[_Line] = field(default_factory=list)

    @property
    def table(self) -> str:
        """Return what it is called in the database, with its schema where it says that."""
        name = next((found[1] for line in self.lines if (found := _TABLE_MAP.match(line.code))), self.name)
        schema = next((found[1] for line in self.lines if (found := _SCHEMA.match(line.code))), "")
        return f"{schema}.{name}" if schema else name


class _Schema:
    """The blocks of one schema, by their names."""

    def __init__(self, blocks: dict[str, _Block], troubles: list[Trouble]) -> None:
        self._blocks = blocks
        self._troubles = troubles
        self._mapped: dict[str, dict[str, str]] = {}
        """What fields are called in the database, by their block."""

    def table(self, block: _Block) -> Table:
        keys = {name for line in block.lines for name in _names(_KEYS.match(line.code))}
        columns = tuple(self._columns(block, (), 0))
        pointing = self._pointing(block)
        named = {name: self._column_name(block, name) for name in (*keys, *pointing)}
        targets = {named[name]: target for name, target in pointing.items()}
        key_names = {named[name] for name in keys}
        return Table(
            name=block.table,
            columns=tuple(
                each if each.path else _completed(each, targets, is_key=each.is_key or each.name in key_names)
                for each in columns
            ),
            place=block.place,
            comment=block.comment,
            evidence=evidence_in(f"{block.comment}\n{block.remarks}", ORIGIN),
        )

    # Private methods

    def _columns(self, block: _Block, path: tuple[str, ...], depth: int) -> Iterator[Column]:
        for line in block.lines:
            if line.code.startswith("@@"):
                continue
            found = _FIELD.match(line.code)
            if not found:
                self._troubles.append(Trouble(line.place, f"this line of `{block.name}` is no field that Prisma knows"))
                continue
            target = self._blocks.get(found["type"])
            name = _mapped_name(found)
            if target and target.kind in ("model", "view"):
                continue
            if target and target.kind == "type" and depth < DEPTH_LIMIT:
                yield from self._columns(target, (*path, name), depth + 1)
            else:
                yield self._column(line, found, name, path)

    def _column(self, line: _Line, found: re.Match[str], name: str, path: tuple[str, ...]) -> Column:
        target = self._blocks.get(found["type"])
        values = (
            tuple(each.code.split()[0] for each in target.lines if not each.code.startswith("@@")) if target else ()
        )
        return Column(
            name=name,
            type=found["type"] + (found["arguments"] or "") + (found["many"] or ""),
            place=line.place,
            path=path,
            is_nullable=found["optional"] is not None,
            is_key=bool(_IS_KEY.search(found["rest"])),
            comment=line.comment,
            values=values if target and target.kind == "enum" else (),
            evidence=evidence_in(f"{line.comment}\n{line.remarks}", ORIGIN),
        )

    def _pointing(self, block: _Block) -> dict[str, Reference]:
        """Return what the fields point at that relations of a block name."""
        found: dict[str, Reference] = {}
        for line in block.lines:
            relation, each = _RELATION.search(line.code), _FIELD.match(line.code)
            target = self._blocks.get(each["type"]) if each else None
            if relation and target:
                pairs = zip(_listed(relation["rest"], "fields"), _listed(relation["rest"], "references"), strict=False)
                found |= {own: Reference(target.table, self._column_name(target, other)) for own, other in pairs}
        return found

    def _column_name(self, block: _Block, name: str) -> str:
        if block.name not in self._mapped:
            matches = (_FIELD.match(line.code) for line in block.lines)
            self._mapped[block.name] = {found["name"]: _mapped_name(found) for found in matches if found}
        return self._mapped[block.name].get(name, name)


# Private functions


def _completed(column: Column, targets: dict[str, Reference], *, is_key: bool) -> Column:
    return replace(column, is_key=is_key, references=targets.get(column.name))


def _mapped_name(found: re.Match[str]) -> str:
    mapped = _MAP.search(found["rest"])
    return mapped[1] if mapped else str(found["name"])


def _names(found: re.Match[str] | None) -> list[str]:
    return [name.partition("(")[0].strip() for name in found[1].split(",")] if found else []


def _listed(rest: str, key: str) -> list[str]:
    found = re.search(rf"\b{key}\s*:\s*\[([^\]]*)\]", rest)
    return [name.strip() for name in found[1].split(",")] if found else []


def _blocks(text: Text, troubles: list[Trouble]) -> Iterator[_Block]:
    """Yield the blocks of a file; a block that never ends, and lines between blocks, are troubles."""
    block: _Block | None = None
    above: list[str] = []
    for number, written in enumerate(_without_long_comments(text, troubles).split("\n"), start=1):
        code, comment = _parted(written)
        place = Place(text.path, number)
        if not code:
            above.append(comment)
            if not comment:
                above.clear()
            continue
        said, remarks = _sorted([*above, *([comment] if comment else [])])
        above.clear()
        if block is None:
            block = _opened(code, place, said, remarks, troubles)
            if block and code.endswith("}"):
                yield block
                block = None
        elif code == "}":
            yield block
            block = None
        elif block.kind in _KINDS and block.lines and _is_open(block.lines[-1].code):
            block.lines[-1].code += f" {code}"
        elif block.kind in _KINDS:
            block.lines.append(_Line(code, place, said, remarks))
    if block is not None:
        troubles.append(Trouble(block.place, f"`{block.name}` opens here and never closes"))


def _without_long_comments(text: Text, troubles: list[Trouble]) -> str:
    """Return the text with blanks for what stands between `/*` and `*/`, line by line."""
    pieces, end = [], 0
    for found in _LONG_COMMENT.finditer(text.characters):
        if found["long"] or found["open"]:
            pieces += [text.characters[end : found.start()], "\n" * found.group().count("\n")]
            end = found.end()
        if found["open"]:
            troubles.append(Trouble(text.place(found.start()), "this comment never closes; what follows was not read"))
            end = len(text.characters)
            break
    return "".join((*pieces, text.characters[end:]))


def _opened(code: str, place: Place, said: str, remarks: str, troubles: list[Trouble]) -> _Block | None:
    found = _OPENING.match(code)
    if found:
        return _Block(found["kind"], found["name"], place, said, remarks)
    troubles.append(Trouble(place, "this line stands outside of every block, and is none that opens one"))
    return None


def _is_open(code: str) -> bool:
    """Tell whether a bracket of a line is still to be closed on another: `@relation(`."""
    bare = _QUOTED_OR_COMMENT.sub("", code)
    return bare.count("(") > bare.count(")")


def _parted(written: str) -> tuple[str, str]:
    """Return a line without its comment, and the comment with its slashes."""
    for found in _QUOTED_OR_COMMENT.finditer(written):
        if found.group().startswith("//"):
            return written[: found.start()].strip(), written[found.start() :].strip()
    return written.strip(), ""


def _sorted(comments: list[str]) -> tuple[str, str]:
    """Return what comments say to Prisma's tools, and what they say to readers of the source."""
    documented = [text[3:].strip() for text in comments if text.startswith("///")]
    remarks = [text[2:].strip() for text in comments if not text.startswith("///")]
    return "\n".join(documented), "\n".join(remarks)


# Private tables

_KINDS = frozenset(("model", "view", "type", "enum"))
_OPENING = re.compile(r"(?P<kind>\w+)\s+(?P<name>\w+)\s*\{\s*\}?$")
_FIELD = re.compile(
    r"(?P<name>\w+)\s+(?P<type>\w+)(?P<arguments>\(\"[^\"]*\"\))?(?P<many>\[\])?(?P<optional>\?)?(?P<rest>(?:\s.*)?)$"
)
_MAP = re.compile(r"(?<!@)@map\(\s*(?:name:\s*)?\"([^\"]+)\"")
_TABLE_MAP = re.compile(r"@@map\(\s*(?:name:\s*)?\"([^\"]+)\"")
_SCHEMA = re.compile(r"@@schema\(\s*(?:map:\s*)?\"([^\"]+)\"")
_KEYS = re.compile(r"@@id\(\s*(?:fields:\s*)?\[([^\]]*)\]")
_IS_KEY = re.compile(r"(?<!@)@id\b")
_RELATION = re.compile(r"@relation\((?P<rest>.*)")
_LONG_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|(?P<long>/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)|(?P<open>/\*)')
_QUOTED_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|//.*')

READER = Reader(
    description="Prisma schemas: models, views, composite types, enumerations; `///` comments",
    suffixes=(".prisma",),
    recognizes=recognizes,
    read=read,
)
