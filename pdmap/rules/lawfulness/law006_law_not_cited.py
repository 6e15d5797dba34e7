"""A purpose relies on a basis that rests on a law, and cites none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Mention, Purpose, ids
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.lawfulness.purposes import bases_on_law, current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, yaml_list, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose on such a basis without a law."""
    for activity, purpose in current_purposes(context.inventory):
        bases = bases_on_law(context.inventory.reference, purpose)
        if bases and not is_said(purpose.law):
            yield _observation(context, activity, purpose, bases)


RULE = Rule(
    check=Check(
        "LAW006",
        "basis in law without the law",
        Severity.ERROR,
        ("Art. 6(3) GDPR", "Art. 6(1)(c) GDPR", "Art. 6(1)(e) GDPR"),
    ),
    checks="A purpose of a controller with the basis `legal_obligation` or `public_task` cites the `law` that lays it "
    "down; one that is just `none` is no citation. Ended activities are not judged.",
    why="These two bases do not stand alone: Article 6(3) demands that Union or Member State law lays them down, and "
    "the law decides how far they reach. A contract or the law of a third country is no such law.",
    fix="Cite the statute and its provision in `law`. If there is none, the purpose needs another basis.",
    ask="Does the law oblige this controller to do exactly this, or does it only allow it?",
    bad="""\
activities:
  bookkeeping:
    role: controller
    purposes:
      - text: Keep the accounts
        basis: legal_obligation  # <- finding
""",
    good="""\
activities:
  bookkeeping:
    role: controller
    purposes:
      - text: Keep the accounts
        basis: legal_obligation
        law: Bookkeeping Act (1999:1078) 7:2
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity, purpose: Purpose, bases: Sequence[Mention]) -> Observation:
    where = f"{listing([mention.id for mention in bases])} of {described(activity, purpose)}"
    named_bases = ids(purpose.basis)
    basis = named_bases[0] if len(named_bases) == 1 else yaml_list(named_bases)
    is_written = purpose.law is not None
    return Observation(
        address=purpose.address,
        node=purpose.at("law") if is_written else bases[0].node,
        message=f"the law for {where} is {state_of(purpose.law, context.as_of)}"
        if is_written
        else f"no law is cited for {where}",
        remedy=f"cite the statute and its provision:\n- text: {yaml_text(purpose.text)}\n  basis: {basis}\n  law: ...",
        label="which law?",
    )
