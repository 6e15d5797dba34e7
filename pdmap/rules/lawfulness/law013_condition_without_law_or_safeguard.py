"""A condition of Article 9(2) needs a law, a duty of secrecy or closed doors, and that is not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import PROCESSING, Activity, Consent, Mention, Purpose, Recipient, listed
from pdmap.rules.answers import is_said
from pdmap.rules.lawfulness.purposes import (
    CONSENT,
    CONTRACT,
    EXPLICIT_CONSENT,
    bases_on_law,
    basis_of,
    condition_of,
    current_purposes,
    described,
)
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, yaml_text

HEALTH_CARE = "health_care"
NONPROFIT_BODY = "nonprofit_body"


def find(context: Context) -> Iterator[Observation]:
    """Yield what each condition of a controller's purposes lacks."""
    for activity, purpose in current_purposes(context.inventory):
        yield from _law(context, activity, purpose)
        yield from _secrecy(activity, purpose)
        yield from _outside(context, activity, purpose)


RULE = Rule(
    check=Check(
        "LAW013",
        "condition of Article 9(2) without its law or safeguard",
        Severity.WARNING,
        (
            "Art. 9(2)(b) GDPR",
            "Art. 9(2)(d) GDPR",
            "Art. 9(2)(g) GDPR",
            "Art. 9(2)(h) GDPR",
            "Art. 9(2)(i) GDPR",
            "Art. 9(2)(j) GDPR",
            "Art. 9(3) GDPR",
        ),
    ),
    checks="A purpose of a controller whose condition rests on a law (`employment_law`, `substantial_public_interest`, "
    "`health_care`, `public_health`, `archiving_research`) cites the `law`; for `health_care` the basis `contract` "
    "does as well, and `secrecy` names the duty of those who treat. With `nonprofit_body`, nobody outside receives the "
    "data without consent. Where a basis needs the law, LAW006 asks for it. A law or a duty that is just `none` is not "
    "counted. Ended activities are not judged.",
    why="These conditions open the ban on special categories only as far as a law does, and with the safeguards that "
    "it demands (Article 9(2)(b), (g) to (j)). Health care needs professionals bound to secrecy (Article 9(3)), and a "
    "church, party or union may use its members' data only inside (Article 9(2)(d)).",
    fix="Cite the law and its provision, name the duty of secrecy, or ask for consent before data go outside.",
    ask="Which safeguards does the law demand, and are they in place?",
    bad="""\
activities:
  sick-pay:
    role: controller
    purposes:
      - text: Pay wages during illness
        basis: contract
        condition: employment_law  # <- finding: `employment_law`
""",
    good="""\
activities:
  sick-pay:
    role: controller
    purposes:
      - text: Pay wages during illness
        basis: contract
        condition: employment_law
        law: Sick Pay Act (1991:1047) 3
""",
    find=find,
)


# Private functions


def _law(context: Context, activity: Activity, purpose: Purpose) -> Iterator[Observation]:
    """Yield that no law is cited, unless the basis asks for it or health care rests on a contract."""
    reference = context.inventory.reference
    if is_said(purpose.law) or bases_on_law(reference, purpose):
        return
    known = reference.conditions
    on_law = [mention for mention in purpose.condition if mention.id in known and known[mention.id].law]
    asked = [mention for mention in on_law if mention.id != HEALTH_CARE or not basis_of(purpose, CONTRACT)]
    if asked:
        yield Observation(
            address=purpose.address,
            node=asked[0].node,
            message=f"no law is cited for {listing([item.id for item in asked])} of {described(activity, purpose)}",
            remedy=f"cite the statute and its provision:\n- text: {yaml_text(purpose.text)}\n  law: ...",
            label="which law?",
            detail="law",
        )


def _secrecy(activity: Activity, purpose: Purpose) -> Iterator[Observation]:
    condition = condition_of(purpose, HEALTH_CARE)
    if condition and not is_said(purpose.secrecy):
        yield Observation(
            address=purpose.address,
            node=condition.node,
            message=f"no duty of secrecy is recorded for `{HEALTH_CARE}` of {described(activity, purpose)}",
            remedy="say what binds those who see the data to secrecy:\n"
            f"- text: {yaml_text(purpose.text)}\n  condition: {HEALTH_CARE}\n  secrecy: ...",
            label="bound to secrecy by what?",
            detail="secrecy",
        )


def _outside(context: Context, activity: Activity, purpose: Purpose) -> Iterator[Observation]:
    condition = condition_of(purpose, NONPROFIT_BODY)
    outside = [item for item in listed(activity.recipients) if _is_outside(context, item)] if condition else []
    if condition and outside and not _has_consent(purpose):
        names = [item.party.id if item.party else item.category or "" for item in outside]
        yield Observation(
            address=purpose.address,
            node=condition.node,
            message=f"`{NONPROFIT_BODY}` of {described(activity, purpose)}, and data go outside: {listing(names)}",
            remedy="keep the data inside, or record the consent to the disclosure:\n"
            f"- text: {yaml_text(purpose.text)}\n  consent:\n    record: ...\n    withdrawal: ...",
            label="only inside the body",
            detail="outside",
            related=tuple(item.head.location("outside the body") for item in outside[:2]),
            depends_on=tuple(f"parties/{item.party.id}" for item in outside if item.party),
        )


def _is_outside(context: Context, recipient: Recipient) -> bool:
    """Return whether the manifest says that a recipient is a third party: none acts for who hands over (Art. 4(10))."""
    if recipient.party:
        party = context.inventory.parties.get(recipient.party.id)
        return party is not None and bool(party.roles) and PROCESSING.isdisjoint(party.roles)
    return recipient.kind in {"external", "authority"}


def _has_consent(purpose: Purpose) -> bool:
    claims: tuple[Mention | None, ...] = (basis_of(purpose, CONSENT), condition_of(purpose, EXPLICIT_CONSENT))
    return isinstance(purpose.consent, Consent) or any(claims)
