"""A walk along a migration of Laravel, into the functions that it passes on and calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.scan.laravel import flarum
from pdmap.scan.laravel.changes import CHANGING, Changes
from pdmap.scan.laravel.configured import Configured
from pdmap.scan.laravel.loops import Loops
from pdmap.scan.laravel.names import Known, Names
from pdmap.scan.ledger import Ledger
from pdmap.scan.php.calls import Call, Script, Value
from pdmap.scan.php.functions import Function, closure_within, is_named
from pdmap.scan.php.tokens import Kind, Token
from pdmap.scan.sql.held import Held
from pdmap.scan.texts import Text


class Walk:
    """Goes along the tokens of one file."""

    def __init__(self, script: Script, text: Text, ledger: Ledger, functions: Iterable[Function]) -> None:
        self.script = script
        self.text = text
        self.ledger = ledger
        self.walked: set[Function] = set()
        """The functions with names that were called."""
        self._changes = Changes(script, text, ledger)
        self._functions = {each.name: each for each in functions}
        self._bodies = {each.first - 1: each.end for each in functions}
        self._names = Names(script)
        self._configured = Configured(script)
        self._loops = Loops(script)
        self._tables: dict[str, Held] = {}
        """Tables that variables stand for."""
        self._depth = 0
        self._steps = 0

    def along(self, function: Function) -> None:
        """Carry out a function that has a name."""
        self.walked.add(function)
        self.through(function.first, function.end)

    def through(self, at: int, end: int) -> None:
        """Carry out what stands between two tokens, functions with names aside."""
        end = min(end, len(self.script.tokens))
        self._depth += 1
        while at < end and self._steps <= _MOST:
            self._steps += 1
            if self._steps > _MOST or self._depth > _DEEPEST:
                self._report(at, "this goes too deep or on for too long to be followed: columns may be lost")
                self._steps = _MOST + 1
                break
            at = max(at + 1, self._step(at))
        self._depth -= 1

    # Private methods

    def _report(self, at: int, fact: str, *, is_lost: bool = True) -> None:
        token = self.script.tokens[min(at, len(self.script.tokens) - 1)]
        self.ledger.report(self.text.place(token.start), fact, is_lost=is_lost)

    def _step(self, at: int) -> int:
        """Carry out what begins with a token, and return the number of the one behind it."""
        sign, token = self.script.sign(at), self.script.tokens[at]
        if at in self._bodies:
            return self._bodies[at]
        if token.kind is Kind.VARIABLE and token.text in self._tables:
            return self._on_table(at, self._tables[token.text])
        if sign in _ACCESS and (call := self.script.call(at + 1)):
            return self._on_call(at, call)
        if sign == "foreach" and self.script.sign(at + 1) == "(":
            return self._loop(at)
        if token.kind is Kind.STRING and token.text == "down" and self.script.sign(at + 1) == "=>":
            return self._behind_closure(at + 2)
        if sign == "new" and self.script.sign(at + 1) == "blueprint":
            self._report(at, "a blueprint that is made here is not followed: columns may be lost")
        return at + 1

    def _behind_closure(self, at: int) -> int:
        """Return the number of the token behind a function without a name, as lists hold them that undo a migration."""
        at += self.script.sign(at) == "static"
        found = closure_within(self.script, at, at + 1)
        return found.end + 1 if found else at

    def _of_flarum(self, call: Call, at: int) -> None:
        """Carry out a function by which Flarum calls the builder."""
        word, name = call.name.lower(), self._names.in_all(call).text(0)
        if word in flarum.CREATING:
            self._blueprint("create", call, at)
        elif name is None:
            self._report(at, f"`Migration::{call.name}` is given a name that is not written in it: columns may be lost")
        elif word == "renametable":
            self._changes.of_schema(replace(call, name="rename"), at)
        else:
            table = self.ledger.table(name, self.text.place(call.start))
            for chain in flarum.chains(call):
                self._changes.of_table(table, [self._names.in_all(each) for each in chain], at)

    def _on_call(self, at: int, call: Call) -> int:
        """Carry out a call on anything but a table."""
        word, receiver = call.name.lower(), self.script.receiver(at)
        behind = self.script.end(at + 2) + 1
        if word in _OF_TABLES and (receiver in _SCHEMAS or closure_within(self.script, at + 3, behind - 1)):
            self._blueprint(word, call, at)
            return behind
        if receiver == "migration" and word in flarum.CREATING | flarum.CHANGING:
            self._of_flarum(call, at)
            return behind
        if receiver in _OWN and (function := self._functions.get(word)) and not is_named(self.script, at - 1):
            self._follow(function, call)
            return behind
        if receiver in _SCHEMAS or (receiver == "connection" and word in CHANGING):
            self._changes.of_schema(self._names.in_all(call), at)
        elif word in {"statement", "unprepared"} or (word == "exec" and receiver.endswith("pdo")):
            self._changes.execute(self._names.in_all(call))
        return at + 2

    def _blueprint(self, word: str, call: Call, at: int) -> None:
        """Carry out what a function without a name does to a table."""
        named, place = self._with_configured(self._names.in_all(call), "table"), self.text.place(call.start)
        name, end = named.text(0), self.script.end(at + 2)
        function = closure_within(self.script, at + 3, end)
        if name is None:
            fact = f"`Schema::{call.name}` is given a name that is not written in it: columns may be lost"
            self.ledger.report(place, fact)
            return
        table = self.ledger.create(name, place) if word == "create" else self.ledger.table(name, place)
        if function is None or not function.parameters:
            self.ledger.report(place, "what is done to this table is not written here: columns may be lost")
        else:
            self._within(function, {function.parameters[0]: table}, self._names.here)

    def _with_configured(self, call: Call, what: str) -> Call:
        """Return a call with what stands for the names that it takes from the configuration; report these."""
        if all(len(value) == 1 for value in call.arguments):
            return call
        arguments: list[Value] = []
        for value in call.arguments:
            name = self._configured.name(value) if len(value) > 1 else None
            if name is not None:
                fact = f"the name of a {what} stands in the configuration: here, it is called `{name}`"
                self.ledger.report(self.text.place(value[0].start), fact, is_lost=False)
            arguments.append(value if name is None else (Token(Kind.STRING, name, value[0].start),))
        return replace(call, arguments=tuple(arguments))

    def _within(self, function: Function, tables: dict[str, Held], names: Known) -> None:
        """Carry out a function with what its variables stand for."""
        before = self._tables, self._names.here
        self._tables, self._names.here = tables, names
        self.through(function.first, function.end)
        self._tables, self._names.here = before

    def _follow(self, function: Function, call: Call) -> None:
        """Carry out a method of the migration with what it is given."""
        self.walked.add(function)
        tables: dict[str, Held] = {}
        names: Known = dict.fromkeys(function.parameters)
        written = self._names.in_all(call)
        for at, parameter in enumerate(function.parameters[: len(call.arguments)]):
            value = call.arguments[at]
            is_variable = len(value) == 1 and value[0].kind is Kind.VARIABLE
            if is_variable and value[0].text in self._tables:
                tables[parameter] = self._tables[value[0].text]
            else:
                names[parameter] = written.text(at)
        self._within(function, tables, names)

    def _on_table(self, at: int, table: Held) -> int:
        """Carry out the calls on a variable that stands for a table."""
        name = ".".join(table.name)
        if self.script.sign(at + 1) not in _ACCESS:
            if (called := self.script.passed_to(at)) is not None:
                is_lost = not called.startswith(_TAKING)
                end = "columns may be lost" if is_lost else "by its name, it adds no columns"
                self._report(at, f"what is done to table `{name}` is not written here: {end}", is_lost=is_lost)
            return at + 1
        if self.script.sign(at + 2) == "{":
            self._report(at, f"what is called on table `{name}` is not written here: columns may be lost")
        chain, behind = self.script.chain(at + 2)
        if not chain:
            return at + 2
        inner = closure_within(self.script, at + 4, self.script.end(at + 3)) if chain[0].name == "after" else None
        if inner and inner.parameters:
            self._within(inner, {**self._tables, inner.parameters[0]: table}, self._names.here)
        else:
            first, *others = (self._names.in_table(call) for call in chain)
            self._changes.of_table(table, [self._with_configured(first, "column"), *others], at)
        return behind

    def _loop(self, at: int) -> int:
        """Carry out a loop once for each text of its list, where that is written."""
        end = self.script.end(at + 1)
        found = self._loops.rounds(at + 1)
        if not found:
            return at + 1
        behind = self.script.last(end + 1) + 1
        before = self._names.here
        for each in found:
            self._names.here = {**before, **each}
            self.through(end + 1, behind)
        self._names.here = before
        return behind


# Private tables

_ACCESS = frozenset({"->", "?->", "::"})
_OWN = frozenset({"$this", "self", "static"})
_OF_TABLES = frozenset({"create", "table", "whentablehascolumn", "whentabledoesnthavecolumn"})
_SCHEMAS = frozenset({"schema", "$schema", "getschemabuilder", "$builder", "builder", "schemabuilder"})
"""What calls that change a schema are made on."""
_TAKING = ("drop", "remove", "delete", "has", "index", "unique")
"""How functions are called that add no columns."""
_DEEPEST = 30
_MOST = 1_000_000
"""Steps of a file that are followed; methods that call one another take more of each."""
