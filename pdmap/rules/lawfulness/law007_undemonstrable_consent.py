"""A purpose relies on consent, and nothing tells where the proof is or how consent is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Consent, Mention, Nothing, Purpose, Unknown
from pdmap.rules.answers import is_said
from pdmap.rules.lawfulness.purposes import (
    CONSENT,
    EXPLICIT_CONSENT,
    basis_of,
    condition_of,
    current_purposes,
    described,
)
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import not_known, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose on consent whose proof or withdrawal is not recorded."""
    for activity, purpose in current_purposes(context.inventory):
        claim = basis_of(purpose, CONSENT) or condition_of(purpose, EXPLICIT_CONSENT)
        problem = _problem(context, purpose) if claim else ""
        if claim and problem:
            yield _observation(activity, purpose, claim, problem)


RULE = Rule(
    check=Check(
        "LAW007",
        "consent without proof or withdrawal",
        Severity.ERROR,
        ("Art. 7(1) GDPR", "Art. 7(3) GDPR"),
    ),
    checks="A purpose of a controller with the basis `consent` or the condition `explicit_consent` records in "
    "`consent` where the proof is kept (`record`) and how consent is withdrawn (`withdrawal`); `none` is neither. It "
    "is a warning where that is not known yet. Ended activities are not judged.",
    why="The controller has to be able to demonstrate that each person consented (Article 7(1)), and to withdraw has "
    "to be possible at any time and as easy as to consent (Article 7(3)). Consent that nobody can show carries nothing "
    "(EDPB Guidelines 05/2020).",
    fix="Write where the proof of each consent is kept and how a person withdraws it.",
    ask="Does the record show who consented when, to which text, and what they did? Does a withdrawal reach everyone "
    "who received the data?",
    bad="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the monthly newsletter
        basis: consent  # <- finding: is recorded for "Send the monthly newsletter"
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the monthly newsletter
        basis: consent
        consent: {record: log of confirmed sign-ups, withdrawal: link in every mail}
""",
    find=find,
)


# Private functions


def _problem(context: Context, purpose: Purpose) -> str:
    """Return what is missing, before the words that name the purpose; empty where nothing is."""
    match purpose.consent:
        case Consent() as consent:
            return _PROBLEMS[is_said(consent.record), is_said(consent.withdrawal)]
        case Unknown() as unknown:
            return f"how consent is shown and withdrawn is {not_known(unknown, context.as_of)},"
        case Nothing():
            return "`consent: none` says that neither proof nor withdrawal of consent is recorded"
        case _:
            return _PROBLEMS[False, False]


_PROBLEMS: Mapping[tuple[bool, bool], str] = {
    (False, False): "neither the proof of consent nor its withdrawal is recorded",
    (False, True): "no proof of consent is recorded",
    (True, False): "no way to withdraw consent is recorded",
    (True, True): "",
}
"""What is missing, by whether the proof and the withdrawal are said."""


def _observation(activity: Activity, purpose: Purpose, claim: Mention, problem: str) -> Observation:
    explicit = "\n    explicit: true" if condition_of(purpose, EXPLICIT_CONSENT) else ""
    return Observation(
        address=purpose.address,
        node=purpose.at("consent") if purpose.has("consent") else claim.node,
        message=f"{problem} for {described(activity, purpose)}",
        remedy="say where the proof is kept and how consent is withdrawn:\n"
        f"- text: {yaml_text(purpose.text)}\n  consent:\n    record: ...\n    withdrawal: ...{explicit}",
        label="how is it shown and withdrawn?",
        severity=Severity.WARNING if isinstance(purpose.consent, Unknown) else None,
    )
