"""A purpose relies on the consent of people who depend on the organization for their work."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Consent, Mention, Purpose, listed
from pdmap.reference import Reference
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.lawfulness.purposes import CONSENT, basis_of, current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, yaml_text

DEPENDENT = ("worker", "applicant")
"""People who can hardly refuse: they work for the organization, or want to."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose on such consent that does not say why it is free."""
    for activity, purpose in current_purposes(context.inventory):
        basis = basis_of(purpose, CONSENT)
        subjects = _dependent(context.inventory.reference, activity) if basis else []
        if basis and subjects and not _is_explained(purpose):
            yield _observation(context, activity, purpose, basis, subjects)


RULE = Rule(
    check=Check(
        "LAW010",
        "consent of workers or applicants",
        Severity.WARNING,
        ("Art. 7(4) GDPR", "Art. 4(11) GDPR", "Recital 43 GDPR"),
    ),
    checks="Where the people of an activity are workers or job applicants, a purpose of a controller with the basis "
    "`consent` says in `freely_given` why a refusal has no consequence. Ended activities are not judged.",
    why="Consent counts only if it is freely given, and it rarely is where power is unequal (Recital 43). EDPB "
    "Guidelines 05/2020 hold that employees can seldom refuse without fear, so that consent cannot be the basis for "
    "most of what is done at work.",
    fix="Rely on another basis, or write what happens to somebody who refuses: nothing that they would notice.",
    ask="What happens to the one who refuses, and does national law on employment add rules (Article 88)?",
    bad="""\
activities:
  staff-page:
    role: controller
    purposes:
      - text: Show portraits of the staff on the website
        basis: consent  # <- finding: `employee`
        consent: {record: signed form, withdrawal: mail to the web team}
    subjects: [employee]
""",
    good="""\
activities:
  staff-page:
    role: controller
    purposes:
      - text: Show portraits of the staff on the website
        basis: consent
        consent:
          record: signed form
          withdrawal: mail to the web team
          freely_given: whoever prefers it is shown by name alone, and nobody asks why
    subjects: [employee]
""",
    find=find,
)


# Private functions


def _dependent(reference: Reference, activity: Activity) -> list[Mention]:
    subjects = listed(activity.subjects)
    return [mention for mention in subjects if any(reference.is_subject(mention.id, kind) for kind in DEPENDENT)]


def _is_explained(purpose: Purpose) -> bool:
    return isinstance(purpose.consent, Consent) and is_said(purpose.consent.freely_given)


def _observation(
    context: Context, activity: Activity, purpose: Purpose, basis: Mention, subjects: list[Mention]
) -> Observation:
    people = listing([mention.id for mention in subjects])
    answer = purpose.consent.freely_given if isinstance(purpose.consent, Consent) else purpose.consent
    return Observation(
        address=purpose.address,
        node=basis.node,
        message=f"consent of {people} for {described(activity, purpose)}: "
        f"why it is free is {state_of(answer, context.as_of)}",
        remedy="rely on another basis, or say why a refusal has no consequence:\n"
        f"- text: {yaml_text(purpose.text)}\n  consent:\n    freely_given: ...",
        label="can they refuse?",
        related=tuple(mention.node.location("depends on the organization") for mention in subjects[:2]),
    )
