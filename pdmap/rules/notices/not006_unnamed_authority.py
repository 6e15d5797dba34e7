"""The supervisory authority that people can complain to is not named."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Unknown
from pdmap.rules.notices.scope import informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for a controller without a supervisory authority."""
    organization = context.inventory.organization
    if organization is None or isinstance(organization.supervisory_authority, str):
        return
    if next(informing_activities(context.inventory), None) is None:
        return
    unknown = organization.supervisory_authority
    is_unknown = isinstance(unknown, Unknown)
    state = not_known(unknown, context.as_of) if isinstance(unknown, Unknown) else "not recorded"
    yield Observation(
        address="organization",
        node=organization.at("supervisory_authority"),
        message=f"the supervisory authority is {state}",
        remedy="name the authority of the main establishment:\norganization:\n  supervisory_authority: ...",
        label="" if is_unknown else "no `supervisory_authority`",
    )


RULE = Rule(
    check=Check(
        "NOT006",
        "supervisory authority that is not named",
        Severity.WARNING,
        ("Art. 13(2)(d) GDPR", "Art. 14(2)(e) GDPR", "Art. 77(1) GDPR"),
    ),
    checks="An organization with activities as controller names its `supervisory_authority`.",
    why="Notices tell of the right to complain to a supervisory authority (Article 13(2)(d)), standard contractual "
    "clauses name the competent one in annex I.C, and after a breach it has to be told within 72 hours. Whoever looks "
    "it up then loses time.",
    fix="Write the name or the short name of the authority of the main establishment.",
    ask="Is it the lead authority of Article 56(1), where there are establishments in several countries?",
    bad="""\
organization:
  name: Example AB  # <- finding
activities:
  newsletter: {role: controller}
""",
    good="""\
organization:
  name: Example AB
  supervisory_authority: IMY
activities:
  newsletter: {role: controller}
""",
    find=find,
)
