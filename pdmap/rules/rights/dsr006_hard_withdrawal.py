"""Consent is harder to withdraw than to give."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.language.purposes import WAYS
from pdmap.model import Activity, Consent, Purpose, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, quotation


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each consent to a controller whose withdrawal takes more effort."""
    for activity in context.inventory.activities.values():
        for purpose in listed(activity.purposes) if activity.is_controller else ():
            if isinstance(purpose.consent, Consent) and _is_harder(purpose.consent):
                yield _observation(activity, purpose, purpose.consent)


RULE = Rule(
    check=Check(
        "DSR006",
        "withdrawal that is harder than the consent",
        Severity.WARNING,
        ("Art. 7(3) GDPR",),
    ),
    checks="`consent.withdrawn_by` takes no more effort than `consent.given_by`. From the least effort to the most: "
    "`click`, `form`, `email`, `phone`, `letter`, `in-person`. Where one of the two is not recorded, nothing is said.",
    why="It shall be as easy to withdraw consent as to give it (Article 7(3)). According to the EDPB Guidelines "
    "05/2020, consent that is given by a click in an interface is withdrawn as easily there, and a telephone call "
    "during office hours is not as easy. Where withdrawal is harder, the consent itself is not valid.",
    fix="Offer the withdrawal in the same place and the same way as the consent, then write it.",
    ask="Is there a second way of withdrawing that takes less effort, and are people told of it?",
    bad="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the newsletter
        basis: consent
        consent: {record: consent log, given_by: click, withdrawn_by: letter}  # <- finding
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the newsletter
        basis: consent
        consent: {record: consent log, given_by: click, withdrawn_by: click}
""",
    find=find,
)


# Private functions


def _is_harder(consent: Consent) -> bool:
    """Return whether withdrawing takes more effort than consenting, where both ways are recorded."""
    if consent.given_by is None or consent.withdrawn_by is None:
        return False
    return WAYS.index(consent.withdrawn_by) > WAYS.index(consent.given_by)


def _observation(activity: Activity, purpose: Purpose, consent: Consent) -> Observation:
    return Observation(
        address=purpose.address,
        node=consent.at("withdrawn_by"),
        message=f"consent to {quotation(purpose.text)} in {named(activity)} is given by {consent.given_by} "
        f"and withdrawn by {consent.withdrawn_by}",
        remedy="let people withdraw in the way in which they consent, then write it:\n"
        f"consent: {{given_by: {consent.given_by}, withdrawn_by: ...}}  # {consent.given_by}",
        label="more effort",
        related=(consent.at("given_by").location("less effort"),),
    )
