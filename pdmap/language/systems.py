"""The section `systems`, with the fields of personal data."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import (
    mentions,
    object_keys,
    period_or_indefinite,
    place_options,
    places,
    retention,
    rights,
)
from pdmap.language.forms import ID_PATTERN, Form, by_shape, choice, flag, mention, text, word
from pdmap.language.lists import one_or_several, options, several
from pdmap.language.records import answer, key, record, section, texts
from pdmap.model import Backup, Deletion, Encryption, Environment, Field, Mention, Protection, System, SystemKind
from pdmap.source import Node

DELETION_METHODS = ("automatic", "manual", "customer", "crypto-erase", "vendor")
"""Who or what erases."""


def systems() -> Form[Mapping[str, System]]:
    """Return the form of the section."""
    return section(
        System,
        "system",
        "Something of ours, or run for us, that holds or moves personal data.",
        *object_keys(),
        key("kind", choice(SystemKind), "What it is; each kind has its own shape on maps.", "datastore"),
        key("owner", answer(text()), "The role or team that answers for it.", "platform-team"),
        key(
            "hosted_by",
            answer(options(mention(), ["aws", "azure"])),
            "Parties that run it; each receives all that it holds.",
            "aws",
        ),
        key(
            "location",
            answer(place_options()),
            "Where the bytes are: a country, a cloud region, or a choice.",
            "aws:eu-north-1",
        ),
        key("access_from", answer(places()), "Countries from where our own people reach the data.", ["SE"]),
        key("environment", choice(Environment), "What it is for.", "production"),
        key("encryption", answer(_encryption()), "Whether data are encrypted.", {"at_rest": True, "in_transit": True}),
        key("backup", answer(_backup()), "Copies for recovery, or `none`.", {"retention": "P30D"}),
        key("deletion", answer(_deletion()), "How data are erased.", {"method": "automatic"}),
        key(
            "rights",
            answer(rights()),
            "How a person's data are found, handed out and erased.",
            {"lookup": "email.address"},
        ),
        key("access", answer(texts()), "Roles that can read the data.", ["support"]),
        key("measures", mentions(), "Measures that hold for it (Article 32).", ["tls", "ip-allowlist"]),
        key("subjects", answer(mentions()), "Whose data it holds; default for the fields.", ["customer"]),
        key("retention", answer(retention()), "How long data are kept; default for the fields.", "P90D"),
        key(
            "protection",
            answer(choice(Protection), none=False),
            "How data are protected; default for the fields.",
            "encrypted",
        ),
        key("fields", answer(several(_field())), "The personal data that it holds.", ["email.address"]),
    )


# Private functions


def _field() -> Form[Field]:
    long = record(
        "field",
        Field,
        "A kind of personal data that a system holds.",
        key("type", mention(), "The data type.", "oauth_token", required=True),
        key("name", text(), "What people call it, where the type's label is not enough.", "GitHub token"),
        key("subjects", answer(mentions()), "Whose data it is.", ["team-member"]),
        key(
            "protection", answer(choice(Protection), none=False), "How it is protected where it is stored.", "encrypted"
        ),
        key(
            "retention",
            answer(retention()),
            "How long it is kept.",
            {"period": "P90D", "from": "token revoked", "law": "none"},
        ),
        key("column", one_or_several(text()), "Where it physically is.", "accounts.github_token"),
        key(
            "source", text(), "Where it comes from: `data_subject` or somebody else (Article 14(2)(f)).", "data_subject"
        ),
        key(
            "law", text(), "Statute that allows it, where one is needed (Articles 10, 87).", "Data Protection Act 3:10"
        ),
        key("description", text(), "Anything else.", "only for linked accounts"),
    )
    short = Form({"type": "string", "pattern": ID_PATTERN}, _short_field)
    return by_shape(scalar=short, mapping=long)


def _short_field(node: Node, address: str) -> Field | None:
    kind: Mention | None = mention().bind(node, address)
    return None if kind is None else Field(node=node, address=address, head=node, type=kind)


def _encryption() -> Form[Encryption]:
    return record(
        "encryption",
        Encryption,
        "Whether data are encrypted; each answer is true, false, unknown or a customer's choice.",
        key(
            "at_rest",
            answer(options(flag(), [True, False]), none=False),
            "In storage.",
            {"choice": [True, False], "by": "customer"},
        ),
        key("in_transit", answer(options(flag(), [True, False]), none=False), "On the way.", True),  # noqa: FBT003
    )


def _backup() -> Form[Backup]:
    return record(
        "backup",
        Backup,
        "Copies made for recovery.",
        key("retention", answer(period_or_indefinite(), none=False), "How long a copy is kept.", "P30D"),
        key("location", answer(place_options()), "Where the copies are.", "aws:eu-west-1"),
        key("tested", answer(text()), "When a restore was last tested, or how often.", "2026-03-01"),
        key("description", text(), "Anything else.", "where the plan includes backups"),
    )


def _deletion() -> Form[Deletion]:
    return record(
        "deletion",
        Deletion,
        "How data are erased.",
        key(
            "method",
            word(*DELETION_METHODS),
            "Who or what erases.",
            "automatic",
        ),
        key("description", text(), "How it works.", "a nightly job removes closed accounts"),
    )
