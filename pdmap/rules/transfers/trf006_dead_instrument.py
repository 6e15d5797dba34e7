"""A transfer names an instrument that was annulled or repealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import MechanismUse
from pdmap.reference import Mechanism, MechanismKind
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.laws import clauses
from pdmap.rules.transfers.written import Entry, written_mechanisms
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each mechanism, wherever it is written, that no transfer can rely on any more."""
    for entry, use in written_mechanisms(context.inventory):
        mechanism = context.inventory.reference.mechanisms.get(use.mechanism.id)
        shortcoming = _shortcoming(mechanism, use, context.as_of) if mechanism else ""
        if shortcoming:
            yield _observation(context, entry, use, shortcoming)


# Private functions


def _shortcoming(mechanism: Mechanism, use: MechanismUse, as_of: dt.date) -> str:
    """Return why a mechanism is dead on the day; empty where it is not."""
    if mechanism.valid_until and mechanism.valid_until < as_of:
        return f"which ended on {mechanism.valid_until}{f' ({mechanism.note})' if mechanism.note else ''}"
    if mechanism.kind is MechanismKind.DEAD and mechanism.valid_until is None:
        return "which no transfer can rely on"
    is_older = mechanism.valid_from and use.signed and use.signed < mechanism.valid_from
    if mechanism.id == "scc" and is_older:
        return f"signed on {use.signed}, before those in force existed ({mechanism.valid_from})"
    return ""


def _observation(context: Context, entry: Entry, use: MechanismUse, shortcoming: str) -> Observation:
    wanted, _ = clauses(context.inventory, "...", frozenset())
    return Observation(
        address=entry.owner.address,
        node=use.head,
        message=f"a transfer of {named(entry.owner)} names `{use.mechanism.id}`, {shortcoming}",
        remedy="take it out; where nothing else carries the transfer, agree on something in its place:\n"
        + entry.pasted(entry.without(use, wanted)),
        label="dead",
        detail=" ".join([use.mechanism.id, *([entry.detail] if entry.detail else [])]),
    )


RULE = Rule(
    check=Check(
        "TRF006",
        "dead transfer instrument",
        Severity.ERROR,
        ("Art. 46(5) GDPR", "Art. 45(1) GDPR", "Art. 46(1) GDPR"),
    ),
    checks="No transfer that is written at a flow, a party or an activity names an instrument that is over on the day: "
    "Safe Harbor, the Privacy Shield, the standard clauses of 2001, 2004 and 2010, or one that the inventory itself "
    "calls dead. `scc` signed before the clauses of 2021 were in force are those of before. The rule tells of the "
    "entry, once and wherever it stands, also beside an instrument that is alive. Whether the step of data is left "
    "without anything that carries it is told by TRF001, at the step.",
    why="The Court of Justice annulled Safe Harbor in 2015 (C-362/14) and the Privacy Shield in 2020 (C-311/18), with "
    "no time to adapt. The clauses of before 2021 were repealed, and contracts on them ended on 27 December 2022. A "
    "record or a notice that still names one tells people of a protection that does not exist.",
    fix="Take the entry out, and record what replaced it. If nothing did, agree on the clauses of 2021, rely on a "
    "decision that covers the recipient, or stop the transfer.",
    ask="Since when have data gone out without a ground, and do notices and contracts still name the instrument?",
    bad="""\
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr]}
    transfers:
      - country: US
        mechanisms:
          - dpf
          - privacy-shield  # <- finding: names `privacy-shield`, which ended on 2020-07-16
""",
    good="""\
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr]}
    transfers:
      - country: US
        mechanisms:
          - dpf
""",
    find=find,
)
