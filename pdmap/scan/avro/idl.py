"""Avro IDL as the JSON that it stands for: each name on its own line, so that places stay what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from pdmap.scan.schema import Trouble
from pdmap.scan.texts import Text
from pdmap.scan.tokens import Token, tokens_of

Json = str | list["Json"] | dict[str, "Json"]
DEPTH_LIMIT = 50
"""Types within one another."""


def json_of(text: Text) -> tuple[str, tuple[Trouble, ...]]:
    """Return a file of Avro IDL as a protocol in JSON, up to what cannot be read of it, and what that is."""
    parser = _Parser(text)
    troubles: list[Trouble] = []
    try:
        parser.declarations(0)
    except _BrokenError:
        offset, shown = len(text.characters), "the end"
        if parser.at < len(parser.tokens):
            token = parser.tokens[parser.at]
            offset, shown = token.offset, f"`{' '.join(token.value.split())[:80]}`"
        troubles.append(Trouble(text.place(offset), f"the file is not Avro IDL from here on: {shown}"))
    return parser.written(), tuple(troubles)


# Private classes


class _BrokenError(Exception):
    """What comes next is none of Avro IDL."""


class _Parser:
    """Goes along the tokens of one file."""

    def __init__(self, text: Text) -> None:
        self.tokens: list[Token] = []
        self.at = 0
        self._text = text
        self._docs: dict[int, str] = {}
        """What is said before a token, by its number."""
        self._types: list[list[tuple[int, str]]] = []
        """The parts of each type that has a name, with their lines; each is closed behind its last part."""
        for token in tokens_of(text, _TOKEN):
            if token.kind != "comment":
                self.tokens.append(token)
            elif token.value.startswith("/**"):
                self._docs[len(self.tokens)] = " ".join(_EDGE.sub(" ", token.value).split())

    def written(self) -> str:
        """Return the types that were read as a protocol in JSON."""
        lines: list[str] = ['{"protocol": "idl", "types": [']
        for number, parts in enumerate(self._types):
            for line, part in parts:
                lines += [""] * (line - len(lines))
                lines[-1] += part
            lines[-1] += "]}" if number == len(self._types) - 1 else "]},"
        return "\n".join(lines) + "]}"

    def declarations(self, depth: int) -> None:
        """Read what stands in a file, or in the braces of a protocol."""
        while self.at < len(self.tokens) and not (depth and self._sees("}")):
            doc, said = self._docs.get(self.at, ""), self._annotations()
            word = self._take("word", "sign").value
            if word == "protocol" and not depth:
                self._name()
                self._expect("{")
                self.declarations(1)
                self._expect("}")
            elif word in {"record", "error"}:
                self._begin(word, "fields", doc, said)
                self._fields()
            elif word == "enum":
                self._begin(word, "symbols", doc, said)
                self._symbols()
            elif word == "fixed":
                self._begin(word, "sizes", doc, said)
                self._skip_statement()
            elif word != ";":
                self._skip_statement()  # a message, an import or a namespace: none of them defines a type

    # Private methods

    def _begin(self, kind: str, held: str, doc: str, said: Mapping[str, Json]) -> None:
        name = self._name()
        self._types.append([])
        head = {**said, "type": kind, "name": name.value, **({"doc": doc} if doc else {})}
        self._write(name, f'{json.dumps(head)[:-1]}, "{held}": [')

    def _write(self, token: Token, part: str) -> None:
        """Add a part to the last type, on the line of a token."""
        self._types[-1].append((self._text.line(token.offset), part))

    def _fields(self) -> None:
        self._expect("{")
        comma = ""
        while not self._sees("}"):
            doc, said = self._docs.get(self.at, ""), self._annotations()
            kind = self._type(0)
            kind = {"type": kind, "logicalType": said["logicalType"]} if "logicalType" in said else kind
            while not self._sees(";"):
                doc, own = self._docs.get(self.at, doc), {**said, **self._annotations()}
                name = self._name()
                field = {**own, "name": name.value, "type": kind, **({"doc": doc} if doc else {})}
                self._write(name, comma + json.dumps(field))
                comma = ", "
                if self._accept("="):
                    self._json(0)
                if not self._sees(";"):
                    self._expect(",")
            self._expect(";")
        self._expect("}")

    def _symbols(self) -> None:
        self._expect("{")
        comma = ""
        while not self._accept("}"):
            self._annotations()
            name = self._name()
            self._write(name, comma + json.dumps(name.value))
            comma = ", "
            self._accept(",")
        if self.at < len(self.tokens) and self._accept("="):
            self._skip_statement()

    def _type(self, depth: int) -> Json:
        if depth > DEPTH_LIMIT:
            raise _BrokenError
        said = self._annotations()
        word = self._name().value
        found: Json = word
        if word in _HOLDING and self._accept("<"):
            found = {"type": word, _HOLDING[word]: self._type(depth + 1)}
            self._expect(">")
        elif word == "union" and self._accept("{"):
            found = [self._type(depth + 1)]
            while self._accept(","):
                found.append(self._type(depth + 1))
            self._expect("}")
        elif word == "decimal" and self._sees("("):
            self._skip_group()
            found = {"type": "bytes", "logicalType": "decimal"}
        elif word in _LOGICAL:
            found = dict(zip(("type", "logicalType"), _LOGICAL[word], strict=True))
        found = {**said, "type": found} if said else found
        return ["null", found] if self._accept("?") else found

    def _annotations(self) -> dict[str, Json]:
        found: dict[str, Json] = {}
        while self.at < len(self.tokens) and self._accept("@"):
            name = self._name().value
            self._expect("(")
            found[name] = self._json(0)
            self._expect(")")
        return found

    def _json(self, depth: int) -> Json:
        """Return a value of JSON; of an object only that it is one, because nobody asks for more."""
        if self._sees("{"):
            self._skip_group()
            return {}
        if depth > DEPTH_LIMIT:
            raise _BrokenError
        if not self._accept("["):
            return self._take("word", "text", "number").value
        found: list[Json] = []
        while not self._accept("]"):
            found.append(self._json(depth + 1))
            self._accept(",")
        return found

    def _name(self) -> Token:
        return self._take("word", "tick")

    def _take(self, *kinds: str) -> Token:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind not in kinds:
            raise _BrokenError
        self.at += 1
        return self.tokens[self.at - 1]

    def _sees(self, sign: str) -> bool:
        if self.at >= len(self.tokens):
            raise _BrokenError
        return self.tokens[self.at].kind == "sign" and self.tokens[self.at].value == sign

    def _accept(self, sign: str) -> bool:
        is_there = self._sees(sign)
        self.at += is_there
        return is_there

    def _expect(self, sign: str) -> None:
        if not self._accept(sign):
            raise _BrokenError

    def _skip_statement(self) -> None:
        """Go behind the semicolon that ends a statement."""
        while not self._accept(";"):
            self._skip_group()

    def _skip_group(self) -> None:
        """Go behind a token; behind all of it where it opens a bracket."""
        depth = 0
        while True:
            depth += (self._sees("(") or self._sees("{")) - (self._sees(")") or self._sees("}"))
            self.at += 1
            if depth <= 0:
                return


# Private tables

_HOLDING = {"array": "items", "map": "values"}
_LOGICAL = {
    "date": ("int", "date"),
    "time_ms": ("int", "time-millis"),
    "timestamp_ms": ("long", "timestamp-millis"),
    "local_timestamp_ms": ("long", "local-timestamp-millis"),
    "uuid": ("string", "uuid"),
}
_EDGE = re.compile(r"/\*\*|\*/|^[ \t]*\*", re.MULTILINE)
"""What a comment is drawn with."""
_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)|(?P<wrong>/\*|\"(?!(?:[^\"\\\n]++|\\.)*+\"))"
    r"|\"(?P<text>(?:[^\"\\\n]++|\\.)*+)\"|`(?P<tick>[^`\n]++)`|(?P<number>-?\d[\w.+-]*+)"
    r"|(?P<word>[A-Za-z_][\w.-]*+)|(?P<sign>\S)"
)
