"""What makes an activity risky, and how that was assessed."""

from __future__ import annotations

from pdmap.language.forms import Form, date, flag, text, whole, word
from pdmap.language.lists import several
from pdmap.language.records import answer, key, record
from pdmap.model import AutomatedDecisions, Children, DeviceStorage, ImpactAssessment

CRITERIA = (
    "evaluation",
    "automated-decisions",
    "systematic-monitoring",
    "sensitive-data",
    "large-scale",
    "combined-data",
    "vulnerable-subjects",
    "innovative-use",
    "prevents-rights",
)
"""The nine criteria of the guidelines WP248 rev.01."""
PARTS = ("description", "necessity", "risks", "measures", "dpo-advice", "views")
"""Parts of an impact assessment (Article 35(2), (7), (9))."""
OPERATIONS = (
    "biometric-identification",
    "genetic-data",
    "health-data",
    "location-tracking",
    "employee-monitoring",
    "video-surveillance",
    "scoring",
    "profiling",
    "data-matching",
    "artificial-intelligence",
    "connected-devices",
    "invisible-processing",
    "targeting-children",
    "denial-of-service",
    "whistleblowing",
    "social-care",
)
"""Kinds of operations that authorities' lists under Article 35(4) have in common."""


def impact_assessment() -> Form[ImpactAssessment]:
    """Return the form of an impact assessment (Article 35)."""
    return record(
        "impact_assessment",
        ImpactAssessment,
        "A data protection impact assessment (Article 35), or why none is needed.",
        key("required", flag(), "Whether one is needed.", False),  # noqa: FBT003
        key("reason", text(), "Why.", "fewer than two criteria of WP248 are met"),
        key("ref", text(), "Where it is kept.", "docs/dpia-2026.pdf"),
        key("date", date(), "When it was finished.", "2026-02-01"),
        key("status", word("planned", "in-progress", "done"), "How far it is.", "done"),
        key("criteria", answer(several(word(*CRITERIA))), "Criteria of WP248 that are met.", ["large-scale"]),
        key("covers", answer(several(word(*PARTS))), "Parts that it has (Article 35(2), (7), (9)).", ["risks"]),
        key("residual_risk", word("low", "medium", "high"), "Risk after all measures.", "low"),
        key("prior_consultation", answer(date()), "When the authority was consulted (Article 36(1)).", "2026-03-01"),
    )


def automated_decisions() -> Form[AutomatedDecisions]:
    """Return the form of decisions that machines take (Article 22)."""
    return record(
        "automated_decisions",
        AutomatedDecisions,
        "Decisions about people that are taken by machines (Article 22).",
        key("solely_automated", flag(), "Whether no human takes part in a meaningful way.", True),  # noqa: FBT003
        key("significant_effect", flag(), "Whether effects are legal or similarly significant.", True),  # noqa: FBT003
        key("ground", word("contract", "law", "explicit_consent"), "Ground of Article 22(2).", "contract"),
        key("safeguards", text(), "How a person reaches a human (Article 22(3)).", "review by staff within a week"),
        key("logic", text(), "The logic involved.", "score from payment history"),
        key("consequences", text(), "What it means for the person.", "payment in advance"),
    )


def device_storage() -> Form[DeviceStorage]:
    """Return the form of what is stored or read on people's devices (ePrivacy Directive, Article 5(3))."""
    return record(
        "device_storage",
        DeviceStorage,
        "Cookies, identifiers and the like on people's devices (Article 5(3) of Directive 2002/58/EC).",
        key("strictly_necessary", flag(), "Whether the service cannot do without.", True),  # noqa: FBT003
        key("reason", text(), "Why it is strictly necessary.", "keeps the person signed in"),
        key("description", text(), "What is stored or read.", "session cookie"),
    )


def children() -> Form[Children]:
    """Return the form of services that are offered directly to children (Article 8)."""
    return record(
        "children",
        Children,
        "A service that is offered directly to children (Article 8).",
        key("offered_directly", flag(), "Whether it is offered directly to children.", True),  # noqa: FBT003
        key("age_threshold", whole(13, 16), "Age from which a child may consent, by national law.", 13),
        key("verification", text(), "How parents are asked (Article 8(2)).", "mail to a parent with a link"),
    )
