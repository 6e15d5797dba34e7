"""Purposes of activities: what data are processed for, and on which legal ground."""

from __future__ import annotations

from pdmap.language.common import assessment
from pdmap.language.forms import Form, by_shape, flag, line, mention, text, word
from pdmap.language.lists import one_or_several
from pdmap.language.records import answer, key, record
from pdmap.model import Consent, Purpose
from pdmap.source import Node

PURPOSE_KINDS = (
    "account",
    "service",
    "billing",
    "support",
    "communication",
    "marketing",
    "analytics",
    "improvement",
    "security",
    "fraud-prevention",
    "monitoring",
    "testing",
    "ai-training",
    "research",
    "recruitment",
    "employment",
    "legal",
    "archiving",
    "other",
)
"""Coarse classes of purposes; rules look at a few of them."""
WAYS = ("click", "form", "email", "phone", "letter", "in-person")
"""Ways of giving and withdrawing consent, from the least effort to the most."""


def purpose() -> Form[Purpose]:
    """Return the form of a purpose; its text alone will do."""
    long = record(
        "purpose",
        Purpose,
        "What data are processed for, and on which legal ground.",
        key(
            "text",
            line(),
            "The purpose, in words that a data subject understands.",
            "Create and run the customer's account",
            required=True,
        ),
        key("kind", word(*PURPOSE_KINDS), "A coarse class.", "account"),
        key("basis", answer(one_or_several(mention()), none=False), "Lawful basis, Article 6(1).", "contract"),
        key("basis_note", text(), "Which basis covers what, where there are several.", "consent covers the newsletter"),
        key("interest", text(), "The legitimate interest (Article 6(1)(f)).", "keeping the service free of abuse"),
        key(
            "assessment",
            answer(assessment("balancing_test", "The balancing test of Article 6(1)(f).")),
            "The balancing test, or `none`.",
            {"ref": "docs/lia.md", "date": "2026-02-01"},
        ),
        key(
            "condition",
            one_or_several(mention()),
            "Condition for special categories, Article 9(2).",
            "explicit_consent",
        ),
        key("law", text(), "Statute that the basis rests on (Article 6(3), 9(2), 10).", "Bookkeeping Act (1999:1078)"),
        key("secrecy", text(), "Duty of secrecy of those who process health data (Article 9(3)).", "medical secrecy"),
        key(
            "schedule_1",
            answer(text()),
            "Condition of Schedule 1 to the Data Protection Act 2018 (United Kingdom), or `none`.",
            "paragraph 1, employment and social protection",
        ),
        key("public_task", flag(), "Whether it is a task of a public authority (Article 6(1)).", True),  # noqa: FBT003
        key(
            "consent", answer(_consent()), "How consent is shown and withdrawn (Article 7).", {"record": "consent log"}
        ),
    )
    return by_shape(scalar=Form(line().schema, _short), mapping=long)


# Private functions


def _short(node: Node, address: str) -> Purpose | None:
    written = line().bind(node, address)
    return None if written is None else Purpose(node=node, address=address, head=node, text=written)


def _consent() -> Form[Consent]:
    return record(
        "consent",
        Consent,
        "How consent is given, shown and withdrawn (Article 7).",
        key("record", text(), "Where the proof is kept.", "consent log of the site"),
        key("withdrawal", text(), "How it is withdrawn.", "link in every mail"),
        key("explicit", flag(), "Whether it is explicit (Article 9(2)(a)).", True),  # noqa: FBT003
        key("given_by", word(*WAYS), "The way in which it is given.", "click"),
        key("withdrawn_by", word(*WAYS), "The way in which it is withdrawn (Article 7(3)).", "click"),
        key(
            "freely_given",
            text(),
            "Why a refusal has no consequence, where power is unequal (Article 7(4), Recital 43).",
            "the badge works without a photo too",
        ),
    )
