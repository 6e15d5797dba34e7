"""Reads `.proto` files, proto2, proto3 and editions; what belongs to services is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.scan.protobuf.parts import Field, Message
from pdmap.scan.schema import Place, Trouble
from pdmap.scan.texts import Text
from pdmap.scan.tokens import Token, tokens_of

DEPTH_LIMIT = 60
"""Messages within one another."""


class Parser:
    """Reads one file."""

    def __init__(self, text: Text) -> None:
        """Prepare to read a text."""
        self.messages: list[Message] = []
        self.troubles: list[Trouble] = []
        self._text = text
        tokens = list(tokens_of(text, _TOKEN))
        self._tokens = [each for each in tokens if each.kind != "comment"]
        self._comments = _comments(text, tokens)
        self._next = 0
        self._package = ""

    def parse(self) -> None:
        """Read all of it: messages and enumerations, and what could not be read."""
        wrong = next((each for each in self._tokens if each.kind == "wrong"), None)
        if wrong:
            what = "comment" if wrong.value.startswith("/") else "text in quotes"
            self.troubles.append(Trouble(self._place(wrong), f"this {what} never closes; what follows was not read"))
            self._tokens.remove(wrong)
        outside = Message("", Place(self._text.path, 1))
        while self._peek():
            self._statement(outside, 0)

    # Private methods: statements

    def _statement(self, owner: Message, depth: int) -> None:
        """Read one statement of a message, or of the file."""
        token = self._take()
        value = token.value
        following = self._peek()
        if value == "package" and depth == 0:
            self._package = self._until(";")[:1][0].value if following and following.value != ";" else ""
        elif value in ("message", "enum") and self._opens_block():
            self._block(token, owner, depth)
        elif value == "oneof" and self._opens_block():
            self._next += 2
            self._body(owner, depth + 1)
        elif value == "extend" and following and following.kind == "word":
            self._extension(token, owner, depth)
        elif value == "option" and following and following.value != "=":
            owner.options += _options(self._until(";"))
        elif value == ";":
            return
        elif value in _PASSED_OVER and not (depth and self._is_field_next()):
            self._pass_over()
        else:
            self._next -= 1
            self._field(owner, depth)

    def _block(self, token: Token, owner: Message, depth: int) -> None:
        name = self._take()
        outer = owner.name or self._package
        full = f"{outer}.{name.value}" if outer else name.value
        made = Message(full, self._place(name), self._comment(token), is_enumeration=token.value == "enum")
        self.messages.append(made)
        if made.is_enumeration:
            self._take()
            self._enumeration(made)
        else:
            self._take()
            self._body(made, depth + 1)

    def _body(self, owner: Message, depth: int) -> None:
        """Read statements up to the bracket that closes them."""
        first = self._tokens[self._next - 1]
        if depth > DEPTH_LIMIT:
            fact = f"blocks lie in one another more than {DEPTH_LIMIT} deep; this one was not read"
            self.troubles.append(Trouble(self._place(first), fact))
            self._next -= 1
            self._pass_over()
            return
        while token := self._peek():
            if token.value == "}":
                self._next += 1
                return
            self._statement(owner, max(depth, 1))
        self.troubles.append(Trouble(self._place(first), "`{` opens here and never closes"))

    def _enumeration(self, made: Message) -> None:
        while token := self._peek():
            if token.value == "}":
                self._next += 1
                return
            statement = self._until(";")
            if len(statement) > 1 and statement[1].value == "=" and statement[0].value != "option":
                made.values.append(statement[0].value)
        self.troubles.append(Trouble(made.place, f"`{made.name}` opens here and never closes"))

    def _extension(self, token: Token, owner: Message, depth: int) -> None:
        """Read `extend Other { ... }`, whose fields belong to the other message."""
        name = self._take()
        made = Message(name.value, self._place(name), self._comment(token), extends_from=owner.name or self._package)
        if following := self._peek():
            if following.value != "{":
                self._wrong(following)
                return
            self._take()
            self._body(made, depth + 1)
        # Options are extensions of Google's own descriptions: how a file speaks of itself, and no data.
        if not made.name.lstrip(".").startswith("google.protobuf.") and made.fields:
            self.messages.append(made)

    # Private methods: fields

    def _field(self, owner: Message, depth: int) -> None:
        first = self._peek()
        if first is None:
            return
        label = self._take().value if first.value in _LABELS else ""
        if (token := self._peek()) and token.value == "group" and label:
            self._take()
            self._group(first, label, owner, depth)
            return
        written, target = self._type()
        name, sign = self._peek(), self._peek(1)
        if not (owner.name and written and name and sign) or name.kind != "word" or sign.value != "=":
            self._wrong(first)
            return
        rest = self._until(";")
        place, comment = self._place(name), self._comment(first, rest[-1])
        owner.fields.append(Field(name.value, written, target, label, place, comment, tuple(_options(rest[1:]))))

    def _group(self, first: Token, label: str, owner: Message, depth: int) -> None:
        """Read a group of proto2: a message and a field at once."""
        name = self._peek()
        if name is None or name.kind != "word":
            self._wrong(first)
            return
        field = Field(name.value.lower(), name.value, name.value, label, self._place(name), self._comment(first))
        owner.fields.append(field)
        self._take()
        while (token := self._peek()) and token.value not in ("{", ";", "}"):
            self._take()
        full = f"{owner.name}.{name.value}"
        made = Message(full, self._place(name), self._comment(first))
        self.messages.append(made)
        if self._peek():
            self._take()
            self._body(made, depth + 1)

    def _type(self) -> tuple[str, str]:
        """Read a type; return it as written, and the name that it may refer to."""
        token = self._peek()
        if token is None or token.kind != "word":
            return "", ""
        self._take()
        if token.value != "map" or (following := self._peek()) is None or following.value != "<":
            name = token.value + self._rest_of_name()
            return name, name
        parts = []
        while (each := self._peek()) and each.value not in (">", ";", "}"):
            parts.append(self._take().value)
        if (each := self._peek()) and each.value == ">":
            self._take()
        inner = "".join(parts[1:])
        key, _, value = inner.partition(",")
        return f"map<{key}, {value}>", value

    def _rest_of_name(self) -> str:
        """Take what a name goes on with behind a blank or on the next line: `acme.Parcel` and `.Kind`."""
        parts = []
        while (each := self._peek()) and each.kind == "word" and each.value.startswith("."):
            parts.append(self._take().value)
        return "".join(parts)

    # Private methods: tokens

    def _peek(self, ahead: int = 0) -> Token | None:
        index = self._next + ahead
        return self._tokens[index] if index < len(self._tokens) else None

    def _take(self) -> Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _opens_block(self) -> bool:
        name, bracket = self._peek(), self._peek(1)
        return bool(name and name.kind == "word" and bracket and bracket.value == "{")

    def _is_field_next(self) -> bool:
        """Tell whether a word that begins statements is the type of a field here: `reserved x = 1;`."""
        name, sign = self._peek(), self._peek(1)
        return bool(name and name.kind == "word" and sign and sign.value == "=")

    def _until(self, end: str) -> list[Token]:
        """Take what stands before the end of a statement, and the end; brackets of options are part of it."""
        found, depth = [], 0
        while token := self._peek():
            if token.value == "}" and depth == 0:
                break
            if token.kind == "sign":
                depth += (token.value in "{[") - (token.value in "}]")
            found.append(self._take())
            if token.value == end and depth <= 0:
                break
        return found or [Token("sign", end, 0)]

    def _pass_over(self) -> None:
        """Take a statement that tells of no data, with its block if it has one."""
        depth = 0
        while token := self._peek():
            if token.value == "}" and depth == 0:
                return
            self._take()
            if token.kind == "sign":
                depth += (token.value in "{[") - (token.value in "}]")
            if depth == 0 and token.value in (";", "}"):
                return

    def _wrong(self, token: Token) -> None:
        fact = f"the statement that begins with `{token.value[:40]}` is none that is known, and was not read"
        self.troubles.append(Trouble(self._place(token), fact))
        before = self._next
        self._pass_over()
        if self._next == before:
            self._next += 1

    def _place(self, token: Token) -> Place:
        return self._text.place(token.offset)

    def _comment(self, first: Token, last: Token | None = None) -> str:
        """Return the comment that ends above a statement, and the one behind it on its last line."""
        line = self._text.line(first.offset)
        above: list[str] = []
        while (line := line - 1) in self._comments and self._comments[line].is_alone:
            above.append(self._comments[line].text)
        own = self._comments.get(self._text.line(last.offset if last else first.offset))
        return "\n".join((*reversed(above), *([own.text] if own and not own.is_alone else []))).strip()


class _Comment:
    """What a comment says on one line, and whether nothing else stands there."""

    __slots__ = ("is_alone", "text")

    def __init__(self, text: str, *, is_alone: bool) -> None:
        self.text = text
        self.is_alone = is_alone


def _comments(text: Text, tokens: list[Token]) -> dict[int, _Comment]:
    """Return comments by their lines."""
    found: dict[int, _Comment] = {}
    line_of_code = 0
    for token in tokens:
        line = text.line(token.offset)
        if token.kind != "comment":
            line_of_code = line
            continue
        for number, written in enumerate(token.value.split("\n"), start=line):
            said = written.strip().strip("/*").strip()
            found[number] = _Comment(said, is_alone=number > line_of_code)
    return found


def _options(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Yield the names and values of options: `(acme.pii) = true`, `deprecated = true`."""
    for index, token in enumerate(tokens):
        if token.value == "=" and 0 < index < len(tokens) - 1:
            name = []
            for earlier in reversed(tokens[max(index - 8, 0) : index]):
                if earlier.value in ("[", ",", ";", "{"):
                    break
                name.append(earlier.value)
            value = tokens[index + 1].value.strip("\"'")
            yield "".join(reversed(name)).replace("(", "").replace(")", ""), value


# Private tables

_LABELS = frozenset(("repeated", "optional", "required"))
_PASSED_OVER = frozenset(
    ("syntax", "edition", "import", "service", "rpc", "reserved", "extensions", "package", "option", "export", "local")
)
_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\[^\n])*\"|'(?:[^'\\\n]|\\[^\n])*')"
    r"|(?P<word>\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)"
    r"|(?P<number>-?\.?\d[\w.+-]*)"
    r"|(?P<wrong>/\*|[\"'])"
    r"|(?P<sign>[{}\[\]()<>;=,:.\-+/])"
    r"|\s+|(?P<other>.)"
)
