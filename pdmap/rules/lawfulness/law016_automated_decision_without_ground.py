"""Machines decide about people alone, and the ground, the safeguards or the condition for that is not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, AutomatedDecisions, Flow, Unknown, ids, listed
from pdmap.reference import Special
from pdmap.rules.lawfulness.protected_data import named_data
from pdmap.rules.lawfulness.purposes import current_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.usage import flows_by_activity
from pdmap.rules.wording import listing, named, not_known

SUFFICIENT = frozenset({"explicit_consent", "substantial_public_interest"})
"""Conditions of Article 9(2) on which decisions may use special categories (Article 22(4))."""
SAFEGUARDS = "safeguards: ..."
"""How a person reaches a human and contests the decision (Article 22(3))."""


def find(context: Context) -> Iterator[Observation]:
    """Yield what is missing at each activity whose decisions fall under Article 22."""
    flows = flows_by_activity(context.inventory)
    for activity in current_activities(context.inventory):
        match activity.automated_decisions:
            case AutomatedDecisions(solely_automated=True, significant_effect=True) as decisions:
                yield from _ground(activity, decisions)
                yield from _special_data(context, activity, decisions, flows.get(activity.id, []))
            case Unknown() as unknown:
                yield _not_known(context, activity, unknown)
            case _:
                continue


RULE = Rule(
    check=Check(
        "LAW016",
        "decision by a machine alone without ground or safeguards",
        Severity.ERROR,
        ("Art. 22(1) GDPR", "Art. 22(2) GDPR", "Art. 22(3) GDPR", "Art. 22(4) GDPR", "Recital 71 GDPR"),
    ),
    checks="Where a controller's decisions are `solely_automated` and have a `significant_effect`, they have a "
    "`ground` and `safeguards`; with the ground `law`, a purpose may cite the `law` instead. Where the activity or its "
    "flows name special categories, a purpose has the condition `explicit_consent` or `substantial_public_interest`; "
    "with no condition at all, LAW002 says so. It is a warning where it is not known yet whether machines decide. "
    "Ended activities are not judged.",
    why="People may not be subject to such a decision unless it is needed for a contract, allowed by law or explicitly "
    "consented to, and unless they can reach a human, state their view and contest it (Article 22). The Court of "
    "Justice counts a score as the decision where others draw strongly on it (C-634/21).",
    fix="Name the ground and how a person obtains a review by a human, or let people with the authority to change the "
    "outcome decide.",
    ask="Can those who review really change the outcome, and do they? Is the decision needed for the contract, or only "
    "convenient?",
    bad="""\
activities:
  instalments:
    role: controller
    purposes: [{text: Decide who may pay in instalments, basis: contract}]
    automated_decisions:
      solely_automated: true
      significant_effect: true
      ground: contract  # <- finding: no `safeguards`
""",
    good="""\
activities:
  instalments:
    role: controller
    purposes: [{text: Decide who may pay in instalments, basis: contract}]
    automated_decisions:
      solely_automated: true
      significant_effect: true
      ground: contract
      safeguards: staff review the decision within a week when asked by mail
""",
    find=find,
)


# Private functions


def _ground(activity: Activity, decisions: AutomatedDecisions) -> Iterator[Observation]:
    missing = _missing(activity, decisions)
    if missing:
        keys = {"`ground`": "ground: ...  # contract, law or explicit_consent", "`safeguards`": SAFEGUARDS}
        steps = "\n".join(f"  {keys[key]}" for key in missing)
        yield Observation(
            address=activity.address,
            node=decisions.at("solely_automated" if "`ground`" in missing else "ground"),
            message=f"machines alone decide in {named(activity)}, and no {' and no '.join(missing)} is recorded",
            remedy=f"name what allows it and how a person reaches a human, or let people decide:\n"
            f"automated_decisions:\n{steps}",
            label="on what ground?" if "`ground`" in missing else "how does a person reach a human?",
            detail="ground",
        )


def _missing(activity: Activity, decisions: AutomatedDecisions) -> list[str]:
    """Return what is not recorded; a law that allows decisions lays the safeguards down itself (Article 22(2)(b))."""
    is_lawful = decisions.ground == "law" and any(purpose.law for purpose in listed(activity.purposes))
    needed = {"`ground`": decisions.ground, "`safeguards`": decisions.safeguards or is_lawful}
    return [key for key, answer in needed.items() if not answer]


def _special_data(
    context: Context, activity: Activity, decisions: AutomatedDecisions, flows: list[Flow]
) -> Iterator[Observation]:
    conditions = {key for purpose in listed(activity.purposes) for key in ids(purpose.condition)}
    special = named_data(context.inventory.reference, activity, flows, Special.ARTICLE_9) if conditions else []
    if special and SUFFICIENT.isdisjoint(conditions):
        yield Observation(
            address=activity.address,
            node=decisions.at("solely_automated"),
            message=f"machines alone decide in {named(activity)}, which uses "
            f"{listing([mention.id for mention in special])} on {listing(sorted(conditions))}",
            remedy="keep these data out of the decision, or rely on a condition that allows it:\n"
            f"condition: ...  # {', '.join(sorted(SUFFICIENT))}",
            label="with special categories",
            related=tuple(mention.node.location("special category of Article 9(1)") for mention in special[:2]),
            detail="special data",
        )


def _not_known(context: Context, activity: Activity, unknown: Unknown) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("automated_decisions"),
        message=f"whether machines decide in {named(activity)} is {not_known(unknown, context.as_of)}",
        remedy="say what machines decide, or that they decide nothing:\n"
        "automated_decisions: {solely_automated: ..., significant_effect: ..., ground: ..., safeguards: ...}",
        severity=Severity.WARNING,
    )
