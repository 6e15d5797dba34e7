"""Data are kept because the law asks for it, and the law is not cited."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Retention, Unknown
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.retention.written import written_clocks
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each clock on the ground of a legal obligation without its law."""
    for _, clock in written_clocks(context.inventory):
        if clock.ground == "legal-obligation" and not _is_cited(clock):
            yield _observation(context, clock)


RULE = Rule(
    check=Check(
        "RET004",
        "legal hold without its law",
        Severity.WARNING,
        ("Art. 17(3)(b) GDPR", "Art. 5(1)(e) GDPR"),
    ),
    checks="A clock with `ground: legal-obligation` names in `law` the provision that sets its period.",
    why="A request for erasure is refused as far as a legal obligation asks for keeping (Article 17(3)(b)). The EDPB's "
    "coordinated action on the right to erasure (report of February 2026) found controllers who invoke such duties and "
    "cannot name the provision.",
    fix="Cite the statute and the article, such as `Bookkeeping Act (1999:1078) 7:2`.",
    ask="Does the provision cover each of the data types, and does it set this very period?",
    bad="""\
activities:
  billing:
    role: controller
    retention:
      - {data: [invoice], period: P7Y, from: end of fiscal year, ground: legal-obligation}  # <- finding
""",
    good="""\
activities:
  billing:
    role: controller
    retention:
      - data: [invoice]
        period: P7Y
        from: end of fiscal year
        ground: legal-obligation
        law: Bookkeeping Act (1999:1078) 7:2
""",
    find=find,
)


# Private functions


def _is_cited(clock: Retention) -> bool:
    return isinstance(clock.law, str) and is_said(clock.law)


def _observation(context: Context, clock: Retention) -> Observation:
    unknown = clock.law if isinstance(clock.law, Unknown) else None
    state = "not cited" if clock.law is None else state_of(clock.law, context.as_of)
    return Observation(
        address=clock.address,
        node=clock.at("ground" if clock.law is None else "law"),
        message=f"the law behind the legal obligation of `{clock.address}` is {state}",
        remedy="cite it:\nretention:\n  - {ground: legal-obligation, law: ...}",
        label="which law?" if clock.law is None else "",
        severity=Severity.NOTE if unknown else None,
    )
