"""The organization serves people in the Union from outside, and names no representative there."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Nothing, Organization, Unknown
from pdmap.reference import Country
from pdmap.rules.organization.duties import is_established_inside, served_countries
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation where Article 3(2) is recorded to apply and there is no representative."""
    organization = context.inventory.organization
    if organization is None or not isinstance(organization.representative, Nothing | Unknown | None):
        return
    if organization.representative_exemption or organization.public_authority:
        return
    served = served_countries(context.inventory, organization)
    if served and is_established_inside(context.inventory, organization) is False:
        yield _observation(context, organization, served)


RULE = Rule(
    check=Check(
        "ORG004",
        "missing representative in the territory of the law",
        Severity.ERROR,
        ("Art. 27(1) GDPR", "Art. 27(2) GDPR", "Art. 3(2) GDPR"),
    ),
    checks="Where the organization's `country` and `establishments` lie outside the territory of its law, and "
    "`offers_to` names a country inside, it names a `representative`, or says in `representative_exemption` why none "
    "is needed. Public authorities are exempt. It is a warning where the representative is not known yet. Under "
    "`regimes: uk-gdpr` the territory is the United Kingdom.",
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


def _observation(context: Context, organization: Organization, served: tuple[Country, ...]) -> Observation:
    unknown = organization.representative if isinstance(organization.representative, Unknown) else None
    state = f"the representative is {not_known(unknown, context.as_of)}" if unknown else "no representative is recorded"
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
        severity=Severity.WARNING if unknown else None,
    )
