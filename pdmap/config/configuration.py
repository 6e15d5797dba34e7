"""Which of the given values count: command line before environment before file before default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pdmap.config.given import DEFAULT, Given, Origin
from pdmap.config.keys import BY_NAME, KEYS, SEVERITY
from pdmap.config.values import FailOn, Level
from pdmap.findings import LawProfile, Profile


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


@dataclass(frozen=True, slots=True)
class Configuration:
    """The values that count, and where each of them comes from."""

    settings: Settings = field(default_factory=Settings)
    given: Mapping[str, Given] = field(default_factory=dict)
    """What somebody has given, by the names of keys; entries of the severities are called `severity.CODE`."""

    def origin(self, name: str) -> Origin:
        """Return where a value comes from."""
        given = self.given.get(name)
        return given.origin if given else DEFAULT

    @property
    def rows(self) -> tuple[tuple[str, object, Origin], ...]:
        """Return every key with its value and origin, the severities one by one."""
        rows: list[tuple[str, object, Origin]] = []
        for key in KEYS:
            if key.name != SEVERITY:
                rows.append((key.name, getattr(self.settings, key.name), self.origin(key.name)))
                continue
            names = sorted(name for name in self.given if name.startswith(f"{SEVERITY}."))
            rows += [(name, self.given[name].value, self.origin(name)) for name in names] or [(key.name, None, DEFAULT)]
        return tuple(rows)


def settle(layers: Iterable[Mapping[str, Given]]) -> Configuration:
    """Return the configuration that layers make, the one that counts most first."""
    given: dict[str, Given] = {}
    for layer in layers:
        given = {**layer, **given}
    values = {name: item.value for name, item in given.items() if name in BY_NAME}
    prefix = f"{SEVERITY}."
    levels = {name.removeprefix(prefix): item.value for name, item in given.items() if name.startswith(prefix)}
    return Configuration(Settings(**values, severity=levels), given)  # type: ignore[arg-type]
