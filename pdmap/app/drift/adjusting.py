"""What a configuration changes about drift: which checks run, how grave they are, and what fails the run."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from pdmap.app.drift.sources import Names
from pdmap.config.codes import codes_meant
from pdmap.config.configuration import Configuration, Settings
from pdmap.config.keys import SOURCES
from pdmap.config.values import Level
from pdmap.counting import some_of
from pdmap.reporters.report import Adjustment
from pdmap.scan.classify.classifier import DICTIONARY_VERSION
from pdmap.source.characters import shown

_FAIL_ON = "drift.fail_on"
_DICTIONARY = "drift.dictionary"


def of_drift(settings: Settings, codes: Collection[str]) -> Settings:
    """Return the settings without a selection that names nothing of drift: it is about the rules of `pdmap validate`.

    Otherwise a repository that selects what its inventory is held to would switch off drift, and every run would pass.
    """
    selected = settings.select or ()
    return settings if any(codes_meant(name, codes) for name in selected) else replace(settings, select=None)


def drift_adjustments(configuration: Configuration, codes: Collection[str]) -> Iterator[Adjustment]:
    """Yield what a configuration changes about the checks of drift and what fails the run.

    Args:
        configuration: The configuration.
        codes: The codes of the checks.
    """
    settings = of_drift(configuration.settings, codes)
    if settings.select is not None:
        left_out = tuple(sorted(code for code in codes if not _is_meant(code, settings.select)))
        yield _adjustment(configuration, "select", ", ".join(settings.select), left_out)
    if off := tuple(sorted(code for code in codes if _is_meant(code, settings.ignore))):
        yield _adjustment(configuration, "ignore", ", ".join(settings.ignore), off)
    for code, level in sorted(settings.severity.items()):
        if code in codes:
            yield _adjustment(configuration, f"severity.{code}", level, (code,) if level is Level.OFF else ())
    if settings.drift_fail_on != Settings().drift_fail_on:
        yield _adjustment(configuration, _FAIL_ON, ", ".join(settings.drift_fail_on) or "nothing")
    if settings.drift_dictionary not in {None, DICTIONARY_VERSION}:
        yield _adjustment(configuration, _DICTIONARY, str(settings.drift_dictionary))


def left_out_sources(configuration: Configuration, then: Names, file: str) -> Iterator[Adjustment]:
    """Yield the sources that a configuration does not name anymore: nothing is told of what they hold now.

    Args:
        configuration: The configuration.
        then: The sources that it named before.
        file: What it is called.
    """
    for system, names in sorted(then.items()):
        left_out = [shown(name) for name in names if name not in configuration.settings.sources.get(system, ())]
        if left_out:
            key = f"{SOURCES}.{system}"
            origin = str(configuration.origin(key)) if key in configuration.given else file
            yield Adjustment(shown(key), f"without {some_of(left_out)} now", origin)


# Private functions


def _is_meant(code: str, names: Collection[str]) -> bool:
    return any(codes_meant(name, (code,)) for name in names)


def _adjustment(configuration: Configuration, name: str, value: str, off: tuple[str, ...] = ()) -> Adjustment:
    return Adjustment(name, value, str(configuration.origin(name)), off)
