"""Machines decide about people alone, and the ground, the safeguards or the condition for that is not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, AutomatedDecisions, Flow, Unknown, ids, listed
from pdmap.questions.serving import flows_by_activity
from pdmap.reference import Special
from pdmap.rules.answers import is_said
from pdmap.rules.lawfulness.protected_data import named_data
from pdmap.rules.lawfulness.purposes import current_activities
from pdmap.rules.rule import Context, Observation, Rule
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
            case AutomatedDecisions() as decisions if _may_count(decisions):
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
    "with no condition at all, LAW002 says so. It is a warning where one of the two keys is not recorded and the other "
    "one is not `false`, and a note where it is not known yet whether machines decide. Ended activities are not "
    "judged.",
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


def _may_count(decisions: AutomatedDecisions) -> bool:
    """Return whether decisions fall under Article 22, or may: nothing says that they do not."""
    return decisions.solely_automated is not False and decisions.significant_effect is not False


def _decide(activity: Activity, decisions: AutomatedDecisions) -> str:
    """Return the fact about who decides, for a message, with what is not recorded of it."""
    open_keys = _open_keys(decisions)
    if not open_keys:
        return f"machines alone decide in {named(activity)}"
    return (
        f"{listing(open_keys)} of decisions in {named(activity)} {'is' if len(open_keys) == 1 else 'are'} not recorded"
    )


def _open_keys(decisions: AutomatedDecisions) -> list[str]:
    """Return the keys of those that tell whether Article 22 applies which are not recorded."""
    return [key for key in ("solely_automated", "significant_effect") if getattr(decisions, key) is None]


def _severity(decisions: AutomatedDecisions) -> Severity | None:
    is_recorded = decisions.solely_automated and decisions.significant_effect
    return None if is_recorded else Severity.WARNING


def _ground(activity: Activity, decisions: AutomatedDecisions) -> Iterator[Observation]:
    missing = _missing(activity, decisions)
    if missing:
        keys = {"`ground`": "ground: ...  # contract, law or explicit_consent", "`safeguards`": SAFEGUARDS}
        steps = [*(f"{key}: ..." for key in _open_keys(decisions)), *(keys[key] for key in missing)]
        yield Observation(
            address=activity.address,
            node=decisions.at("solely_automated" if "`ground`" in missing else "ground"),
            message=f"{_decide(activity, decisions)}, and no {' and no '.join(missing)} is recorded",
            remedy="name what allows it and how a person reaches a human, or let people decide:\n"
            f"activities:\n  {activity.id}:\n    automated_decisions:" + "".join(f"\n      {step}" for step in steps),
            label="on what ground?" if "`ground`" in missing else "how does a person reach a human?",
            detail="ground",
            severity=_severity(decisions),
        )


def _missing(activity: Activity, decisions: AutomatedDecisions) -> list[str]:
    """Return what is not recorded; a law that allows decisions lays the safeguards down itself (Article 22(2)(b))."""
    is_lawful = decisions.ground == "law" and any(is_said(purpose.law) for purpose in listed(activity.purposes))
    needed = {"`ground`": decisions.ground, "`safeguards`": is_said(decisions.safeguards) or is_lawful}
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
            message=f"{_decide(activity, decisions)}, and it uses "
            f"{listing([mention.id for mention in special])} on {listing(sorted(conditions))}",
            remedy="keep these data out of the decision, or rely on a condition that allows it:\n"
            f"condition: ...  # {', '.join(sorted(SUFFICIENT))}",
            label="with special categories",
            related=tuple(mention.node.location("special category of Article 9(1)") for mention in special[:2]),
            detail="special data",
            severity=_severity(decisions),
        )


def _not_known(context: Context, activity: Activity, unknown: Unknown) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("automated_decisions"),
        message=f"whether machines decide in {named(activity)} is {not_known(unknown, context.as_of)}",
        remedy="say what machines decide, or that they decide nothing:\n"
        "automated_decisions: {solely_automated: ..., significant_effect: ..., ground: ..., safeguards: ...}",
        severity=Severity.NOTE,
    )
