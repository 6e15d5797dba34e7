"""A transfer rests on compelling legitimate interests, and the record lacks what Article 49 has it show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Assessment, MechanismUse, Transfer, Unknown
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.written import Entry, written_mechanisms
from pdmap.rules.wording import named, not_known

MECHANISM = "derogation-compelling-interests"
_KEYS = {
    "safeguards": "safeguards",
    "notice to the authority": "authority_informed",
    "notice to the people": "subjects_informed",
}
"""The keys of what a mechanism documents, by how a message calls it."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each transfer on compelling interests that is not documented in full."""
    for entry, use in written_mechanisms(context.inventory):
        if use.mechanism.id == MECHANISM:
            missing = _missing(entry.transfer, use, context.as_of)
            unknown = entry.transfer.assessment if isinstance(entry.transfer.assessment, Unknown) else None
            if missing:
                yield _observation(entry, use, f"without {_listed(missing)}", missing, None)
            elif unknown:
                state = f"with an assessment {not_known(unknown, context.as_of)}"
                yield _observation(entry, use, state, ["assessment"], Severity.WARNING)


# Private functions


def _missing(transfer: Transfer, use: MechanismUse, as_of: dt.date) -> list[str]:
    """Return what is not documented; an assessment that is not known yet is told apart."""
    is_assessed = isinstance(transfer.assessment, Assessment) and _has_content(transfer.assessment)
    is_told = use.authority_informed is not None and use.authority_informed <= as_of
    answers = {
        "assessment": is_assessed or isinstance(transfer.assessment, Unknown),
        "safeguards": bool(use.safeguards),
        "notice to the authority": is_told,
        "notice to the people": bool(use.subjects_informed),
    }
    return [name for name, is_answered in answers.items() if not is_answered]


def _has_content(assessment: Assessment) -> bool:
    return bool(assessment.outcome or assessment.ref)


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _observation(
    entry: Entry, use: MechanismUse, state: str, missing: list[str], severity: Severity | None
) -> Observation:
    details = [f"{_KEYS[name]}: ..." for name in missing if name in _KEYS]
    mechanisms = [entry.with_details(use, *details)] if details else []
    assessment = ["assessment: {outcome: ..., date: ...}"] if "assessment" in missing else []
    return Observation(
        address=entry.owner.address,
        node=use.head,
        message=f"a transfer of {named(entry.owner)} rests on compelling interests {state}",
        remedy="document it in the record, or rely on something else:\n" + entry.pasted(*mechanisms, *assessment),
        label="Article 49(1) second subparagraph",
        detail=entry.detail,
        severity=severity,
    )


RULE = Rule(
    check=Check(
        "TRF007",
        "transfer on compelling interests that is not documented",
        Severity.ERROR,
        ("Art. 49(1) GDPR", "Art. 49(6) GDPR", "Art. 30(1)(e) GDPR"),
    ),
    checks=f"Every transfer that names `{MECHANISM}` has an `assessment` with an outcome or a reference, and the "
    "mechanism has `safeguards`, the day when the authority was told (`authority_informed`) and how the people were "
    "told (`subjects_informed`). It is a warning where all that is missing is an assessment that is not known yet.",
    why="This is the last resort of Chapter V: for a transfer that is not repetitive, concerns few people and has no "
    "other ground. Article 49(6) puts the assessment and the safeguards into the record itself, Article 30(1)(e) "
    "repeats it, and the authority and the people have to be told of the transfer (Article 49(1) second subparagraph).",
    fix="Write the assessment of all circumstances and the safeguards into the entry, tell the authority and the "
    "people, and record when and how. Look for another ground first.",
    ask="Is the transfer really not repetitive, do the interests outweigh those of the people, and was every other "
    "ground ruled out for reasons that are on file (EDPB Guidelines 2/2018)?",
    bad="""\
activities:
  litigation:
    role: controller
    transfers:
      - country: IN
        assessment: {outcome: one request that concerns twelve people, date: 2026-02-01}
        mechanisms:
          - derogation-compelling-interests:  # <- finding: without notice to the authority and notice to the people
              safeguards: names replaced by numbers, read by two people
""",
    good="""\
activities:
  litigation:
    role: controller
    transfers:
      - country: IN
        assessment: {outcome: one request that concerns twelve people, date: 2026-02-01}
        mechanisms:
          - derogation-compelling-interests:
              safeguards: names replaced by numbers, read by two people
              authority_informed: 2026-02-03
              subjects_informed: letter of 2026-02-04
""",
    find=find,
    profile=Profile.MINIMAL,
)
