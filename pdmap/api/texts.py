"""Arguments that are one text or several."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.api.errors import ConfigurationError


def texts(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return texts; one alone is taken for a list of itself, and not for one of its letters.

    Raises:
        ConfigurationError: it is neither a text nor texts.
    """
    said: object = given  # notebooks are not type-checked
    if isinstance(said, str):
        return (said,)
    found: tuple[object, ...] = tuple(said) if isinstance(said, Iterable) else (None,)
    known = tuple(each for each in found if isinstance(each, str))
    if known != found:
        raise ConfigurationError(f"{given!r} is neither a text nor a list of texts")
    return known
