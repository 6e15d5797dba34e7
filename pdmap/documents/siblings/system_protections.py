"""What is recorded of the protection of each system with personal data (Article 32(1))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.documents.clocks import period_text
from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import choice_text, data_type_name, place_name
from pdmap.frozen import dataclass
from pdmap.graph import data_held
from pdmap.model import Backup, Encryption, Nothing, Options, Period, Protection, System, SystemKind, listed
from pdmap.questions.measures import Claims


def systems_table(context: Context) -> Table:
    """Return a row for each system with personal data: encryption, copies, readers, protected fields."""
    words = context.words

    def column(key: str, title: str, letter: str, *, is_expected: bool = True) -> Column:
        reference = words.cite(f"32(1)({letter})")
        return Column(key, title, reference, is_expected=is_expected, is_security=True)

    columns = (
        Column("system", words.system_with_data),
        column("at_rest", words.at_rest, "a"),
        column("in_transit", words.in_transit, "a"),
        column("fields", words.protection_of_fields, "a", is_expected=False),
        column("access", words.readers, "b"),
        column("backup", words.backup, "c"),
        column("restore", words.test_of_restore, "c"),
    )
    claims = Claims(context.inventory)
    systems = (system for system in context.inventory.systems.values() if data_held(system))
    rows = (_row(_Asked(context, system, claims)) for system in systems)
    return Table("systems", words.measures_of_systems, columns, tuple(rows))


# Private functions


@dataclass(frozen=True, slots=True)
class _Asked:
    """A system, and what may tell of its protection."""

    context: Context
    system: System
    claims: Claims

    def told(self, lines: Iterable[Line], key: str, assertion: str) -> Cell:
        """Return what a system says; where it is silent, the measures that say it of the system."""
        declared = assumed(lines, assumption(self.system, key))
        if any(line.state is not State.NOT_RECORDED for line in declared):
            return Cell(declared)
        return Cell(tuple(self._by_measures(assertion)) or declared)

    def _by_measures(self, assertion: str) -> Iterable[Line]:
        words = self.context.words
        for measure in self.claims.about(self.system, assertion):
            name = words.optional_measure.format(measure=measure.title) if measure.optional else measure.title
            text, where = words.by_measure.format(measure=name), (place(measure, "asserts"),)
            yield Line(text, sources=where, address=measure.address, is_derived=True)


def _row(asked: _Asked) -> Row:
    system = asked.system
    title = Line(system.title, sources=(place(system),), address=system.address)
    cells = (
        Cell((title,)),
        asked.told(_encryption(asked, "at_rest"), "encryption", "encryption-at-rest"),
        asked.told(_encryption(asked, "in_transit"), "encryption", "encryption-in-transit"),
        Cell(_fields(asked.context, system)),
        asked.told(_access(asked.context, system), "access", "access-control"),
        asked.told(_backup(asked.context, system), "backup", "backup"),
        asked.told(_restore(asked.context, system), "backup", "restore-tests"),
    )
    return Row(cells, system.title)


def _encryption(asked: _Asked, key: str) -> tuple[Line, ...]:
    words, encryption = asked.context.words, asked.system.encryption
    if encryption is None and asked.system.kind is SystemKind.PAPER:
        where, target = (place(asked.system, "kind"),), address(asked.system, "kind")
        return (Line(words.not_applicable.format(reason=words.on_paper), State.NONE, where, target, is_derived=True),)
    if not isinstance(encryption, Encryption):
        return empty(words, asked.system, "encryption", encryption)
    answer = encryption.at_rest if key == "at_rest" else encryption.in_transit
    if isinstance(answer, Options) and answer.values:
        names = words.either.join(words.yes if option else words.no for option in answer.values)
        return (fact(encryption, key, choice_text(asked.context, [names], answer.chosen_by)),)
    return empty(words, encryption, key, answer)


def _fields(context: Context, system: System) -> tuple[Line, ...]:
    """Return the fields with a protection of their own, or by the system's default."""
    words = context.words
    lines = [
        fact(field, "protection", words.labeled.format(label=data_type_name(context, field.type.id), text=text))
        for field in listed(system.fields)
        if isinstance(field.protection, Protection)
        for text in (words.term(field.protection, "protection"),)
    ]
    unanswered = [
        replace(line, text=words.labeled.format(label=data_type_name(context, field.type.id), text=line.text))
        for field in listed(system.fields)
        if field.protection is not None
        for line in empty(words, field, "protection", field.protection)
    ]
    where = (place(system, "fields"),)
    silence = Line(words.no_protection_recorded, State.NOT_RECORDED, where, address(system, "protection"))
    return (*lines, *unanswered) or (silence,)


def _access(context: Context, system: System) -> tuple[Line, ...]:
    lines = tuple(fact(system, "access", role) for role in listed(system.access))
    return lines or empty(context.words, system, "access", system.access)


def _backup(context: Context, system: System) -> tuple[Line, ...]:
    words, backup = context.words, system.backup
    if isinstance(backup, Nothing):
        return (Line(words.no_copies, State.NONE, (place(system, "backup"),), address(system, "backup")),)
    if not isinstance(backup, Backup):
        return empty(words, system, "backup", backup)
    main = fact(system, "backup", backup.description or words.yes)
    kept = (
        (fact(backup, "retention", period_text(words, backup.retention)),)
        if isinstance(backup.retention, Period)
        else empty(words, backup, "retention", backup.retention)
    )
    return (main, *details(kept, words.kept_for), *_location(context, backup))


def _location(context: Context, backup: Backup) -> tuple[Line, ...]:
    words, location = context.words, backup.location
    if isinstance(location, Options) and location.values:
        names = choice_text(context, (place_name(context, option) for option in location.values), location.chosen_by)
        return details((fact(backup, "location", names),), words.kept_at)
    return details(empty(words, backup, "location", location), words.kept_at) if location is not None else ()


def _restore(context: Context, system: System) -> tuple[Line, ...]:
    words, backup = context.words, system.backup
    if not isinstance(backup, Backup):
        return _backup(context, system)
    if isinstance(backup.tested, str):
        return (fact(backup, "tested", backup.tested),)
    return empty(words, backup, "tested", backup.tested)
