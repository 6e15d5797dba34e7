"""A certification under the Data Privacy Framework was looked up more than a year ago."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Certification, Party
from pdmap.questions.deadlines import months_after
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

MONTHS = 12


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each receiving party whose active certification was last checked over a year ago."""
    for party in context.inventory.parties.values():
        match party.dpf:
            case Certification(status="active", checked=day) as certification if day:
                way = way_to(context, party) if months_after(day, MONTHS) < context.as_of else ""
                if way:
                    yield _observation(party, certification, way)
            case _:
                pass


# Private functions


def _observation(party: Party, certification: Certification, way: str) -> Observation:
    return Observation(
        address=party.address,
        node=certification.at("checked"),
        message=f"the certification of {named(party)} was last checked on {certification.checked}, "
        f"more than {MONTHS} months ago: {way}",
        remedy="look the company up on the public list, and record what it says and the day:\n"
        f"parties:\n  {party.id}:\n    dpf: {{status: ..., scope: [...], checked: ...}}",
        label="still on the list?",
    )


RULE = Rule(
    check=Check(
        "TRF014",
        "certification that was last checked over a year ago",
        Severity.WARNING,
        ("Art. 45(3) GDPR", "Art. 5(2) GDPR", "Commission Implementing Decision (EU) 2023/1795"),
    ),
    checks="A party that receives data and has a `dpf` with `status: active` and a `checked` day was looked up within "
    "twelve months before the day. Certifications that are not active are the subject of TRF002.",
    why="Companies certify themselves under the Data Privacy Framework anew each year, and the decision covers them "
    "only while they are on the active list (Decision (EU) 2023/1795). One that lapsed or was struck off is a "
    "recipient in a third country without a decision.",
    fix="Look the legal entity up on the framework's list, check that the scope fits, and record the day.",
    ask="Is the entity on the list still the one in the contract, after mergers and changes of name?",
    bad="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr], checked: 2025-11-22}  # <- finding: was last checked on 2025-11-22
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    good="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr], checked: 2025-11-23}
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
)
