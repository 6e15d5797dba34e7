"""What a migration of Rails does to a schema, and what a schema of Rails says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pdmap.scan.ledger import Ledger
from pdmap.scan.rails.actions import ACTIONS, CHANGING, ELSEWHERE, KNOWN, LIKE_ACTIONS
from pdmap.scan.rails.columns import NO_COLUMNS
from pdmap.scan.rails.in_tables import in_table
from pdmap.scan.rails.loops import assigned, expanded, given_to, parameters
from pdmap.scan.rails.work import CONDITIONAL, Work
from pdmap.scan.ruby.calls import Call, Value, call_of
from pdmap.scan.ruby.kinds import Kind
from pdmap.scan.ruby.statements import Block, Statement, statements
from pdmap.scan.sql.held import Held
from pdmap.scan.texts import Text
from pdmap.scan.tokens import TooLongError


def carry_out(text: Text, ledger: Ledger) -> None:
    """Do to a schema what a migration does when it is applied; what undoes it is passed over."""
    found: list[Statement] = []
    try:
        found.extend(statements(text.characters))
    except TooLongError:
        ledger.report(text.place(0), "this file is longer than any migration: it is not read")
    _Migration(found, Work(text, ledger)).run()


# Private classes and functions


class _Migration:
    """The statements of one file."""

    def __init__(self, found: Sequence[Statement], work: Work) -> None:
        self.found = found
        self.work = work
        self._given: dict[str, Value] = {}
        """The texts and lists that names stand for so far."""
        self._methods = {_name(each.opened): each.opened for each in found if each.opened and each.opened.name == "def"}
        self._bodies: dict[int, list[Statement]] = {}
        self._given_more: frozenset[str] = frozenset()
        """The methods with parameters that are called here: each is read with what it is given, and only so."""
        self._called: set[str] = set()
        self._steps = 0

    def run(self) -> None:
        for statement in self.found:
            for block in statement.within:
                if block.name == "def":
                    self._bodies.setdefault(id(block.head), []).append(statement)
        undoing = self._undoing()
        for statement in self.found:
            if not statement.tokens:
                head = statement.within[-1].head
                fact = f"`{statement.within[-1].name}` opens here and never ends"
                self.work.ledger.report(self.work.text.place(head[0].start), fact)
            elif self._given_more.isdisjoint(map(_name, statement.within)) and not _is_undone(statement, undoing):
                self._follow(statement, 0)
        left = self._given_more - self._called  # what is called in a way that is not known has to be told
        for statement in self.found:
            if not left.isdisjoint(map(_name, statement.within)) and not _is_undone(statement, undoing):
                self._follow(statement, 0)

    # Private methods

    def _undoing(self) -> frozenset[str]:
        """Return the methods that are called by what undoes a migration alone."""
        undone: set[str] = set()
        done: set[str] = set()
        for statement in self.found:
            names = (token.text.removeprefix("self.") for token in statement.tokens if token.kind is Kind.NAME)
            words = self._methods.keys() & names
            is_head = statement.opened is not None and statement.opened.name == "def"
            if words and not is_head:
                (undone if any(map(_is_undoing, statement.within)) else done).update(words)
        self._given_more = frozenset(name for name in done | undone if parameters(self._methods[name].head))
        return frozenset(undone - done)

    def _follow(self, statement: Statement, depth: int) -> None:
        if given := assigned(statement):
            self._assign(*given, statement)
        if statement.opened is None or statement.opened.name != "def":
            self._report_hidden(statement)
        call = call_of(statement)
        for each in expanded(call, statement.within, self._given) if call else ():
            self._carry(each, statement, depth)

    def _report_hidden(self, statement: Statement) -> None:
        """Report calls that stand somewhere within another statement, where nobody looks for them."""
        for token in statement.tokens[1:]:
            receiver, _, name = token.text.rpartition(".") if token.kind is Kind.NAME else ("", "", "")
            is_of_table = receiver and name not in NO_COLUMNS and self.work.tables_of(statement.within, receiver)
            if name in CHANGING or is_of_table:
                fact = f"`{token.text}` stands within another statement here, and is not followed: columns may be lost"
                self.work.ledger.report(self.work.text.place(token.start), fact)

    def _assign(self, name: str, value: Value, statement: Statement) -> None:
        """Note what a name stands for from here on; nothing where that depends on a condition."""
        old = self._given.get(name)
        is_sure = old is None or not any(block.name in CONDITIONAL for block in statement.within)
        is_same = old is not None and [token.text for token in old] == [token.text for token in value]
        self._given[name] = value if is_sure or is_same else ()

    def _carry(self, call: Call, statement: Statement, depth: int) -> None:
        receiver, _, name = call.name.rpartition(".")
        tables = self.work.tables_of(statement.within, receiver) if receiver else None
        passed = {at: held for at, value in enumerate(call.arguments) if (held := self._passed(value, statement))}
        if tables is not None:
            for table in tables:
                in_table(table, name, call, statement, self.work)
        elif receiver in _OWN and name in self._methods:
            self._called.add(name)
            if passed or name in self._given_more:
                self._call(self._methods[name], passed, call, depth)
        elif name in ACTIONS and (receiver in _OWN or receiver.endswith(_CONNECTIONS) or name not in ELSEWHERE):
            ACTIONS[name](self.work, call, statement)
        elif passed or any([token.text for token in value] == ["self"] for value in call.arguments):
            fact = f"what `{call.name}` does with what it is given is not written here: columns may be lost"
            self.work.report(call, fact)
        elif LIKE_ACTIONS.match(name) and name not in KNOWN and (call.arguments or call.options):
            self.work.report(call, f"`{name}` is not known here: columns may be lost")
        elif not receiver and name not in _SAYING and self._is_in_table(statement):
            self.work.report(call, f"`{name}` in the definition of a table is not known here: columns may be lost")

    def _is_in_table(self, statement: Statement) -> bool:
        """Tell whether a statement stands right in the block of a table."""
        block = statement.within[-1] if statement.within else None
        return block is not None and bool(self.work.tables_of((block,), block.variables[0]))

    def _passed(self, value: Value, statement: Statement) -> list[Held] | None:
        """Return the tables that an argument stands for."""
        is_name = len(value) == 1 and value[0].kind is Kind.NAME
        return self.work.tables_of(statement.within, value[0].text) if is_name else None

    def _call(self, method: Block, passed: dict[int, list[Held]], call: Call, depth: int) -> None:
        """Carry out a method of the migration with the tables and the texts that it is given."""
        names = parameters(method.head)
        body = self._bodies.get(id(method.head), [])
        self._steps += len(body)
        if depth > _DEEPEST or self._steps > _MOST:
            self.work.report(call, "this goes too deep or on for too long to be followed: columns may be lost")
            return
        before = {name: self._given.get(name) for name in names}
        self._given |= given_to(names, call)
        self.work.give(method, {names[at]: held for at, held in passed.items() if at < len(names)})
        for statement in body:
            self._follow(statement, depth + 1)
        self.work.give(method, {})
        self._given |= {name: value or () for name, value in before.items()}


def _name(block: Block) -> str:
    """Return the name of a method; empty for other blocks."""
    return block.head[1].text.removeprefix("self.") if block.name == "def" and len(block.head) > 1 else ""


def _is_undone(statement: Statement, undoing: Collection[str]) -> bool:
    """Tell whether a statement is none of what is applied."""
    return any(_is_undoing(block) or _name(block) in undoing for block in statement.within)


def _is_undoing(block: Block) -> bool:
    return _name(block) == "down" or block.name.endswith(".down")


# Private tables

_OWN = ("", "self")
_SAYING = frozenset({"puts", "say", "print", "next", "binding", "logger", "add_index", "reset_column_information"})
_CONNECTIONS = ("connection", "Base", "self", "migration", "Migration", "conn", "db", "DB")
"""What the calls of a migration may be made on."""
_DEEPEST = 5
_MOST = 100_000
"""Statements at most that are followed into methods."""
