"""Standard contractual clauses are relied on, and their file lacks the module, the date or annexes."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Authorization, Contract, MechanismUse
from pdmap.questions.clause_modules import ANNEXES, WITH_SUBPROCESSORS
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.written import Entry, written_mechanisms
from pdmap.rules.wording import listing, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each use of the clauses whose file is not complete."""
    for entry, use in written_mechanisms(context.inventory):
        is_over = use.expires is not None and use.expires < context.as_of
        if use.mechanism.id == "scc" and not is_over:
            annexes = _annexes(entry, use)
            missing = _missing(use, annexes)
            if missing:
                yield _observation(entry, use, missing, annexes)


# Private functions


def _annexes(entry: Entry, use: MechanismUse) -> list[str]:
    """Return the annexes that the modules have; all of them where no module is recorded."""
    modules = frozenset(use.modules) or frozenset({1, 2, 3, 4})
    needed = [annex for annex, having in ANNEXES.items() if modules & having]
    contract = entry.importer.dpa if entry.importer else None
    is_specific = isinstance(contract, Contract) and contract.authorization is Authorization.SPECIFIC
    return [*needed, "III"] if is_specific and modules & WITH_SUBPROCESSORS else needed


def _missing(use: MechanismUse, annexes: list[str]) -> list[str]:
    """Return what is missing, as a message says it."""
    missing = ["no module"] if not use.modules else []
    missing += ["no date"] if use.signed is None else []
    lacking = [annex for annex in annexes if annex not in use.annexes]
    if len(lacking) == len(annexes):
        return [*missing, "no annexes"]
    return [*missing, f"no annex {listing(lacking)}"] if lacking else missing


def _observation(entry: Entry, use: MechanismUse, missing: list[str], annexes: list[str]) -> Observation:
    said = " and ".join([", ".join(missing[:-1]), missing[-1]] if missing[1:] else missing)
    return Observation(
        address=entry.owner.address,
        node=use.head,
        message=f"the standard contractual clauses with {entry.title} have {said} on file",
        remedy="complete them, and record what is in the file:\n"
        + entry.pasted(entry.with_details(use, *_details(use, annexes))),
        label="incomplete",
        detail=entry.detail,
    )


def _details(use: MechanismUse, annexes: list[str]) -> list[str]:
    """Return the keys that are missing or not complete, with dots for what is in the file."""
    details = ["module: ..."] if not use.modules else []
    details += ["signed: ..."] if use.signed is None else []
    is_short = any(annex not in use.annexes for annex in annexes)
    return [*details, f"annexes: {yaml_list([*use.annexes, '...'])}"] if is_short else details


RULE = Rule(
    check=Check(
        "TRF003",
        "standard contractual clauses with an incomplete file",
        Severity.WARNING,
        ("Art. 46(2)(c) GDPR", "Art. 46(1) GDPR", "Commission Implementing Decision (EU) 2021/914"),
    ),
    checks="Every `scc` that is written at a flow, a party or an activity has its `module`, the day when it was "
    "`signed`, and the `annexes` of its module: I.A and I.B, for modules 1 to 3 also I.C and II, for modules 2 and 3 "
    "also III where the contract with the importer has a specific authorization for sub-processors. Clauses that are "
    "over are the subject of TRF001.",
    why="The clauses bind as a contract of these parties about this transfer. Without a module nobody can tell which "
    "text was agreed, and the annexes are where the parties, the data, the authority and the measures stand: the "
    "Commission's decision makes them a part of the clauses. Empty annexes are what authorities look at first.",
    fix="Take the signed copy, fill the annexes in, have them signed again where needed, and record what is there. The "
    "records that pdmap writes hold what annexes I.B and II ask for.",
    ask="Do the annexes describe this transfer, with measures that fit it, or are they the provider's general text?",
    bad="""\
parties:
  mailer:
    role: processor
    country: IN
    transfers:
      - country: IN
        mechanisms: [{scc: {module: 2, annexes: [I.A, I.B, I.C, II]}}]  # <- finding: have no date on file
""",
    good="""\
parties:
  mailer:
    role: processor
    country: IN
    transfers:
      - country: IN
        mechanisms: [{scc: {module: 2, signed: 2026-02-01, annexes: [I.A, I.B, I.C, II]}}]
""",
    find=find,
    profile=Profile.STRICT,
)
