"""`docs/reference/vocabulary.md`: the words that are built in, with what the law says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.manual.page import Block, Heading, Page, Paragraph, Table
from pdmap.reference import Adequacy, DataType, Reference, Special, SubjectCategory, built_in
from pdmap.reference.grounds import Ground
from pdmap.reference.mechanisms import Mechanism
from tools.manual.form import generated

_SPECIAL = {
    Special.NONE: "",
    Special.ARTICLE_9: "Art. 9",
    Special.ARTICLE_10: "Art. 10",
    Special.ARTICLE_87: "Art. 87",
    Special.CONTEXT: "may reveal Art. 9",
}


def page() -> str:
    """Return the page."""
    return generated(Page("Vocabulary and law", tuple(_blocks(built_in()))), "`pdmap/reference/data/`")


# Private functions


def _blocks(reference: Reference) -> Iterator[Block]:
    yield Paragraph(
        "What is built in. An inventory adds words of its own, or says otherwise of these, in its sections "
        "`data_types`, `subjects`, `lawful_bases`, `conditions`, `mechanisms`, `countries` and `regions`."
    )
    yield from _chapter(
        "Data types",
        "A type covers those below it: `address` covers `address.billing`. Sensitivity runs from 1, little harm, to 5, "
        "grave harm when it leaks. A credential is a secret that must be stored hashed, encrypted or in a vault.",
        reference.as_of["data_types"],
        Table(
            ("data type", "name", "below", "special", "sensitivity", "remarks"),
            tuple(map(_data_type, reference.data_types.values())),
        ),
    )
    yield from _chapter(
        "Categories of data subjects",
        "Vulnerable are those between whom and the controller power is typically unequal (WP248 rev.01, criterion 7).",
        reference.as_of["subjects"],
        Table(
            ("category", "name", "below", "vulnerable", "remarks"), tuple(map(_subject, reference.subjects.values()))
        ),
    )
    yield from _chapter(
        "Lawful bases",
        "For `basis` of a purpose. A law is to be cited where Union or Member State law has to lay the basis down.",
        reference.as_of["lawful_bases"],
        _grounds("basis", reference.lawful_bases.values()),
    )
    yield from _chapter(
        "Conditions for special categories",
        "For `condition` of a purpose. A law is to be cited where the condition rests on one.",
        reference.as_of["conditions"],
        _grounds("condition", reference.conditions.values()),
    )
    yield from _chapter(
        "Transfer mechanisms",
        "For `mechanisms` of a transfer. A dead one no longer carries a transfer, and is known because people still "
        "write it. Whether a decision is in force is in the last table.",
        reference.as_of["mechanisms"],
        Table(
            ("mechanism", "name", "legal source", "kind", "laws", "in force", "remarks"),
            tuple(map(_mechanism, reference.mechanisms.values())),
        ),
    )
    yield from _chapter(
        "Adequacy decisions",
        "Past ones included, because an inventory can be judged as of any day. A partial one covers only recipients "
        "that meet its condition. Unverified are instruments and dates that come from general knowledge.",
        reference.as_of["adequacy"],
        Table(
            ("country", "law", "scope", "instrument", "in force", "remarks"),
            tuple(_decision(reference, decision) for known in reference.decisions.values() for decision in known),
        ),
    )


def _chapter(title: str, text: str, as_of: dt.date, table: Table) -> Iterator[Block]:
    yield from (Heading(title), Paragraph(f"{text} As of {as_of}."), table)


def _data_type(item: DataType) -> tuple[str, ...]:
    remarks = _remarks("credential" if item.credential else "", item.note)
    return _code(item.key), item.label, _code(item.parent), _SPECIAL[item.special], str(item.sensitivity), remarks


def _subject(item: SubjectCategory) -> tuple[str, ...]:
    return _code(item.id), item.label, _code(item.parent), "yes" if item.vulnerable else "", item.note


def _grounds(name: str, grounds: Iterable[Ground]) -> Table:
    rows = ((_code(item.key), item.label, item.article, "to be cited" if item.law else "") for item in grounds)
    return Table((name, "name", "legal source", "law"), tuple(rows))


def _mechanism(item: Mechanism) -> tuple[str, ...]:
    laws = ", ".join(_code(regime) for regime in item.regimes)
    return (
        _code(item.id),
        item.label,
        item.article,
        item.kind,
        laws,
        _period(item.valid_from, item.valid_until),
        item.note,
    )


def _decision(reference: Reference, item: Adequacy) -> tuple[str, ...]:
    country = reference.countries.get(item.country)
    name = f"{_code(item.country)} {country.name if country else ''}"
    unverified = "" if item.verified else "unverified"
    remarks = _remarks(item.condition, item.challenge, item.note, unverified)
    return name, _code(item.regime), item.scope, item.instrument, _period(item.valid_from, item.valid_until), remarks


def _period(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return f"{first} to {last}"
    if first:
        return f"since {first}"
    return f"until {last}" if last else ""


def _remarks(*texts: str) -> str:
    return "; ".join(text for text in texts if text)


def _code(word: str) -> str:
    return f"`{word}`" if word else ""
