"""Forms that several sections share: contacts, places, contracts' dates, retention, transfers."""

from __future__ import annotations

from functools import cache

from pdmap.language.forms import (
    Form,
    by_shape,
    convert,
    date,
    line,
    mention,
    pattern,
    period,
    single_key,
    text,
    whole,
    word,
)
from pdmap.language.lists import one_or_several, options, several
from pdmap.language.records import Key, answer, assumptions, key, record
from pdmap.model import (
    ENDLESS,
    Assessment,
    Contact,
    MechanismUse,
    Mention,
    Options,
    Period,
    Place,
    Retention,
    Rights,
    Transfer,
)
from pdmap.source import Node, ScalarNode

COUNTRY_PATTERN = "^[A-Z]{2}$"
"""A country code of ISO 3166-1."""

COUNTRY_ID_PATTERN = "^([a-z]{2}|x-[a-z]{2,6})$"
"""An id of the section `countries`: the code of a country or an international organization in lower case."""

PLACE_PATTERN = "^([A-Z]{2}|EEA|X-[A-Z]{2,6}|[a-z][a-z0-9-]*(:[a-z0-9-]+)?)$"
"""A country code, an area, an international organization, a cloud region, or a word that names no country."""

INDEFINITE = ("indefinite", "forever", "permanent")
"""Ways to say that data are kept without an end; legal to write, judged by rules."""

GROUNDS = ("legal-obligation", "legal-claims", "archiving", "contract", "consent", "other")
"""Kinds of reasons to keep data; the law behind a legal obligation is named in `law`."""


def object_keys() -> tuple[Key[object], ...]:
    """Return the keys that every object with an id has."""
    return (
        key("name", line(), "What people call it; shown on maps and in records.", "Customer console"),
        key("description", text(), "What it is, in a sentence.", "Where customers manage their clusters"),
        key(
            "assumptions",
            assumptions(),
            "Keys of this object whose values were assumed, each with the reason; records mark them.",
            {"location": "the source does not say where it runs"},
        ),
    )


@cache
def place() -> Form[Place]:
    """Return the form of a country code, a cloud region or a vague word."""
    return pattern(PLACE_PATTERN, Place)


def places() -> Form[tuple[Place, ...]]:
    """Return the form of one place or a list of them."""
    return one_or_several(place())


def place_options() -> Form[Options[Place]]:
    """Return the form of a location: a place, several, or a choice that a customer makes."""
    return options(place(), ["aws:eu-north-1", "aws:eu-west-1"])


def mentions() -> Form[tuple[Mention, ...]]:
    """Return the form of a list of ids."""
    return several(mention())


def contact() -> Form[Contact]:
    """Return the form of contact details; a plain text will do."""
    long = record(
        "contact",
        Contact,
        "How to reach somebody.",
        key("address", text(), "Postal address.", "Sveavägen 98, 113 50 Stockholm", attribute="address_lines"),
        key("email", text(), "Email address, preferably of a role.", "privacy@example.com"),
        key("phone", text(), "Telephone number.", "+46 8 000 00 00"),
        key("url", text(), "Web page with a contact form.", "https://example.com/privacy"),
        key("name", line(), "The person to ask for.", "Anna Burman"),
        key("position", line(), "What the person is.", "head of legal"),
    )
    short = Form(text().schema, _short_contact)
    return by_shape(scalar=short, mapping=long)


def assessment(name: str, description: str) -> Form[Assessment]:
    """Return the form of a dated piece of reasoning that is kept elsewhere."""
    return record(
        name,
        Assessment,
        description,
        key("ref", text(), "Where it is kept.", "docs/assessments/2026-02.md"),
        key("date", date(), "When it was made.", "2026-02-01"),
        key("outcome", text(), "What it concluded.", "may proceed with encryption"),
    )


@cache
def period_or_indefinite() -> Form[Period]:
    """Return the form of how long something is kept: a duration, or a word for no end."""
    endless = convert(word(*INDEFINITE), lambda _: ENDLESS)
    length = period()

    def bind(node: Node, address: str) -> Period | None:
        return endless.bind(node, address) or length.bind(node, address)

    return Form({"anyOf": [dict(endless.schema), dict(length.schema)]}, bind)


def retention() -> Form[tuple[Retention, ...]]:
    """Return the form of retention: a period, `indefinite`, one clock or a list of clocks."""
    clock = record(
        "retention",
        Retention,
        "One clock: how long which data are kept, counted from what (Article 30(1)(f)).",
        key("data", mentions(), "Data types that the clock is for; all of them where missing.", ["address.billing"]),
        key("period", period_or_indefinite(), "ISO 8601 duration, or `indefinite`.", "P7Y"),
        key("from", text(), "The event that the period is counted from.", "end of fiscal year", attribute="start"),
        key("criteria", text(), "What decides the end where no period can be given.", "until the customer removes it"),
        key("law", answer(text()), "The provision that sets the period, or `none`.", "Bookkeeping Act (1999:1078) 7:2"),
        key("reason", text(), "Why it is kept that long.", "disputes about invoices"),
        key("ground", word(*GROUNDS), "Which kind of reason it is.", "legal-obligation"),
    )
    short = Form(period_or_indefinite().schema, _short_retention)
    either = by_shape(scalar=short, mapping=clock)
    return by_shape(scalar=_single(short), sequence=several(either), mapping=_single(clock))


