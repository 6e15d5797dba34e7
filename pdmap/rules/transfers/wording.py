"""How rules about transfers speak: who has data where, on which way, and what to write."""

from __future__ import annotations

import datetime as dt

from pdmap.findings import Location, Severity
from pdmap.model import Nothing
from pdmap.questions.grounds import Ground
from pdmap.questions.importers import is_own
from pdmap.questions.paths import path_to
from pdmap.questions.transfers import Presence, first_day
from pdmap.rules.rule import Context
from pdmap.rules.transfers.gaps import Gap, is_to_start
from pdmap.rules.transfers.rejected import reason
from pdmap.rules.wording import listing, named, not_known


def way(context: Context, gap: Gap) -> str:
    """Return the way of the data and its country, such as "`console -> stripe (US)` and 2 more"."""
    leg = gap.leg
    if leg.link:
        steps = str(path_to(context.graph, leg.link))
    else:
        steps = " -> ".join([leg.holder, *leg.recipients]) if len(leg.recipients) == 1 else leg.holder
    others = len(gap.items) - 1
    return f"`{steps} ({gap.country.code})`" + (f" and {others} more" if others else "")


def presence(context: Context, gap: Gap, established: str = "receives data in") -> str:
    """Return who has data in the country and in which sense, such as "Stripe (`stripe`) receives data in `US`".

    Args:
        context: What the rule looks at.
        gap: The steps to tell about.
        established: How an importer that is established there is spoken of.
    """
    leg = gap.leg
    inventory = context.inventory
    holder = named(inventory.parties[leg.holder] if leg.link else inventory.systems[leg.holder])
    alike = [other for other in gap.legs if (other.holder, other.presence) == (leg.holder, leg.presence)]
    places = listing(sorted({other.place.name for other in alike}))
    match leg.presence:
        case Presence.LOCATION:
            keeps = f"may keep data in {places}, as the {leg.chosen_by} chooses," if leg.chosen_by else ""
            return f"{holder} {keeps or f'keeps data in {places}'}"
        case Presence.ACCESS:
            return f"{holder} {'can reach data' if leg.link else 'is reached'} from {places}"
        case Presence.ESTABLISHMENT:
            return f"{holder} {established} {places}"
        case Presence.PARENT:
            return f"{holder} has its parent in {places}"
        case Presence.DECLARED:
            return f"a transfer to {holder} in {places} is declared"


def shortcoming(context: Context, gap: Gap) -> str:
    """Return what is recorded for the steps in place of a mechanism that carries them."""
    judgment = gap.leg.judgment
    day = _day(context, gap)
    if judgment.unknown:
        return f"with a mechanism {not_known(judgment.unknown, context.as_of)}"
    written = listing(sorted({use.mechanism.id for use in judgment.mechanisms}))
    if not written:
        return "without a transfer mechanism"
    if judgment.claims_adequacy and judgment.adequacy is None:
        return f"with {written} and no adequacy decision in force on {day}"
    return f"with {_rejected(context, gap)}"


def severity(context: Context, gap: Gap) -> Severity | None:
    """Return a warning where all that is wrong is not known yet, concerns the own premises, or starts later.

    Where only its own people reach the data from abroad there is no transfer, so that it is a note.
    """
    if all(leg.presence is Presence.ACCESS and is_own(context.inventory, leg) for leg in gap.legs):
        return Severity.NOTE
    doubtful = all(
        leg.ground is Ground.UNKNOWN or is_own(context.inventory, leg) or is_to_start(context, leg) for leg in gap.legs
    )
    return Severity.WARNING if doubtful else None


def explanations(context: Context, gap: Gap) -> tuple[Location, ...]:
    """Return where the country stands and where the activity says that nothing is transferred."""
    leg = gap.leg
    is_elsewhere = leg.link and len(gap.items) == 1
    found = [leg.place.node.location(f"`{leg.holder}` is in `{gap.country.code}` here")] if is_elsewhere else []
    activities = (context.inventory.activities.get(name) for name in sorted(leg.link.activities if leg.link else ()))
    denials = (activity for activity in activities if activity and isinstance(activity.transfers, Nothing))
    found += [activity.at("transfers").location(f"`{activity.id}` declares none") for activity in denials]
    return tuple(found[:2])


# Private functions


def _day(context: Context, gap: Gap) -> dt.date:
    """Return the day that the step to tell about is judged on."""
    return first_day([context.inventory.parties[name] for name in gap.leg.recipients], context.as_of)


def _rejected(context: Context, gap: Gap) -> str:
    """Return the recorded mechanisms, each with the reason why it carries nothing."""
    judgment = gap.leg.judgment
    reasons = {
        use.mechanism.id: reason(context.inventory, use, judgment.adequacy, _day(context, gap))
        for use in sorted(judgment.mechanisms, key=lambda use: use.mechanism.id)
    }
    return "; ".join(f"`{mechanism}`, {why}" for mechanism, why in reasons.items())
