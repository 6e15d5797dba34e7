"""A purpose relies on legitimate interests and does not say which, or has no balancing test."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Assessment, Purpose
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.lawfulness.assessments import missing_of
from pdmap.rules.lawfulness.purposes import LEGITIMATE_INTERESTS, basis_of, current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield what is missing at each purpose of a controller that relies on legitimate interests."""
    for activity, purpose in current_purposes(context.inventory):
        if basis_of(purpose, LEGITIMATE_INTERESTS):
            if not is_said(purpose.interest):
                yield _without_interest(context, activity, purpose)
            yield from _judge_assessment(context, activity, purpose)


RULE = Rule(
    check=Check(
        "LAW004",
        "legitimate interest not stated",
        Severity.ERROR,
        ("Art. 6(1)(f) GDPR", "Art. 13(1)(d) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="A purpose of a controller with the basis `legitimate_interests` states the interest; `none` "
    "is no interest. It is a warning where the balancing test is missing, or lacks its place or its date. Ended "
    "activities are not judged.",
    why="Article 6(1)(f) holds only if there is an interest, if the processing is needed for it, and if it is not "
    "overridden by those of the people concerned. The notice has to name the interest (Article 13(1)(d), 14(2)(b)), "
    "and the controller has to be able to show the weighing (Article 5(2), EDPB Guidelines 1/2024).",
    fix="Write the interest in `interest`, as concretely as a notice would, and link the balancing test "
    "in `assessment`, with its place and its date.",
    ask="Is the interest lawful, real and present? Would the people concerned expect the processing, "
    "and do they know how to object (Article 21(1))?",
    bad="""\
activities:
  fraud-checks:
    role: controller
    purposes:
      - text: Detect stolen payment cards
        basis: legitimate_interests  # <- finding
        assessment: {ref: docs/balancing-fraud.md, date: 2026-02-01}
""",
    good="""\
activities:
  fraud-checks:
    role: controller
    purposes:
      - text: Detect stolen payment cards
        basis: legitimate_interests
        interest: Not losing goods to people who pay with stolen cards
        assessment: {ref: docs/balancing-fraud.md, date: 2026-02-01}
""",
    find=find,
)


# Private functions


def _without_interest(context: Context, activity: Activity, purpose: Purpose) -> Observation:
    where = described(activity, purpose)
    return Observation(
        address=purpose.address,
        node=purpose.at("interest") if purpose.interest else purpose.at("basis"),
        message=f"the legitimate interest for {where} is {state_of(purpose.interest, context.as_of)}"
        if purpose.interest
        else f"no legitimate interest is stated for {where}",
        remedy="say whose interest it is and what it is:\n"
        f"- text: {yaml_text(purpose.text)}\n  basis: {LEGITIMATE_INTERESTS}\n  interest: ...",
        label="which interest?",
        detail="interest",
    )


def _judge_assessment(context: Context, activity: Activity, purpose: Purpose) -> Iterator[Observation]:
    message = _assessment_problem(context, purpose, described(activity, purpose))
    if message:
        yield Observation(
            address=purpose.address,
            node=purpose.at("assessment") if purpose.has("assessment") else purpose.at("basis"),
            message=message,
            remedy="weigh the interest against those of the people concerned, and say where the test is kept:\n"
            "assessment: {ref: ..., date: ...}",
            detail="assessment",
            severity=Severity.WARNING,
        )


def _assessment_problem(context: Context, purpose: Purpose, what: str) -> str:
    """Return what is missing of the balancing test; empty where it has a place and a date."""
    if isinstance(purpose.assessment, Assessment):
        missing = missing_of(purpose.assessment)
        return f"the balancing test for {what} has no {' and no '.join(missing)}" if missing else ""
    if purpose.assessment is None:
        return f"no balancing test is recorded for {what}"
    return f"the balancing test for {what} is {state_of(purpose.assessment, context.as_of)}"
