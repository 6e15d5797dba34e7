"""A processor receives sensitive data, and nothing shows that it can be trusted with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import PROCESSING, Inventory, Nothing, Party, Unknown, listed
from pdmap.questions.paths import path_to
from pdmap.questions.transfers import carries_data
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known

SENSITIVITY = 3
"""From this degree on, evidence is asked for; 5 is the highest."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each processor that receives sensitive data without evidence of guarantees."""
    for party in context.inventory.parties.values():
        shortcoming = _shortcoming(party, context.as_of) if PROCESSING.intersection(party.roles) else ""
        links = _sensitive_links(context, party) if shortcoming else []
        if links:
            yield _observation(context, party, shortcoming, links)


# Private functions


def _shortcoming(party: Party, as_of: dt.date) -> str:
    """Return what is recorded in place of evidence; empty where there is some that has not ended."""
    match party.guarantees:
        case Unknown() as unknown:
            return f"and its guarantees are {not_known(unknown, as_of)}"
        case Nothing():
            return "and there is no evidence of guarantees"
        case None:
            return "and no evidence of guarantees is recorded"
        case _:
            ends = [item.expires for item in listed(party.guarantees)]
            last = max((end for end in ends if end), default=as_of)
            return "" if None in ends or last >= as_of else f"and the last evidence of guarantees ended on {last}"


def _sensitive_links(context: Context, party: Party) -> list[Link]:
    links = context.graph.links_to(Element(ElementKind.PARTY, party.id))
    return [link for link in links if carries_data(link) and _sensitive(context.inventory, link)]


def _sensitive(inventory: Inventory, link: Link) -> list[str]:
    known = inventory.reference.data_types
    return sorted(key for key in link.arriving if key in known and known[key].sensitivity >= SENSITIVITY)


def _observation(context: Context, party: Party, shortcoming: str, links: list[Link]) -> Observation:
    others = len(links) - 1
    path = path_to(context.graph, links[0], data=frozenset(_sensitive(context.inventory, links[0])))
    way = f"`{path}`" + (f" and {others} more" if others else "")
    types = listing(sorted({key for link in links for key in _sensitive(context.inventory, link)}))
    return Observation(
        address=party.address,
        node=party.at("guarantees"),
        message=f"{named(party)} receives {types}, {shortcoming}: {way}",
        remedy="record what shows that it protects the data, and until when:\n"
        f"parties:\n  {party.id}:\n    guarantees: [{{title: ..., ref: ..., expires: ...}}]",
        label="on what evidence?",
    )


RULE = Rule(
    check=Check(
        "PRC009",
        "processor of sensitive data without evidence of guarantees",
        Severity.WARNING,
        ("Art. 28(1) GDPR", "Art. 28(5) GDPR"),
    ),
    checks="A processor or sub-processor that receives data of sensitivity 3 or more, by a flow, as a host or through "
    "another processor, has `guarantees`: at least one certificate, audit report or assessment that has not ended.",
    why="A controller may use only processors that offer sufficient guarantees (Article 28(1)), and has to be able to "
    "show it (Article 5(2)). An approved code of conduct or certification is one way to do so (Article 28(5)), an "
    "audit or an assessment of one's own another. EDPB Opinion 22/2024 expects the check all along the chain.",
    fix="Ask for the current certificate or audit report, read its scope, and record its title, place and end. Without "
    "one, record an assessment of your own.",
    ask="Does the certificate cover the service, the places and the sub-processors that are used, and who read it?",
    bad="""\
systems:
  shop:
    fields: [bank_account]
parties:
  biller:
    role: processor
    guarantees: [{title: ISO/IEC 27001 certificate, expires: 2026-03-01}]  # <- finding: ended on 2026-03-01
flows:
  invoices: {from: shop, to: biller, data: [bank_account]}
""",
    good="""\
systems:
  shop:
    fields: [bank_account]
parties:
  biller:
    role: processor
    guarantees: [{title: ISO/IEC 27001 certificate, expires: 2029-03-01}]
flows:
  invoices: {from: shop, to: biller, data: [bank_account]}
""",
    find=find,
    profile=Profile.STRICT,
)
