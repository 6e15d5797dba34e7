"""Statements of Ruby with what they stand in: methods, blocks and conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.scan.ruby.kinds import Kind, Token
from pdmap.scan.ruby.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Block:
    """What statements stand in."""

    head: tuple[Token, ...]
    """The statement that opens it."""
    is_otherwise: bool = False
    """Whether it is the part behind `else`."""

    @property
    def name(self) -> str:
        """Return its first word."""
        return self.head[0].text if self.head else ""

    @property
    def variables(self) -> tuple[str, ...]:
        """Return how statements in a block call what it is given: as Ruby has it where the block does not say."""
        return (self.variable,) if self.variable else _UNNAMED

    @property
    def variable(self) -> str:
        """Return what a block calls what it is given, such as `t`; empty where it calls it nothing."""
        at = next((at for at, token in enumerate(self.head) if token.kind is Kind.SIGN and token.text == "|"), None)
        return self.head[at + 1].text if at is not None and at + 1 < len(self.head) else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement."""

    tokens: tuple[Token, ...]
    within: tuple[Block, ...]
    """What it stands in, the outermost first."""
    opened: Block | None = None
    """The block that it opens."""


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of a file in their order; behind them an empty one where a block or a bracket never ends.

    Raises:
        TooLongError: there are more than any migration has.
    """
    return _Walk(list(tokenize(text))).statements()


# Private classes


class _Walk:
    """Goes along the tokens of a file."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.blocks: list[Block] = []
        self.brackets: list[tuple[bool, Token]] = []
        """The brackets that are open, and whether each is one of a block."""
        self.pending: list[Token] = []

    def statements(self) -> Iterator[Statement]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if self._opens(token):
                yield from self._block(token)
            elif self._is_then(token):
                yield from self._finish()
            elif self._is_end(token):
                yield from self._finish()
                self.blocks = self.blocks[:-1]
                if self.at < len(self.tokens) and self.tokens[self.at].kind is not Kind.BREAK:
                    self.pending.append(token)  # of `end if ...`, which opens nothing
            elif token.kind is not Kind.BREAK:
                self._take(token)
            elif not self._goes_on(token):
                yield from self._finish()
        yield from self._finish()
        opened = next((token for is_block, token in self.brackets if not is_block), None)
        if self.tokens and self.tokens[-1].kind is Kind.UNCLOSED:
            opened = self.tokens[-1]
        if opened:
            self.blocks.append(Block((opened,)))
        if self.blocks:
            yield Statement((), tuple(self.blocks))

    # Private methods

    def _is_inside(self) -> bool:
        """Tell whether brackets are open that are none of a block."""
        return bool(self.brackets) and not self.brackets[-1][0]

    def _take(self, token: Token) -> None:
        if token.kind is Kind.SIGN and token.text in "([{":
            self.brackets.append((False, token))
        elif token.kind is Kind.SIGN and token.text in ")]}" and self._is_inside():
            self.brackets.pop()
        self.pending.append(token)

    def _opens(self, token: Token) -> bool:
        """Tell whether a token opens a block: `do`, a brace behind a call, or a condition that is a value."""
        if self._is_inside():
            return False
        last = self.pending[-1] if self.pending else None
        if token.kind is Kind.NAME:
            is_value = last is not None and last.kind is Kind.SIGN and last.text in _BEFORE_VALUES
            return (
                token.text == "do"
                or (token.text == "begin" and last is not None)
                or (is_value and token.text in _VALUES)
            )
        is_brace = token.kind is Kind.SIGN and token.text == "{"
        return is_brace and last is not None and (last.kind is Kind.NAME or last.text == ")")

    def _is_then(self, token: Token) -> bool:
        """Tell whether a token parts a condition from what depends on it, or a call from another one."""
        if token.kind is not Kind.NAME or self._is_inside():
            return False
        is_plain = self.pending and not any(each.text in _KEYWORDS for each in self.pending)
        return token.text == "then" or (token.text in {"and", "or"} and bool(is_plain))

    def _is_end(self, token: Token) -> bool:
        if token.kind is Kind.NAME:
            return token.text == "end" and not self._is_inside()
        if token.kind is Kind.SIGN and token.text == "}" and self.brackets and self.brackets[-1][0]:
            self.brackets.pop()
            return True
        return False

    def _block(self, token: Token) -> Iterator[Statement]:
        if token.text == "{":
            self.brackets.append((True, token))
        self.pending.append(token)
        if self.at < len(self.tokens) and self.tokens[self.at].text == "|":
            end = next((at for at in range(self.at + 1, len(self.tokens)) if self.tokens[at].text == "|"), self.at)
            self.pending += self.tokens[self.at : end + 1]
            self.at = end + 1
        head, self.pending = tuple(self.pending), []
        yield Statement(head, tuple(self.blocks), Block(head))
        self._push(Block(head))

    def _push(self, block: Block) -> None:
        self.blocks = [*self.blocks[:_DEEPEST], block]

    def _finish(self) -> Iterator[Statement]:
        """Yield the statement that has come to its end, and open or change what it opens or changes."""
        found, self.pending = tuple(self.pending), []
        if not found:
            return
        word = found[0].text if found[0].kind is Kind.NAME else ""
        if word in _OTHERWISE and self.blocks:
            head = self.blocks[-1]
            self.blocks[-1] = replace(head, is_otherwise=True) if word == "else" else Block(found)
            return
        opened = Block(found) if word in _OPENING and not _is_endless(found) else None
        yield Statement(found, tuple(self.blocks), opened)
        if opened:
            self._push(opened)

    def _goes_on(self, token: Token) -> bool:
        """Tell whether a statement goes on behind the end of a line."""
        if self._is_inside():
            return True
        last = self.pending[-1] if self.pending else None
        if last is None or token.text == ";":
            return False
        following = next((each for each in self.tokens[self.at : self.at + 5] if each.kind is not Kind.BREAK), None)
        is_chained = following is not None and following.kind is Kind.SIGN and following.text == "."
        return is_chained or (last.kind is Kind.SIGN and last.text in _UNFINISHED) or last.kind is Kind.LABEL


# Private functions


def _is_endless(tokens: Sequence[Token]) -> bool:
    """Tell whether a method is defined without an end, as in `def name = :users`."""
    if tokens[0].text != "def" or len(tokens) < 4:
        return False
    name, sign = tokens[1], tokens[2]
    if sign.text == "(":
        closing = next((at for at, token in enumerate(tokens) if token.text == ")"), len(tokens))
        return closing + 1 < len(tokens) and tokens[closing + 1].text == "="
    return sign.text == "=" and sign.start > name.start + len(name.text)


# Private tables

_UNNAMED = ("_1", "it")
_DEEPEST = 50
"""Blocks within one another that are told apart."""
_OPENING = frozenset({"def", "class", "module", "if", "unless", "case", "while", "until", "for", "begin"})
_OTHERWISE = frozenset({"else", "elsif", "when", "in", "rescue", "ensure"})
_KEYWORDS = _OPENING | _OTHERWISE | {"return", "not"}
_VALUES = frozenset({"if", "unless", "case", "while", "until"})
_BEFORE_VALUES = frozenset({"=", "||", "&&", "=>", "+"})
_UNFINISHED = frozenset({",", "=>", "+", "&&", "||", "=", "."})
