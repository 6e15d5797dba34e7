"""Special data, an automated decision or a transfer relies on explicit consent, and none is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Consent, Purpose, Unknown
from pdmap.rules.lawfulness.explicit_consent import Reliance, reliances
from pdmap.rules.lawfulness.purposes import CONSENT, EXPLICIT_CONSENT, basis_of, condition_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import not_known, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each reliance on explicit consent that no purpose records."""
    for reliance in reliances(context.inventory, context.graph):
        unknown = [purpose for purpose in reliance.purposes if isinstance(purpose.consent, Unknown)]
        if any(_is_explicit(purpose) for purpose in reliance.purposes) or _is_open(reliance):
            continue
        if not any(_is_asked_elsewhere(purpose) for purpose in unknown):
            yield _observation(context, reliance, unknown)


RULE = Rule(
    check=Check(
        "LAW008",
        "consent that is not recorded as explicit",
        Severity.ERROR,
        ("Art. 9(2)(a) GDPR", "Art. 22(2)(c) GDPR", "Art. 49(1)(a) GDPR"),
    ),
    checks="A purpose of a controller with the condition `explicit_consent` records `explicit: true` in its `consent`. "
    "Where automated decisions have the ground `explicit_consent`, or a transfer the mechanism `derogation-consent`, a "
    "purpose of the activity does. It is a warning where the consent is not known yet. Where LAW007 asks for the "
    "consent, because nothing or only an open question is recorded of it, this rule is silent. Ended activities are "
    "not judged.",
    why="For special categories, for decisions by machines alone and for transfers without a safeguard, a click on the "
    "way to something else does not do: the person has to express the consent to just this (Article 9(2)(a), 22(2)(c), "
    "49(1)(a)), such as by a signed statement or in two steps (EDPB Guidelines 05/2020).",
    fix="Collect an express statement for just this and write `explicit: true`, or rely on something else.",
    ask="Was the consent asked for separately, and did people know of the risks of the transfer (Article 49(1)(a))?",
    bad="""\
activities:
  fitting:
    role: controller
    purposes:
      - text: Find shoes that suit the customer's feet
        basis: consent
        condition: explicit_consent  # <- finding
        consent: {record: customer file, withdrawal: mail}
""",
    good="""\
activities:
  fitting:
    role: controller
    purposes:
      - text: Find shoes that suit the customer's feet
        basis: consent
        condition: explicit_consent
        consent: {record: customer file, withdrawal: mail, explicit: true}
""",
    find=find,
)


# Private functions


def _is_explicit(purpose: Purpose) -> bool:
    return isinstance(purpose.consent, Consent) and purpose.consent.explicit is True


def _is_open(reliance: Reliance) -> bool:
    """Return whether LAW007 asks for the whole consent of the one purpose that names the condition."""
    return reliance.is_condition and not isinstance(reliance.purposes[0].consent, Consent)


def _is_asked_elsewhere(purpose: Purpose) -> bool:
    """Return whether LAW007 says of a purpose that its consent is not known yet."""
    return bool(basis_of(purpose, CONSENT) or condition_of(purpose, EXPLICIT_CONSENT))


def _observation(context: Context, reliance: Reliance, unknown: list[Purpose]) -> Observation:
    answer = unknown[0].consent if unknown else None
    if isinstance(answer, Unknown):
        message = f"whether explicit consent carries {reliance.subject} is {not_known(answer, context.as_of)}"
    else:
        message = f"no explicit consent is recorded for {reliance.subject}"
    text = yaml_text(reliance.purposes[0].text) if len(reliance.purposes) == 1 else "..."
    is_begun = any(isinstance(purpose.consent, Consent) for purpose in reliance.purposes)
    proof = "" if is_begun else "\n          record: ...\n          withdrawal: ..."
    return Observation(
        address=reliance.address,
        node=reliance.node,
        message=message,
        remedy="collect it expressly and say so, or rely on something else:\n"
        f"activities:\n  {reliance.activity.id}:\n    purposes:\n"
        f"      - text: {text}\n        consent:\n          explicit: true{proof}",
        label="explicit?",
        severity=Severity.WARNING if unknown else None,
        depends_on=reliance.depends_on,
    )
