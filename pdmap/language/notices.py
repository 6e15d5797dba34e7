"""How people are informed, and what they have to provide (Articles 13 and 14)."""

from __future__ import annotations

from pdmap.language.common import places, retention
from pdmap.language.forms import Form, by_shape, line, period, text, word
from pdmap.language.lists import one_or_several
from pdmap.language.records import answer, key, record
from pdmap.model import Notice, NoticeClaims, Provision
from pdmap.source import Node

PROVISIONS = ("statutory", "contractual", "voluntary")
"""Whether people have to provide the data: by law, by contract, or not."""


def notice() -> Form[Notice]:
    """Return the form of how people are informed."""
    return record(
        "notice",
        Notice,
        "How people are informed (Articles 13 and 14).",
        key("ref", text(), "Where the notice is.", "https://example.com/privacy"),
        key("exemption", text(), "Why none is given (Article 13(4), 14(5)).", "Article 14(5)(b)"),
        key("inform_within", period(), "Time until people are told, for data from others (Article 14(3)(a)).", "P1M"),
        key(
            "inform_at",
            word("first-contact", "first-disclosure"),
            "When people are told, for data from others (Article 14(3)(b), (c)).",
            "first-contact",
        ),
        key("claims", _claims(), "What the notice tells, to compare with the inventory.", {"countries": ["US"]}),
    )


def provision() -> Form[Provision]:
    """Return the form of whether people have to provide the data; a word will do."""
    long = record(
        "provision",
        Provision,
        "Whether people have to provide the data, and what happens if they do not (Article 13(2)(e)).",
        key("kind", word(*PROVISIONS), "Whether providing is required.", "contractual"),
        key("consequence", text(), "What happens otherwise.", "no account can be opened"),
    )
    return by_shape(scalar=Form(word(*PROVISIONS).schema, _short), mapping=long)


# Private functions


def _claims() -> Form[NoticeClaims]:
    return record(
        "claims",
        NoticeClaims,
        "What the notice tells people.",
        key("purposes", answer(one_or_several(line())), "Purposes that it names.", ["Run the account"]),
        key("recipients", answer(one_or_several(line())), "Parties, or categories, that it names.", ["aws"]),
        key("countries", answer(places()), "Third countries that it names, or `none`.", ["US"]),
        key("safeguards", text(), "Safeguards that it names, and how to get a copy.", "standard contractual clauses"),
        key("retention", answer(retention()), "Periods that it names.", [{"data": ["invoice"], "period": "P7Y"}]),
    )


def _short(node: Node, address: str) -> Provision | None:
    kind = word(*PROVISIONS).bind(node, address)
    return None if kind is None else Provision(node=node, address=address, head=node, kind=kind)
