"""What the documentation shows is what the tool does."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pdmap.app.checks import known_codes
from pdmap.app.load import load_texts
from pdmap.app.reference import configuration_page
from pdmap.app.schema import schema_text
from pdmap.app.validate import validate
from pdmap.cli.application import application
from pdmap.config.codes import check_codes
from pdmap.config.configuration import settle
from pdmap.config.file import read_file
from pdmap.config.keys import KEYS
from pdmap.rules.engine import catalogue
from pdmap.suppress.instructions import Instruction, instruction_in

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_screen_in_the_readme_is_what_validate_prints() -> None:
    run = subprocess.run([sys.executable, "tools/screen.py", "--check"], cwd=ROOT, check=False)
    assert run.returncode == 0, "the README is stale: run `make docs`"


def test_the_schema_for_editors_is_current() -> None:
    written = (ROOT / "schemas" / "inventory.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "the schema is stale: run `make docs`"


def test_the_reference_of_the_configuration_is_current() -> None:
    written = (ROOT / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
    assert written == configuration_page(), "the reference is stale: run `make docs`"


def test_the_configuration_in_its_reference_works_as_it_is_printed() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", configuration_page(), re.DOTALL)
    given = read_file("pdmap.toml", "pdmap.toml", text.encode())
    assert given is not None
    check_codes(settle((given,)), known_codes())
    assert {name.partition(".")[0] for name in given} == {key.name for key in KEYS}


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_ignores_in_the_documentation_are_understood(page: Path) -> None:
    comments = re.findall(r"#( pdmap: [^`\n]*)", page.read_text(encoding="utf-8"))
    assert [comment for comment in comments if not isinstance(instruction_in(comment), Instruction)] == []


@pytest.mark.parametrize("inventory", ["cloudkarafka", "webshop-flawed"])
def test_the_pictures_are_current(inventory: str, tmp_path: Path) -> None:
    fresh = tmp_path / "map.png"
    command = ["map", f"inventories/{inventory}", "--as-of", "2026-11-23", "--output", str(fresh)]
    subprocess.run([sys.executable, "-m", "pdmap", *command], cwd=ROOT, check=True)
    kept = ROOT / "docs" / "images" / f"{inventory}.png"
    assert fresh.read_bytes() == kept.read_bytes(), "the pictures are stale: run `make docs`"


def test_the_inventory_in_the_readme_validates_without_findings() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert validate(load_texts({"inventory.yaml": text.encode()}), dt.date(2026, 11, 23)).findings == ()


def test_the_readme_names_every_command() -> None:
    commands = {command.name for command in application.registered_commands}
    assert {name for name in commands if f"pdmap {name}" not in README} == set()


def test_the_readme_counts_the_rules() -> None:
    assert f"{len(catalogue())} rules" in README


def test_the_changelog_names_every_rule() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert {code for code in catalogue() if code not in changelog} == set()


def test_links_in_the_documentation_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "inventories").rglob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))]
    local = [(page, link) for page, link in links if not link.startswith(("http://", "https://", "mailto:"))]
    assert [(page.name, link) for page, link in local if not (page.parent / link).exists()] == []
    assert local


def test_the_rule_in_the_contributing_guide_works_as_it_is_printed(tmp_path: Path) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    family = ROOT / "pdmap" / "rules" / "records"
    code = (
        "import importlib.util, sys\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "import pdmap.rules.records as family\n"
        f"family.__path__.append({str(tmp_path)!r})\n"
        "from pdmap.rules.engine import catalogue\n"
        "print(catalogue()['REC009'].check.title)\n"
    )
    (tmp_path / "rec009_activity_without_owner.py").write_text(source, encoding="utf-8")
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert family.is_dir()
    assert run.stdout == "activity without an owner\n", run.stderr
