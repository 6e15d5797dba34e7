"""Which checks the codes of a configuration mean, and which of these can be switched off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pdmap.config.configuration import Configuration
from pdmap.config.error import ConfigurationError
from pdmap.config.given import Origin
from pdmap.config.keys import SEVERITY
from pdmap.config.values import Level
from pdmap.findings import Severity, family_of
from pdmap.frozen import dataclass
from pdmap.language.forms import ID_PATTERN
from pdmap.source.characters import shown
from pdmap.spelling import nearest


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """The codes that a configuration may name."""

    rules: Collection[str]
    """Those of rules that can be switched off."""
    fixed: Mapping[str, Severity]
    """Those of checks that always run, with their severities: the reader, the language, and what hides findings."""


def codes_meant(name: str, rules: Collection[str]) -> tuple[str, ...]:
    """Return the rules that a code or a family such as `TRF` stands for."""
    return tuple(sorted(code for code in rules if name in (code, family_of(code))))


def check_codes(configuration: Configuration, known: KnownCodes) -> None:
    """Hold the codes of a configuration against those that there are.

    Raises:
        ConfigurationError: a code is unknown, or a check cannot be changed in this way.
    """
    for key, name, origin in _listed(configuration):
        if not codes_meant(name, known.rules):
            raise _no_rule(key, name, origin, known)
    for code, level in configuration.settings.severity.items():
        _check_level(code, level, configuration.origin(f"{SEVERITY}.{code}"), known)


# Private functions

_OF_POLICIES = "a policy is changed where it is written (`severity`), or accepted by a waiver"


def _listed(configuration: Configuration) -> Iterator[tuple[str, str, Origin]]:
    for key, names in (("select", configuration.settings.select), ("ignore", configuration.settings.ignore)):
        for index, name in enumerate(names or ()):
            yield key, name, configuration.given[key].item_origin(index)


def _no_rule(key: str, name: str, origin: Origin, known: KnownCodes) -> ConfigurationError:
    if codes_meant(name, known.fixed):
        fact = "cannot be switched off: it always runs" if key == "ignore" else "cannot be selected: it always runs"
        return ConfigurationError(f"{origin.place}: `{name}` {fact}")
    families = {family_of(code) for code in known.rules}
    return _unknown(name, origin, families | set(known.rules))


def _check_level(code: str, level: Level, origin: Origin, known: KnownCodes) -> None:
    fixed = known.fixed.get(code)
    if fixed is None and code not in known.rules:
        members = codes_meant(code, {*known.rules, *known.fixed})
        if members:
            fact = f"`{code}` is a family; a severity is given to one check, such as `{members[0]}`"
            raise ConfigurationError(f"{origin.place}: {fact}")
        raise _unknown(code, origin, {*known.rules, *known.fixed})
    if fixed is not None and level is Level.OFF:
        raise ConfigurationError(f"{origin.place}: `{code}` cannot be switched off: it always runs")
    if fixed is Severity.ERROR and level is not Level.ERROR:
        raise ConfigurationError(f"{origin.place}: `{code}` is an error of form, and stays an error")


def _unknown(name: str, origin: Origin, candidates: Collection[str]) -> ConfigurationError:
    suggestion = nearest(name, candidates)
    if not suggestion and re.fullmatch(ID_PATTERN, name):
        return ConfigurationError(f"{origin.place}: `{shown(name)}` is no check; {_OF_POLICIES}")
    hint = f"did you mean `{suggestion}`?" if suggestion else "`pdmap rules` lists them"
    return ConfigurationError(f"{origin.place}: there is no check `{shown(name)}`; {hint}")
