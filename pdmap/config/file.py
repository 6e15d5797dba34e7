"""Read the values that a file gives: `pdmap.toml`, or `[tool.pdmap]` in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from pdmap.config.error import ConfigurationError
from pdmap.config.forms import Form, UnfitValueError
from pdmap.config.given import Given, Origin
from pdmap.config.keys import BY_NAME, LEVEL, SEVERITY
from pdmap.config.places import Path, is_too_deep, places
from pdmap.findings import Position
from pdmap.source.characters import shown as printable
from pdmap.spelling import nearest

CONFIGURATION_FILE = "pdmap.toml"
"""The file whose every key is pdmap's."""
PROJECT_FILE = "pyproject.toml"
"""The file in which pdmap's keys stand in the table `tool.pdmap`."""


def read_file(name: str, shown: str, data: bytes) -> Mapping[str, Given] | None:
    """Return the values that a file gives, by the names of their keys; `None` where it says nothing of pdmap.

    An entry of the table of severities is called `severity.CODE`.

    Args:
        name: The file's name, which decides where pdmap's keys stand.
        shown: Its path for messages.
        data: Its bytes.

    Raises:
        ConfigurationError: it is not TOML in UTF-8, or its keys and values are not those of a configuration.
    """
    text = _decoded(shown, data)
    raw: object = _parsed(shown, text)
    base = ("tool", "pdmap") if name == PROJECT_FILE else ()
    for part in base:
        raw = raw.get(part) if isinstance(raw, dict) else None
    if raw is None:
        return None
    table = _Table(shown, base, places(text))
    if not isinstance(raw, dict):
        raise ConfigurationError(f"{table.origin().place}: `{'.'.join(base)}` is not a table")
    return dict(_values(table, cast("Mapping[str, object]", raw)))


# Private functions


@dataclass(frozen=True, slots=True)
class _Table:
    """The table in which pdmap's keys stand."""

    shown: str
    base: Path
    places: Mapping[Path, Position]

    def origin(self, *path: str | int) -> Origin:
        """Return where a value stands, or the table where that is not known."""
        place = self.places.get((*self.base, *path)) or self.places.get(self.base)
        return Origin(self.shown, place.line, place.column) if place else Origin(self.shown)


_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def _decoded(shown: str, data: bytes) -> str:
    try:
        # As the grammar of TOML does, so that offsets count what stands in the text.
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise ConfigurationError(f"{shown}:{line}:{column}: the file is not UTF-8") from error


def _parsed(shown: str, text: str) -> object:
    too_deep = ConfigurationError(f"{shown}: the file nests too deep")
    if is_too_deep(text):
        raise too_deep
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise too_deep from error
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(shown, str(error), text) from error
    except ValueError as error:
        raise ConfigurationError(f"{shown}: the file is not TOML: a number has too many digits") from error


def _not_toml(shown: str, complaint: str, text: str) -> ConfigurationError:
    fact, place = _PLACE.sub("", complaint), _PLACE.search(complaint)
    end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
    line, column = (place[1], place[2]) if place and place[1] else end
    reason = printable(fact[:1].lower() + fact[1:], 80)
    return ConfigurationError(f"{shown}:{line}:{column}: the file is not TOML: {reason}")


def _values(table: _Table, raw: Mapping[str, object]) -> Iterator[tuple[str, Given]]:
    for name, value in raw.items():
        origin = table.origin(name)
        if name not in BY_NAME:
            raise _unknown_key(name, origin)
        if name == SEVERITY:
            yield from _levels(table, value)
            continue
        items = tuple(table.origin(name, index) for index in range(len(value))) if isinstance(value, list) else ()
        yield name, Given(_read(BY_NAME[name].form, name, value, origin), origin, items)


def _levels(table: _Table, raw: object) -> Iterator[tuple[str, Given]]:
    if not isinstance(raw, dict):
        raise ConfigurationError(f"{table.origin(SEVERITY).place}: `{SEVERITY}` is not a table of codes")
    for code, level in raw.items():
        origin, name = table.origin(SEVERITY, code), f"{SEVERITY}.{printable(code)}"
        yield f"{SEVERITY}.{code}", Given(_read(LEVEL, name, level, origin), origin)


def _read(form: Form, name: str, value: object, origin: Origin) -> object:
    try:
        return form.read(value)
    except UnfitValueError as error:
        raise ConfigurationError(f"{origin.place}: `{name}` {error}") from error


def _unknown_key(name: str, origin: Origin) -> ConfigurationError:
    if name == "tool":
        return ConfigurationError(f"{origin.place}: here the keys stand by themselves, without `[tool.pdmap]`")
    suggestion = nearest(name.replace("-", "_"), BY_NAME)
    hint = f"did you mean `{suggestion}`?" if suggestion else f"known are {', '.join(BY_NAME)}"
    return ConfigurationError(f"{origin.place}: there is no key `{printable(name)}`; {hint}")