def transfers() -> Form[tuple[Transfer, ...]]:
    """Return the form of a list of transfers; a country code alone names one without a mechanism."""
    return several(by_shape(scalar=Form(place().schema, _short_transfer), mapping=transfer()))


def transfer() -> Form[Transfer]:
    """Return the form of a transfer to a third country (Article 30(1)(e), 44 to 49)."""
    return record(
        "transfer",
        Transfer,
        "A disclosure to a third country or an international organization (Article 30(1)(e)).",
        key("country", places(), "Country that the data go to, or several.", "US", attribute="countries"),
        key("importer", mention(), "The party that receives the data; clauses bind one party.", "stripe"),
        key(
            "mechanisms",
            answer(several(_mechanism())),
            "What the transfer relies on (Articles 45, 46, 49); `none` where nothing is in place.",
            ["dpf", {"scc": {"module": 2, "signed": "2025-03-19"}}],
        ),
        key(
            "assessment",
            answer(assessment("transfer_assessment", "A transfer impact assessment.")),
            "The transfer impact assessment, or `none`.",
            {"ref": "docs/tia-us.md", "date": "2026-02-01"},
        ),
        key("description", text(), "What is transferred and why.", "Payment of invoices"),
        key("copy", text(), "How a person obtains a copy of the safeguards.", "on request from the DPO"),
    )


def rights() -> Form[Rights]:
    """Return the form of how a person's data are found, handed out and erased (Articles 15 to 20)."""
    return record(
        "rights",
        Rights,
        "How a person's data are found, handed out, corrected and erased here (Articles 15 to 20).",
        key("lookup", answer(text()), "What identifies a person here.", "email.address"),
        key("access", answer(text()), "How the data are handed out.", "export from the admin page"),
        key("rectify", answer(text()), "How they are corrected.", "the person edits the profile"),
        key("erase", answer(text()), "How they are erased.", "account deletion job"),
        key("export", answer(text()), "The structured format of Article 20(1).", "JSON"),
    )


# Private functions


def _short_contact(node: Node, address: str) -> Contact | None:
    written = text().bind(node, address)
    return None if written is None else Contact(node=node, address=address, head=node, text=written)


def _short_retention(node: Node, address: str) -> Retention | None:
    length = period_or_indefinite().bind(node, address)
    return None if length is None else Retention(node=node, address=address, head=node, period=length)


def _single(form: Form[Retention]) -> Form[tuple[Retention, ...]]:
    return convert(form, lambda clock: (clock,))


def _short_transfer(node: Node, address: str) -> Transfer | None:
    country = place().bind(node, address)
    return None if country is None else Transfer(node=node, address=address, head=node, countries=(country,))


def _mechanism() -> Form[MechanismUse]:
    """Return the form of a mechanism: its id, or its id with the paperwork."""
    keys = (
        key("module", one_or_several(whole(1, 4)), "Modules of Decision (EU) 2021/914.", 2, attribute="modules"),
        key("signed", date(), "When it was signed.", "2025-03-19"),
        key("expires", date(), "When it ends.", "2028-03-19"),
        key("annexes", several(word("I.A", "I.B", "I.C", "II", "III")), "Completed annexes.", ["I.A", "I.B", "II"]),
        key("safeguards", text(), "Suitable safeguards (Article 49(1), 49(6)).", "encrypted, read by two people"),
        key("authority_informed", date(), "When the authority was told (Article 49(1)).", "2026-02-01"),
        key("subjects_informed", text(), "How people were told (Article 49(1)).", "letter of 2026-02-01"),
        key("ref", text(), "Where it is kept.", "contracts/stripe-scc.pdf"),
        key("description", text(), "Anything else.", "with the UK addendum"),
    )

    paperwork: Form[dict[str, object]] = record("mechanism", dict, "Paperwork of a transfer mechanism.", *keys)

    def details(name: str, head: ScalarNode) -> Form[MechanismUse]:
        named = {"head": head, "mechanism": Mention(head, name)}
        return convert(paperwork, lambda values: MechanismUse(**{**values, **named}))  # type: ignore[arg-type]

    def short(node: Node, address: str) -> MechanismUse | None:
        named = mention().bind(node, address)
        return None if named is None else MechanismUse(node=node, address=address, head=node, mechanism=named)

    return by_shape(scalar=Form(mention().schema, short), mapping=single_key(details, paperwork))
