"""A purpose relies on a contract that the people are no party to, or whose performance does not need it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Mention, Purpose, ids, listed
from pdmap.reference import Reference
from pdmap.rules.lawfulness.purposes import CONTRACT, basis_of, current_activities, described, relies_only_on
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, yaml_text

BESIDE_THE_CONTRACT = ("marketing", "analytics", "improvement", "fraud-prevention", "ai-training")
"""Kinds of purposes that no contract needs for its performance (EDPB Guidelines 2/2019)."""
NO_PARTIES = (
    "business-contact",
    "crime-victim",
    "public-figure",
    "suspect",
    "third-party",
    "visitor",
    "whistleblower",
    "witness",
)
"""People who, as such, have no contract with the controller."""
PARTIES = ("guest",)
"""Kinds of these who usually have one: the guest of a hotel books."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose, and each activity, that a contract hardly carries."""
    for activity in current_activities(context.inventory):
        purposes = listed(activity.purposes)
        for purpose in purposes:
            basis = basis_of(purpose, CONTRACT)
            if basis and purpose.kind in BESIDE_THE_CONTRACT and relies_only_on(purpose, CONTRACT):
                yield _beside(activity, purpose, basis)
        strangers = _strangers(context.inventory.reference, activity)
        if strangers and purposes and all(relies_only_on(purpose, CONTRACT) for purpose in purposes):
            yield _without_party(activity, purposes[0], strangers)


RULE = Rule(
    check=Check(
        "LAW014",
        "contract as the basis for what it does not cover",
        Severity.WARNING,
        ("Art. 6(1)(b) GDPR",),
    ),
    checks="A purpose of a controller with `contract` as its only basis is not of a kind that no contract needs "
    "(`marketing`, `analytics`, `improvement`, `fraud-prevention`, `ai-training`). Where all purposes of an activity "
    "rest on contracts alone, its people do not include any who are no party to one, such as visitors, family members "
    "or contact persons at companies. Ended activities are not judged.",
    why="The basis covers what is objectively needed to perform a contract with the person concerned, or steps before "
    "it that the person asked for. EDPB Guidelines 2/2019 hold that it usually does not cover advertising, improving a "
    "service or preventing fraud, and the Court of Justice set the same bar for personalized content (C-252/21).",
    fix="Name another basis, such as `legitimate_interests` with its balancing test or `consent`. Write other people, "
    "or the purpose beside the contract, as a purpose of their own.",
    ask="Could the contract with this person be performed without the processing?",
    bad="""\
activities:
  shop:
    role: controller
    purposes:
      - text: Recommend products by what was bought before
        kind: marketing
        basis: contract  # <- finding: `marketing`
    subjects: [customer]
""",
    good="""\
activities:
  shop:
    role: controller
    purposes:
      - text: Recommend products by what was bought before
        kind: marketing
        basis: consent
    subjects: [customer]
""",
    find=find,
)


# Private functions


def _strangers(reference: Reference, activity: Activity) -> list[Mention]:
    """Return the people of an activity who are no party to a contract with the controller."""
    return [
        mention
        for mention in listed(activity.subjects)
        if not frozenset(NO_PARTIES).isdisjoint(reference.subject_ancestors(mention.id))
        and frozenset(PARTIES).isdisjoint(reference.subject_ancestors(mention.id))
    ]


def _beside(activity: Activity, purpose: Purpose, basis: Mention) -> Observation:
    return Observation(
        address=purpose.address,
        node=basis.node,
        message=f"{described(activity, purpose)} is of the kind `{purpose.kind}` and rests on a contract",
        remedy="name the basis that covers it:\n"
        f"- text: {yaml_text(purpose.text)}\n  basis: ...  # legitimate_interests with its balancing test, or consent",
        label="does the contract need it?",
        related=(purpose.at("kind").location("beside the contract"),),
    )


def _without_party(activity: Activity, purpose: Purpose, strangers: list[Mention]) -> Observation:
    people = [mention.id for mention in strangers]
    others = [subject for subject in ids(activity.subjects) if subject not in people]
    more = f", beside {listing(others)}" if others else ""
    return Observation(
        address=activity.address,
        node=strangers[0].node,
        message=f"{described(activity, purpose)} rests on a contract, and concerns {listing(people)}{more}",
        remedy="add a purpose for them, or name another basis:\n"
        "- text: ...\n  basis: ...  # legitimate_interests with its balancing test, or consent",
        label="party to which contract?",
        related=(purpose.at("basis").location("a contract alone"),),
        detail="subjects",
    )
