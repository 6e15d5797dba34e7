"""The data protection laws that an inventory can be judged by."""

from __future__ import annotations

from enum import StrEnum


class Regime(StrEnum):
    """A data protection law."""

    EU_GDPR = "eu-gdpr"
    """Regulation (EU) 2016/679, in the European Economic Area."""
    UK_GDPR = "uk-gdpr"
    """The same as retained and amended in the law of the United Kingdom."""
    CH_FADP = "ch-fadp"
    """The Swiss Federal Act on Data Protection of 25 September 2020."""
