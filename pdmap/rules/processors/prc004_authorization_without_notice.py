"""Sub-processors are authorized in general, and it is not recorded how one learns of new ones and objects."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Authorization, Contract, Party
from pdmap.rules.contracts import contract_in_place
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

_NAMES = {"notice": "notice period", "objection": "way to object"}


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each general authorization without a notice period or a way to object."""
    for party in context.inventory.parties.values():
        contract = contract_in_place(party, context.as_of)
        if contract and contract.authorization is Authorization.GENERAL:
            missing = [key for key in _NAMES if getattr(contract, key) is None]
            if missing:
                yield _observation(party, contract, missing)


# Private functions


def _observation(party: Party, contract: Contract, missing: list[str]) -> Observation:
    template = {"notice": "      notice: ...  # a period, such as P30D", "objection": "      objection: ..."}
    lines = "\n".join(template[key] for key in missing)
    lacking = " and no ".join(_NAMES[key] for key in missing)
    return Observation(
        address=party.address,
        node=contract.at("authorization"),
        message=f"the contract with {named(party)} authorizes sub-processors in general, with no {lacking}",
        remedy=f"record what the contract says, or agree on it:\nparties:\n  {party.id}:\n    dpa:\n{lines}",
        label=f"without {' and '.join(f'`{key}`' for key in missing)}",
    )


RULE = Rule(
    check=Check(
        "PRC004",
        "general authorization without a notice period or a way to object",
        Severity.WARNING,
        ("Art. 28(2) GDPR",),
    ),
    checks="A contract in place with `authorization: general` records `notice`, how long before a new sub-processor "
    "starts the controller is told, and `objection`, how the controller objects. That holds for processors, and for "
    "controllers that the organization processes for. Authorization that is missing altogether is the subject of "
    "PRC003.",
    why="Under a general authorization the processor has to tell of every intended change, so that the controller can "
    "object to it (Article 28(2)). Without a period and a way the right cannot be used: EDPB Guidelines 07/2020 ask "
    "for a time frame in the contract.",
    fix="Look the clause up and record both. Many processors announce changes on a page or a mailing list: subscribe, "
    "and name it as the way.",
    ask="Does silence count as consent under the contract, and what happens after an objection: does the sub-processor "
    "stay out, or may only the contract be ended?",
    bad="""\
parties:
  mailer:
    role: processor
    dpa: {status: signed, signed: 2026-02-01, authorization: general}  # <- finding: no notice period
""",
    good="""\
parties:
  mailer:
    role: processor
    dpa:
      status: signed
      signed: 2026-02-01
      authorization: general
      notice: P30D
      objection: email to privacy@example.com within the period
""",
    find=find,
)
