"""The provisions on requests under every law of an inventory."""

from __future__ import annotations

from pdmap.documents.kind import Context
from pdmap.documents.laws import provision_under
from pdmap.questions.grounds import further_regimes, regime_of
from pdmap.reference.regimes import Regime


def regimes_of(context: Context) -> tuple[str, ...]:
    """Return the laws of the inventory, the first one first."""
    return (regime_of(context.inventory), *further_regimes(context.inventory))


def is_under(context: Context, *regimes: Regime) -> bool:
    """Return whether one of some laws is among those of the inventory."""
    return not set(regimes_of(context)).isdisjoint(regimes)


def cited(context: Context, article: str) -> str:
    """Return what the laws of the inventory have for an article of the GDPR.

    Args:
        context: What the document may look at.
        article: Its number, such as `15(1)(a)`; one of those that this module knows a Swiss counterpart of.

    Returns:
        Such as `Art. 15(1)(a) GDPR; Art. 25(2)(c) FADP`.
    """
    return "; ".join(cited_under(context, regime, article) for regime in regimes_of(context))


def cited_under(context: Context, regime: str, article: str) -> str:
    """Return what one law has for an article of the GDPR; see `cited`."""
    match regime:
        case Regime.CH_FADP:
            return provision_under(context.words, regime, f"Art. {_FADP[article]} FADP")
        case Regime.UK_GDPR:
            return provision_under(context.words, regime, f"Art. {_UK_GDPR.get(article, article)} UK GDPR")
        case _:
            return provision_under(context.words, regime, f"Art. {article} GDPR")


# Private tables

_FADP = {
    "12(3)": "25(7)",
    "15(1), (3)": "25(1), (2)(b)",
    "15(1)(a)": "25(2)(c)",
    "15(1)(b)": "25(2)(b)",
    "15(1)(c)": "25(2)(g)",
    "15(1)(d)": "25(2)(d)",
    "15(1)(e)": "25(2)",
    "15(1)(f)": "49(1)",
    "15(1)(g)": "25(2)(e)",
    "15(1)(h)": "25(2)(f)",
    "15(2)": "19(4)",
    "16": "32(1)",
    "17(1)": "32(2)(c)",
    "19": "32(4)",
    "19, 28(3)(a), 4(9)": "32(4), 9(1)",
    "20(1)": "28(1)",
    "28(3)(e)": "25(4)",
}
_UK_GDPR = {"12(3)": "12(3), 12A"}
