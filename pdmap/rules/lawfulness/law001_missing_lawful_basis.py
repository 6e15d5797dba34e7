"""A purpose of a controller has no lawful basis."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Inventory, Purpose, Unknown, listed
from pdmap.rules.lawfulness.purposes import current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import not_known, yaml_text

SWISS = "ch-fadp"
"""The law under which private controllers need no basis unless they infringe personality rights (Article 30 FADP)."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose of a controller without a basis."""
    if not _needs_bases(context.inventory):
        return
    bases = sorted(context.inventory.reference.lawful_bases)
    for activity, purpose in current_purposes(context.inventory):
        if not listed(purpose.basis):
            yield _observation(context, activity, purpose, bases)


RULE = Rule(
    check=Check(
        "LAW001",
        "purpose without a lawful basis",
        Severity.ERROR,
        ("Art. 6(1) GDPR", "Art. 5(1)(a) GDPR", "Art. 13(1)(c) GDPR"),
    ),
    checks="Every purpose of an activity in which the organization is a controller, alone or with others, "
    "names a lawful basis; it is a warning where the basis is not known yet. "
    "A processor acts on its controller's basis and is not asked. Ended activities are not judged, and neither is an "
    "organization whose only regime is `ch-fadp`: the Swiss act asks for no basis beforehand.",
    why="Article 6(1) lists six bases, and processing needs one of them before it starts. "
    "Article 30 does not ask for the basis, but all 17 record templates of authorities that were compared do, "
    "and the privacy notice has to name it (Article 13(1)(c), 14(1)(c)).",
    fix="Decide which basis the purpose rests on and write it as `basis`. "
    "Where parts of the purpose rest on different bases, write them as purposes of their own.",
    ask="Does the basis fit what is really done, and did it fit on the day that the processing began? "
    "Bases cannot be exchanged later when one turns out not to hold.",
    bad="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the monthly newsletter  # <- finding
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the monthly newsletter
        basis: consent
""",
    find=find,
)


# Private functions


def _needs_bases(inventory: Inventory) -> bool:
    """Return whether one of the organization's laws wants a basis before processing starts, as Article 6(1) does."""
    organization = inventory.organization
    return organization is None or set(organization.regimes) != {SWISS}


def _observation(context: Context, activity: Activity, purpose: Purpose, bases: list[str]) -> Observation:
    where = described(activity, purpose)
    unknown = purpose.basis if isinstance(purpose.basis, Unknown) else None
    return Observation(
        address=purpose.address,
        node=purpose.at("basis" if unknown else "text"),
        message=f"the lawful basis of {where} is {not_known(unknown, context.as_of)}"
        if unknown
        else f"no lawful basis is recorded for {where}",
        remedy="state the one basis that applies:\n"
        f"- text: {yaml_text(purpose.text)}\n  basis: ...  # {', '.join(bases)}",
        label="" if unknown else "no `basis`",
        severity=Severity.WARNING if unknown else None,
    )
