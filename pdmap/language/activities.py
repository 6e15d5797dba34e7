"""The section `activities`: what Article 30 is about."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import assessment, mentions, object_keys, place_options, retention, transfers
from pdmap.language.forms import Form, by_shape, choice, date, flag, line, mention, text, word
from pdmap.language.lists import one_or_several, several
from pdmap.language.records import answer, key, record, section, texts
from pdmap.model import (
    Activity,
    ActivityRole,
    Consent,
    ImpactAssessment,
    JointController,
    Mention,
    Notice,
    Purpose,
    Recipient,
)
from pdmap.source import Node


def activities() -> Form[Mapping[str, Activity]]:
    """Return the form of the section."""
    return section(
        Activity,
        "activity",
        "A processing activity: one row of a record of processing (Article 30).",
        *object_keys(),
        key("role", choice(ActivityRole), "What the organization is in this activity.", "controller", required=True),
        key("function", text(), "Business function.", "Sales"),
        key("owner", answer(text()), "The role that answers for it.", "head-of-operations"),
        key("status", word("live", "planned", "ended"), "Whether it is going on.", "live"),
        key("created", date(), "When it began.", "2018-05-25"),
        key("updated", date(), "When it last changed.", "2026-01-10"),
        key("last_review", date(), "When the entry was last reviewed.", "2026-01-10"),
        key(
            "purposes",
            answer(several(_purpose())),
            "What data are processed for (Article 30(1)(b)).",
            [{"text": "Run the customer's account", "basis": "contract"}],
        ),
        key("subjects", answer(mentions()), "Categories of data subjects (Article 30(1)(c)).", ["customer"]),
        key(
            "data",
            answer(mentions()),
            "Categories of personal data (Article 30(1)(c)).",
            ["email.address", "address.billing"],
        ),
        key("systems", answer(mentions()), "Systems that it uses.", ["console", "customer-db"]),
        key(
            "recipients",
            answer(several(_recipient())),
            "To whom data are disclosed (Article 30(1)(d)); `none` is an answer.",
            ["aws", {"category": "auditors"}],
        ),
        key(
            "transfers",
            answer(transfers()),
            "Transfers to third countries (Article 30(1)(e)); `none` is an answer.",
            "none",
        ),
        key(
            "retention",
            answer(retention()),
            "Time limits for erasure, one clock per category of data (Article 30(1)(f)).",
            [{"data": ["address.billing"], "period": "P7Y", "from": "end of fiscal year"}],
        ),
        key(
            "measures",
            mentions(),
            "Measures beside those of the systems and the organization (Article 30(1)(g)).",
            ["tls"],
        ),
        key("residency", answer(place_options()), "Where the data are promised to stay.", ["SE", "DE"]),
        key(
            "source",
            text(),
            "Where the data come from if not from the person (Article 14(2)(f)).",
            "public company register",
        ),
        key(
            "notice",
            answer(_notice()),
            "How people are informed (Articles 13 and 14).",
            {"ref": "https://example.com/privacy"},
        ),
        key(
            "dpia",
            answer(_impact_assessment()),
            "Impact assessment (Article 35), or why none is needed.",
            {"required": False, "reason": "fewer than two criteria"},
        ),
        key(
            "joint_controllers",
            answer(several(_joint_controller())),
            "Parties that decide with us (Article 26).",
            ["partner"],
        ),
        key(
            "on_behalf_of",
            answer(mentions()),
            "Controllers that we process for (Article 30(2)(a)).",
            ["hosting-customers"],
        ),
        key(
            "categories_of_processing",
            answer(texts()),
            "What is done for them (Article 30(2)(b)).",
            ["hosting", "storage", "backup"],
        ),
    )


# Private functions


def _purpose() -> Form[Purpose]:
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
        key("kind", text(), "A coarse class.", "account"),
        key("basis", answer(one_or_several(mention()), none=False), "Lawful basis, Article 6(1).", "contract"),
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
        key(
            "consent", answer(_consent()), "How consent is shown and withdrawn (Article 7).", {"record": "consent log"}
        ),
    )
    short = Form(line().schema, _short_purpose)
    return by_shape(scalar=short, mapping=long)


def _short_purpose(node: Node, address: str) -> Purpose | None:
    written = line().bind(node, address)
    return None if written is None else Purpose(node=node, address=address, head=node, text=written)


def _consent() -> Form[Consent]:
    return record(
        "consent",
        Consent,
        "How consent is shown and withdrawn (Article 7).",
        key("record", text(), "Where the proof is kept.", "consent log of the site"),
        key("withdrawal", text(), "How it is withdrawn.", "link in every mail"),
        key("explicit", flag(), "Whether it is explicit (Article 9(2)(a)).", True),  # noqa: FBT003
    )


def _recipient() -> Form[Recipient]:
    long = record(
        "recipient",
        Recipient,
        "Somebody to whom data are disclosed: a party, or a category where no one is named.",
        key("party", mention(), "The party.", "aws"),
        key("category", line(), "The category.", "auditors"),
        key(
            "kind",
            word("internal", "external", "processor", "authority"),
            "What sort of recipient a category is.",
            "external",
        ),
    )
    return by_shape(scalar=Form(mention().schema, _short_recipient), mapping=long)


def _short_recipient(node: Node, address: str) -> Recipient | None:
    party: Mention | None = mention().bind(node, address)
    return None if party is None else Recipient(node=node, address=address, head=node, party=party)


def _joint_controller() -> Form[JointController]:
    long = record(
        "joint_controller",
        JointController,
        "A party that decides with the organization (Article 26).",
        key("party", mention(), "The party.", "partner", required=True),
        key("arrangement", text(), "Where the arrangement is kept (Article 26(1)).", "contracts/partner-art26.pdf"),
        key("essence", text(), "Where its essence is made available (Article 26(2)).", "https://example.com/privacy"),
    )
    return by_shape(scalar=Form(mention().schema, _short_joint_controller), mapping=long)


def _short_joint_controller(node: Node, address: str) -> JointController | None:
    party: Mention | None = mention().bind(node, address)
    return None if party is None else JointController(node=node, address=address, head=node, party=party)


def _notice() -> Form[Notice]:
    return record(
        "notice",
        Notice,
        "How people are informed (Articles 13 and 14).",
        key("ref", text(), "Where the notice is.", "https://example.com/privacy"),
        key("exemption", text(), "Why none is given (Article 13(4), 14(5)).", "Article 14(5)(b)"),
    )


def _impact_assessment() -> Form[ImpactAssessment]:
    return record(
        "impact_assessment",
        ImpactAssessment,
        "A data protection impact assessment (Article 35), or why none is needed.",
        key("required", flag(), "Whether one is needed.", False),  # noqa: FBT003
        key("reason", text(), "Why.", "fewer than two criteria of WP248 are met"),
        key("ref", text(), "Where it is kept.", "docs/dpia-2026.pdf"),
        key("date", date(), "When it was finished.", "2026-02-01"),
        key("status", word("planned", "in-progress", "done"), "How far it is.", "done"),
    )
