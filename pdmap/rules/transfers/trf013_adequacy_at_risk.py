"""A transfer rests on an adequacy decision that may end soon, and nothing is there to fall back on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.questions.deadlines import months_after
from pdmap.questions.grounds import Ground, live_kind
from pdmap.questions.importers import transferring
from pdmap.questions.transfers import Leg
from pdmap.reference import Adequacy, MechanismKind
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, grouped, place_to_edit
from pdmap.rules.transfers.remedies import mechanism_remedy
from pdmap.rules.transfers.wording import way

MONTHS_AHEAD = 18


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each importer and country whose decision is at risk, without a safeguard beside it."""
    for gap in grouped(leg for leg in transferring(context.inventory, context.legs) if _is_exposed(context, leg)):
        if gap.leg.adequacy:
            yield _observation(context, gap, gap.leg.adequacy)


# Private functions


def _is_exposed(context: Context, leg: Leg) -> bool:
    """Return whether somebody else gets data on the strength of a decision at risk alone."""
    if leg.ground is not Ground.ADEQUACY or leg.adequacy is None or not _risk(leg.adequacy, context.as_of):
        return False
    kinds = {live_kind(context.inventory, use, context.as_of) for use in leg.mechanisms}
    return MechanismKind.SAFEGUARD not in kinds


def _risk(adequacy: Adequacy, as_of: dt.date) -> str:
    """Return what puts a decision at risk on the day; empty where nothing is known to."""
    if adequacy.valid_until and adequacy.valid_until <= months_after(as_of, MONTHS_AHEAD):
        return f"ends on {adequacy.valid_until}"
    return f"is challenged ({adequacy.challenge})" if adequacy.is_challenged(as_of) else ""


def _observation(context: Context, gap: Gap, adequacy: Adequacy) -> Observation:
    address, node = place_to_edit(context, gap)
    return Observation(
        address=address,
        node=node,
        message=f"the decision on {gap.country.name} {_risk(adequacy, context.as_of)}, "
        f"with nothing to fall back on: {way(context, gap)}",
        remedy=mechanism_remedy(context, gap, "agree on clauses beside the decision"),
        label=f"only a decision covers `{gap.country.code}`",
        detail=f"{gap.importer} {gap.country.code}",
    )


RULE = Rule(
    check=Check(
        "TRF013",
        "reliance on an adequacy decision at risk without a fallback",
        Severity.NOTE,
        ("Art. 45(4) GDPR", "Art. 45(5) GDPR", "Art. 44 GDPR"),
    ),
    checks="Where a transfer rests on an adequacy decision that ends within 18 months after the day, or that "
    "proceedings before a court may end, a safeguard of Article 46 is recorded beside it. Decisions and proceedings "
    "are data with dates, so `--as-of` tells what was known on a day. A parent's country, own premises abroad and "
    "importers that keep data inside and cannot reach them are not asked.",
    why="Decisions are watched, limited in time and may be repealed (Article 45(3) to (5)). The two before the Data "
    "Privacy Framework were annulled from one day to the next (C-362/14, C-311/18), and every transfer that rested on "
    "them alone had no ground. An appeal against the judgment that upheld the framework is pending (C-703/25 P).",
    fix="Agree on standard contractual clauses that apply when the decision ends; many providers' agreements contain "
    "them. Or know which recipient in another place would take over.",
    ask="Do the clauses take over by themselves when the decision ends, and is the country's law assessed?",
    bad="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr], checked: 2026-10-01}
flows:
  newsletter:
    from: shop
    to: mailer  # <- finding: the decision on United States is challenged (C-703/25 P
    data: [email.address]
""",
    good="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer:
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr], checked: 2026-10-01}
    transfers: [{country: US, mechanisms: [dpf, {scc: {module: 2, signed: 2026-02-01}}]}]
flows:
  newsletter:
    from: shop
    to: mailer
    data: [email.address]
""",
    find=find,
    profile=Profile.STRICT,
)
