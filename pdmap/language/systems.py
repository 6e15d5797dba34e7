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
from pdmap.language.forms import ID_PATTERN, Form, by_shape, choice, date, flag, line, mention, text, whole, word
from pdmap.language.lists import one_or_several, options, several
from pdmap.language.records import Key, answer, key, record, section, texts
from pdmap.model import (
    Backup,
    Deletion,
    Encryption,
    Environment,
    Field,
    Mention,
    NotPersonal,
    Protection,
    RiskAcceptance,
    System,
    SystemKind,
)
from pdmap.source import Node

CLASSIFICATIONS = ("public", "internal", "confidential", "restricted")
"""Classes of information, from open to all to known by few."""
DELETION_METHODS = ("automatic", "manual", "customer", "crypto-erase", "vendor")
"""Who or what erases."""


def systems() -> Form[Mapping[str, System]]:
    """Return the form of the section."""
    return section(
        System,
        "system",
        "Something of ours, or run for us, that holds or moves personal data.",
        *object_keys(),
        *_place(),
        *_class(),
        *_protection(),
        *_data(),
    )


# Private functions


def _place() -> tuple[Key[object], ...]:
    """Return the keys on what it is, where it is and who runs it."""
    return (
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
    )


def _class() -> tuple[Key[object], ...]:
    """Return the keys on what it is for and how it is classed."""
    return (
        key("environment", choice(Environment), "What it is for.", "production"),
        key("updated", date(), "When what is said here last changed.", "2026-01-10"),
        key("classification", word(*CLASSIFICATIONS), "How the organization classes it.", "confidential"),
        key("max_sensitivity", whole(1, 5), "Highest sensitivity of data that it is cleared for.", 3),
        key("critical", flag(), "Whether much depends on its being available (Article 32(1)).", True),  # noqa: FBT003
        key("synthetic", flag(), "Whether it holds only invented or anonymized data.", True),  # noqa: FBT003
        key(
            "risk_acceptance",
            _risk_acceptance(),
            "A risk that somebody accepts until a day.",
            {"reason": "replaced in spring", "owner": "head-of-operations", "expires": "2026-12-31"},
        ),
        key("pci_scope", text(), "How card data are kept under PCI DSS.", "tokenized by the payment provider"),
    )


def _protection() -> tuple[Key[object], ...]:
    """Return the keys on how data are protected, erased and handed out."""
    return (
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
    )


def _data() -> tuple[Key[object], ...]:
    """Return the keys on the data that it holds."""
    return (
        key("subjects", answer(mentions()), "Whose data it holds; default for the fields.", ["customer"]),
        key("retention", answer(retention()), "How long data are kept; default for the fields.", "P90D"),
        key(
            "protection",
            answer(choice(Protection), none=False),
            "How data are protected; default for the fields.",
            "encrypted",
        ),
        key(
            "incidental_data",
            answer(text()),
            "How special categories are handled that people enter unasked; default for the fields.",
            "staff delete them on sight",
        ),
        key("fields", answer(several(_field())), "The personal data that it holds.", ["email.address"]),
        key(
            "not_personal",
            several(_not_personal()),
            "Columns that somebody looked at and that hold no personal data.",
            [{"column": "products.name", "reason": "names of goods", "by": "platform-team", "date": "2026-11-01"}],
        ),
    )


def _risk_acceptance() -> Form[RiskAcceptance]:
    return record(
        "risk_acceptance",
        RiskAcceptance,
        "A risk that somebody accepts until a day (Article 24(1), 32(1)).",
        key("reason", text(), "Why it is accepted.", "replaced in spring"),
        key("owner", text(), "Who accepts it.", "head-of-operations"),
        key("expires", date(), "Until when.", "2026-12-31"),
    )


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
        key(
            "column",
            one_or_several(text()),
            "Where it physically is, as `table.column`; a database schema may stand before, and fields in which it "
            "lies between: `public.users.address.city`.",
            "accounts.github_token",
        ),
        key(
            "source", text(), "Where it comes from: `data_subject` or somebody else (Article 14(2)(f)).", "data_subject"
        ),
        key(
            "law", text(), "Statute that allows it, where one is needed (Articles 10, 87).", "Data Protection Act 3:10"
        ),
        key("collected_for", one_or_several(mention()), "Activities that it was collected for.", "customer-accounts"),
        key(
            "incidental_data",
            answer(text()),
            "How special categories are handled that people enter unasked.",
            "staff delete them on sight",
        ),
        key("key_system", mention(), "Where it is kept whose pseudonym it is (Article 4(5)).", "key-vault"),
        key("description", text(), "Anything else.", "only for linked accounts"),
        key(
            "unreviewed",
            line(),
            "Who or what proposed it, while nobody has looked at the proposal; taken out by whoever has.",
            "proposed by pdmap drift on 2026-11-27",
        ),
    )
    short = Form({"type": "string", "pattern": ID_PATTERN}, _short_field)
    return by_shape(scalar=short, mapping=long)


def _short_field(node: Node, address: str) -> Field | None:
    kind: Mention | None = mention().bind(node, address)
    return None if kind is None else Field(node=node, address=address, head=node, type=kind)


def _not_personal() -> Form[NotPersonal]:
    return record(
        "not_personal",
        NotPersonal,
        "Columns that somebody looked at and decided to hold no personal data, so that `pdmap drift` does not ask "
        "again unless their name, type or table changes.",
        key(
            "column",
            one_or_several(text()),
            "Where they physically are, as for a field; `products.*` is a whole table.",
            "products.name",
            required=True,
        ),
        key("reason", line(), "Why the data are about nobody.", "names of goods", required=True),
        key("by", line(), "Who decided it.", "platform-team", attribute="decided_by"),
        key("date", date(), "When it was decided.", "2026-11-01", attribute="decided"),
        key("dictionary", line(), "Version of the dictionary of `pdmap scan` at that time.", 2026.11),
        key("sql_type", line(), "Type of the columns at that time; another one asks for a new look.", "text"),
    )


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
        key("erasure", text(), "How erased data stay erased after a restore.", "the erasure log is replayed"),
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
