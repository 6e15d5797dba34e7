"""The authority was told of a breach late without reasons, or was not told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Breach, Nothing, Unknown
from pdmap.questions.breaches import LIMIT, is_within_limit, own_breaches
from pdmap.rules.answers import is_said
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each breach that may be a risk and whose notification is late or missing."""
    for breach, possible in own_breaches(context.inventory):
        if breach.risk == "none":
            continue
        if isinstance(breach.notified, dt.date):
            yield from _judge_delay(breach, breach.notified, possible)
        elif not _is_in_time(breach, context.as_of):
            yield _not_notified(context, breach, possible)


RULE = Rule(
    check=Check(
        "BRC002",
        "breach notified late without reasons, or not at all",
        Severity.ERROR,
        ("Art. 33(1) GDPR",),
    ),
    checks="A breach that may be a risk is `notified` at most three days after the organization was `aware` of it, or "
    "gives `reasons`; three days apart may still be 72 hours. One that is not notified has `risk: none`, or the three "
    "days are not over. It is a warning where the notification is not known yet, where no risk is recorded, and where "
    "it is not recorded when the organization was aware. Breaches of systems that are used only as a processor, or "
    "of `activities` that are only a processor's, are their controllers' to notify.",
    why="The controller notifies the authority within 72 hours after having become aware, unless the breach is "
    "unlikely to be a risk, and gives reasons for any delay (Article 33(1)). What is not known by then can follow in "
    "phases (Article 33(4)), so an open investigation is no reason to wait.",
    fix="Notify and write the day, with the reasons if it was late. Where the breach is unlikely to be a risk, write "
    "`risk: none`.",
    ask="When was the organization aware, with reasonable certainty (EDPB Guidelines 9/2022)? Did days off move the "
    "end of the period (Regulation (EEC, Euratom) No 1182/71)?",
    bad="""\
breaches:
  open-bucket:
    aware: 2026-03-02
    risk: risk
    notified: 2026-03-09  # <- finding: 7 days
""",
    good="""\
breaches:
  open-bucket:
    aware: 2026-03-02
    risk: risk
    notified: 2026-03-09
    reasons: whose data they were could be told only after the logs were restored
""",
    find=find,
)


# Private functions


def _judge_delay(breach: Breach, notified: dt.date, possible: tuple[str, ...]) -> Iterator[Observation]:
    if is_said(breach.reasons):
        return
    if breach.aware is None:
        yield _since_when(breach, notified, possible)
    elif is_within_limit(breach.aware, notified) is False:
        delay = notified - breach.aware
        yield Observation(
            address=breach.address,
            node=breach.at("notified"),
            message=f"the breach {named(breach)} was notified {count(delay.days, 'day')} after the organization was "
            "aware of it, and no reasons are recorded",
            remedy=f"write why it took longer than 72 hours:\nbreaches:\n  {breach.id}:\n    reasons: ...",
            label="more than 72 hours later",
            related=(breach.at("aware").location("aware since then"),),
            depends_on=possible,
        )


def _since_when(breach: Breach, notified: dt.date, possible: tuple[str, ...]) -> Observation:
    return Observation(
        address=breach.address,
        node=breach.at("notified"),
        message=f"the breach {named(breach)} was notified on {notified}, and when the organization became "
        "aware of it is not recorded",
        remedy=f"write the day from which the 72 hours ran:\nbreaches:\n  {breach.id}:\n    aware: ...",
        label="how long after?",
        severity=Severity.WARNING,
        depends_on=possible,
    )


def _is_in_time(breach: Breach, as_of: dt.date) -> bool:
    """Return whether the 72 hours may still be running."""
    return breach.aware is not None and as_of - breach.aware <= LIMIT


def _not_notified(context: Context, breach: Breach, possible: tuple[str, ...]) -> Observation:
    unknown = breach.notified if isinstance(breach.notified, Unknown) else None
    return Observation(
        address=breach.address,
        node=breach.at("notified") if breach.has("notified") else breach.at("risk"),
        message=_message(context, breach),
        remedy="notify and write the day and the reasons for the delay, or that no risk is likely:\n"
        f"breaches:\n  {breach.id}:\n    notified: ...\n    reasons: ...\n    # or\n    # risk: none",
        label="told to no authority" if not unknown else "",
        related=(breach.at("aware").location("aware since then"),) if breach.aware else (),
        severity=Severity.WARNING if unknown or breach.risk is None else None,
        depends_on=possible,
    )


def _message(context: Context, breach: Breach) -> str:
    match breach.notified:
        case Unknown() as unknown:
            return f"when the breach {named(breach)} was notified is {not_known(unknown, context.as_of)}"
        case Nothing():
            return f"the breach {named(breach)} was notified to nobody, and {_risk(breach)}"
        case _:
            return f"no notification of the breach {named(breach)} is recorded, and {_risk(breach)}"


def _risk(breach: Breach) -> str:
    match breach.risk:
        case None:
            return "whether it is a risk is not recorded"
        case "high":
            return "its risk is recorded as high"
        case _:
            return "a risk is recorded"
