"""What the authors of a schema say of their columns, which counts more than names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from pdmap.reference.data_types import built_in_data_types
from pdmap.scan.classify.names import parse
from pdmap.scan.schema import Column, Evidence

_SAID = 0.95
_FIDES_ROOTS = ("user", "system")


def said_of(column: Column) -> Evidence | None:
    """Return the first statement that says whether a column is personal, or what it holds."""
    return next((evidence for evidence in column.evidence if _speaks(evidence)), None)


def is_denied(evidence: Evidence) -> bool:
    """Tell whether a statement says that the data are not about people."""
    if evidence.is_personal is not None:
        return not evidence.is_personal
    return bool(evidence.kinds) and all(kind.startswith("system") for kind in evidence.kinds)


def data_type_of(evidence: Evidence, guess: str | None) -> str | None:
    """Return the data type that a statement names; the guess where it fits what is said, or nothing is said."""
    for kind in evidence.kinds:
        found = _types_of_kind(kind)
        if guess in found:
            return guess
        if found:
            return found[0]
    return guess


# Private functions


def _speaks(evidence: Evidence) -> bool:
    return evidence.is_personal is not None or bool(evidence.kinds)


@lru_cache(maxsize=4_096)
def _types_of_kind(kind: str) -> tuple[str, ...]:
    """Return the data types that a word of another vocabulary stands for, the nearest first."""
    if kind in built_in_data_types():
        return (kind,)
    if kind.split(".", maxsplit=1)[0] in _FIDES_ROOTS:
        return _fides(kind)
    matches = parse(kind.replace(".", "_")).matches
    return tuple(match.entry.data_type for match in matches if match.entry.data_type)


def _fides(kind: str) -> tuple[str, ...]:
    parts = kind.split(".")
    while len(parts) > 1:
        found = _by_fides().get(".".join(parts))
        if found:
            return found
        parts.pop()
    return ()


@cache
def _by_fides() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for data_type in built_in_data_types().values():
        if data_type.fideslang:
            found[data_type.fideslang].append(data_type.key)
    return {
        key: tuple(sorted(types, key=lambda name: (name != _PREFERRED.get(key), name.count("."), name)))
        for key, types in found.items()
    }


_PREFERRED = {
    "user.contact.email": "email.address",
    "user.name": "name.full",
    "user.contact.address": "address.postal",
    "user.unique_id": "user.id",
    "user.device": "user_agent",
    "user.device.device_id": "device_id",
    "user.authorization.credentials": "oauth_token",
    "user.authorization.password": "password_hash",
    "user.content": "free_text",
    "user.content.private": "chat_message",
    "user.behavior": "product_usage",
    "user.financial": "financial",
    "user.demographic": "personal_life",
    "user.workplace": "professional",
    "user.social": "social_profile",
    "user.payment": "transaction",
    "user.contact": "contact",
    "user.account": "account",
    "user.location.precise": "geo.precise",
    "user.location": "location",
}
"""The data type that a category of Fideslang stands for, where several have it."""
