"""Statements that are taken back: those of a transaction that ends with ROLLBACK.

PostgreSQL and SQLite take definitions back as well, MySQL and Oracle never do. In SQL Server a ROLLBACK mostly stands
behind a condition, and of other files nobody can tell: there everything is read, and the ROLLBACK is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pdmap.scan.sql.context import Context
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Span


def lasting(context: Context, statements: Iterable[Span]) -> Iterable[Span]:
    """Return the statements that no ROLLBACK takes back; report one of which that cannot be told."""
    if context.source.dialect in _NEVER or not _BACK.search(context.source.text):
        return statements
    spans = tuple(statements)
    taken = _Transactions(spans, context).taken_back()
    return [span for at, span in enumerate(spans) if at not in taken] if taken else spans


# Private classes


class _Transactions:
    """Goes through the statements of a file."""

    def __init__(self, spans: Sequence[Span], context: Context) -> None:
        self.spans = spans
        self.context = context
        self.text = context.source.text
        self.is_sure = context.source.dialect in _ALWAYS and not _CONDITIONAL.search(self.text)
        self.opened: int | None = None
        """The number of the first statement of the transaction; `None` outside of one."""
        self.kept = 0
        """The number of the first statement of which nobody has said that it stays."""
        self.marks: dict[str, int] = {}
        """The numbers of the statements that follow savepoints."""
        self.taken: set[int] = set()

    def taken_back(self) -> set[int]:
        """Return the numbers of the statements that are taken back."""
        for at, span in enumerate(self.spans):
            found = _CONTROL.match(self.text, span.start, span.end)
            if found and found.lastgroup:
                self._act(found.lastgroup, found, at)
        return self.taken

    def _act(self, word: str, found: re.Match[str], at: int) -> None:
        if not self.is_sure and word in {"begin", "end"} and "TRAN" not in found.group().upper():
            return  # of a block
        if word == "begin":
            self.opened = at if self.opened is None else self.opened
        elif word == "savepoint":
            self.opened = at if self.opened is None else self.opened
            self.marks[found["savepoint"].strip('"').casefold()] = at + 1
        elif word in {"commit", "end"}:
            self.opened, self.kept = None, at + 1
            self.marks.clear()
        elif word == "target":
            self._take_back(self.marks.get(found["target"].strip('"').casefold()), at)
        elif word == "prepared":
            self.kept = 0
            self._take_back(None, at)
        else:
            self._take_back(self.opened, at)
            self.opened = at if word == "chain" else None
            self.marks.clear()

    def _take_back(self, since: int | None, at: int) -> None:
        """Take back the statements since one, and report them where nobody knows whether they are."""
        if since is not None and self.is_sure:
            self.taken.update(range(since, at))
            return
        if any(_FAILING.match(self.text, span.start, span.end) for span in self.spans[max(0, at - _NEAR) : at]):
            return
        spans = self.spans[self.kept if since is None else since : at]
        defined = [span for span in spans if _DEFINING.match(self.text, span.start, span.end)]
        if defined:
            line = self.context.source.place(defined[0].start).line
            is_lost = any(_TAKING.search(self.text, span.start, span.end) for span in defined)
            fact = f"this may take back what is defined from line {line} on, and that is read as if it stayed"
            self.context.report(self.spans[at].start, fact, is_lost=is_lost)
        self.kept = at + 1


# Private tables

_NEVER = frozenset({Dialect.MYSQL, Dialect.ORACLE})
_ALWAYS = frozenset({Dialect.POSTGRES, Dialect.SQLITE})
_NEAR = 3
_FAILING = re.compile(r"(?:IF|ELSE|BEGIN\s+CATCH|END\s+TRY)\b", re.IGNORECASE)
"""What stands right before a ROLLBACK that is run where something failed."""
_BACK = re.compile(r"\b(?:ROLLBACK|ABORT)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(r"^[ \t]*\\(?:if|elif|else|endif|gexec)\b", re.MULTILINE)
"""Lines for psql that decide what is run."""
_WORK = r"(?:\s+(?:WORK|TRAN(?:SACTION)?))?"
_NAME = r'"[^"]+"|\w+'
_END = r"(?:\s++|--[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+\Z"
_CONTROL = re.compile(
    rf"(?P<begin>(?:BEGIN(?:\s+(?:DEFERRED|IMMEDIATE|EXCLUSIVE))?{_WORK}(?:\s+(?:ISOLATION|READ|NOT)\b.*|\s+\w+)?|START\s+TRANSACTION\b.*){_END})"
    rf"|(?P<commit>(?:COMMIT|PREPARE\s+TRANSACTION)\b)|(?P<end>END{_WORK}{_END})|(?P<prepared>ROLLBACK\s+PREPARED\b)"
    rf"|SAVE(?:POINT|\s+TRAN(?:SACTION)?)\s+(?P<savepoint>{_NAME})"
    rf"|ROLLBACK{_WORK}\s+TO(?:\s+SAVEPOINT)?\s+(?P<target>{_NAME})"
    rf"|(?P<chain>(?:ROLLBACK|ABORT){_WORK}\s+AND\s+CHAIN)"
    r"|(?P<back>(?:ROLLBACK|ABORT)\b)",
    re.IGNORECASE | re.DOTALL,
)
_DEFINING = re.compile(r"(?:CREATE|ALTER|DROP|RENAME|EXEC|EXECUTE|DO|SELECT)\b", re.IGNORECASE)
_TAKING = re.compile(r"\b(?:DROP|RENAME|SP_RENAME)\b", re.IGNORECASE)
