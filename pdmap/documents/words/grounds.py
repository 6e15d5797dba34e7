"""Purposes, legal grounds, data subjects and data, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class GroundWords:
    """Purposes, legal grounds, data subjects and data."""

    # Purposes and grounds
    purposes: str = "Purposes of the processing"
    lawful_basis: str = "Lawful basis"
    law: str = "law: {law}"
    interest: str = "legitimate interest: {text}"
    balancing_test: str = "balancing test: {text}"
    consent: str = "consent: {text}"
    consent_record: str = "proof of consent: {text}"
    consent_withdrawal: str = "withdrawal of consent: {text}"
    consent_explicit: str = "consent is explicit"
    consent_implicit: str = "consent is not explicit"
    special_categories: str = "Special categories of data and criminal data"
    condition: str = "condition: {text}"
    no_special_data: str = "none among the recorded categories of data"

    # Data subjects and data
    subjects: str = "Categories of data subjects"
    vulnerable: str = "in need of special protection"
    data: str = "Categories of personal data"
    special_data: str = "{data}, {mark}"
    special_article_9: str = "special category (Article 9)"
    special_article_10: str = "criminal convictions and offenses (Article 10)"
    special_article_87: str = "national identification number (Article 87)"
    special_context: str = "may reveal special categories"
