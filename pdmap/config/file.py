"""Read the values that a file gives: `pdmap.toml`, or `[tool.pdmap]` in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import cast

from pdmap.config.error import ConfigurationError
from pdmap.config.forms import Form, UnfitValueError
from pdmap.config.given import Given, Origin
from pdmap.config.keys import BY_NAME, GROUPS, TABLES
from pdmap.config.places import Path, is_too_deep, places
from pdmap.findings import Position
from pdmap.frozen import dataclass
from pdmap.source.characters import shown as printable
from pdmap.spelling import nearest

CONFIGURATION_FILE = "pdmap.toml"
"""The file whose every key is pdmap's."""
PROJECT_FILE = "pyproject.toml"
"""The file in which pdmap's keys stand in the table `tool.pdmap`."""


def read_file(name: str, shown: str, data: bytes) -> Mapping[str, Given] | None:
    """Return the values that a file gives, by the names of their keys; `None` where it says nothing of pdmap.

    An entry of a table is called `severity.CODE`, or `drift.fail_on`.

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


_PLACE = re.compile(r"(?<!\s)\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def _decoded(shown: str, data: bytes) -> str:
    try:
        # As the grammar of TOML does, so that offsets count what stands in the text.
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
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
    bare = text.split("\n")[int(line) - 1][int(column) - 1 :][:1].isalpha() and reason == "invalid value"
    hint = "; text stands in quotes" if bare else ""
    return ConfigurationError(f"{shown}:{line}:{column}: the file is not TOML: {reason}{hint}")


def _values(table: _Table, raw: Mapping[str, object]) -> Iterator[tuple[str, Given]]:
    for name, value in raw.items():
        origin = table.origin(name)
        if name in TABLES:
            yield from _entries(table, name, value)
        elif name in GROUPS:
            yield from _group(table, name, value)
        elif name in BY_NAME and not BY_NAME[name].table:
            yield name, _given(table, BY_NAME[name].form, name, value, (name,))
        else:
            raise _unknown_key(name, origin)


def _entries(table: _Table, name: str, raw: object) -> Iterator[tuple[str, Given]]:
    """Yield the entries of a table that its author names."""
    if not isinstance(raw, dict):
        raise ConfigurationError(f"{table.origin(name).place}: `{name}` is not a table of {_ENTRIES[name]}")
    for entry, value in raw.items():
        shown = f"{name}.{printable(entry)}"
        yield f"{name}.{entry}", _given(table, TABLES[name], shown, value, (name, entry))


def _group(table: _Table, group: str, raw: object) -> Iterator[tuple[str, Given]]:
    """Yield the keys that stand in a table of their own."""
    if not isinstance(raw, dict):
        raise ConfigurationError(f"{table.origin(group).place}: `{group}` is not a table of keys")
    for entry, value in raw.items():
        name = f"{group}.{entry}"
        if name not in BY_NAME:
            raise _unknown_key(entry, table.origin(group, entry), group)
        yield name, _given(table, BY_NAME[name].form, name, value, (group, entry))


def _given(table: _Table, form: Form, shown: str, value: object, path: Path) -> Given:
    origin = table.origin(*path)
    items = tuple(table.origin(*path, index) for index in range(len(value))) if isinstance(value, list) else ()
    return Given(_read(form, shown, value, origin), origin, items)


def _read(form: Form, name: str, value: object, origin: Origin) -> object:
    try:
        return form.read(value)
    except UnfitValueError as error:
        raise ConfigurationError(f"{origin.place}: `{name}` {error}") from error


def _unknown_key(name: str, origin: Origin, group: str = "") -> ConfigurationError:
    if name == "tool" and not group:
        return ConfigurationError(f"{origin.place}: here the keys stand by themselves, without `[tool.pdmap]`")
    inside = [key.name.rpartition(".")[2] for key in BY_NAME.values() if key.table == group]
    known = inside if group else [*inside, *sorted(GROUPS)]
    suggestion = nearest(name.replace("-", "_"), known)
    hint = f"did you mean `{suggestion}`?" if suggestion else f"known are {', '.join(known)}"
    where = f" in `{group}`" if group else ""
    return ConfigurationError(f"{origin.place}: there is no key `{printable(name)}`{where}; {hint}")


# Private tables

_ENTRIES = {"severity": "codes", "sources": "systems"}
