"""Which of the given values count: command line before environment before file before default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from pdmap.config.given import DEFAULT, Given, Origin
from pdmap.config.keys import BY_NAME, KEYS, SEVERITY, SOURCES, TABLES
from pdmap.config.values import DriftKind, FailOn, Level
from pdmap.findings import LawProfile, Profile
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values that count; `config.keys` says what each of them does."""

    inventory: str | None = None
    profile: Profile = Profile.DEFAULT
    law_profile: LawProfile = LawProfile.GDPR_2016
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Level] = field(default_factory=dict)
    fail_on: FailOn = FailOn.ERROR
    baseline: str | None = None
    format: str = "full"
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drift_fail_on: tuple[DriftKind, ...] = (
        DriftKind.DIRECT,
        DriftKind.GONE,
        DriftKind.CONTRADICTED,
        DriftKind.RENAMED,
    )
    drift_dictionary: str | None = None
    drift_baseline: str | None = None
    drift_dependencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """The values that count, and where each of them comes from."""

    settings: Settings = field(default_factory=Settings)
    given: Mapping[str, Given] = field(default_factory=dict)
    """What somebody has given, by the names of keys; entries of tables are called `severity.CODE`."""

    def origin(self, name: str) -> Origin:
        """Return where a value comes from."""
        given = self.given.get(name)
        return given.origin if given else DEFAULT

    @property
    def rows(self) -> tuple[tuple[str, object, Origin], ...]:
        """Return every key with its value and origin, the entries of tables one by one."""
        rows: list[tuple[str, object, Origin]] = []
        for key in KEYS:
            if key.name not in TABLES:
                rows.append((key.name, getattr(self.settings, key.attribute), self.origin(key.name)))
                continue
            names = sorted(name for name in self.given if name.startswith(f"{key.name}."))
            rows += [(name, self.given[name].value, self.origin(name)) for name in names] or [(key.name, None, DEFAULT)]
        return tuple(rows)


def settle(layers: Iterable[Mapping[str, Given]]) -> Configuration:
    """Return the configuration that layers make, the one that counts most first."""
    given: dict[str, Given] = {}
    for layer in layers:
        given = {**layer, **given}
    values = {BY_NAME[name].attribute: item.value for name, item in given.items() if name in BY_NAME}
    tables = {table: _entries(given, f"{table}.") for table in (SEVERITY, SOURCES)}
    return Configuration(Settings(**values, **tables), given)  # type: ignore[arg-type]


# Private functions


def _entries(given: Mapping[str, Given], prefix: str) -> Mapping[str, object]:
    return {name.removeprefix(prefix): item.value for name, item in given.items() if name.startswith(prefix)}
