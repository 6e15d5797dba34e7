"""Read the values that the environment and the command line give, which are text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from pdmap.config.error import ConfigurationError
from pdmap.config.forms import Form, UnfitValueError
from pdmap.config.given import Given, Origin
from pdmap.config.keys import BY_NAME, KEYS, LEVEL, SEVERITY, Key
from pdmap.source.characters import shown
from pdmap.spelling import nearest

PREFIX = "PDMAP_"
"""What the names of pdmap's environment variables begin with."""

OptionValue = str | PurePath | Iterable[str] | None
"""What an option was given: text, a path or texts; `None` or nothing where it was not used."""


def from_environment(environment: Mapping[str, str]) -> Mapping[str, Given]:
    """Return the values that environment variables give; an empty one gives none.

    Raises:
        ConfigurationError: a value does not fit, or a variable looks like one of ours and is none.
    """
    ours = {key.variable: key for key in KEYS if key.variable}
    for variable in sorted(environment):
        _refuse_missing(variable)
        _refuse_misspelled(variable, ours)
    values: dict[str, Given] = {}
    for variable, key in ours.items():
        text = environment.get(variable)
        if text:
            values[key.name] = Given(_read(key.form, text, variable), Origin(variable))
    return values


def from_options(options: Mapping[str, OptionValue]) -> Mapping[str, Given]:
    """Return the values that options of the command line give, by the names of their keys.

    Lists may be separated by commas, and severities are written `CODE=LEVEL`.

    Raises:
        ConfigurationError: a value does not fit.
    """
    values: dict[str, Given] = {}
    for name, option in options.items():
        key = BY_NAME[name]
        origin = Origin(key.option)
        if name == SEVERITY and option:
            values |= {
                f"{SEVERITY}.{code}": Given(level, origin) for code, level in _levels(_parts(option), key.option)
            }
        elif key.form.is_scalar and option is not None:
            values[name] = Given(_read(key.form, str(option), key.option), origin)
        elif option:
            values[name] = Given(_read(key.form, list(_parts(option)), key.option), origin)
    return values


# Private functions


def _way(key: Key) -> str:
    """Return how a value is given that no variable gives."""
    if not key.has_option:
        return f"there is no such variable; write `{key.name}` into the configuration"
    if key.table:
        return f"there is no such variable; use {key.option} of pdmap {key.table}"
    return f"lists have no variable; use {key.option}"


_MISSING = {
    **{f"{PREFIX}{key.attribute.upper()}": _way(key) for key in KEYS if not key.variable},
    f"{PREFIX}CONFIG": "there is no such variable; use --config",
    f"{PREFIX}AS_OF": "there is no such variable; use --as-of or SOURCE_DATE_EPOCH",
}
"""Variables that one may expect beside ours: passed over in silence, they would weaken a run or judge another day."""


def _refuse_missing(variable: str) -> None:
    if variable in _MISSING:
        raise ConfigurationError(f"{variable}: {_MISSING[variable]}")


def _refuse_misspelled(variable: str, ours: Mapping[str, object]) -> None:
    suggestion = nearest(variable, ours) if variable.startswith(PREFIX) and variable not in ours else None
    if suggestion:
        raise ConfigurationError(f"{shown(variable)}: there is no such variable; did you mean {suggestion}?")


def _parts(texts: OptionValue) -> Iterator[str]:
    """Yield the parts of comma separated texts."""
    several = [str(texts)] if texts is None or isinstance(texts, str | PurePath) else texts
    yield from (part for text in several for part in re.split(r"[,\s]+", text) if part)


def _levels(parts: Iterable[str], option: str) -> Iterator[tuple[str, object]]:
    for part in parts:
        code, equals, level = part.partition("=")
        if not equals or not code:
            raise ConfigurationError(f"{option} is `{shown(part)}`, not CODE=LEVEL such as TRF009=note")
        yield code, _read(LEVEL, level, f"{option} {code}")


def _read(form: Form, value: object, name: str) -> object:
    try:
        return form.read(value)
    except UnfitValueError as error:
        raise ConfigurationError(f"{shown(name)} {error}") from error
