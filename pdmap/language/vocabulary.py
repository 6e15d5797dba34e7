"""Sections that extend the built-in vocabulary and law."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import COUNTRY_ID_PATTERN, COUNTRY_PATTERN, object_keys
from pdmap.language.forms import Form, date, flag, mention, pattern, text, whole, word
from pdmap.language.lists import one_or_several, several
from pdmap.language.records import key, record, section
from pdmap.model import (
    AdequacyDefinition,
    CountryDefinition,
    DataTypeDefinition,
    Measure,
    Place,
    RegionDefinition,
    SubjectDefinition,
    TermDefinition,
)

ANNEX_II = (
    "encryption",
    "resilience",
    "restore",
    "testing",
    "authorization",
    "transmission",
    "storage",
    "physical-security",
    "logging",
    "configuration",
    "governance",
    "certification",
    "minimization",
    "data-quality",
    "limited-retention",
    "accountability",
    "portability-and-erasure",
)
"""Examples of measures in annex II of the standard contractual clauses (Decision (EU) 2021/914), in its order."""
ASSERTIONS = (
    "encryption-at-rest",
    "encryption-in-transit",
    "backup",
    "restore-tests",
    "access-control",
    "automatic-deletion",
)
"""Statements of measures that systems can contradict."""

_FURTHER_ASSERTIONS = ("access-logs", "software-protection")
"""Statements of measures that no key of a system tells of; the CNIL's form asks for them."""


def subjects() -> Form[Mapping[str, SubjectDefinition]]:
    """Return the form of the section `subjects`."""
    return section(
        SubjectDefinition,
        "subject",
        "A category of data subjects, beside the built-in ones.",
        *object_keys(),
        key("is", mention(), "The category that it is a kind of.", "customer", attribute="parent"),
        key("vulnerable", flag(), "Whether these people need special protection (Recital 75).", False),  # noqa: FBT003
    )


def data_types() -> Form[Mapping[str, DataTypeDefinition]]:
    """Return the form of the section `data_types`."""
    return section(
        DataTypeDefinition,
        "data_type",
        "A data type, beside the built-in ones; a dotted id has its prefix as parent.",
        *object_keys(),
        key("is", mention(), "The type that it is a kind of.", "contact", attribute="parent"),
        key(
            "special",
            word("none", "article_9", "article_10", "article_87", "context"),
            "Special protection in law.",
            "article_9",
        ),
        key("sensitivity", whole(1, 5), "From 1 (harmless) to 5 (grave).", 4),
        key("credential", flag(), "Whether it opens an account or a system.", True),  # noqa: FBT003
        key("dpv", text(), "IRI in the W3C Data Privacy Vocabulary.", "https://w3id.org/dpv/pd#EmailAddress"),
        key("fideslang", text(), "Key in the Fides taxonomy.", "user.contact.email"),
    )


def measures() -> Form[Mapping[str, Measure]]:
    """Return the form of the section `measures`."""
    return section(
        Measure,
        "measure",
        "A technical or organizational measure (Article 32).",
        *object_keys(),
        key("type", word("technical", "organizational"), "Of which sort it is.", "technical"),
        key(
            "article32",
            one_or_several(word("a", "b", "c", "d")),
            "Letters of Article 32(1) that it serves.",
            ["a", "b"],
        ),
        key("optional", flag(), "Whether customers may switch it on.", True),  # noqa: FBT003
        key("ref", text(), "Where the evidence is.", "docs/security-policy.md"),
        key(
            "asserts",
            one_or_several(word(*ASSERTIONS, *_FURTHER_ASSERTIONS)),
            "What it says of every system that it holds for.",
            ["encryption-at-rest"],
        ),
        key(
            "annex_ii",
            one_or_several(word(*ANNEX_II)),
            "Headings of annex II of the standard contractual clauses that it belongs under.",
            ["logging"],
        ),
        key(
            "except", one_or_several(mention()), "Systems that it does not hold for.", ["wiki"], attribute="exceptions"
        ),
    )


def countries() -> Form[Mapping[str, CountryDefinition]]:
    """Return the form of the section `countries`; ids are country codes in lower case."""
    return section(
        CountryDefinition,
        "country",
        "What this inventory knows of a country beside the built-in list; the id is its code in lower case.",
        *object_keys(),
        key("eea", flag(), "Whether it belongs to the European Economic Area.", False),  # noqa: FBT003
        key(
            "adequacy",
            several(_adequacy()),
            "Adequacy decisions.",
            [{"regime": "eu-gdpr", "scope": "full", "valid_from": "2026-01-26"}],
        ),
        identifiers=COUNTRY_ID_PATTERN,
    )


def regions() -> Form[Mapping[str, RegionDefinition]]:
    """Return the form of the section `regions`; ids are written `provider.region`."""
    return section(
        RegionDefinition,
        "region",
        "A region of a hosting provider; the id `acme.north-1` is written `acme:north-1` in a location.",
        *object_keys(),
        key("country", pattern(COUNTRY_PATTERN, Place), "The country that it lies in.", "SE"),
    )


def terms(name: str, description: str, example: str) -> Form[Mapping[str, TermDefinition]]:
    """Return the form of a section of legal terms: lawful bases, conditions or mechanisms."""
    return section(
        TermDefinition,
        name,
        description,
        *object_keys(),
        key("article", text(), "Where the law names it.", example),
        key(
            "kind",
            word("adequacy", "safeguard", "derogation", "dead"),
            "For mechanisms: of which sort it is.",
            "safeguard",
        ),
    )


# Private functions


def _adequacy() -> Form[AdequacyDefinition]:
    return record(
        "adequacy",
        AdequacyDefinition,
        "An adequacy decision (Article 45).",
        key(
            "regime",
            word("eu-gdpr", "uk-gdpr", "ch-fadp"),
            "The law that it was taken under.",
            "eu-gdpr",
            required=True,
        ),
        key("scope", word("full", "partial", "none"), "How far it reaches.", "full"),
        key("instrument", text(), "The decision.", "Implementing Decision (EU) 2026/179"),
        key("valid_from", date(), "First day.", "2026-01-26"),
        key("valid_until", date(), "Last day.", "2030-01-26"),
        key("requires", word("dpf", "pipeda", "appi", "pipa"), "What a recipient must meet.", "dpf"),
    )
