"""Provisions that ask for documents under laws beside the GDPR, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class LawWords:
    """Provisions that ask for documents under laws beside the GDPR."""

    law_controller_record_ch: str = "Article 12(1) and (2) FADP"
    law_processor_record_ch: str = "Article 12(1) and (3) FADP"
    law_breach_register_ch: str = "Article 24 FADP, Article 15(4) of the Data Protection Ordinance"
    law_incident_ch: str = "Article 24 FADP"
    law_screening_ch: str = "Article 22 FADP; guidelines WP248 rev.01"
    numbers_under_fadp: str = (
        "Article numbers of the GDPR stand for the elements of that form and for legal grounds, "
        "which the FADP does not list"
    )
    representative_ch: str = "Representative in Switzerland (Article 14 FADP)"
    law_without_clauses: str = (
        "no clauses of Commission Implementing Decision (EU) 2021/914 are recorded for these transfers; "
        "where they are used, they ask for these annexes"
    )
