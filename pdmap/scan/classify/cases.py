"""A column made ready to be judged: its name taken apart, the kind of its values, what its authors say."""

from __future__ import annotations

from pdmap.frozen import dataclass
from pdmap.scan.classify.endings import Match
from pdmap.scan.classify.kinds import Kind, fits, kind_of, length_of
from pdmap.scan.classify.names import Name, parse
from pdmap.scan.classify.short_names import ShortNames, written_out
from pdmap.scan.classify.table_names import table_name
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.schema import Column, Table

_NO_QUESTIONS = frozenset({("sort", "code"), ("check", "number"), ("check", "no")})
_CODES = frozenset({("verify",), ("confirm",), ("validate",), ("unique", "id"), ("accept", "language")})
"""Names that begin like questions, and are texts: codes to verify with, what browsers accept."""
_THINGS = frozenset({"order", "check", "claim", "match", "attribute"})
"""Words of questions that are things in tables of them: `order_email` in `orders`."""
_ROOM = 20
"""Letters that an email address needs at least, where there is a choice."""
_CHECKS = frozenset({"verify", "confirm", "validate", "unsubscribe", "subscribe", "optin", "optout"})
_HELD = frozenset({"hash", "key", "code"})
"""What a code to verify with is called, beside what asks whether something is verified."""
_STATISTICS = frozenset({"max", "min", "avg"})


@dataclass(frozen=True, slots=True)
class Case:
    """A column of a table."""

    table: str
    column: Column
    full_name: str
    name: Name
    kind: Kind

    @property
    def asks(self) -> bool:
        """Tell whether its name asks a question or counts, as `is_email_public` and `num_addresses` do."""
        words = self.name.words
        if not words or words[0] not in words_of("flag") or "by" in words or words[:2] in _NO_QUESTIONS:
            return False
        if words[0] in _THINGS and words[0] == table_name(self.table).head and self.kind is not Kind.BOOLEAN:
            return False
        if self.kind is Kind.JSON and words[0] in ("subscribed", "unsubscribed"):
            return False
        is_written = self.kind is Kind.TEXT and not 0 < length_of(self.column.type) < _ROOM
        if words[0] == "notify" and words[-1] in ("email", "mail") and is_written:
            return False
        if words in _CODES and self.kind is Kind.TEXT:
            return False
        if words[-1] in ("token", "secret", "password") and self.kind in {Kind.TEXT, Kind.LONG_TEXT}:
            return False
        if words[0] in _CHECKS and words[-1] in _HELD and self.kind not in {Kind.BOOLEAN, Kind.NUMBER}:
            return False
        if words[:1] == ("sort",) and words[-1] == "name" and self.kind is Kind.TEXT:
            return False
        if words[-1] == "ip" and self.kind in {Kind.TEXT, Kind.NETWORK}:
            return False
        is_key = words[-1] == "id" and (words[-2] in people().language or words[0] == "unique")
        return not (is_key and (len(words) > 2 or words[0] == "unique"))

    @property
    def measures(self) -> bool:
        """Tell whether its name asks for a measure over time, as `max_heart_rate` does, rather than how many."""
        return self.name.words[0] in _STATISTICS

    @property
    def type_text(self) -> str:
        """Return its type for people."""
        return self.column.type or "no type"

    def fitting(self) -> tuple[Match, ...]:
        """Return the phrases of its name that its values can hold."""
        return tuple(match for match in self.name.matches if fits(self.kind, match.entry.fits))


def cases_of(table: Table, shorts: ShortNames | None = None) -> tuple[Case, ...]:
    """Return the columns of a table, made ready to be judged, with the short names of other tables written out."""
    return tuple(_case(table, column, shorts) for column in table.columns)


# Private functions


def _case(table: Table, column: Column, shorts: ShortNames | None) -> Case:
    full_name = column.full_name
    name = parse(written_out(full_name, shorts, table.name) if shorts else full_name)
    return Case(table.name, column, full_name, name, kind_of(column.type))
