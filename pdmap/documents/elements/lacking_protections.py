"""What the systems of an activity say that they lack, or do not know yet: encryption, copies, tests of recovery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Line
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, empty, labeled
from pdmap.documents.words import Words
from pdmap.model import Activity, Backup, Encryption, Item, Nothing, Options, System, Unknown


def lacking_protections(context: Context, letter: str, activity: Activity) -> Iterator[Line]:
    """Yield what is answered with `no`, `none` or `unknown` under a letter of Article 32(1), as details."""
    answers = {"a": ("encryption", _encryption), "c": ("backup", _copies)}
    if letter in answers:
        key, lacking = answers[letter]
        for system in systems_of(context, activity):
            for line in assumed(lacking(context, system), assumption(system, key)):
                yield replace(line, is_derived=True, level=1, is_security=True)


# Private functions


def _encryption(context: Context, system: System) -> Iterator[Line]:
    words, encryption, name = context.words, system.encryption, system.title
    if not isinstance(encryption, Encryption):
        without, label = words.no_encryption.format(system=name), words.encryption.format(text=name)
        yield from _lacking(words, system, "encryption", encryption, without, label)
        return
    answers = (
        ("in_transit", encryption.in_transit, words.no_encryption_in_transit, words.encrypted_in_transit),
        ("at_rest", encryption.at_rest, words.no_encryption_at_rest, words.encrypted_at_rest),
    )
    for key, answer, without, label in answers:
        is_no = isinstance(answer, Options) and not any(answer.values)
        told = Nothing() if is_no else answer
        yield from _lacking(words, encryption, key, told, without.format(system=name), label.format(system=name))


def _copies(context: Context, system: System) -> Iterator[Line]:
    words, backup, name = context.words, system.backup, system.title
    if not isinstance(backup, Backup):
        without, label = words.without_copies.format(system=name), words.copies_of.format(system=name)
        yield from _lacking(words, system, "backup", backup, without, label)
    elif isinstance(backup.tested, Nothing | Unknown):
        for line in empty(words, backup, "tested", backup.tested):
            yield replace(line, text=words.restore_tested.format(system=name, text=line.text))


def _lacking(words: Words, item: Item, key: str, answer: object, without: str, label: str) -> tuple[Line, ...]:
    """Return that there is nothing of a kind, or that it is not known; no line for any other answer."""
    match answer:
        case Nothing():
            return tuple(replace(line, text=without) for line in empty(words, item, key, answer))
        case Unknown():
            return labeled(words, label, empty(words, item, key, answer))
        case _:
            return ()
