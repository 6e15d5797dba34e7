"""The section `activities`: what Article 30 is about."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import assessment, contact, mentions, object_keys, place_options, retention, transfers
from pdmap.language.forms import Form, by_shape, choice, date, flag, line, mention, text, word
from pdmap.language.lists import one_or_several, several
from pdmap.language.notices import notice, provision
from pdmap.language.purposes import purpose
from pdmap.language.records import Key, answer, key, record, section, texts
from pdmap.language.risks import OPERATIONS, automated_decisions, children, device_storage, impact_assessment
from pdmap.model import Activity, ActivityRole, JointController, Mention, Recipient, RetentionPolicy
from pdmap.source import Node

RIGHTS = (
    "access",
    "rectification",
    "erasure",
    "restriction",
    "portability",
    "objection",
    "withdrawal",
    "human-review",
)
"""Rights of data subjects: Articles 15 to 18, 20, 21, 7(3) and 22(3)."""
TYPES_OF_PROCESSING = (
    "collection",
    "recording",
    "organization",
    "structuring",
    "storage",
    "adaptation",
    "retrieval",
    "consultation",
    "use",
    "disclosure",
    "alignment",
    "restriction",
    "erasure",
)
"""Operations on data that Article 4(2) names."""


def activities() -> Form[Mapping[str, Activity]]:
    """Return the form of the section."""
    return section(
        Activity,
        "activity",
        "A processing activity: one row of a record of processing (Article 30).",
        *object_keys(),
        *_administration(),
        *_extent(),
        *_grounds(),
        *_content(),
        *_people(),
        *_others(),
    )


# Private functions


def _administration() -> tuple[Key[object], ...]:
    """Return the keys on what it is, who answers for it and since when."""
    return (
        key("role", choice(ActivityRole), "What the organization is in this activity.", "controller", required=True),
        key("function", text(), "Business function.", "Sales"),
        key("owner", answer(text()), "The role that answers for it.", "head-of-operations"),
        key("contact", answer(contact()), "Whom to ask about it.", {"email": "sales@example.com"}),
        key("status", word("live", "planned", "ended"), "Whether it is going on.", "live"),
        key("created", date(), "When it began.", "2018-05-25"),
        key("updated", date(), "When it last changed.", "2026-01-10"),
        key("last_review", date(), "When the entry was last reviewed.", "2026-01-10"),
        key("ended", date(), "When it ended, or will end.", "2027-12-31"),
        key("replaces", text(), "What it took the place of.", "the paper file of customers"),
    )


def _extent() -> tuple[Key[object], ...]:
    """Return the keys on how far it goes."""
    return (
        key("occasional", flag(), "Whether it is neither regular nor usual business (Article 30(5)).", False),  # noqa: FBT003
        key("large_scale", flag(), "Whether it is on a large scale (Recital 91).", False),  # noqa: FBT003
        key("public_monitoring", flag(), "Whether it monitors a public area (Article 35(3)(c)).", False),  # noqa: FBT003
        key(
            "types_of_processing",
            answer(several(word(*TYPES_OF_PROCESSING))),
            "What is done with the data (Article 4(2)).",
            ["collection", "storage"],
        ),
        key(
            "operations",
            answer(several(word(*OPERATIONS))),
            "Kinds of operations that authorities list under Article 35(4); `none` is an answer.",
            ["location-tracking"],
        ),
    )


def _grounds() -> tuple[Key[object], ...]:
    """Return the keys on what it is done for, and on which ground."""
    return (
        key(
            "purposes",
            answer(several(purpose())),
            "What data are processed for (Article 30(1)(b)).",
            [{"text": "Run the customer's account", "basis": "contract"}],
        ),
        key(
            "compatibility",
            answer(assessment("compatibility_test", "The test of Article 6(4).")),
            "The test whether a further use fits what data were collected for (Article 6(4)).",
            {"ref": "docs/compatibility.md", "date": "2026-02-01"},
        ),
        key("official_authority", flag(), "Whether official authority controls it (Article 10).", True),  # noqa: FBT003
        key(
            "children", answer(children()), "A service offered directly to children (Article 8).", {"age_threshold": 13}
        ),
        key(
            "automated_decisions",
            answer(automated_decisions()),
            "Decisions that machines take (Article 22), or `none`.",
            {"solely_automated": True, "significant_effect": True, "ground": "contract"},
        ),
        key(
            "device_storage",
            answer(device_storage()),
            "What is stored or read on people's devices, or `none`.",
            {"strictly_necessary": True, "reason": "keeps the person signed in"},
        ),
    )


def _content() -> tuple[Key[object], ...]:
    """Return the keys on whose data it uses, where they go and how long they stay."""
    return (
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
            "retention_policy",
            answer(_retention_policy()),
            "The document on how long data are kept and how they are erased, or `none`.",
            {"ref": "policies/retention.pdf", "followed": True},
        ),
        key(
            "measures",
            mentions(),
            "Measures beside those of the systems and the organization (Article 30(1)(g)).",
            ["tls"],
        ),
        key("residency", answer(place_options()), "Where the data are promised to stay.", ["SE", "DE"]),
    )


def _people() -> tuple[Key[object], ...]:
    """Return the keys on what people give, are told and may ask for."""
    return (
        key(
            "collection",
            one_or_several(word("direct", "indirect", "observed")),
            "How data are obtained: from the person, from others, by observing.",
            "direct",
        ),
        key(
            "source",
            text(),
            "Where the data come from if not from the person (Article 14(2)(f)).",
            "public company register",
        ),
        key(
            "notice",
            answer(notice()),
            "How people are informed (Articles 13 and 14).",
            {"ref": "https://example.com/privacy"},
        ),
        key(
            "provision",
            answer(provision()),
            "Whether people have to provide the data (Article 13(2)(e)).",
            {"kind": "contractual", "consequence": "no account can be opened"},
        ),
        key(
            "rights",
            answer(several(word(*RIGHTS))),
            "Rights that people are told they have (Articles 15 to 22).",
            ["access", "erasure"],
        ),
        key("objection", answer(text()), "How people object (Article 21).", "mail to privacy@example.com"),
    )


def _others() -> tuple[Key[object], ...]:
    """Return the keys on its assessment, and on those who decide or are served beside us."""
    return (
        key(
            "dpia",
            answer(impact_assessment()),
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


def _retention_policy() -> Form[RetentionPolicy]:
    long = record(
        "retention_policy",
        RetentionPolicy,
        "The document on how long data are kept and how they are erased.",
        key("ref", text(), "Where it is kept.", "policies/retention.pdf"),
        key("followed", flag(), "Whether data are kept and erased by it.", True),  # noqa: FBT003
        key("reason", text(), "Why they are not.", "erasure in backups is being built"),
    )
    return by_shape(scalar=Form(text().schema, _short_retention_policy), mapping=long)


def _short_retention_policy(node: Node, address: str) -> RetentionPolicy | None:
    written = text().bind(node, address)
    return None if written is None else RetentionPolicy(node=node, address=address, head=node, ref=written)


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
