"""Documents: the registers of Article 30, what a breach exposes, where a person's data are."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from pdmap.api.days import day_of
from pdmap.api.errors import ConfigurationError, UnknownNameError, one_of, told
from pdmap.api.inventory import Inventory, Source, whole_source_of
from pdmap.api.outputs import format_of, write_beside
from pdmap.api.texts import texts
from pdmap.app import breach as breaches
from pdmap.app import subject as subjects
from pdmap.app.edition import Edition, revision_words
from pdmap.app.record import Register, record, registers_in_use, templates, writers, written
from pdmap.documents.document import Document as FullDocument
from pdmap.documents.languages import LANGUAGES
from pdmap.questions.exposure.duties import deadline, is_ahead


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `records`, `breach` and `subject` make it."""

    title: str
    language: str
    as_of: dt.date
    _full: FullDocument = field(repr=False)
    _root: Path = field(repr=False, compare=False)

    def to_bytes(self, format: str = "markdown") -> bytes:  # noqa: A002 - the word of the command
        """Return the bytes of a file: `markdown`, `html`, `pdf`, `docx`, `xlsx`, `ods`, `csv` or `json`.

        Raises:
            UnknownNameError: there is no such format.
            OutputError: the format needs a program or a library that is missing or failed.
        """
        known = writers()
        writer = known[one_of("format", format, known)]
        with told():
            return written(self._full, writer)

    def write(self, path: str | os.PathLike[str]) -> Path:
        """Write a file in the format that its name asks for, whole or not at all, and return its path.

        Raises:
            UnknownNameError: there is no such format.
            OutputError: it cannot be made or written.
        """
        suffixes = {writer.suffix: name for name, writer in writers().items()}
        return write_beside(self.to_bytes(format_of(path, suffixes)), path, self._root)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data: the JSON document that the command writes, described by its schema."""
        return cast("dict[str, object]", json.loads(self.to_bytes("json")))


def records(
    inventory: Inventory,
    *,
    as_of: dt.date | None = None,
    template: str = "art30",
    language: str = "en",
    public: bool = False,
) -> dict[str, Document]:
    """Return the records of processing activities (Article 30 GDPR), as `pdmap records` does.

    Args:
        inventory: What they are made of.
        as_of: The day that they are of; where missing, as for `validate`.
        template: The form of an authority, such as `cnil`.
        language: Tag of the language of titles and labels: `en`, `fr`, `de`, `nl` or `sv`.
        public: Whether security details are left out.

    Returns:
        The registers that the inventory has activities for, by `controller` and `processor`.

    Raises:
        UnknownNameError: there is no such template or language.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source = whole_source_of(inventory)
    edition = _edition(source, as_of, language, is_public=public)
    known = templates()
    form = known[one_of("template", template, known)]
    return {
        register.value: _document(record(source.loaded, Register(register), edition, form), source)
        for register in registers_in_use(source.loaded)
    }


def breach(
    inventory: Inventory,
    places: str | Iterable[str],
    *,
    aware_at: dt.datetime | None = None,
    as_of: dt.date | None = None,
    language: str = "en",
    public: bool = False,
) -> Document:
    """Return what a breach exposes and whom to tell (Articles 33 and 34 GDPR), as `pdmap breach` does.

    Args:
        inventory: Where it happened.
        places: Ids of the compromised systems and parties, one or several.
        aware_at: When you became aware of it, with a time zone: the 72 hours are counted from then.
        as_of: The day that contracts and decisions are judged as of; where missing, as for `validate`.
        language: Tag of the language of titles and labels.
        public: Whether security details are left out.

    Raises:
        UnknownNameError: there is no such system, party or language, or none is named.
        ConfigurationError: `aware_at` is no moment or has no time zone, lies after the day, or nothing can be counted
            from it.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source = whole_source_of(inventory)
    day = day_of(as_of)
    _check_moment(aware_at, day)
    known = breaches.breachable(source.loaded)
    names = [one_of("the system or party", name, known) for name in texts(places)]
    if not names:
        raise UnknownNameError(f"no system or party is named; choose from: {', '.join(sorted(known))}")
    edition = _edition(source, day, language, is_public=public)
    return _document(breaches.breach(source.loaded, names, edition, aware_at), source)


def subject(
    inventory: Inventory,
    people: str,
    *,
    as_of: dt.date | None = None,
    language: str = "en",
    public: bool = False,
) -> Document:
    """Return where people's data are and until when (Articles 12 and 15 to 22 GDPR), as `pdmap subject` does.

    Args:
        inventory: Where they are looked for.
        people: Id of the group, such as `customer`.
        as_of: The day on which erasure is asked for; where missing, as for `validate`.
        language: Tag of the language of titles and labels.
        public: Whether security details are left out.

    Raises:
        UnknownNameError: there is no such group or language.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source = whole_source_of(inventory)
    name = one_of("the group of people", people, subjects.people(source.loaded))
    return _document(subjects.subject(source.loaded, name, _edition(source, as_of, language, is_public=public)), source)


# Private functions

_MOMENT = "datetime.datetime(2026, 1, 31, 9, 30, tzinfo=datetime.UTC)"


def _check_moment(aware_at: dt.datetime | None, as_of: dt.date) -> None:
    """Check that 72 hours can be counted from a moment.

    Raises:
        ConfigurationError: it is no moment, has no time zone, is at an end of the calendar, or lies after the day.
    """
    if aware_at is None:
        return
    # Notebooks are not type-checked: a day has no hour that 72 could be counted from.
    if not isinstance(aware_at, dt.datetime):
        raise ConfigurationError(f"aware_at is {aware_at!r}, not a moment such as {_MOMENT}")
    if aware_at.tzinfo is None:
        raise ConfigurationError("aware_at has no time zone; write tzinfo=datetime.UTC or another one")
    try:
        deadline(aware_at)
        is_later = is_ahead(aware_at, as_of)
    except OverflowError as error:
        raise ConfigurationError(f"aware_at is {aware_at}; no calendar has the 72 hours that follow") from error
    if is_later:
        raise ConfigurationError(f"aware_at is {aware_at}, which lies after the day of the answer, {as_of}")


def _edition(source: Source, as_of: dt.date | None, language: str, *, is_public: bool) -> Edition:
    one_of("language", language, LANGUAGES)
    files = source.opening.files.contents
    revision = source.revision or revision_words(files, source.path, language)
    return Edition(as_of=day_of(as_of), language=language, revision=revision, is_public=is_public)


def _document(full: FullDocument, source: Source) -> Document:
    return Document(full.title, full.language, full.metadata.as_of, full, source.root)
