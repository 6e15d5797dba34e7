"""The how-to page on templates has a row for each of them, and names keys that the language has."""

import json
import re
from pathlib import Path

import pytest

from pdmap.app.record import templates
from pdmap.app.schema import schema_text

PAGE = (Path(__file__).parents[1] / "docs" / "how-to" / "templates.md").read_text("utf-8")
WHOSE, ASKED = PAGE.split("## What each asks beyond Article 30")
DEFINITIONS = json.loads(schema_text())["definitions"]


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.split("\n") if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_template_is_on_the_page() -> None:
    assert [row[0] for row in rows(WHOSE) if row[0] != "`--template`"] == [f"`{name}`" for name in sorted(templates())]
    asking = [row[0] for row in rows(ASKED) if row[0] != "`--template`"]
    assert asking == [f"`{name}`" for name in sorted(templates()) if name != "art30"]


@pytest.mark.parametrize("key", sorted(set(re.findall(r"`([a-z_0-9.]+)`", "".join(row[2] for row in rows(ASKED))))))
def test_every_key_on_the_page_is_one_of_the_language(key: str) -> None:
    sections = json.loads(schema_text())["properties"]
    known = {name for form in DEFINITIONS.values() for name in form.get("properties", {})} | set(sections)
    assert set(key.split(".")) <= known
