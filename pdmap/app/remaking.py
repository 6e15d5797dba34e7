"""Make the records of a bundle again, from the manifests in it, to hold them against those in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pdmap import __version__
from pdmap.app.bundle import Order, chosen_writers, record_files, record_name
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, registers_in_use, templates, writers
from pdmap.bundles.checks import Check, Outcome, differing, manifests_of
from pdmap.bundles.listing import Listing
from pdmap.bundles.names import RECORDS
from pdmap.counting import counted
from pdmap.days import strict_day
from pdmap.documents.languages import LANGUAGES
from pdmap.engine import EngineError
from pdmap.writers.libraries import versions

MOST_MADE_AGAIN = 8 * 1024 * 1024
"""Bytes of the manifests that records are made of again at most: whoever made them may mean to exhaust memory."""
MOST_IN_PDF = 200
"""Activities that PDFs are made of again at most: typesetting them takes some megabytes each."""


def made_again(files: Mapping[str, bytes], listing: Listing) -> Iterator[Check]:
    """Yield whether the manifests in the bundle give the records in the bundle, byte by byte."""
    records = {name: data for name, data in files.items() if name.startswith(RECORDS)}
    if listing.version != __version__:
        text = f"the records were not made again: pdmap {listing.version} made them, and this is {__version__}"
        yield not_made("documents", text)
        return
    order = _order(listing)
    if order is None:
        yield not_made("documents", "the records cannot be made again: this pdmap has no such template or language")
        return
    yield _complete(order, records)
    if listing.is_public:
        yield not_made("documents", "the records cannot be made again: a bundle for the public has no manifests")
    else:
        yield from _compared(files, listing, order, records)


def not_made(name: str, message: str) -> Check:
    """Return that something was not checked."""
    return Check(name, Outcome.NOT_CHECKED, message)


# Private functions


def _complete(order: Order, records: Mapping[str, bytes]) -> Check:
    """Return whether there is a record for each register in each format, and no other."""
    expected = {
        record_name(register, writer) for register in order.registers for writer in chosen_writers(order).values()
    }
    details = [f"missing: {name}" for name in sorted(expected - records.keys())]
    details += [f"added: {name}" for name in sorted(records.keys() - expected)]
    if not expected:
        details.append("the bundle has no record at all")
    if details:
        text = "the records are not those that its registers and formats ask for"
        return Check("registers", Outcome.CHANGED, text, tuple(details))
    return Check("registers", Outcome.SAME, "there is a record for each register in each format")


def _compared(
    files: Mapping[str, bytes], listing: Listing, order: Order, records: Mapping[str, bytes]
) -> Iterator[Check]:
    manifests = manifests_of(files)
    if sum(map(len, manifests.values())) > MOST_MADE_AGAIN:
        text = f"the records were not made again: the manifests are larger than {MOST_MADE_AGAIN} bytes"
        yield not_made("documents", text)
        return
    loaded = load_texts(manifests)
    if not loaded.is_whole:
        yield Check("documents", Outcome.CHANGED, "a part of the manifests in the bundle cannot be read")
        return
    reasons = _left_out(listing, order, len(loaded.inventory.activities))
    narrowed = replace(order, without=order.without | reasons.keys())
    try:
        made = record_files(loaded, narrowed)
    except EngineError as error:
        yield not_made("documents", f"the records cannot be made again here: {error}")
        return
    yield _held_against(made, {name: data for name, data in records.items() if name in made})
    if reasons:
        details = tuple(f"{name}: {text}" for name, text in reasons.items())
        yield Check("formats", Outcome.NOT_CHECKED, "some formats were not made again", details)
    absent = set(registers_in_use(loaded)) - set(order.registers)
    if absent:
        names = " and ".join(sorted(absent))
        text = f"the inventory also has activities for the register of the {names}, which is not in the bundle"
        yield Check("scope", Outcome.NOT_CHECKED, text)


def _held_against(made: Mapping[str, bytes], records: Mapping[str, bytes]) -> Check:
    details = differing(made, records)
    if details:
        text = "the manifests in the bundle do not give the records in the bundle"
        return Check("documents", Outcome.CHANGED, text, details)
    text = f"{counted(len(made), 'record')} made again from the manifests, with the same bytes"
    return Check("documents", Outcome.SAME, text)


def _left_out(listing: Listing, order: Order, activities: int) -> dict[str, str]:
    """Return the formats that cannot be compared, each with the reason."""
    found: dict[str, str] = {}
    for name, writer in chosen_writers(order).items():
        here = versions(writer.libraries)
        others = [library for library in writer.libraries if listing.libraries.get(library) != here.get(library)]
        for other in others:
            made_by = listing.libraries.get(other, "an unknown version")
            found[name] = f"{other} {made_by} made it, and here is {here.get(other, 'none')}"
    if "pdf" in chosen_writers(order) and activities > MOST_IN_PDF:
        found["pdf"] = f"the inventory has more than {MOST_IN_PDF} activities"
    return found


def _order(listing: Listing) -> Order | None:
    """Return how the records of a bundle were made; `None` where this pdmap cannot make them."""
    day, known = strict_day(listing.as_of), writers()
    registers = [register for register in Register if register.value in listing.registers]
    is_known = listing.template in templates() and listing.language in LANGUAGES
    is_known = is_known and len(registers) == len(listing.registers) and set(listing.formats) <= known.keys()
    if day is None or not is_known:
        return None
    edition = Edition(
        as_of=day,
        language=listing.language,
        revision=listing.revision,
        source_url=listing.source_url,
        is_public=listing.is_public,
    )
    return Order(
        registers=tuple(registers),
        template=listing.template,
        edition=edition,
        without=frozenset(known.keys() - set(listing.formats)),
    )
