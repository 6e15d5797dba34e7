"""The section `organization`."""

from __future__ import annotations

from pdmap.language.common import COUNTRY_PATTERN, assessment, contact, mentions, places
from pdmap.language.forms import Form, date, flag, pattern, text, whole, word
from pdmap.language.lists import one_or_several
from pdmap.language.records import answer, assumptions, key, record, texts
from pdmap.model import CoreActivities, DataProtectionOfficer, Organization, Representative


def organization() -> Form[Organization]:
    """Return the form of the organization that the inventory describes."""
    return record(
        "organization",
        Organization,
        "The organization that the inventory describes; one per inventory (Article 30(1)(a), 30(2)(a)).",
        key("name", text(), "Legal name.", "84codes AB"),
        key("trading_names", texts(), "Names that its services are known by.", ["CloudKarafka"]),
        key("registration", text(), "Number in the company register.", "556000-0000"),
        key("country", country(), "Country of establishment, ISO 3166-1.", "SE"),
        key("establishments", places(), "Countries of further establishments (Article 3(1)).", ["DE"]),
        key("offers_to", places(), "Countries whose people it serves or monitors (Article 3(2)).", ["DE", "FR"]),
        key("contact", answer(contact()), "How to reach it.", {"email": "privacy@example.com"}),
        key(
            "core_activities",
            answer(_core_activities()),
            "What its core activities consist of (Article 37(1)(b), (c)).",
            {"monitoring": False, "special_data": False},
        ),
        key("employees", whole(0), "Number of employees (Article 30(5)).", 60),
        key("public_authority", flag(), "Whether it is a public authority or body.", False),  # noqa: FBT003
        key("dpo", answer(_dpo()), "The data protection officer (Article 37), or `none`.", {"name": "Anna Burman"}),
        key(
            "dpo_assessment",
            answer(assessment("dpo_assessment", "The reasoning on Article 37(1).")),
            "Why no officer is designated.",
            {"ref": "docs/dpo-test.md", "date": "2026-02-01"},
        ),
        key("representative", answer(_representative()), "The representative (Article 27), or `none`.", "none"),
        key("representative_exemption", text(), "Why no representative is needed (Article 27(2)).", "occasional only"),
        key("supervisory_authority", answer(text()), "The lead supervisory authority.", "IMY"),
        key("regimes", one_or_several(_regime()), "Laws that the inventory is judged by.", ["eu-gdpr", "uk-gdpr"]),
        key("measures", mentions(), "Measures that hold everywhere (Article 32).", ["staff-training"]),
        key("assumptions", assumptions(), "Keys whose values were assumed, with the reason.", {"country": "not said"}),
    )


def country() -> Form[str]:
    """Return the form of a country code."""
    return pattern(COUNTRY_PATTERN, lambda _, code: code)


# Private functions


def _core_activities() -> Form[CoreActivities]:
    return record(
        "core_activities",
        CoreActivities,
        "What the organization's core activities consist of (Article 37(1)(b), (c)).",
        key("monitoring", flag(), "Regular, systematic monitoring of people on a large scale.", False),  # noqa: FBT003
        key("special_data", flag(), "Data of Articles 9 and 10 on a large scale.", False),  # noqa: FBT003
        key("reason", text(), "Why.", "broker hosting; content is the customers' matter"),
    )


def _regime() -> Form[str]:
    return word("eu-gdpr", "uk-gdpr", "ch-fadp")


def _dpo() -> Form[DataProtectionOfficer]:
    return record(
        "dpo",
        DataProtectionOfficer,
        "The data protection officer (Article 37).",
        key("name", text(), "Name of the person or the firm.", "Anna Burman"),
        key("contact", answer(contact()), "How to reach the officer.", {"email": "dpo@example.com"}),
        key("voluntary", flag(), "Whether designated without a duty to (Article 37(1)).", True),  # noqa: FBT003
        key("reason", text(), "The reasoning on Article 37(1).", "no large-scale monitoring"),
        key(
            "published", text(), "Where the contact details are published (Article 37(7)).", "https://example.com/gdpr"
        ),
        key("employed", flag(), "Whether the officer is a member of staff (Article 37(6)).", True),  # noqa: FBT003
        key("positions", texts(), "Other positions that the officer holds (Article 38(6)).", ["legal counsel"]),
        key("notified", date(), "When the authority was told (Article 37(7)).", "2018-05-25"),
    )


def _representative() -> Form[Representative]:
    return record(
        "representative",
        Representative,
        "The representative in the Union (Article 27).",
        key("name", text(), "Name.", "Example Representatives BV"),
        key("country", country(), "Country of establishment.", "NL"),
        key("contact", answer(contact()), "How to reach it.", {"email": "eu-rep@example.com"}),
    )
