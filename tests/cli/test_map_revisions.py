import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

UNKNOWN = "revision `{}` is unknown; name a commit, branch or tag, such as HEAD~1 or main"
SHOP = """\
organization: {name: Acme, country: DE}
parties: {mail: {role: processor, country: FR}}
systems: {shop: {location: DE, subjects: [customer], fields: [email.address], hosted_by: none}}
"""


@pytest.fixture
def shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an inventory in a repository with two commits."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    git(folder, "init", "-qb", "main")
    (folder / "shop").mkdir()
    (folder / "shop/a.yaml").write_text(SHOP)
    commit(folder, "one")
    (folder / "shop/a.yaml").write_text(f"{SHOP}flows: {{send: {{from: shop, to: mail, data: [email.address]}}}}\n")
    commit(folder, "two")
    return folder / "shop"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


def scope(ended: CompletedProcess[str]) -> str:
    assert ended.returncode == 0, ended.stderr
    return str(json.loads(ended.stdout)["scope"])


def test_a_map_names_the_commit_and_says_when_manifests_differ(pdmap: Run, shop: Path, folder: Path) -> None:
    head = git(folder, "rev-parse", "HEAD")[:10]
    assert f"revision {head} ·" in pdmap("map", "shop", "--format", "dot").stdout
    (shop / "b.yaml").write_text("systems: {}\n")
    assert f"revision {head} with changes ·" in pdmap("map", "shop", "--format", "dot").stdout
    assert "revision" not in pdmap("map", "shop", "--format", "dot", "--revision", "none").stdout
    assert "revision v2 ·" in pdmap("map", "shop", "--format", "dot", "--revision", "v2").stdout


def test_a_map_of_a_folder_in_no_repository_has_no_revision(pdmap: Run, folder: Path) -> None:
    assert "revision" not in pdmap("map", "good", "--format", "dot").stdout


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("diff:HEAD~1", "What changes from HEAD~1 ({one}) to {two}"),
        ("diff:HEAD~1..HEAD", "What changes from HEAD~1 ({one}) to HEAD ({two})"),
        ("diff:HEAD~1..", "What changes from HEAD~1 ({one}) to HEAD ({two})"),
        ("diff:main..HEAD~1", "What changes from main ({two}) to HEAD~1 ({one})"),
        ("diff", "What changes from HEAD ({two}) to {two}"),
    ],
)
def test_revisions_are_compared(pdmap: Run, shop: Path, folder: Path, view: str, said: str) -> None:
    one, two = (git(folder, "rev-parse", name)[:10] for name in ("HEAD~1", "HEAD"))
    ended = pdmap("map", "shop", "--view", view, "--format", "json")
    assert scope(ended) == said.format(one=one, two=two)
    assert bool(json.loads(ended.stdout)["edges"]) == (view != "diff")


def test_a_folder_is_compared_with_another_and_with_a_revision(pdmap: Run, shop: Path, folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old/a.yaml").write_text(SHOP)
    ended = pdmap("map", "shop", "--view", "diff", "--against", "old", "--format", "json")
    assert scope(ended).startswith("What changes from old to ")
    ended = pdmap("map", "shop", "--view", "diff", "--against", "HEAD~1", "--format", "json")
    assert scope(ended).startswith("What changes from HEAD~1 (")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["diff:nobody"], UNKNOWN.format("nobody")),
        (["diff:--output=x"], UNKNOWN.format("--output=x")),
        (["diff:a...b"], "--view diff:a...b has three dots; write two revisions with two dots between them"),
        (
            ["diff:good"],
            f"{UNKNOWN.format('good')}; to compare with the folder, write --against good",
        ),
        (
            ["diff:HEAD", "--against", "HEAD"],
            "--against and a revision behind --view diff: are two answers to one question; give one",
        ),
        (["overview", "--against", "HEAD"], "--against is for --view diff"),
        (["overview", "--aware-at", "2026-01-31T09:30Z"], "--aware-at is for --view breach"),
        (
            ["breach:shop", "--aware-at", "2026-01-31T09:30"],
            "--aware-at is `2026-01-31T09:30`, not a time with its zone such as 2026-01-31T09:30+01:00",
        ),
        (
            ["breach:shop", "--aware-at", "9999-12-30T23:59+00:00"],
            "--aware-at is `9999-12-30T23:59+00:00`; no calendar has the 72 hours that follow",
        ),
        (
            ["breach:shop", "--aware-at", "0001-01-01T00:00+14:00"],
            "--aware-at is `0001-01-01T00:00+14:00`; no calendar has the 72 hours that follow",
        ),
        (["breach:shp"], "--view breach is `shp`; did you mean `shop`?"),
        (["breach:shop,mial"], "--view breach is `mial`; did you mean `mail`?"),
        (["breach:shop,"], "--view breach is ``; choose from: mail, shop"),
        (["breach"], "--view breach needs to be told of what, such as breach:shop"),
        (["request:custmer"], "--view request is `custmer`; did you mean `customer`?"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(
    pdmap: Run, shop: Path, folder: Path, arguments: list[str], message: str
) -> None:
    before = sorted(folder.iterdir())
    ended = pdmap("map", "shop", "--view", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")
    assert sorted(folder.iterdir()) == before


def test_a_revision_that_cannot_be_read_as_a_whole_is_told(pdmap: Run, shop: Path, folder: Path) -> None:
    (shop / "a.yaml").write_text("systems: [\n")
    commit(folder, "broken")
    (shop / "a.yaml").write_text(SHOP)
    ended = pdmap("map", "shop", "--view", "diff")
    assert (ended.returncode, ended.stderr) == (
        2,
        (
            "pdmap: revision `HEAD`: a part of the manifests cannot be read, at a.yaml:1:10;"
            " nothing was written (run `pdmap validate`)\n"
        ),
    )


def test_a_revision_with_empty_manifests_is_told(pdmap: Run, shop: Path, folder: Path) -> None:
    (shop / "a.yaml").write_text("# nothing yet\n")
    commit(folder, "empty")
    (shop / "a.yaml").write_text(SHOP)
    ended = pdmap("map", "shop", "--view", "diff")
    assert (ended.returncode, ended.stderr) == (3, "pdmap: revision `HEAD`: the manifests are empty\n")


@pytest.mark.parametrize("view", ["breach:shop", "breach:shop,mail", "request:customer"])
def test_a_breach_and_a_request_are_drawn(pdmap: Run, shop: Path, view: str) -> None:
    ended = pdmap("map", "shop", "--view", view, "--format", "json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["view"] == view
    assert pdmap("map", "shop", "--view", view, "--format", "svg").returncode == 0
