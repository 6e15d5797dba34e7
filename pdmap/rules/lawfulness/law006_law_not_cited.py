"""A purpose relies on a basis that rests on a law, and cites none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Mention, Purpose, ids, listed
from pdmap.reference import Reference
from pdmap.rules.lawfulness.purposes import current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose on such a basis without a law."""
    for activity, purpose in current_purposes(context.inventory):
        bases = bases_on_law(context.inventory.reference, purpose)
        if bases and not purpose.law:
            yield _observation(activity, purpose, bases)


def bases_on_law(reference: Reference, purpose: Purpose) -> list[Mention]:
    """Return where a purpose names bases of Article 6(1) that Union or national law has to lay down."""
    known = reference.lawful_bases
    return [mention for mention in listed(purpose.basis) if mention.id in known and known[mention.id].law]


RULE = Rule(
    check=Check(
        "LAW006",
        "basis in law without the law",
        Severity.ERROR,
        ("Art. 6(3) GDPR", "Art. 6(1)(c) GDPR", "Art. 6(1)(e) GDPR"),
    ),
    checks="A purpose of a controller with the basis `legal_obligation` or `public_task` cites the `law` that lays it "
    "down. Ended activities are not judged.",
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


def _observation(activity: Activity, purpose: Purpose, bases: Sequence[Mention]) -> Observation:
    named_bases = [mention.id for mention in bases]
    return Observation(
        address=purpose.address,
        node=bases[0].node,
        message=f"no law is cited for {listing(named_bases)} of {described(activity, purpose)}",
        remedy="cite the statute and its provision:\n"
        f"- text: {yaml_text(purpose.text)}\n  basis: {_basis(purpose)}\n  law: ...",
        label="which law?",
    )


def _basis(purpose: Purpose) -> str:
    written = ids(purpose.basis)
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]"
