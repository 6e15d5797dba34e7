import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.files import read_inventory
from pdmap.host.git import Blob, _batches
from pdmap.host.history import history_of
from pdmap.host.revisions import Revision, RevisionError, inventory_at, revision_of
from pdmap.source import DEFAULT_LIMITS

Git = Callable[..., str]


@pytest.fixture
def inventory(git: Git, tmp_path: Path) -> Path:
    """Make an inventory two folders down in a repository, committed once."""
    folder = tmp_path / "repository" / "privacy" / "map"
    write(folder, "a.yaml", "systems: {}\n")
    write(folder, "deep/b.yml", "parties: {}\n")
    write(folder, "deep/c.YAML", "flows: {}\n")
    write(folder, ".hidden/c.yaml", "no: 1\n")
    write(folder, ".d.yaml", "no: 1\n")
    write(folder, "node_modules/e.yaml", "no: 1\n")
    write(folder, "notes.txt", "no\n")
    write(folder, "naïve name\n2.yaml", "flows: {}\n")
    write(tmp_path / "repository", "outside.yaml", "no: 1\n")
    git("add", "-A")
    git("commit", "-qm", "one")
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_revision_has_the_manifests_that_the_folder_had(inventory: Path, git: Git) -> None:
    before = read_inventory(inventory)
    write(inventory, "a.yaml", "systems: {new: {}}\n")
    (inventory / "deep/b.yml").unlink()
    git("add", "-A")
    git("commit", "-qm", "two")
    snapshot = inventory_at(inventory, "HEAD~1")
    assert snapshot.files == before
    assert set(before.contents) == {"a.yaml", "deep/b.yml", "deep/c.YAML", "naïve name\n2.yaml"}
    assert git("rev-parse", "HEAD~1").startswith(snapshot.commit)
    assert inventory_at(inventory, "main").files == read_inventory(inventory)


def test_nothing_is_checked_out_and_no_file_changes(inventory: Path, git: Git) -> None:
    write(inventory, "a.yaml", "systems: {dirty: {}}\n")
    state = {path: path.stat().st_mtime_ns for path in inventory.parents[1].rglob("*")}
    inventory_at(inventory, "HEAD")
    revision_of(inventory, read_inventory(inventory).contents)
    assert {path: path.stat().st_mtime_ns for path in inventory.parents[1].rglob("*")} == state


def test_an_inventory_that_is_one_file_is_read_alone(inventory: Path, git: Git) -> None:
    assert inventory_at(inventory / "a.yaml", "HEAD").files == read_inventory(inventory / "a.yaml")


def test_links_are_followed_inside_the_inventory_only(inventory: Path, git: Git) -> None:
    (inventory / "inside.yaml").symlink_to("deep/b.yml")
    (inventory / "outside.yaml").symlink_to("../../outside.yaml")
    (inventory / "linked").symlink_to("deep")
    git("add", "-A")
    git("commit", "-qm", "links")
    assert inventory_at(inventory, "HEAD").files == read_inventory(inventory)


def test_a_link_in_a_circle_is_told(inventory: Path, git: Git) -> None:
    (inventory / "x.yaml").symlink_to("y.yaml")
    (inventory / "y.yaml").symlink_to("x.yaml")
    git("add", "-A")
    git("commit", "-qm", "circle")
    assert [finding.location.path for finding in inventory_at(inventory, "HEAD").files.findings] == ["x.yaml", "y.yaml"]


def test_a_file_over_the_limit_is_told_and_not_read(inventory: Path, git: Git) -> None:
    write(inventory, "large.yaml", "#" * (DEFAULT_LIMITS.bytes + 1))
    git("add", "-A")
    git("commit", "-qm", "large")
    files = inventory_at(inventory, "HEAD").files
    assert "large.yaml" not in files.contents
    assert [finding.message for finding in files.findings] == [
        f"the manifest cannot be read: it is larger than {DEFAULT_LIMITS.bytes} bytes"
    ]


