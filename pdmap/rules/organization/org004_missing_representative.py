"""The organization serves people in the Union from outside, and names no representative there."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Nothing, Organization, Unknown
from pdmap.questions.establishments import is_established_inside
from pdmap.reference import Country
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.organization.duties import served_countries
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing

SWISS = "ch-fadp"
"""The law that asks for a representative under further conditions (Article 14 FADP)."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation where Article 3(2) is recorded to apply and there is no representative."""
    organization = context.inventory.organization
    if organization is None or not isinstance(organization.representative, Nothing | Unknown | None):
        return
    if is_said(organization.representative_exemption) or organization.public_authority:
        return
    for regime in dict.fromkeys(organization.regimes):
        served = served_countries(context.inventory, organization, regime)
        if served and is_established_inside(context.inventory, organization, regime) is False:
            yield _observation(context, organization, regime, served)


RULE = Rule(
    check=Check(
        "ORG004",
        "missing representative in the territory of the law",
        Severity.ERROR,
        ("Art. 27(1) GDPR", "Art. 27(2) GDPR", "Art. 3(2) GDPR"),
    ),
    checks="Where the organization's `country` and `establishments` lie outside the territory of one of its `regimes`, "
    "and `offers_to` names a country inside, it names a `representative`, or says in `representative_exemption` why "
    "none is needed. Public authorities are exempt. It is a warning where the representative is not known yet, and for "
    "`ch-fadp`, whose Article 14 asks for one only where processing is extensive, regular and a high risk. The "
    "territory of `uk-gdpr` is the United Kingdom, that of `ch-fadp` Switzerland.",
    why="Whoever offers goods or services to people in the Union, or monitors their behavior, without an establishment "
    "there, designates a representative in writing (Article 27(1)). The record and the notice name it "
    "(Article 30(1)(a), 13(1)(a)). Exempt is occasional processing without special data on a large scale and without "
    "likely risk, and public authorities (Article 27(2)).",
    fix="Designate a representative in a country whose people are concerned, and record it.",
    ask="Does Article 3(2) apply, and are all three conditions of the exemption met?",
    bad="""\
organization:
  name: Example Inc.
  country: US
  offers_to: [DE, FR]
  representative: none  # <- finding
""",
    good="""\
organization:
  name: Example Inc.
  country: US
  offers_to: [DE, FR]
  representative: {name: Example Rep GmbH, country: DE, contact: rep@example.com}
""",
    find=find,
)


# Private functions


def _observation(context: Context, organization: Organization, regime: str, served: tuple[Country, ...]) -> Observation:
    unknown = organization.representative if isinstance(organization.representative, Unknown) else None
    state = f"the representative is {state_of(organization.representative, context.as_of)}"
    codes = [country.code for country in served]
    return Observation(
        address="organization",
        node=organization.at("representative"),
        message=f"{state}; the organization is in `{organization.country}` and serves people in {listing(codes)}",
        remedy="record it, or why none is needed:\norganization:\n"
        f"  representative: {{name: ..., country: {codes[0]}, contact: ...}}\n"
        "  # or\n  representative_exemption: ...",
        label="no `representative`" if organization.representative is None else "",
        related=(organization.at("offers_to").location("people there are served or monitored"),),
        detail=regime,
        severity=Severity.WARNING if unknown or regime == SWISS else None,
    )
