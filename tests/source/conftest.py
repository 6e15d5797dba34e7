"""Both parsers, so that a manifest means the same with and without libyaml."""

from __future__ import annotations

import pytest
import yaml

PARSERS = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with one of the parsers; a test that asks for this runs once with each."""
    name = str(request.param)
    monkeypatch.setattr("pdmap.source.events.LOADER", PARSERS[name])
    return name