@pytest.mark.parametrize(
    "revision",
    [
        "nobody",
        "",
        "-rf",
        "--output=x",
        "--batch-all-objects",
        ";touch x",
        "$(touch x)",
        "HEAD\ntouch",
        "HEAD~99",
        "a b",
        "--exec=touch x",
        "--upload-pack=touch x",
        "-c core.pager=touch",
        "@{-1}",
        "HEAD:../outside.yaml",
        ":/one",
        "^HEAD",
        "HEAD..HEAD",
        "\x00HEAD",
        "main\r",
        "x" * 100_000,
    ],
    ids=lambda revision: repr(revision[:20]),
)
def test_a_revision_that_names_nothing_is_told_and_runs_nothing(inventory: Path, revision: str) -> None:
    before = sorted(inventory.parents[1].rglob("*"))
    with pytest.raises(RevisionError, match="is unknown; name a commit, branch or tag, such as HEAD~1 or main") as told:
        inventory_at(inventory, revision)
    assert "\n" not in str(told.value)
    assert sorted(inventory.parents[1].rglob("*")) == before


def test_a_branch_that_looks_like_an_option_is_read(inventory: Path, git: Git) -> None:
    git("update-ref", "refs/heads/--output=x", "HEAD")
    assert inventory_at(inventory, "--output=x").files == read_inventory(inventory)


def test_a_revision_without_the_inventory_is_told(inventory: Path, git: Git) -> None:
    git("checkout", "-q", "--orphan", "empty")
    git("rm", "-rqf", "--cached", ".")
    git("commit", "-qm", "nothing", "--allow-empty")
    with pytest.raises(RevisionError, match="revision `empty` has no manifests at"):
        inventory_at(inventory, "empty")


