"""Which provision gives people a right, and which one limits erasure, under each law."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.reference.regimes import Regime

MARKETING = "objection-to-marketing"
"""The right to object to direct marketing, which the GDPR gives beside that to object (Article 21(2))."""


def right_law(name: str, regime: str) -> str:
    """Return the citation of what gives a right.

    Args:
        name: Word of the key `rights`, or `MARKETING`.
        regime: The law that is asked; one of an inventory's own has the provisions of the GDPR.
    """
    return _RIGHTS[name].get(regime, _RIGHTS[name][Regime.EU_GDPR])


def exception_law(letter: str, regime: str) -> str:
    """Return the citation of an exception from erasure, by its letter in Article 17(3) GDPR.

    The FADP has no such list: what a law, an overriding interest or research justifies is no violation (Article 31).
    """
    if regime == Regime.CH_FADP:
        return "Art. 31(2)(e) FADP" if letter == "d" else "Art. 31(1) FADP"
    return f"Art. 17(3)({letter}) {'UK GDPR' if regime == Regime.UK_GDPR else 'GDPR'}"


# Private functions


def _cited(number: str, swiss: str, british: str = "") -> Mapping[str, str]:
    return {
        Regime.EU_GDPR: f"Art. {number} GDPR",
        Regime.UK_GDPR: f"Art. {british or number} UK GDPR",
        Regime.CH_FADP: f"Art. {swiss} FADP",
    }


# Private tables

_RIGHTS: Mapping[str, Mapping[str, str]] = {
    "access": _cited("15(1)", "25(1)"),
    "rectification": _cited("16", "32(1)"),
    "restriction": _cited("18(1)", "32(2)(a)"),
    "erasure": _cited("17(1)", "32(2)(c)"),
    "portability": _cited("20(1)", "28(1)"),
    "objection": _cited("21(1)", "30(2)(b)"),
    MARKETING: _cited("21(2)", "30(2)(b)"),
    "withdrawal": _cited("7(3)", "30(2)(b)"),
    "human-review": _cited("22(3)", "21(2)", "22C"),
}
