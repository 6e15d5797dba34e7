"""The hook for pre-commit: pre-commit itself judges it and runs it, without a network."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
MISSPELLED = "systems: {console: {nmae: Console}}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with an inventory and other files, and the hook as a local one that uses this Python."""
    local = {**_hook("pdmap"), "args": ["--fix", "data"]}
    root = tmp_path / "repository"
    (root / "data").mkdir(parents=True)
    (root / "data" / "a.yaml").write_text("systems: {console: {name: Console}}\n")
    (root / "data" / "b.yml").write_text("parties: {}\n")
    (root / "data" / "c.YAML").write_text("flows: {}\n")
    (root / "notes.txt").write_text("notes\n")
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}))
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    return root


def _hook(name: str) -> dict[str, object]:
    """Return a hook as a local one that uses this Python."""
    (hook,) = (each for each in yaml.safe_load(MANIFEST.read_text("utf-8")) if each["id"] == name)
    local = {**hook, "language": "system", "entry": f"{sys.executable} -m {hook['entry']}"}
    local.pop("minimum_pre_commit_version")
    return local


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)


def _pre_commit(root: Path, *arguments: str) -> CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(root.parent / "cache"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_pre_commit_accepts_the_hook() -> None:
    ended = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)], check=False)
    assert ended.returncode == 0


def test_a_clean_inventory_passes_in_one_run(repository: Path) -> None:
    ended = _pre_commit(repository, "run", "--all-files", "--verbose")
    assert ended.returncode == 0, ended.stdout
    assert ended.stdout.count("no findings in 3 manifests") == 1


def test_files_of_another_kind_do_not_start_it(repository: Path) -> None:
    ended = _pre_commit(repository, "run", "--files", "notes.txt")
    assert "Skipped" in ended.stdout


@pytest.mark.parametrize("name", ["data/a.yaml", "data/b.yml", "data/c.YAML"])
def test_a_manifest_that_was_mended_stops_the_commit_once(repository: Path, name: str) -> None:
    (repository / "data" / "a.yaml").write_text(MISSPELLED)
    ended = _pre_commit(repository, "run", "--files", name)
    assert (ended.returncode, "files were modified by this hook" in ended.stdout) == (1, True)
    assert (repository / "data" / "a.yaml").read_text() == "systems: {console: {name: Console}}\n"
    assert _pre_commit(repository, "run", "--files", name).returncode == 0


def test_a_finding_stops_the_commit(repository: Path) -> None:
    (repository / "data" / "b.yml").write_text("flows: {mail: {from: console, to: nobody}}\n")
    ended = _pre_commit(repository, "run", "--all-files")
    assert ended.returncode == 1
    assert "data/b.yml:1:" in ended.stdout


def test_a_column_that_nobody_declared_stops_the_commit(repository: Path) -> None:
    hooks = {"repos": [{"repo": "local", "hooks": [_hook("pdmap-drift")]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(hooks))
    (repository / "pdmap.toml").write_text('inventory = "data"\n[sources]\nconsole = ["schema.sql"]\n')
    (repository / "schema.sql").write_text("CREATE TABLE goods (price numeric);\n")
    _git(repository, "add", ".")
    assert _pre_commit(repository, "run", "--files", "schema.sql").returncode == 0
    (repository / "schema.sql").write_text("CREATE TABLE users (email text);\n")
    ended = _pre_commit(repository, "run", "--files", "schema.sql")
    assert ended.returncode == 1
    assert "schema.sql:1:21: error[DRF001] `users.email`" in ended.stdout