def test_a_folder_outside_a_repository_is_told(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = write(tmp_path / "elsewhere", "a.yaml", "systems: {}\n").parent
    with pytest.raises(RevisionError, match="is in no git repository, or in one that git does not trust"):
        inventory_at(folder, "HEAD")
    assert revision_of(folder, read_inventory(folder).contents) is None


def test_a_shallow_clone_tells_what_to_do(inventory: Path, git: Git, tmp_path: Path) -> None:
    write(inventory, "a.yaml", "systems: {new: {}}\n")
    git("commit", "-aqm", "two")
    git("clone", "-q", "--depth=1", (tmp_path / "repository").as_uri(), str(tmp_path / "clone"), at=tmp_path)
    with pytest.raises(
        RevisionError, match=r"revision `HEAD~1` is not in this shallow clone \(git fetch --unshallow\)"
    ):
        inventory_at(tmp_path / "clone/privacy/map", "HEAD~1")


def test_a_partial_clone_fetches_nothing(inventory: Path, git: Git, tmp_path: Path) -> None:
    write(inventory, "a.yaml", "systems: {new: {}}\n")
    git("commit", "-aqm", "two")
    git("config", "uploadpack.allowFilter", "true")
    where = (tmp_path / "repository").as_uri()
    git("clone", "-q", "--filter=blob:none", where, str(tmp_path / "clone"), at=tmp_path)
    before = sorted((tmp_path / "clone/.git").rglob("*"))
    with pytest.raises(RevisionError):
        inventory_at(tmp_path / "clone/privacy/map", "HEAD~1")
    assert sorted((tmp_path / "clone/.git").rglob("*")) == before


TRAPS = {
    "alias.cat-file": "!{trap}",
    "alias.ls-tree": "!{trap}",
    "alias.rev-list": "!{trap}",
    "alias.rev-parse": "!{trap}",
    "core.alternateRefsCommand": "{trap}",
    "core.askPass": "{trap}",
    "core.editor": "{trap}",
    "core.fsmonitor": "{trap}",
    "core.gitProxy": "{trap}",
    "core.hooksPath": "{folder}",
    "core.pager": "{trap}",
    "core.sshCommand": "{trap}",
    "credential.helper": "!{trap}",
    "diff.external": "{trap}",
    "diff.trap.command": "{trap}",
    "diff.trap.textconv": "{trap}",
    "filter.trap.clean": "{trap}",
    "filter.trap.process": "{trap}",
    "filter.trap.required": "true",
    "filter.trap.smudge": "{trap}",
    "gpg.program": "{trap}",
    "include.path": "{folder}/more",
    "includeIf.gitdir:**.path": "{folder}/more",
    "interactive.diffFilter": "{trap}",
    "log.showSignature": "true",
    "merge.trap.driver": "{trap}",
    "pager.cat-file": "{trap}",
    "pager.rev-list": "{trap}",
    "remote.origin.promisor": "true",
    "remote.origin.uploadpack": "{trap}",
    "remote.origin.url": "ext::{trap}",
    "remote.origin.vcs": "trap",
    "uploadpack.packObjectsHook": "{trap}",
}
"""What a repository's configuration can name so that git runs it; the configuration of a stranger is full of them."""
HOOKS = ("fsmonitor-watchman", "post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction")


@pytest.mark.parametrize("traps", [*([key] for key in TRAPS), [*TRAPS]], ids=lambda keys: " ".join(keys[:2]))
def test_no_program_of_the_repository_is_run(inventory: Path, git: Git, tmp_path: Path, traps: list[str]) -> None:
    missing = git("rev-parse", "HEAD:privacy/map/a.yaml")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    (tmp_path / "more").write_text(f"[core]\n  fsmonitor = {trap}\n  pager = {trap}\n")
    (inventory / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n")
    for hook in HOOKS:
        for folder in (tmp_path, tmp_path / "repository/.git/hooks"):
            folder.mkdir(exist_ok=True)
            (folder / hook).write_bytes(trap.read_bytes())
            (folder / hook).chmod(0o755)
    write(inventory, "a.yaml", "systems: {new: {}}\n")
    for key in traps:
        git("config", key, TRAPS[key].format(trap=trap, folder=tmp_path))
    assert inventory_at(inventory, "HEAD").files.contents["a.yaml"] == b"systems: {}\n"
    assert revision_of(inventory, read_inventory(inventory).contents)
    assert history_of(inventory, "", "HEAD", 9).start
    # What is missing would be fetched by a program that the configuration names.
    (tmp_path / f"repository/.git/objects/{missing[:2]}/{missing[2:]}").unlink()
    with pytest.raises(RevisionError):
        inventory_at(inventory, "HEAD")
    assert not (tmp_path / "sprung").exists()


def test_variables_of_a_hook_do_not_lead_elsewhere(inventory: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nonexistent/index")
    assert inventory_at(inventory, "HEAD").files.contents


def test_an_inventory_is_called_by_its_commit_and_says_when_it_differs(inventory: Path, git: Git) -> None:
    commit = git("rev-parse", "HEAD")[:10]
    assert revision_of(inventory, read_inventory(inventory).contents) == Revision(commit, is_changed=False)
    write(inventory.parent, "beside.txt", "not a manifest\n")
    assert revision_of(inventory, read_inventory(inventory).contents) == Revision(commit, is_changed=False)
    write(inventory, "new.yaml", "systems: {}\n")
    assert revision_of(inventory, read_inventory(inventory).contents) == Revision(commit, is_changed=True)


def test_line_ends_of_windows_are_no_change(inventory: Path) -> None:
    contents = {name: text.replace(b"\n", b"\r\n") for name, text in read_inventory(inventory).contents.items()}
    revision = revision_of(inventory, contents)
    assert revision
    assert not revision.is_changed


def test_manifests_that_are_in_no_commit_have_no_revision(inventory: Path, git: Git, tmp_path: Path) -> None:
    folder = write(tmp_path / "repository/untracked", "a.yaml", "systems: {}\n").parent
    assert revision_of(folder, read_inventory(folder).contents) is None
    fresh = write(tmp_path / "fresh", "a.yaml", "systems: {}\n").parent
    git("init", "-q", at=fresh)
    assert revision_of(fresh, read_inventory(fresh).contents) is None


@pytest.mark.parametrize("format_", ["sha1", "sha256"])
def test_both_kinds_of_ids_are_known(git: Git, tmp_path: Path, format_: str) -> None:
    folder = write(tmp_path / "other", "a.yaml", "systems: {}\n").parent
    git("init", "-q", f"--object-format={format_}", at=folder)
    git("add", "-A", at=folder)
    git("commit", "-qm", "one", at=folder)
    assert inventory_at(folder, "HEAD").files == read_inventory(folder)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("sleep 600", r"git took longer than 0\.5 s and was stopped"),
        ("kill -9 $$", "is in no git repository, or in one that git does not trust"),
        ("exit 1", "is in no git repository, or in one that git does not trust"),
        ("yes", "git wrote more than 64000000 bytes and was stopped"),
        ("echo true; echo", "git gave an answer that cannot be read"),
        ("echo true; echo; head -c 100000 /dev/urandom", "git gave an answer that cannot be read"),
    ],
)
def test_a_git_that_fails_ends_in_one_line(
    inventory: Path, fake_git: Callable[[str], None], lines: str, message: str
) -> None:
    fake_git(lines)
    with pytest.raises(RevisionError, match=message):
        inventory_at(inventory, "HEAD", seconds=0.5 if "sleep" in lines else 20)
    assert revision_of(inventory, {"a.yaml": b""}, seconds=0.5) is None


def test_a_git_that_lies_about_contents_is_not_believed(inventory: Path, fake_git: Callable[[str], None]) -> None:
    real = subprocess.run(["which", "git"], check=True, capture_output=True, text=True).stdout.strip()
    fake_git(f'case "$*" in *--batch) {real} "$@" | sed s/systems/sistems/;; *) exec {real} "$@";; esac')
    with pytest.raises(RevisionError, match="git has not all contents of the revision"):
        inventory_at(inventory, "HEAD")


def test_without_git_a_map_has_no_revision_and_a_comparison_says_why(
    inventory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert revision_of(inventory, read_inventory(inventory).contents) is None
    with pytest.raises(RevisionError, match="git is missing: install it, or compare two folders"):
        inventory_at(inventory, "HEAD")


def test_the_tests_own_git_is_not_the_persons(git: Git) -> None:
    assert os.environ["GIT_CONFIG_GLOBAL"] == os.devnull
    assert git("rev-parse", "--is-inside-work-tree") == "true"


def test_a_git_in_the_working_folder_is_not_started(
    inventory: Path, fake_git: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_git("echo started > started; exit 1")
    monkeypatch.chdir(os.environ["PATH"].partition(os.pathsep)[0])
    assert inventory_at(inventory, "HEAD").files == read_inventory(inventory)
    assert not list(tmp_path.rglob("started"))


@pytest.mark.parametrize("folder", ["/", "/usr"])
def test_git_is_found_from_above_the_folder_that_it_is_in(
    inventory: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(folder)
    assert inventory_at(inventory, "HEAD").files == read_inventory(inventory)


@pytest.mark.parametrize("place", ["tools", "", "."])
def test_a_git_that_is_named_from_the_working_folder_is_not_started(
    inventory: Path, fake_git: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    real = os.environ["PATH"]
    fake_git("echo started > started; exit 1")
    planted = Path(os.environ["PATH"].partition(os.pathsep)[0])
    monkeypatch.chdir(planted.parent if place == "tools" else planted)
    monkeypatch.setenv("PATH", os.pathsep.join([planted.name if place == "tools" else place, real]))
    assert inventory_at(inventory, "HEAD").files == read_inventory(inventory)
    assert not list(tmp_path.rglob("started"))


def test_many_small_contents_and_few_large_ones_are_asked_for_in_batches() -> None:
    sizes = [0, 0, 20_000_000, 12_000_000, 1, 40_000_000, 40_000_000, 5]
    blobs = [Blob(str(number), "0" * 40, size, is_link=False) for number, size in enumerate(sizes)]
    assert [[blob.size for blob in batch] for batch in _batches(blobs)] == [
        [0, 0, 20_000_000, 12_000_000],
        [1],
        [40_000_000],
        [40_000_000],
        [5],
    ]
