"""Files of TypeScript as tokens with matching brackets, and how far what begins in them goes."""

from __future__ import annotations

from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.scan.brackets import brackets_of
from pdmap.scan.typescript.tokens import Kind, Token, tokenize


@dataclass(slots=True)
class Script:
    """A file of TypeScript."""

    path: str
    text: str
    tokens: list[Token] = field(init=False)
    ends: dict[int, int] = field(init=False)
    """The number of the closing bracket, by that of the opening one."""
    unclosed: int | None = field(init=False)
    """The number of what is never closed: a bracket or a comment."""

    def __post_init__(self) -> None:
        """Cut the text into tokens.

        Raises:
            TooLongError: there are more than any file of classes has.
        """
        self.tokens = tokenize(self.text)
        brackets = brackets_of(self.tokens, Kind.SIGN)
        self.ends = brackets.ends
        is_cut = bool(self.tokens) and self.tokens[-1].kind is Kind.UNCLOSED
        self.unclosed = len(self.tokens) - 1 if is_cut else brackets.unclosed

    def word(self, at: int) -> str:
        """Return a name or a sign; empty for others and behind the end."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind not in {Kind.NAME, Kind.SIGN}:
            return ""
        return self.tokens[at].text

    def end(self, at: int) -> int:
        """Return the number of the bracket that closes one; the number behind the last token where none does."""
        return self.ends.get(at, len(self.tokens))

    def body(self, at: int) -> int:
        """Return the number of the bracket that opens the body of a class or a function, behind types in angles."""
        depth = 0
        while at < len(self.tokens) and (depth > 0 or self.word(at) != "{"):
            depth += (self.word(at) == "<") - (self.word(at) == ">")
            at = self.end(at) + 1 if at in self.ends else at + 1
        return at

    def behind_value(self, at: int, end: int) -> int:
        """Return the number of the token behind a type, which may end with its line."""
        first = at
        while at < end and self.word(at) not in {";", "=", "@"}:
            if at > first and self.tokens[at].is_first and not self._goes_on(at):
                break
            at = self.end(at) + 1 if at in self.ends else at + 1
        return min(at, end)

    def behind_member(self, at: int, end: int) -> int:
        """Return where the next member of a class begins."""
        while at < end and self.word(at) not in {";", "@"}:
            is_body = self.word(at) == "{"
            at = self.end(at) + 1 if at in self.ends else at + 1
            if is_body or (at < end and self.tokens[at].is_first and not self._goes_on(at)):
                return at
        return at + 1 if self.word(at) == ";" else at

    # Private methods

    def _goes_on(self, at: int) -> bool:
        """Tell whether a token goes on with what stands on the line before."""
        return self.word(at) in _JOINTS or self.word(at - 1) in _JOINTS


# Private tables

_JOINTS = frozenset({"|", "&", ",", "=>", ".", "<", ">", "?", ":", "="})
