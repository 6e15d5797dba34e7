"""The representative is established where it cannot represent."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Inventory, Organization, Representative
from pdmap.questions.grounds import regime_of
from pdmap.rules.organization.duties import served_countries
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for a representative outside the territory, or away from the people concerned."""
    organization = context.inventory.organization
    agent = organization.representative if organization else None
    if organization is None or not isinstance(agent, Representative) or agent.country is None:
        return
    reason = _reason(context.inventory, organization, agent.country)
    if reason:
        yield Observation(
            address="organization/representative",
            node=agent.at("country"),
            message=f"the representative is in `{agent.country}`, {reason}",
            remedy="name one in a country whose people are served or monitored:\n"
            "organization:\n  representative: {name: ..., country: ..., contact: ...}",
        )


RULE = Rule(
    check=Check(
        "ORG005",
        "representative in the wrong place",
        Severity.ERROR,
        ("Art. 27(3) GDPR",),
    ),
    checks="The `country` of the `representative` lies in the territory of the organization's law and, where "
    "`offers_to` names countries inside it, is one of them. Whether a representative is needed is the subject of "
    "ORG004.",
    why="The representative is established in one of the Member States where the people are whose data are processed "
    "(Article 27(3)), so that they and the authorities can turn to somebody near.",
    fix="Designate a representative in one of these countries, or complete `offers_to`.",
    ask="Where are most of the people concerned? The EDPB recommends that country (Guidelines 3/2018).",
    bad="""\
organization:
  name: Example Inc.
  country: US
  offers_to: [DE, FR]
  representative:
    name: Example Rep Ltd
    country: GB  # <- finding
""",
    good="""\
organization:
  name: Example Inc.
  country: US
  offers_to: [DE, FR]
  representative:
    name: Example Rep SAS
    country: FR
""",
    find=find,
)


# Private functions


def _reason(inventory: Inventory, organization: Organization, code: str) -> str:
    """Return what is wrong with the country of a representative; empty where nothing is."""
    reference, regime = inventory.reference, regime_of(inventory)
    country = reference.country(code)
    if country is None:
        return ""
    if not reference.is_inside(code, regime):
        return "outside the territory of the law"
    served = [served.code for served in served_countries(inventory, organization, regime)]
    return f"and people in {listing(served)} are served" if served and country.code not in served else ""
