"""`pdmap config`: which values count, and where each of them comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pdmap.cli.options import (
    BaselineOption,
    ConfigFile,
    FailOnOption,
    Ignore,
    InventoryPath,
    LawProfileOption,
    ProfileOption,
    Select,
    SeverityOption,
)
from pdmap.cli.process import emit


class SettingsFormat(StrEnum):
    """How the values are written."""

    TEXT = "text"
    JSON = "json"


def config(
    path: InventoryPath = None,
    format_: Annotated[SettingsFormat, typer.Option("--format", "-f", help="For people or programs.")] = (
        SettingsFormat.TEXT
    ),
    fail_on: FailOnOption = None,
    config: ConfigFile = None,
    profile: ProfileOption = None,
    law_profile: LawProfileOption = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: SeverityOption = None,
    baseline: BaselineOption = None,
) -> None:
    """Print every value of the configuration, and where it comes from."""
    from pdmap.app.settings import settings_json, settings_text
    from pdmap.cli.settings import settled

    settings = settled(
        path,
        config,
        fail_on=fail_on,
        profile=profile,
        law_profile=law_profile,
        select=select,
        ignore=ignore,
        severity=severity,
        baseline=baseline,
    )
    write = settings_json if format_ is SettingsFormat.JSON else settings_text
    file = settings.file
    emit(write(settings.configuration, file.shown if file else None, file.shadowed if file else ()))
