"""Branches of scripts and routines: under which conditions a statement is run.

Only what takes columns away has to be asked for: what is added where nobody knows whether it runs is read, so that no
column is missing. A condition that asks whether the thing is there is one that holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import field
from itertools import pairwise

from pdmap.frozen import dataclass
from pdmap.scan.sql.tokens import Kind, Token, unquote


@dataclass(frozen=True, slots=True)
class Asked:
    """What a condition asks for."""

    words: frozenset[str]
    """All words in it, in small letters."""
    is_negative: bool
    """Whether it holds where something is not there."""
    is_never: bool
    """Whether it never holds, or nothing is known of it."""
    is_pending: bool
    """Whether it asks if a migration is still to be applied, as all are where a database is set up."""


@dataclass(slots=True)
class Branch:
    """A condition under which something is run."""

    kind: str = ""
    """What ends it: `THEN` and `LOOP` an END, `BEGIN` that of the block, and nothing but the statement itself."""
    condition: list[Token] = field(default_factory=list)
    is_otherwise: bool = False
    """Whether it is run where the condition does not hold."""
    depth: int = 1
    """Blocks that are open within a block."""
    has_begun: bool = False
    """Whether the one statement that it is about has begun."""
    asked: Asked | None = None
    """What the condition asks for, once somebody wants to know."""

    def holds_for(self, names: Collection[str], *, is_either: bool) -> bool:
        """Return whether the condition asks for one of some names, and holds where it is there, or in either case."""
        asked = self.asked = self.asked or _asked(self.condition)
        if asked.is_pending:
            return not self.is_otherwise
        if asked.is_never or (asked.is_negative is not self.is_otherwise and not is_either):
            return False
        return not asked.words.isdisjoint(name.casefold() for name in names)


class Branches:
    """The conditions that are open while a reader goes along the tokens of a script."""

    def __init__(self) -> None:
        self.open: list[Branch] = []
        self._asked: Branch | None = None
        """The branch whose condition is being read."""
        self._depth = 0
        self._closed: Branch | None = None
        """The one that has ended last, which ELSE takes up."""
        self._counted: dict[str, Sequence[Token]] = {}
        """What variables count, which a query has put into them."""

    def forget(self) -> None:
        """Leave all conditions behind, as the next batch of a script does."""
        self.__init__()  # type: ignore[misc]

    @property
    def is_open(self) -> bool:
        """Return whether what comes next is run under a condition."""
        return bool(self.open) or self._asked is not None

    def step(self, tokens: Sequence[Token], at: int, *, is_start: bool) -> None:
        """Go past a token.

        Args:
            tokens: The tokens.
            at: The number of the token.
            is_start: Whether a definition begins with it.
        """
        key = tokens[at].key
        before = tokens[at - 1].key if at else ""
        if self._asked:
            self._ask(self._asked, tokens, at)
            return
        if key == "INTO" and before == ")":
            end = next((each for each in range(at, min(len(tokens), at + _NEAR)) if tokens[each].key == ";"), at)
            self._counted[_key(tokens, at + 1)] = tokens[at + 2 : end]
        if key == "IF" and before == "END":
            self._close("THEN")
        elif key == "LOOP" and before == "END":
            self._close("LOOP")
        elif (key == "IF" and not _is_clause(tokens, at)) or key in {"WHILE", "ELSIF", "ELSEIF"}:
            if key in {"ELSIF", "ELSEIF"}:
                self._close("THEN")
            self._asked, self._depth = Branch(), 0
        elif key == "ELSE":
            self._otherwise()
        elif key == "EXCEPTION" and _key(tokens, at + 1) == "WHEN":
            self.open.append(Branch("HANDLER"))
        elif key == "BEGIN":
            self._begin(_key(tokens, at + 1))
        elif key == "CASE" and before != "END":
            self._deepen(1)
        elif key == "END" and _key(tokens, at + 1) not in {"IF", "LOOP"}:
            self._end()
        elif key == ";" or is_start:
            self.finish()
        if is_start or key in _BODIES - {";"}:
            self._begun()

    def finish(self) -> None:
        """Note that a statement has ended: what one condition was about is behind."""
        if self.open and self.open[-1].has_begun and not self.open[-1].kind:
            self._closed = self.open.pop()

    # Private methods

    def _ask(self, branch: Branch, tokens: Sequence[Token], at: int) -> None:
        """Take a token into the condition that is read, or end it."""
        key = tokens[at].key
        self._depth += (key == "(") - (key == ")")
        if self._depth > 0 or key not in _BODIES or (key == "UPDATE" and _key(tokens, at + 1) == "("):
            branch.condition += tokens[at : at + 1] if len(branch.condition) < _LONGEST else []
            return
        self._asked = None
        self._look_up(branch)
        if key in {"THEN", "LOOP"} or (key == "BEGIN" and _key(tokens, at + 1) not in _TRANSACTIONS):
            branch.kind = key
        branch.has_begun = not branch.kind
        self.open.append(branch)

    def _look_up(self, branch: Branch) -> None:
        """Let a condition on a number ask for what the number counts: `n = 0` holds where nothing is there."""
        asked = [token.key or token.text for token in branch.condition if token.key not in {"(", ")"}]
        if len(asked) == _COMPARISON and asked[0] in self._counted:
            first = branch.condition[0]
            is_negative = asked[1:] in (["=", "0"], ["<", "1"])
            negation = [Token(Kind.WORD, "NOT", first.start, "NOT")] if is_negative else []
            branch.condition = [*negation, *self._counted[asked[0]]]

    def _otherwise(self) -> None:
        self.finish()
        if self.open and self.open[-1].kind == "THEN":
            self.open[-1].is_otherwise = not self.open[-1].is_otherwise
        elif self._closed:
            self.open.append(Branch(condition=self._closed.condition, is_otherwise=not self._closed.is_otherwise))
            self._closed = None

    def _begin(self, following: str) -> None:
        if following in _TRANSACTIONS:
            return
        if following == "CATCH":
            self.open.append(Branch("BEGIN"))
        elif self.open and not self.open[-1].kind and not self.open[-1].has_begun:
            self.open[-1].kind = "BEGIN"
        else:
            self._deepen(1)

    def _deepen(self, by: int) -> None:
        for branch in reversed(self.open):
            if branch.kind in {"BEGIN", "HANDLER"}:
                branch.depth += by
                return

    def _end(self) -> None:
        self.finish()
        self._deepen(-1)
        if self.open and self.open[-1].kind in {"BEGIN", "HANDLER"} and self.open[-1].depth <= 0:
            self._closed = self.open.pop()

    def _close(self, kind: str) -> None:
        if self.open and self.open[-1].kind == kind:
            self.open.pop()

    def _begun(self) -> None:
        if self.open and not self.open[-1].kind:
            self.open[-1].has_begun = True


# Private functions


def _asked(condition: Sequence[Token]) -> Asked:
    keys = [token.key for token in condition]
    said = " ".join(unquote(token) for token in condition if token.text[0] != "@").casefold()
    is_negative = keys[:1] == ["NOT"] or "NOT EXISTS" in " ".join(keys) or ("IS", "NULL") in pairwise(keys)
    is_never = not keys or "FALSE" in keys or _NEVER.search(" ".join(token.text for token in condition)) is not None
    words = frozenset(_WORDS.findall(said))
    is_pending = (is_negative and not words.isdisjoint(_HISTORIES)) or ("@CURRENTMIGRATION" in keys and "<" in keys)
    return Asked(words, is_negative, is_never, is_pending)


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if at < len(tokens) else ""


def _is_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether IF is a part of a definition, as in DROP TABLE IF EXISTS, and no condition."""
    keys = [_key(tokens, at + ahead) for ahead in (1, 2, 3)]
    if keys[:2] == ["NOT", "EXISTS"]:
        return keys[2] != "("
    if keys[0] != "EXISTS":
        return False
    return keys[1] != "(" or (at > 0 and tokens[at - 1].kind is Kind.WORD and tokens[at - 1].key in _DROPPED)


