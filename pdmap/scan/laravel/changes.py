"""What the calls of Laravel's migrations do to tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.scan.beside import PHP, Comments
from pdmap.scan.laravel.blueprint import NO_COLUMNS, columns_of
from pdmap.scan.ledger import Ledger
from pdmap.scan.php.calls import Call, Script
from pdmap.scan.php.tokens import Kind, Token
from pdmap.scan.schema import Place
from pdmap.scan.sql.held import Held
from pdmap.scan.texts import Text

CHANGING = frozenset({"drop", "dropifexists", "rename", "dropcolumns"})
"""Calls that change the schema without a blueprint."""


class Changes:
    """One file on its way into the tables."""

    def __init__(self, script: Script, text: Text, ledger: Ledger) -> None:
        self.script = script
        self.text = text
        self.ledger = ledger
        self._comments = Comments(text, PHP)

    def of_schema(self, call: Call, at: int) -> None:
        """Carry out a call such as `Schema::drop('users')`."""
        word, place = call.name.lower(), self._place(call)
        name = call.text(0)
        if word in _ASKING:
            return
        if word not in CHANGING:
            self.ledger.report(place, f"`Schema::{call.name}` is not known here: columns may be lost")
        elif name is None:
            fact = f"`Schema::{call.name}` is given a name that is not written in it: columns may be lost, or left"
            self.ledger.report(place, fact, is_lost=word == "rename")
        elif word == "rename":
            self._rename_table(name, call, 1)
        elif word == "dropcolumns":
            self._drop(self.ledger.table(name, place), Call("", call.start, call.arguments[1:]).names(), at, call)
        elif self._is_run((name,), at, call):
            self.ledger.drop(name)

    def of_table(self, table: Held, chain: Sequence[Call], at: int) -> None:
        """Carry out calls on a blueprint, such as `$table->string('email')->nullable()`."""
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
            self._rename(table, first)
        elif word == "rename":
            self._rename_table(".".join(table.name), first, 0)
        elif word == "foreign":
            self._point(table, chain)
        elif word not in NO_COLUMNS:
            self._add(table, chain)

    def execute(self, call: Call) -> None:
        """Carry out a statement of SQL; of one that is put together when it is run, report what may be lost."""
        value = call.arguments[0] if call.arguments else ()
        if len(value) == 1 and value[0].kind is Kind.STRING:
            self.ledger.run(value[0].text, self.text.place(value[0].start))
        else:
            self.ledger.miss(value[0].text if value and value[0].kind in _TEXTS else "", self._place(call))

    # Private methods

    def _place(self, call: Call) -> Place:
        return self.text.place(call.start)

    def _add(self, table: Held, chain: Sequence[Call]) -> None:
        place = self._place(chain[0])
        try:
            for made, target in columns_of(chain, place):
                self.ledger.add(table, self._comments.heard(made, chain[0].start), target)
        except LookupError:
            what = f"what `{chain[0].name}` adds to table `{'.'.join(table.name)}` is not written here"
            self.ledger.report(place, f"{what}: columns may be lost")

    def _rename_table(self, name: str, call: Call, number: int) -> None:
        """Give a table the name that an argument of a call is; of one that is not written, it keeps its own."""
        if new := call.text(number):
            self.ledger.rename_table(name, new, self._place(call))
        else:
            fact = f"table `{name}` gets a name that is not written here: it keeps this one"
            self.ledger.report(self._place(call), fact, is_lost=False)

    def _rename(self, table: Held, call: Call) -> None:
        old, new = call.text(0), call.text(1)
        if old and new:
            self.ledger.rename_column(table, old, new, self._place(call))
        else:
            fact = f"a column of table `{'.'.join(table.name)}` gets a name that is not written here"
            self.ledger.report(self._place(call), fact)

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


# Private functions


def _texts(asked: Sequence[Token]) -> Iterator[str]:
    return (token.text for token in asked if token.kind is Kind.STRING)


# Private tables

_TEXTS = frozenset({Kind.STRING, Kind.OPEN_STRING})
_ASKING = frozenset(
    (
        *("hastable", "hascolumn", "hascolumns", "getcolumnlisting", "getcolumntype", "defaultstringlength"),
        *("enableforeignkeyconstraints", "disableforeignkeyconstraints", "withoutforeignkeyconstraints", "hasindex"),
        *("getconnection", "gettables", "getcolumns", "getindexes", "getforeignkeys", "getdoctrineschemamanager"),
        *("morphusinguuids", "morphusingulids", "connection", "hasview", "getviews", "gettypes", "gettablelisting"),
        *("getindexlisting", "defaultmorphkeytype", "defaulttimeprecision", "createdatabase", "getschemas"),
        *(
            "dropdatabaseifexists",
            "setconnection",
            "getschemabuilder",
            "getcurrentschemaname",
            "ensurevectorextensionexists",
        ),
    )
)
"""Calls that say nothing of which columns there are; what they are given may do more, and is followed."""
_DROPPED = {
    "droptimestamps": ("created_at", "updated_at"),
    "droptimestampstz": ("created_at", "updated_at"),
    "dropsoftdeletes": ("deleted_at",),
    "dropsoftdeletestz": ("deleted_at",),
    "dropremembertoken": ("remember_token",),
}
