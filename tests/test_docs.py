"""What the documentation shows is what the tool does."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pdmap.app.checks import known_codes
from pdmap.app.explain import checks
from pdmap.app.fix import fix
from pdmap.app.load import load_texts
from pdmap.app.reference import configuration_page
from pdmap.app.schema import schema_text
from pdmap.app.validate import validate
from pdmap.cli.application import application
from pdmap.cli.exits import Exit
from pdmap.config.codes import check_codes
from pdmap.config.configuration import settle
from pdmap.config.file import read_file
from pdmap.config.keys import BY_NAME
from pdmap.reference import built_in
from pdmap.rules.engine import catalogue
from pdmap.source import Plain
from pdmap.suppress.instructions import Instruction, instruction_in

ROOT = Path(__file__).parent.parent
MADE = ("commands", "language", "parquet", "python", "vocabulary")
"""Generated pages of the reference."""
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]*)#([^)]+)\)")
AS_OF = dt.date(2026, 11, 23)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_screen_in_the_readme_is_what_validate_prints() -> None:
    run = subprocess.run([sys.executable, "tools/screen.py", "--check"], cwd=ROOT, check=False)
    assert run.returncode == 0, "the README is stale: run `make docs`"


def test_the_schema_for_editors_is_current() -> None:
    written = (ROOT / "schemas" / "inventory.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "the schema is stale: run `make docs`"


def test_the_generated_pages_are_current_and_none_is_left_over() -> None:
    command = [sys.executable, "-m", "tools.manual", "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), "the pages are stale: run `make docs`"


def test_a_page_that_is_old_missing_or_left_over_is_told(tmp_path: Path) -> None:
    for folder in ("pdmap", "tools"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    rules, reference = tmp_path / "docs" / "rules", tmp_path / "docs" / "reference"
    (rules / "TRF001.md").write_text("old", encoding="utf-8")
    (rules / "TRF999.md").touch()
    (reference / "language.md").unlink()
    (reference / "written-by-hand.md").touch()
    command = [sys.executable, "-m", "tools.manual"]
    told = subprocess.run([*command, "--check"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert sorted(told.stderr.splitlines()) == [
        "docs/reference/language.md is not current",
        "docs/rules/TRF001.md is not current",
        "docs/rules/TRF999.md is not current",
    ]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert not (rules / "TRF999.md").exists()
    assert (reference / "written-by-hand.md").exists()
    for page in ("rules/TRF001.md", "reference/language.md"):
        assert (tmp_path / "docs" / page).read_bytes() == (ROOT / "docs" / page).read_bytes()


def test_every_check_has_a_page_and_the_pages_say_not_to_edit_them() -> None:
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert set(pages) == {*checks(), "README"}
    generated = [*pages.values(), *((ROOT / "docs" / "reference" / f"{name}.md").read_text("utf-8") for name in MADE)]
    assert all(text.startswith("<!-- Made by `make docs` from ") for text in generated)


def test_links_within_the_documentation_lead_to_headings() -> None:
    anchors = {
        page: set(map(_anchor, HEADING.findall(page.read_text("utf-8")))) for page in (ROOT / "docs").rglob("*.md")
    }
    links = [(page, link) for page in anchors for link in LINK.findall(page.read_text("utf-8"))]
    targets = [((page.parent / path).resolve() if path else page, anchor) for page, (path, anchor) in links]
    assert [(page.name, anchor) for page, anchor in targets if anchor not in anchors[page]] == []
    assert targets


def test_the_page_of_commands_names_every_command_option_and_exit_code() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert {f"## `pdmap {command.name}`" for command in application().registered_commands} <= set(page.splitlines())
    for command in application().registered_commands:
        assert command.callback
        part = page.partition(f"## `pdmap {command.name}`\n")[2].partition("\n## ")[0]
        parameters = inspect.signature(command.callback).parameters.values()
        assert part.count("\n| `") == len(parameters), command.name
    assert all(f"| `{code.value}` | " in page for code in Exit)


def test_the_page_of_the_language_names_every_key() -> None:
    page = (ROOT / "docs" / "reference" / "language.md").read_text(encoding="utf-8")
    schema = json.loads(schema_text())
    assert {f"## `{name}`" for name in schema["properties"]} <= set(page.splitlines())
    keys = [key for record in schema["definitions"].values() for key in record["properties"]]
    assert len(re.findall(r"^\| `[a-z0-9_]+`(?: \(required\))? \|", page, re.MULTILINE)) == len(keys)
    words = [word for record in schema["definitions"].values() for word in _words(record)]
    assert {word for word in words if f"`{word}`" not in page} == set()


def test_the_page_of_the_vocabulary_names_every_word() -> None:
    page = (ROOT / "docs" / "reference" / "vocabulary.md").read_text(encoding="utf-8")
    known = built_in()
    for words in (known.data_types, known.subjects, known.lawful_bases, known.conditions, known.mechanisms):
        assert {word for word in words if f"\n| `{word}` | " not in page} == set()
    decisions = [decision for each in known.decisions.values() for decision in each]
    assert {item.country for item in decisions if f"\n| `{item.country}` " not in page} == set()
    assert page.count("`eu-gdpr` | full") == sum(
        item.regime == "eu-gdpr" and item.scope == "full" for item in decisions
    )


def test_the_reference_of_the_configuration_is_current() -> None:
    written = (ROOT / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
    assert written == configuration_page(), "the reference is stale: run `make docs`"


def test_the_configuration_in_its_reference_works_as_it_is_printed() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", configuration_page(), re.DOTALL)
    given = read_file("pdmap.toml", "pdmap.toml", text.encode())
    assert given is not None
    check_codes(settle((given,)), known_codes())
    assert {name if name in BY_NAME else name.partition(".")[0] for name in given} == set(BY_NAME)


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_ignores_in_the_documentation_are_understood(page: Path) -> None:
    comments = re.findall(r"#( pdmap: [^`\n]*)", page.read_text(encoding="utf-8"))
    assert [comment for comment in comments if not isinstance(instruction_in(comment), Instruction)] == []


def test_the_pictures_are_current(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "tools/pictures.py", str(tmp_path)], cwd=ROOT, check=True)
    kept = {path.name: path.read_bytes() for path in (ROOT / "docs" / "images").glob("*.png")}
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(drawn) == set(kept)
    assert [name for name in kept if kept[name] != drawn[name]] == [], "the pictures are stale: run `make docs`"


def test_every_picture_is_shown_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "inventories").rglob("*.md")]
    shown = {name for page in pages for name in re.findall(r"images/([\w-]+\.png)", page.read_text(encoding="utf-8"))}
    assert shown == {path.name for path in (ROOT / "docs" / "images").iterdir()}


def test_the_inventory_in_the_readme_validates_without_findings() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    contents = {"inventory.yaml": text.encode()}
    assert validate(load_texts(contents), AS_OF).findings == ()
    fixed = fix(contents, (), lambda loaded: validate(loaded, AS_OF), None)
    assert (fixed.tidied, fixed.mended) == ((), ())


def test_the_readme_names_every_command() -> None:
    commands = {command.name for command in application().registered_commands}
    for group in application().registered_groups:
        assert group.typer_instance
        name = group.typer_instance.info.name
        commands |= {f"{name} {command.name}" for command in group.typer_instance.registered_commands}
    assert {name for name in commands if f"pdmap {name}" not in README} == set()
    assert "export parquet" in commands


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
        "print(catalogue()['REC900'].check.title)\n"
    )
    (tmp_path / "rec900_activity_without_name.py").write_text(source, encoding="utf-8")
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert family.is_dir()
    assert run.stdout == "activity without a name\n", run.stderr


def _anchor(heading: str) -> str:
    """Return what GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _words(schema: Plain) -> list[str]:
    """Return the words of all closed lists in a part of the schema."""
    if isinstance(schema, list):
        return [word for item in schema for word in _words(item)]
    if not isinstance(schema, dict):
        return []
    listed = schema.get("enum")
    own = [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else []
    return [*own, *(word for key, value in schema.items() if key != "examples" for word in _words(value))]
