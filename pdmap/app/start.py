"""The files of a first inventory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pdmap.app.load import load_texts
from pdmap.app.schema import schema_text
from pdmap.app.validate import validate
from pdmap.config.file import CONFIGURATION_FILE
from pdmap.findings import Finding
from pdmap.fixes.modeline import SCHEMA_FILE
from pdmap.starters.answers import Answers
from pdmap.starters.configuration import CONFIGURATION_TEXT
from pdmap.starters.inventory import manifest_text

MANIFEST = "inventory.yaml"
NAMES = (MANIFEST, SCHEMA_FILE, CONFIGURATION_FILE)
"""What the files are called, in the order in which they are written."""


def starter_files(answers: Answers) -> dict[str, bytes]:
    """Return the files of a first inventory by their names: the manifest, its schema, the configuration."""
    texts = (manifest_text(answers), schema_text(), CONFIGURATION_TEXT)
    return {name: text.encode() for name, text in zip(NAMES, texts, strict=True)}


def starter_findings(files: Mapping[str, bytes], as_of: dt.date) -> tuple[Finding, ...]:
    """Return what is found in a first inventory: nothing, unless an answer asks for more than was asked.

    Raises:
        RuleCrashError: a rule failed.
    """
    return validate(load_texts({MANIFEST: files[MANIFEST]}), as_of).findings
