"""Sections that are lists of their own: breaches, waivers."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import mentions, object_keys
from pdmap.language.forms import Form, date, line, pattern, text, whole, word
from pdmap.language.lists import one_or_several, several
from pdmap.language.records import answer, key, record, section
from pdmap.model import Breach, Waiver

CODE_PATTERN = "^([A-Z]{3}[0-9]{3}|[a-z0-9][a-z0-9._-]*)$"
"""The code of a rule of pdmap, in upper case, or the id of a policy of the inventory, in lower case."""
BREACH_TYPES = ("confidentiality", "integrity", "availability")
"""What a breach is a breach of (EDPB Guidelines 9/2022)."""
CAUSES = ("internal-accidental", "internal-malicious", "external-accidental", "external-malicious")
"""Where a breach came from, and whether somebody meant it, as authorities' forms ask."""


def breaches() -> Form[Mapping[str, Breach]]:
    """Return the form of the section `breaches`."""
    return section(
        Breach,
        "breach",
        "An entry of the breach register (Article 33(5)).",
        *object_keys(),
        key("aware", date(), "When the organization became aware (Article 33(1)).", "2026-03-01"),
        key("occurred", date(), "When it happened.", "2026-02-27"),
        key("closed", date(), "When the handling of it was over.", "2026-04-15"),
        key("detected_by", text(), "Who or what noticed it.", "an alert of the log monitoring"),
        key("type", one_or_several(word(*BREACH_TYPES)), "What was breached.", ["confidentiality"], attribute="types"),
        key("cause", answer(word(*CAUSES), none=False), "From where, and whether on purpose.", "internal-accidental"),
        key("activities", mentions(), "Activities whose data were affected.", ["billing"]),
        key("systems", mentions(), "Systems that were affected.", ["customer-db"]),
        key("parties", mentions(), "Parties that were involved.", ["aws"]),
        key("processor_told", date(), "When the processor told the organization (Article 33(2)).", "2026-03-01"),
        key("controllers_told", answer(date()), "When the controllers were told (Article 33(2)).", "2026-03-02"),
        key("data", mentions(), "Data types that were affected.", ["email.address"]),
        key("subjects", mentions(), "Whose data were affected.", ["customer"]),
        key("subjects_count", answer(whole(0), none=False), "How many people, approximately.", 1200),
        key("records_count", answer(whole(0), none=False), "How many records, approximately.", 3400),
        key("facts", text(), "What happened.", "a backup was readable for two days"),
        key("effects", text(), "What it led to.", "no access by strangers was found"),
        key("remedial_action", text(), "What was done.", "access closed, keys replaced"),
        key("risk", word("none", "risk", "high"), "Risk to the people concerned.", "risk"),
        key("notified", answer(date()), "When the authority was told, or `none`.", "2026-03-03"),
        key("authority_reference", line(), "The authority's reference of the notification.", "DI-2026-1234"),
        key("communicated", answer(date()), "When the people were told, or `none`.", "none"),
        key("communication_exemption", word("a", "b", "c"), "Letter of Article 34(3) for telling nobody.", "a"),
        key("reasons", text(), "Why nobody was told, or late (Article 33(1), 34(3)).", "the data were encrypted"),
    )


def waivers() -> Form[tuple[Waiver, ...]]:
    """Return the form of the section `waivers`: findings that somebody accepts until a day."""
    return several(
        record(
            "waiver",
            Waiver,
            "A finding that somebody accepts until a day.",
            key(
                "rule",
                pattern(CODE_PATTERN, lambda _, code: code),
                "Code of the rule, or id of the policy.",
                "TRF009",
                required=True,
            ),
            key("object", line(), "Logical address of the object.", "flows/console-to-paypal", required=True),
            key("reason", text(), "Why it is accepted.", "contract renewal is under way", required=True),
            key("owner", text(), "Who accepts it.", "head-of-operations", required=True),
            key("expires", date(), "Until when.", "2026-12-31", required=True),
        )
    )
