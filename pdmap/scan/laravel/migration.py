"""What a migration of Laravel does to a schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pdmap.scan.laravel.blueprint import NO_COLUMNS, columns_of
from pdmap.scan.ledger import Ledger
from pdmap.scan.php.calls import Call, Script
from pdmap.scan.php.tokens import Kind, TooLongError
from pdmap.scan.schema import Place
from pdmap.scan.sql.tables import Held
from pdmap.scan.texts import Text


def carry_out(text: Text, ledger: Ledger) -> None:
    """Do to a schema what a migration does when it is applied; what undoes it is passed over."""
    try:
        script = Script(text.characters)
    except TooLongError:
        ledger.report(text.place(0), "this file is longer than any migration: it is not read")
        return
    if script.unclosed is not None:
        token = script.tokens[script.unclosed]
        ledger.report(text.place(token.start), f"`{token.text}` opens here and never ends")
    _Walk(script, text, ledger).run()


# Private classes


class _Walk:
    """Goes along the tokens of one file."""

    def __init__(self, script: Script, text: Text, ledger: Ledger) -> None:
        self.script = script
        self.text = text
        self.ledger = ledger

    def run(self) -> None:
        at = 0
        while at < len(self.script.tokens):
            at = self._step(at)

    # Private methods

    def _step(self, at: int) -> int:
        """Carry out what begins with a token, and return the number of the one behind it."""
        sign = self.script.sign(at)
        if sign == "function" and self.script.sign(at + 1) == "down":
            return self._behind_body(at)
        if sign in {"schema", "db"} and self.script.sign(at + 1) == "::":
            chain, end = self.script.chain(at + 2)
            last = chain[-1] if chain else None
            if last and sign == "schema":
                self._schema(last, at, end)
                return end
            if last and last.name.lower() in {"statement", "unprepared"}:
                self._execute(last)
        return at + 1

    def _behind_body(self, at: int) -> int:
        while at < len(self.script.tokens) and self.script.sign(at) not in {"{", ";"}:
            at += 1
        return self.script.end(at) + 1

    def _place(self, call: Call) -> Place:
        return self.text.place(call.start)

    def _schema(self, call: Call, at: int, end: int) -> None:
        """Carry out a call such as `Schema::create('users', ...)`."""
        word, place = call.name.lower(), self._place(call)
        name = call.text(0)
        if word in _ASKING:
            return
        if name is None:
            self.ledger.report(
                place, f"`Schema::{call.name}` is given a name that is not written in it: columns may be lost"
            )
        elif word == "create":
            self._blueprint(self.ledger.create(name, place), at, end)
        elif word == "table":
            self._blueprint(self.ledger.table(name, place), at, end)
        elif word in {"drop", "dropifexists"}:
            if self._is_run((name,), at, call):
                self.ledger.drop(name)
        elif word == "rename":
            self.ledger.rename_table(name, call.text(1) or name, place)
        elif word == "dropcolumns":
            self._drop(self.ledger.table(name, place), Call("", call.start, call.arguments[1:]).names(), at, call)
        else:
            self.ledger.report(place, f"`Schema::{call.name}` is not known here: columns may be lost")

    def _blueprint(self, table: Held, at: int, end: int) -> None:
        """Carry out the calls on the variable that stands for a table."""
        variable = next((token.text for token in self.script.tokens[at:end] if token.kind is Kind.VARIABLE), "")
        place = self.text.place(self.script.tokens[at].start)
        if not variable:
            self.ledger.report(place, "what is done to this table is not written here: columns may be lost")
        while at < end:
            token = self.script.tokens[at]
            if token.kind is Kind.VARIABLE and token.text == variable and self.script.sign(at + 1) in {"->", "?->"}:
                chain, behind = self.script.chain(at + 2)
                if chain:
                    self._in_table(table, chain, at)
                    at = behind
                    continue
            at += 1

    def _in_table(self, table: Held, chain: Sequence[Call], at: int) -> None:
        first = chain[0]
        word = first.name.lower()
        if word in _DROPPED:
            self._drop(table, _DROPPED[word], at, first)
        elif word in {"dropcolumn", "removecolumn"}:
            self._drop(table, first.names(), at, first)
        elif word in {"dropconstrainedforeignid", "dropforeignidfor"}:
            self._drop(table, (first.text(0),), at, first)
        elif word == "dropmorphs":
            self._drop(table, (f"{first.text(0)}_type", f"{first.text(0)}_id"), at, first)
        elif word == "renamecolumn":
            self.ledger.rename_column(table, first.text(0) or "", first.text(1) or "", self._place(first))
        elif word == "rename":
            self.ledger.rename_table(".".join(table.name), first.text(0) or "", self._place(first))
        elif word == "foreign":
            self._point(table, chain)
        elif word not in NO_COLUMNS:
            self._add(table, chain)

    def _add(self, table: Held, chain: Sequence[Call]) -> None:
        place = self._place(chain[0])
        try:
            for made, target in columns_of(chain, place):
                self.ledger.add(table, made, target)
        except LookupError:
            what = f"what `{chain[0].name}` adds to table `{'.'.join(table.name)}` is not written here"
            self.ledger.report(place, f"{what}: columns may be lost")

    def _point(self, table: Held, chain: Sequence[Call]) -> None:
        further = {call.name.lower(): call for call in chain}
        target = further["on"].text(0) if "on" in further else None
        key = further["references"].text(0) if "references" in further else None
        for name in chain[0].names()[:1]:
            if name and target:
                self.ledger.point(table, name, target, key)

    def _drop(self, table: Held, names: Sequence[str | None], at: int, call: Call) -> None:
        for name in names:
            if name and table.columns.get(name) and self._is_run((name, table.name[-1]), at, call):
                table.columns.drop(name)

    def _is_run(self, names: tuple[str, ...], at: int, call: Call) -> bool:
        """Tell whether what takes something away is run for sure, and report it where that depends."""
        if all(not set(names).isdisjoint(_texts(asked)) for asked in self.script.asked(at)):
            return True
        fact = f"whether this is run depends on more than that `{names[0]}` is there: it is left as it was"
        self.ledger.report(self._place(call), fact, is_lost=False)
        return False

    def _execute(self, call: Call) -> None:
        """Carry out a statement of SQL; of one that is put together when it is run, report what may be lost."""
        value = call.arguments[0] if call.arguments else ()
        if len(value) == 1 and value[0].kind is Kind.STRING:
            self.ledger.run(value[0].text, self.text.place(value[0].start))
        elif not value or value[0].kind not in _TEXTS or not _OF_DATA.match(value[0].text):
            fact = "the statement that is run here is not written in it: columns may be lost"
            self.ledger.report(self._place(call), fact)


# Private functions


def _texts(asked: Sequence[object]) -> Iterator[str]:
    return (token.text for token in asked if getattr(token, "kind", None) is Kind.STRING)  # type: ignore[attr-defined]


# Private tables

_TEXTS = frozenset({Kind.STRING, Kind.OPEN_STRING})
_ASKING = frozenset(
    (
        *("hastable", "hascolumn", "hascolumns", "getcolumnlisting", "getcolumntype", "defaultstringlength"),
        *("enableforeignkeyconstraints", "disableforeignkeyconstraints", "withoutforeignkeyconstraints", "hasindex"),
        *("getconnection", "gettables", "getcolumns", "getindexes", "getforeignkeys", "getdoctrineschemamanager"),
        *("morphusinguuids", "morphusingulids", "whentablehascolumn", "whentabledoesnthavecolumn", "connection"),
    )
)
"""Calls that say nothing of which columns there are."""
_DROPPED = {
    "droptimestamps": ("created_at", "updated_at"),
    "droptimestampstz": ("created_at", "updated_at"),
    "dropsoftdeletes": ("deleted_at",),
    "dropsoftdeletestz": ("deleted_at",),
    "dropremembertoken": ("remember_token",),
}
_OF_DATA = re.compile(
    r"\s*(?:UPDATE|INSERT|DELETE|SELECT|WITH|SET|TRUNCATE|COMMENT|GRANT|REVOKE|ANALYZE|VACUUM|LOCK"
    r"|(?:CREATE|DROP)\s+(?:UNIQUE\s+|FULLTEXT\s+)?(?:INDEX|SEQUENCE|EXTENSION|TRIGGER|FUNCTION|VIEW))\b",
    re.IGNORECASE,
)
