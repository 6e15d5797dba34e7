"""Packages of Ruby: `Gemfile`, `*.gemspec` and `Gemfile.lock`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.packages import DependencyReader

_ASKED = re.compile(
    r"^[^\S\n]*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]{1,5}(?:[\"']|%q<)([\w.-]{1,200})[\"'>]",
    re.MULTILINE,
)
_SECTION = re.compile(r"^DEPENDENCIES\n((?: .*\n?)*)", re.MULTILINE)
_OF_SECTION = re.compile(r"^ {2}([\w.-]{1,200})", re.MULTILINE)
_LOCKED = re.compile(r"^ {4}([\w.-]{1,200}) \(", re.MULTILINE)


def _read(base: str, text: str) -> Iterator[str]:
    pattern = _LOCKED if base.endswith((".lock", ".locked")) else _ASKED
    yield from (found[1] for found in pattern.finditer(text))


def _lock_asked(_: str, text: str) -> Iterator[str]:
    """Yield what the last section of a lock file names: what the `Gemfile` asks for."""
    for section in _SECTION.finditer(text.replace("\r\n", "\n")):
        yield from (found[1] for found in _OF_SECTION.finditer(section[1]))


READER = DependencyReader(
    ecosystem=Ecosystem.RUBYGEMS,
    names=("gemfile", "gemfile.lock", "gems.rb", "gems.locked", "*.gemspec", "*.gemfile", "*.gemfile.lock"),
    locks=("gemfile.lock", "gems.locked", "*.gemfile.lock"),
    read=_read,
    asked=_lock_asked,
)
