"""Two parties are probably one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pdmap.findings import Check, Severity
from pdmap.model import Party
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

_LEGAL_FORMS = re.compile(
    r"(?:ab|ag|aps|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|limited|llc|llp|ltd|mbh|nv|oy|plc|pte|pty"
    r"|sa|sarl|sas|se|spa|srl)"
)
"""Words that say what kind of company it is, and nothing of which; in lower case without dots."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each party that shares its number, its domain or its name with one before it, by id."""
    seen: dict[tuple[str, str], Party] = {}
    for _, party in sorted(context.inventory.parties.items()):
        if party.is_group:
            continue
        signs = _signs(party)
        shared = [sign for sign in signs if sign in seen and not _are_registered_apart(party, seen[sign])]
        for sign in signs:
            seen.setdefault(sign, party)
        if shared:
            yield _observation(party, seen[shared[0]], shared[0][0])


RULE = Rule(
    check=Check(
        "REF008",
        "party that is defined twice",
        Severity.WARNING,
        ("Art. 30(1)(d) GDPR", "Art. 30(2)(a) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="No two parties share the number in a company register, the domain of their website, or the legal name "
    "without its legal form. Two that are registered under different numbers are two, whatever they share. Groups, "
    "such as all customers, are not compared.",
    why="A recipient that is defined twice has its contract under one id and its flows under the other: the record "
    "then shows a processor without a contract, and a contract without data.",
    fix="Merge the two, and keep the id that is used most. Where they are different companies of one group, give each "
    "its own register number.",
    ask="Which legal entity is the contract with, and which one receives the data?",
    bad="""\
parties:
  stripe: {name: "Stripe, Inc."}
  stripe-payments: {name: Stripe Ltd}  # <- finding
""",
    good="""\
parties:
  stripe: {name: "Stripe, Inc."}
  stripe-payments: {name: Stripe Payments Europe Ltd}
""",
    find=find,
)


# Private functions


def _signs(party: Party) -> list[tuple[str, str]]:
    """Return what tells a party from others, each with the key that it was read from."""
    signs = [("registration", _number(party))]
    signs += [("website", _domain(party.website or "")), ("name", _name(party.name or ""))]
    return [(key, sign) for key, sign in signs if sign]


def _are_registered_apart(one: Party, other: Party) -> bool:
    """Return whether two parties have different numbers in a company register."""
    numbers = {_number(one), _number(other)}
    return len(numbers) == 2 and "" not in numbers


def _number(party: Party) -> str:
    return re.sub(r"\W", "", party.registration or "").casefold()


def _domain(address: str) -> str:
    """Return the domain of a web address without `www`; empty where there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def _name(name: str) -> str:
    words = re.sub(r"[.,()&/-]", " ", name.casefold().replace(".", "")).split()
    return " ".join(word for word in words if not _LEGAL_FORMS.fullmatch(word))


def _observation(party: Party, other: Party, key: str) -> Observation:
    return Observation(
        address=party.address,
        node=party.at(key),
        message=f"{named(party)} has the {_KEYS[key]} of {named(other)}",
        remedy=f"keep one of `{other.id}` and `{party.id}`, and use its id everywhere",
        label="the same party?",
        related=(other.at(key).location(f"`{other.id}` has it too"),),
        detail=other.id,
    )


_KEYS = {"registration": "register number", "website": "domain", "name": "name"}