# Private tables

_WORDS = re.compile(r"\w+")
_HISTORIES = frozenset(
    {"__efmigrationshistory", "migrationid", "schema_migrations", "schemaversions", "__migrationhistory"}
)
"""Words for the tables in which databases note the migrations that are applied."""
_COMPARISON = 3
_NEAR = 200
"""Tokens at most of a query that counts something."""
_LONGEST = 2_000
"""Tokens of a condition that are looked at."""
_NEVER = re.compile(r"(?<![\w.@])(\d+) (?:=|= =) (?!\1(?![\w.]))\d+(?![\w.])")
"""A comparison of two numbers that are not the same."""
_TRANSACTIONS = frozenset({"TRAN", "TRANSACTION", "WORK", ";"})
_DROPPED = frozenset({"TABLE", "VIEW", "COLUMN", "TYPE", "SCHEMA", "CONSTRAINT", "INDEX"})
_BODIES = frozenset(
    (
        *("THEN", "LOOP", "BEGIN", "CREATE", "ALTER", "DROP", "RENAME", "COMMENT", "EXEC", "EXECUTE", "SELECT"),
        *("INSERT", "UPDATE", "DELETE", "PRINT", "RAISERROR", "THROW", "SET", "DECLARE", "RETURN", "COMMIT"),
        *("ROLLBACK", "GOTO", "TRUNCATE", "PERFORM", "MERGE", "GRANT", "SAVE", "BREAK", "CONTINUE", ";"),
    )
)
"""What ends a condition: words that open what is run under it."""
