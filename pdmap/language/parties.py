"""The section `parties`."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import (
    contact,
    mentions,
    object_keys,
    period_or_indefinite,
    place,
    places,
    rights,
    transfers,
)
from pdmap.language.forms import Form, by_shape, choice, date, flag, period, text, word
from pdmap.language.lists import one_or_several, several
from pdmap.language.records import Key, answer, key, record, section
from pdmap.model import Authorization, Certification, Contract, ContractStatus, Guarantee, Party, PartyRole
from pdmap.source import Node

CLAUSES = (
    "subject-matter",
    "duration",
    "nature",
    "purpose",
    "data",
    "subjects",
    "controller-rights",
    *("a", "b", "c", "d", "e", "f", "g", "h"),
)
"""Elements of a contract under Article 28(3): what it sets out, and what the processor undertakes by letter."""
FURTHER_CLAUSES = ("infringing-instructions",)
"""What contracts repeat of the duties that the processor has by law: to tell of instructions that infringe it."""


def parties() -> Form[Mapping[str, Party]]:
    """Return the form of the section."""
    return section(
        Party,
        "party",
        "Somebody outside the organization who gives or receives personal data.",
        *object_keys(),
        *_identity(),
        *_relation(),
        *_processing(),
    )


# Private functions


def _identity() -> tuple[Key[object], ...]:
    """Return the keys on who it is."""
    return (
        key(
            "role",
            one_or_several(choice(PartyRole)),
            "What it is to us; several where that depends on the activity.",
            "processor",
            attribute="roles",
        ),
        key("group", flag(), "Whether it stands for many, such as all customers.", True, attribute="is_group"),  # noqa: FBT003
        key("registration", text(), "Number in the company register.", "B186284"),
        key("country", answer(place()), "Country of establishment.", "LU"),
        key("parent_country", answer(place()), "Country of the ultimate parent.", "US"),
        key("access_from", answer(places()), "From where its staff can reach the data; `none` where excluded.", ["IN"]),
        key("regions", places(), "Places that the contract names.", ["aws:eu-north-1"]),
        key("contact", answer(contact()), "How to reach it.", {"email": "privacy@example.com"}),
        key(
            "representative",
            answer(contact()),
            "Its representative in the Union, where we process for it (Article 30(2)(a)).",
            {"email": "eu-rep@example.com"},
        ),
        key(
            "dpo", answer(contact()), "Its data protection officer, where we process for it (Article 30(2)(a)).", "none"
        ),
        key("website", text(), "Its home page.", "https://example.com"),
    )


def _relation() -> tuple[Key[object], ...]:
    """Return the keys on what it does for us and how it came to that."""
    return (
        key("service", text(), "What it does for us.", "Cloud infrastructure"),
        key("updated", date(), "When what is said here last changed.", "2026-01-10"),
        key(
            "characterization",
            text(),
            "Why it has its role, or several (Article 4(7) to (10)).",
            "relays messages of the platform, decides nothing about them",
        ),
        key("contracted", flag(), "Whether there is any agreement with it.", False),  # noqa: FBT003
        key(
            "guarantees",
            answer(several(_guarantee())),
            "Evidence of sufficient guarantees (Article 28(1), (5)).",
            [{"title": "ISO/IEC 27001 certificate", "expires": "2027-03-01"}],
        ),
        key("announced", date(), "When controllers were told of it as a sub-processor (Article 28(2)).", "2026-09-01"),
        key("active_from", date(), "When it starts to receive data.", "2026-10-01"),
        key("replaces", text(), "Whose place it takes (Article 28(2)): a party's id, or its name.", "old-mailer"),
    )


def _processing() -> tuple[Key[object], ...]:
    """Return the keys on what it may do with the data."""
    return (
        key(
            "dpa",
            answer(_contract()),
            "The data processing agreement (Article 28(3)).",
            {"status": "signed", "signed": "2024-05-01"},
        ),
        key(
            "dpf",
            answer(_certification()),
            "Certification under the Data Privacy Framework.",
            {"status": "active", "checked": "2026-01-10"},
        ),
        key("adequacy_condition", answer(text()), "Why it meets a partial adequacy decision.", "subject to PIPEDA"),
        key(
            "transfers",
            answer(transfers()),
            "Mechanisms that cover whatever is handed to it.",
            [{"country": "US", "mechanisms": ["dpf"]}],
        ),
        key(
            "subprocessors",
            answer(mentions()),
            "Its own processors, as parties of this inventory.",
            ["kolkata-support"],
        ),
        key("retention", period_or_indefinite(), "How long it keeps what it receives.", "P30D"),
        key("rights", answer(rights()), "How data are found, handed out and erased there.", {"erase": "deletion API"}),
        key("measures", mentions(), "Measures that it takes (Article 32).", ["tls"]),
    )


def _guarantee() -> Form[Guarantee]:
    long = record(
        "guarantee",
        Guarantee,
        "Evidence that a processor offers sufficient guarantees (Article 28(1), (5)).",
        key("title", text(), "What it is.", "ISO/IEC 27001 certificate"),
        key("ref", text(), "Where it is kept.", "evidence/aws-iso27001.pdf"),
        key("date", date(), "When it was issued or made.", "2024-03-01"),
        key("expires", date(), "When it ends.", "2027-03-01"),
    )
    return by_shape(scalar=Form(text().schema, _short_guarantee), mapping=long)


def _short_guarantee(node: Node, address: str) -> Guarantee | None:
    title = text().bind(node, address)
    return None if title is None else Guarantee(node=node, address=address, head=node, title=title)


def _contract() -> Form[Contract]:
    return record(
        "contract",
        Contract,
        "A data processing agreement (Article 28(3)); `status: missing` says that there is none.",
        key("status", choice(ContractStatus), "Whether it is in place.", "signed"),
        key("signed", answer(date(), none=False), "When it was signed.", "2024-05-01"),
        key("ref", answer(text(), none=False), "Where it is kept.", "contracts/aws-dpa.pdf"),
        key(
            "authorization",
            answer(choice(Authorization)),
            "How its sub-processors are authorized (Article 28(2)).",
            "general",
        ),
        key("notice", period(), "How long before a new sub-processor starts we are told.", "P30D"),
        key("objection", text(), "How to object to a new sub-processor.", "by email within the notice period"),
        key("review", date(), "When it was last reviewed.", "2026-01-10"),
        key("expires", date(), "When it ends.", "2027-05-01"),
        key(
            "clauses",
            several(word(*CLAUSES, *FURTHER_CLAUSES)),
            "Elements of Article 28(3) that it has.",
            ["subject-matter", "a"],
        ),
        key("description", text(), "Anything else about it.", "accepted in the console"),
    )


def _certification() -> Form[Certification]:
    return record(
        "certification",
        Certification,
        "Certification under the EU-US Data Privacy Framework.",
        key("status", word("active", "inactive", "withdrawn"), "What the public list says.", "active"),
        key("scope", several(word("hr", "non-hr")), "Which data it covers.", ["non-hr"]),
        key("checked", date(), "When the public list was looked at.", "2026-01-10"),
    )
