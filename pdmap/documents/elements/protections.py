"""Encryption, protected fields and copies for recovery, as systems tell of them (Article 32(1)(a), (c))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Line
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, fact, place
from pdmap.documents.names import choice_text, data_type_name, place_name
from pdmap.model import Activity, Backup, Encryption, Field, Options, Protection, System, listed


def protections(context: Context, letter: str, activity: Activity) -> Iterator[Line]:
    """Yield what the systems of an activity do under a letter of Article 32(1), as details."""
    for system in systems_of(context, activity):
        for line in protection_lines(context, letter, system):
            yield replace(line, is_derived=True, level=1, is_security=True)


def protection_lines(context: Context, letter: str, system: System) -> Iterator[Line]:
    """Yield what a system does under a letter of Article 32(1)."""
    if letter == "a":
        yield from assumed(_encryption(context, system), assumption(system, "encryption"))
        yield from _protected_fields(context, system)
    if letter == "c":
        yield from assumed(_copies(context, system), assumption(system, "backup"))


# Private functions


def _encryption(context: Context, system: System) -> Iterator[Line]:
    """Yield where a system encrypts, or lets somebody choose to."""
    encryption, words = system.encryption, context.words
    if not isinstance(encryption, Encryption):
        return
    answers = (
        ("in_transit", encryption.in_transit, words.encrypted_in_transit),
        ("at_rest", encryption.at_rest, words.encrypted_at_rest),
    )
    for key, answer, label in answers:
        if isinstance(answer, Options) and True in answer.values:
            text = label.format(system=system.title)
            if False in answer.values and not answer.chosen_by:
                text = words.labeled.format(label=text, text=words.either.join((words.yes, words.no)))
            if answer.chosen_by:
                text = words.as_chosen.format(options=text, chooser=words.label(answer.chosen_by))
            yield fact(encryption, key, text)


def _protected_fields(context: Context, system: System) -> Iterator[Line]:
    """Yield which fields are stored so that they do not tell who they are about, or only with a key."""
    words, protected = context.words, dict[Protection, list[Field]]()
    for field in listed(system.fields):
        if isinstance(field.protection, Protection) and field.protection in _UNDER_LETTER_A:
            protected.setdefault(field.protection, []).append(field)
    for protection, fields in protected.items():
        names = ", ".join(dict.fromkeys(data_type_name(context, field.type.id) for field in fields))
        label = words.held_in.format(data=names, system=system.title)
        text = words.labeled.format(label=label, text=words.term(protection, "protection"))
        holders = [field if field.has("protection") else system for field in fields]
        sources = tuple(dict.fromkeys(place(holder, "protection") for holder in holders))
        line = Line(text, sources=sources, address=address(holders[0], "protection"))
        yield from assumed([line], assumption(system, "protection"))


def _copies(context: Context, system: System) -> Iterator[Line]:
    words, backup = context.words, system.backup
    if not isinstance(backup, Backup):
        return
    if backup.description:
        yield fact(backup, "description", words.copies_described.format(system=system.title, text=backup.description))
    else:
        yield fact(system, "backup", words.copies_of.format(system=system.title))
    if isinstance(backup.location, Options):
        names = (place_name(context, option) for option in backup.location.values)
        text = choice_text(context, names, backup.location.chosen_by)
        yield fact(backup, "location", words.copies_at.format(system=system.title, text=text))
    if isinstance(backup.tested, str):
        yield fact(backup, "tested", words.restore_tested.format(system=system.title, text=backup.tested))
    if backup.erasure:
        yield fact(backup, "erasure", words.restore_erasure.format(system=system.title, text=backup.erasure))


# Private tables

_UNDER_LETTER_A = frozenset(Protection) - {Protection.ANONYMIZED, Protection.CLEAR}
"""What counts as pseudonymization or encryption; anonymized data are no personal data."""
