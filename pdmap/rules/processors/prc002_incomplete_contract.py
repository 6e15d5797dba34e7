"""The elements of a contract were gone through, and some that Article 28(3) asks for are missing."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.language.parties import CLAUSES
from pdmap.model import Contract, Party
from pdmap.rules.contracts import contract_in_place
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, listing, named, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each contract in place that lists its elements and misses some."""
    for party in context.inventory.parties.values():
        contract = contract_in_place(party, context.as_of)
        if contract and contract.has("clauses"):
            missing = [clause for clause in CLAUSES if clause not in contract.clauses]
            if missing:
                yield _observation(party, contract, missing)


# Private functions


def _observation(party: Party, contract: Contract, missing: list[str]) -> Observation:
    return Observation(
        address=party.address,
        node=contract.at("clauses"),
        message=f"the contract with {named(party)} lacks {count(len(missing), 'element')} of Article 28(3): "
        f"{listing(missing)}",
        remedy="get what is missing, and list the elements that the contract then has:\n"
        f"parties:\n  {party.id}:\n    dpa:\n      clauses: {yaml_list(['...', *missing])}",
        label=f"{len(CLAUSES) - len(missing)} of {len(CLAUSES)} elements",
    )


RULE = Rule(
    check=Check(
        "PRC002",
        "contract that lacks elements of Article 28(3)",
        Severity.WARNING,
        ("Art. 28(3) GDPR",),
    ),
    checks="A contract in place that lists its `clauses` has all of them: what Article 28(3) has it set out "
    "(`subject-matter`, `duration`, `nature`, `purpose`, `data`, `subjects`, `controller-rights`) and what the "
    "processor undertakes (letters `a` to `h`). Contracts with processors count as much as those with controllers "
    "that the organization processes for. Where no `clauses` are recorded nobody has gone through the contract yet, "
    "and the rule says nothing. A contract that is not in place is the subject of PRC001.",
    why="Article 28(3) lists what the contract has to contain, and terms of service often leave parts out: audits, the "
    "return of data, help with requests of data subjects. The standard clauses of Decision (EU) 2021/915 have all.",
    fix="Ask for an amendment or the current version of the terms. If the element is there under another heading, add "
    "it to the list.",
    ask="Does the clause say how the duty is carried out, rather than repeat the words of the article (EDPB Guidelines "
    "07/2020)?",
    bad="""\
parties:
  mailer:
    role: processor
    dpa:
      status: signed
      signed: 2026-02-01
      clauses:
        [subject-matter, duration, nature, purpose, data, subjects, controller-rights, a, b, c, d, e, f]  # <- finding
""",
    good="""\
parties:
  mailer:
    role: processor
    dpa:
      status: signed
      signed: 2026-02-01
      clauses: [subject-matter, duration, nature, purpose, data, subjects, controller-rights, a, b, c, d, e, f, g, h]
""",
    find=find,
)
