"""A service is offered to children on their consent without a rule on age and parents, or on legitimate interests."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Assessment, Children, Mention, Purpose, Unknown, listed
from pdmap.reference import Reference
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.lawfulness.purposes import (
    CONSENT,
    LEGITIMATE_INTERESTS,
    basis_of,
    current_activities,
    described,
)
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield what is missing where a service that children use relies on consent or legitimate interests."""
    for activity in current_activities(context.inventory):
        child = _child(context.inventory.reference, activity)
        match activity.children:
            case Children() as children if child and children.offered_directly is not False:
                yield from _judge(activity, children, child)
            case Unknown() | None if child:
                yield from _not_known(context, activity, child)
            case _:
                continue


RULE = Rule(
    check=Check(
        "LAW011",
        "service for children without a rule on parents",
        Severity.ERROR,
        ("Art. 8(1) GDPR", "Art. 8(2) GDPR", "Art. 6(1)(f) GDPR", "Recital 38 GDPR"),
    ),
    checks="Where the people of a controller's activity include children and a service is offered to them directly "
    "(`children`), a purpose on `consent` needs `age_threshold` and `verification` there. It is a warning where a "
    "purpose on consent has people who are children and `children` is not recorded or not known yet, and where one on "
    "`legitimate_interests` has a balancing test without `outcome`; a missing test is the subject of LAW004. Ended "
    "activities are not judged.",
    why="Below an age between 13 and 16, which national law sets, a child's consent to an online service holds only "
    "with that of its parents, and the controller has to make reasonable efforts to verify it (Article 8). Legitimate "
    "interests weigh less against those of a child (Article 6(1)(f), Recital 38).",
    fix="Write the age that national law sets and how the holder of parental responsibility is asked. Where the "
    "service is not offered to children directly, write `offered_directly: false`.",
    ask="Which countries' children use the service, and which age does each of them set? Does the balancing test look "
    "at children of their own?",
    bad="""\
activities:
  game:
    role: controller
    purposes:
      - {text: Show a profile to other players, basis: consent}
    subjects: [child]
    children: {offered_directly: true, age_threshold: 13}  # <- finding: `verification`
""",
    good="""\
activities:
  game:
    role: controller
    purposes:
      - {text: Show a profile to other players, basis: consent}
    subjects: [child]
    children: {offered_directly: true, age_threshold: 13, verification: mail to a parent with a link}
""",
    find=find,
)


# Private functions


def _child(reference: Reference, activity: Activity) -> Mention | None:
    return next((item for item in listed(activity.subjects) if reference.is_subject(item.id, "child")), None)


def _judge(activity: Activity, children: Children, child: Mention) -> Iterator[Observation]:
    answers = {"age_threshold": children.age_threshold is not None, "verification": is_said(children.verification)}
    missing = [key for key, is_recorded in answers.items() if not is_recorded]
    on_consent = [purpose for purpose in listed(activity.purposes) if basis_of(purpose, CONSENT)]
    if missing and on_consent:
        yield _without_parents(activity, child, missing, on_consent[0])
    for purpose in listed(activity.purposes):
        basis = basis_of(purpose, LEGITIMATE_INTERESTS)
        test = purpose.assessment
        if basis and isinstance(test, Assessment) and not is_said(test.outcome):
            yield _without_outcome(activity, purpose, basis, child)


def _without_parents(activity: Activity, child: Mention, missing: list[str], purpose: Purpose) -> Observation:
    keys = " and no ".join(f"`{key}`" for key in missing)
    return Observation(
        address=activity.address,
        node=activity.at("children"),
        message=f"{named(activity)} rests on consent of `{child.id}` and has no {keys}",
        remedy="write the national age limit, 13 to 16, and how parents are asked:\n"
        f"activities:\n  {activity.id}:\n    children:" + "".join(f"\n      {key}: ..." for key in missing),
        label="how are parents asked?" if "verification" in missing else "which age?",
        related=(purpose.at("basis").location("consent here"), child.node.location("children")),
    )


def _without_outcome(activity: Activity, purpose: Purpose, basis: Mention, child: Mention) -> Observation:
    return Observation(
        address=purpose.address,
        node=basis.node,
        message=f"{described(activity, purpose)} weighs an interest against `{child.id}`, and no outcome is recorded",
        remedy="weigh the interest against those of children of their own, or rely on something else:\n"
        f"- text: {yaml_text(purpose.text)}\n  assessment:\n    outcome: ...",
        label="against those of children",
        related=(child.node.location("children"),),
        severity=Severity.WARNING,
    )


def _not_known(context: Context, activity: Activity, child: Mention) -> Iterator[Observation]:
    """Yield that it is open whether children are offered the service; silence matters only where they consent."""
    bases = (CONSENT,) if activity.children is None else (CONSENT, LEGITIMATE_INTERESTS)
    claims = (basis_of(purpose, basis) for purpose in listed(activity.purposes) for basis in bases)
    claim = next((mention for mention in claims if mention), None)
    if claim:
        state = state_of(activity.children, context.as_of)
        yield Observation(
            address=activity.address,
            node=claim.node if activity.children is None else activity.at("children"),
            message=f"whether {named(activity)} is offered to `{child.id}` directly is {state}",
            remedy="say whether it is, and how parents are asked:\n"
            f"activities:\n  {activity.id}:\n"
            "    children: {offered_directly: ..., age_threshold: ..., verification: ...}",
            label="consent of children?" if activity.children is None else "",
            related=(child.node.location("children"),),
            severity=Severity.WARNING,
        )
