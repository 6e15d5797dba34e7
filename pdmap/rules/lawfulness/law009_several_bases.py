"""A purpose names several lawful bases and does not say which covers what."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Purpose, ids
from pdmap.rules.answers import is_said
from pdmap.rules.lawfulness.purposes import current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, yaml_list, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose with several bases and no note on them."""
    for activity, purpose in current_purposes(context.inventory):
        bases = list(dict.fromkeys(ids(purpose.basis)))
        if len(bases) > 1 and not is_said(purpose.basis_note):
            yield _observation(activity, purpose, bases)


RULE = Rule(
    check=Check(
        "LAW009",
        "several lawful bases for one purpose",
        Severity.WARNING,
        ("Art. 6(1) GDPR", "Art. 5(1)(a) GDPR", "Art. 13(1)(c) GDPR"),
    ),
    checks="A purpose of a controller that names several lawful bases says in `basis_note` which of them covers what. "
    "Ended activities are not judged.",
    why="Rights follow the basis: consent can be withdrawn, legitimate interests can be objected to, and only consent "
    "and contract bring portability. A stack of bases hides from people which rights they have. EDPB Guidelines "
    "05/2020 say that the basis is fixed before the start and not exchanged when it turns out not to hold.",
    fix="Give each part of the purpose its own entry with its one basis, or write in `basis_note` which basis covers "
    "which data.",
    ask="Would the processing stop where consent is withdrawn, or does another basis stand behind it that people were "
    "not told of?",
    bad="""\
activities:
  accounts:
    role: controller
    purposes:
      - text: Run the customer's account and recommend products
        basis: [contract, consent]  # <- finding: `contract` and `consent`
""",
    good="""\
activities:
  accounts:
    role: controller
    purposes:
      - text: Run the customer's account and recommend products
        basis: [contract, consent]
        basis_note: the contract covers the account, consent the recommendations
""",
    find=find,
)


# Private functions


def _observation(activity: Activity, purpose: Purpose, bases: list[str]) -> Observation:
    return Observation(
        address=purpose.address,
        node=purpose.at("basis"),
        message=f"{described(activity, purpose)} names {listing(bases)} and not which covers what",
        remedy="write purposes of their own, or say which basis covers what:\n"
        f"- text: {yaml_text(purpose.text)}\n  basis: {yaml_list(bases)}\n  basis_note: ...",
        label="which covers what?",
    )
