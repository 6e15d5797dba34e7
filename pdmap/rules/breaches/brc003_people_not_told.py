"""A breach is a high risk, and the people concerned were not told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Breach, Nothing, Unknown
from pdmap.questions.breaches import own_breaches
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each breach of high risk without communication or a ground for none."""
    for breach, possible in own_breaches(context.inventory):
        is_told = isinstance(breach.communicated, dt.date) or breach.communication_exemption
        if breach.risk == "high" and not is_told:
            yield _observation(context, breach, possible)


RULE = Rule(
    check=Check(
        "BRC003",
        "breach of high risk that people were not told of",
        Severity.WARNING,
        ("Art. 34(1) GDPR", "Art. 34(3) GDPR"),
    ),
    checks="A breach with `risk: high` says when it was `communicated` to the people concerned, or names the letter of "
    "Article 34(3) that makes that unnecessary in `communication_exemption`. Breaches of systems that are used only as "
    "a processor, or of `activities` that are only a processor's, are their controllers' to communicate.",
    why="People whose rights are at high risk are told without undue delay, so that they can protect themselves "
    "(Article 34(1)). Three grounds make it unnecessary: data that nobody can read, later measures that took the risk "
    "away, and disproportionate effort, which calls for a public communication instead (Article 34(3)).",
    fix="Tell the people and write the day, or name the ground: `a` unreadable data, `b` later measures, `c` "
    "disproportionate effort with a public communication.",
    ask="Does the communication name a contact, the likely consequences and what people can do (Article 34(2))?",
    bad="""\
breaches:
  stolen-passwords:
    aware: 2026-03-02
    risk: high
    notified: 2026-03-04
    communicated: none  # <- finding
""",
    good="""\
breaches:
  stolen-passwords:
    aware: 2026-03-02
    risk: high
    notified: 2026-03-04
    communicated: 2026-03-05
""",
    find=find,
)


# Private functions


def _observation(context: Context, breach: Breach, possible: tuple[str, ...]) -> Observation:
    unknown = breach.communicated if isinstance(breach.communicated, Unknown) else None
    return Observation(
        address=breach.address,
        node=breach.at("communicated") if breach.has("communicated") else breach.at("risk"),
        message=_message(context, breach),
        remedy="tell them and write the day, or name the ground for not telling them:\n"
        f"breaches:\n  {breach.id}:\n    communicated: ...\n    # or\n    # communication_exemption: a  # or b, c",
        label="told to nobody concerned" if not unknown else "",
        related=(breach.at("risk").location("high risk"),) if breach.has("communicated") else (),
        depends_on=possible,
    )


def _message(context: Context, breach: Breach) -> str:
    what = f"the breach {named(breach)} of high risk"
    match breach.communicated:
        case Unknown() as unknown:
            return f"when the people were told of {what} is {not_known(unknown, context.as_of)}"
        case Nothing():
            return f"the people were not told of {what}, and no ground of Article 34(3) is named"
        case _:
            return f"no communication to the people is recorded for {what}, and no ground of Article 34(3)"
