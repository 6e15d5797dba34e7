"""What carries a transfer counts under one law of the organization, and not under another."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import MechanismUse
from pdmap.questions.grounds import Ground, further_regimes, live_kind, regime_of
from pdmap.questions.importers import transferring
from pdmap.questions.transfers import Leg
from pdmap.reference import MechanismKind, Regime
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import Gap, grouped, place_to_edit
from pdmap.rules.transfers.laws import CLAUSES, NAMES
from pdmap.rules.transfers.remedies import mechanism_remedy
from pdmap.rules.transfers.wording import presence, way
from pdmap.rules.wording import listing, not_known

_OPEN = frozenset({Ground.NONE, Ground.UNKNOWN, Ground.CONDITION})
"""Grounds that carry nothing."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each importer and country that only instruments of another law cover, by law.

    What is open under the first law is not among what it carries: TRF001 tells of that.
    """
    first = regime_of(context.inventory)
    carried = {_key(leg) for leg in context.legs if leg.ground not in _OPEN}
    for regime in (first, *further_regimes(context.inventory)):
        legs = context.legs if regime == first else context.legs_under(regime)
        for gap in grouped(
            leg
            for leg in transferring(context.inventory, legs)
            if (_key(leg) in carried if leg.ground in _OPEN else _is_unadapted(context, leg, regime))
        ):
            yield _observation(context, gap, Regime(regime))


# Private functions


def _key(leg: Leg) -> tuple[str, str, str, str, str]:
    """Return what a step has in common under every law."""
    country = leg.country.code if leg.country else ""
    return leg.holder, leg.link.id if leg.link else "", leg.presence, leg.place.name, country


def _is_unadapted(context: Context, leg: Leg, regime: str) -> bool:
    """Return whether nothing but the Commission's clauses carries a step under Swiss law, without the addendum."""
    if regime != Regime.CH_FADP or leg.ground is not Ground.SAFEGUARD:
        return False
    live = (use for use in leg.mechanisms if live_kind(context.inventory, use, context.as_of, regime))
    return {use.mechanism.id for use in live if _is_safeguard(context, use.mechanism.id)} == {CLAUSES}


def _is_safeguard(context: Context, mechanism: str) -> bool:
    return context.inventory.reference.mechanisms[mechanism].kind is MechanismKind.SAFEGUARD


def _observation(context: Context, gap: Gap, regime: Regime) -> Observation:
    address, node = place_to_edit(context, gap)
    live = [use for use in gap.leg.mechanisms if live_kind(context.inventory, use, context.as_of)]
    mechanisms = _mechanisms(live, regime)
    return Observation(
        address=address,
        node=node,
        message=f"{presence(context, gap)} {_state(context, gap, NAMES[regime])}: {way(context, gap)}",
        remedy=mechanism_remedy(context, gap, f"agree on what counts under {NAMES[regime]} as well", mechanisms),
        label=f"under `{regime}`",
        related=tuple(use.head.location(f"counts under `{regime_of(context.inventory)}`") for use in live[:1]),
        detail=f"{gap.importer} {gap.country.code} {regime}",
    )


def _state(context: Context, gap: Gap, law: str) -> str:
    judgment = gap.leg.judgment
    written = listing(sorted({use.mechanism.id for use in judgment.mechanisms}))
    if judgment.unknown:
        return f"with a mechanism under {law} {not_known(judgment.unknown, context.as_of)}"
    if judgment.ground is Ground.SAFEGUARD:
        return f"with {written}, not adapted to {law}"
    return f"with {written}, which does not count under {law}" if written else f"with no mechanism under {law}"


def _mechanisms(live: list[MechanismUse], regime: Regime) -> str:
    """Return the list of mechanisms to write: those that count under the first law, and what this one asks for."""
    written = list(dict.fromkeys(use.mechanism.id for use in live))
    match regime:
        case Regime.UK_GDPR:
            further = "{uk-addendum: {signed: ...}}" if CLAUSES in written else "{idta: {signed: ...}}"
        case Regime.CH_FADP:
            further = "{swiss-addendum: {signed: ...}}"
            written += [] if CLAUSES in written else [CLAUSES]
        case Regime.EU_GDPR:
            further = "{scc: {module: ..., signed: ...}}"
    return ", ".join([*written, further])


RULE = Rule(
    check=Check(
        "TRF015",
        "transfer whose instrument does not count under every law of the organization",
        Severity.WARNING,
        ("Art. 46 UK GDPR", "Art. 16(2) FADP", "Art. 46(2)(c) GDPR"),
    ),
    checks="Where `regimes` names several laws, every step that leaves the territory is judged under each: what "
    "carries it under the first (a decision, a safeguard, a derogation, or that it is inside) is matched by something "
    "that counts under the others. Under the Swiss FADP, the Commission's clauses need the `swiss-addendum` beside "
    "them, also where that law is the only one. What nothing carries under the first law is the subject of TRF001 and "
    "TRF011; maps and records show the first law.",
    why="Each law has its own list of adequate countries and its own instruments. The United Kingdom does not know the "
    "Commission's clauses by themselves: an exporter under the UK GDPR needs the international data transfer agreement "
    "or the addendum to the clauses (both in force since 21 March 2022). The Swiss commissioner recognized the clauses "
    "with adaptations on 27 August 2021. A decision of the Commission, as on Brazil or Japan, binds neither.",
    fix="Sign the addendum beside the clauses, and record it with its date in the same list of mechanisms. Providers' "
    "agreements often contain both addenda.",
    ask="Which of the laws applies to this exporter and these data at all? `regimes` may be too wide.",
    bad="""\
organization: {name: Example AB, country: SE, regimes: [eu-gdpr, uk-gdpr]}
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer: {role: processor, country: IN}
flows:
  newsletter:
    from: shop
    to: mailer  # <- finding: with `scc`, which does not count under the UK GDPR: `shop -> mailer (IN)`
    data: [email.address]
    transfer: {country: IN, mechanisms: [{scc: {module: 2, signed: 2026-02-01}}]}
""",
    good="""\
organization: {name: Example AB, country: SE, regimes: [eu-gdpr, uk-gdpr]}
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer: {role: processor, country: IN}
flows:
  newsletter:
    from: shop
    to: mailer
    data: [email.address]
    transfer:
      country: IN
      mechanisms: [{scc: {module: 2, signed: 2026-02-01}}, {uk-addendum: {signed: 2026-02-01}}]
""",
    find=find,
)
