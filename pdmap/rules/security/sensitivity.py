"""Which data ask for more than the usual protection."""

from __future__ import annotations

from pdmap.model import Field, System
from pdmap.questions.real_fields import real_fields
from pdmap.reference import Reference, Special

SENSITIVE_FROM = 4
"""Sensitivity, from 1 to 5, that counts as sensitive whatever the kind of data."""
SENSITIVE_BY_LAW = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


def is_sensitive(reference: Reference, data_type: str) -> bool:
    """Tell whether a data type has a sensitivity of 4 or 5, or falls under Article 9 or 10."""
    known = reference.data_types.get(data_type)
    return known is not None and (known.sensitivity >= SENSITIVE_FROM or known.special in SENSITIVE_BY_LAW)


def sensitive_fields(reference: Reference, system: System) -> tuple[Field, ...]:
    """Return the fields of a system that hold sensitive data of real people, in written order."""
    return tuple(field for field in real_fields(system) if is_sensitive(reference, field.type.id))
