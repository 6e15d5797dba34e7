"""A recipient without any agreement receives data, and nothing says why it is no processor."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import PROCESSING, Party, PartyRole
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each receiving party without an agreement and without a reason for its role."""
    for party in context.inventory.parties.values():
        way = way_to(context, party) if _is_unexplained(party) else ""
        if way:
            yield _observation(party, way)


# Private functions


def _is_unexplained(party: Party) -> bool:
    """Return whether a party is only a recipient and has no agreement; processors need a contract anyway."""
    is_intermediary = PartyRole.RECIPIENT in party.roles and PROCESSING.isdisjoint(party.roles)
    return is_intermediary and party.contracted is False and not party.characterization


def _observation(party: Party, way: str) -> Observation:
    return Observation(
        address=party.address,
        node=party.at("contracted"),
        message=f"{named(party)} receives data without an agreement, and nothing says why it is no processor: {way}",
        remedy="write who decides what it does with the data, or conclude a contract:\n"
        f"parties:\n  {party.id}:\n    characterization: ...",
        label="why no agreement?",
    )


RULE = Rule(
    check=Check(
        "PRC010",
        "recipient without an agreement and without a reason for its role",
        Severity.WARNING,
        ("Art. 4(9) GDPR", "Art. 28(3) GDPR", "Art. 26(1) GDPR"),
    ),
    checks="A party with the role `recipient` and `contracted: false` that receives data has a `characterization`. "
    "Those that are processors as well need a contract: that is the subject of PRC001.",
    why="Push services, sign-in providers and telecommunications carriers get data because a platform is built that "
    "way. Whether one is a carrier, a controller of its own, a joint controller or a processor after all follows from "
    "who decides (Article 4(7) to (9), EDPB Guidelines 07/2020), and it changes what has to be agreed.",
    fix="Write in a sentence what the party does with the data, who chose it and who decides on its purposes. If it "
    "acts on instructions, its role is `processor`, and it needs a contract.",
    ask="Does the party use what it gets for purposes of its own? Could the data be encrypted end to end, or left out?",
    bad="""\
systems:
  app:
    fields: [push_token]
parties:
  push-relay:
    role: recipient
    contracted: false  # <- finding: `app -> push-relay`
flows:
  push: {from: app, to: push-relay, data: [push_token]}
""",
    good="""\
systems:
  app:
    fields: [push_token]
parties:
  push-relay:
    role: recipient
    contracted: false
    characterization: relays messages of the platform that people chose themselves, contents are encrypted
flows:
  push: {from: app, to: push-relay, data: [push_token]}
""",
    find=find,
)
