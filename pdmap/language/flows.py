"""The section `flows`."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.language.common import mentions, object_keys, transfer
from pdmap.language.forms import Form, date, flag, mention, text, word
from pdmap.language.lists import one_or_several, several
from pdmap.language.records import answer, key, record, section
from pdmap.model import Flow, Transform

TRANSPORTS = ("tls", "ssh", "vpn", "private-network", "internal", "encrypted-mail", "paper", "none")
"""How data travel; `none` says that they travel unprotected."""
TRANSFORMS = ("hashed", "pseudonymized", "aggregated", "tokenized", "derived", "anonymized")


def flows() -> Form[Mapping[str, Flow]]:
    """Return the form of the section."""
    return section(
        Flow,
        "flow",
        "Personal data sent from a system, a party or a subject group to a system or a party.",
        *object_keys(),
        key(
            "from",
            mention(),
            "Where the data come from: a system, a party, or a subject group.",
            "console",
            attribute="source",
            required=True,
        ),
        key("to", mention(), "Where they go: a system or a party.", "paypal", attribute="target", required=True),
        key("data", answer(mentions()), "Data types that are sent.", ["paypal_id", "address.billing"]),
        key("subjects", answer(mentions()), "Whose data they are; those of the sender where missing.", ["customer"]),
        key(
            "activity",
            one_or_several(mention()),
            "The activity that it serves, or several.",
            "billing",
            attribute="activities",
        ),
        key(
            "transport",
            answer(word(*TRANSPORTS), none=False),
            "How data are protected on the way; `none` says not at all.",
            "tls",
        ),
        key("frequency", word("continuous", "daily", "regular", "occasional", "once"), "How often.", "continuous"),
        key("compensation", text(), "What protects data where the transport does not.", "the file is encrypted"),
        key("sync", flag(), "Whether it keeps two copies alike, so that a loop is meant.", True),  # noqa: FBT003
        key("updated", date(), "When what is said here last changed.", "2026-01-10"),
        key(
            "transfer",
            answer(transfer()),
            "Mechanism of a transfer to a third country (Articles 44 to 49).",
            {"country": "US", "mechanisms": ["dpf"]},
        ),
        key(
            "transforms",
            several(_transform()),
            "Changes of the data on the way.",
            [{"method": "hashed", "data": ["email.address"], "into": ["user.pseudonym"]}],
        ),
    )


# Private functions


def _transform() -> Form[Transform]:
    return record(
        "transform",
        Transform,
        "A change of data on the way: what goes in and what comes out.",
        key("method", word(*TRANSFORMS), "What is done.", "pseudonymized"),
        key("data", mentions(), "Data types that go in.", ["email.address"]),
        key("into", mentions(), "Data types that come out; nothing personal where missing.", ["user.pseudonym"]),
    )
