import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.files import FileError, Files, read_inventory
from pdmap.host.paths import is_regular_file
from pdmap.source import DEFAULT_LIMITS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    """Make files below a folder; each holds its own name."""

    def make_files(*names: str) -> Path:
        for name in names:
            path = tmp_path / "inventory" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        return tmp_path / "inventory"

    return make_files


def problems(found: Files) -> list[tuple[str, str]]:
    return [(str(finding.location), finding.message) for finding in found.findings]


def test_a_place_that_nobody_may_look_into_is_no_file_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    assert is_regular_file(Path(__file__))
    assert not is_regular_file(tmp_path)
    assert not is_regular_file(tmp_path / "none")
    assert not is_regular_file(Path(__file__) / "none")
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(PermissionError):
        is_regular_file(tmp_path / "closed")


def test_manifests_are_found_in_every_folder_and_come_in_the_order_of_their_paths(make: Callable[..., Path]) -> None:
    root = make("b.YAML", "a/z.Yml", "a.yaml", "a/b/c.yaml", "README.md", "a/data.json", "yaml")
    found = read_inventory(root)
    assert list(found.contents) == ["a.yaml", "a/b/c.yaml", "a/z.Yml", "b.YAML"]
    assert found.contents["a/b/c.yaml"] == b"a/b/c.yaml"
    assert found.findings == ()


def test_hidden_and_vendored_files_are_passed_over(make: Callable[..., Path]) -> None:
    hidden = (".git/a.yaml", ".hidden.yaml", "a/.venv/d.yaml")
    vendored = ("node_modules/b.yaml", "a/__pycache__/c.yaml", "a/pnpm-lock.yaml")
    root = make(*hidden, *vendored, "e.yaml")
    assert list(read_inventory(root).contents) == ["e.yaml"]


def test_an_inventory_in_a_hidden_folder_is_read(make: Callable[..., Path]) -> None:
    assert list(read_inventory(make(".privacy/a.yaml") / ".privacy").contents) == ["a.yaml"]


def test_a_file_is_an_inventory_of_one_manifest(make: Callable[..., Path]) -> None:
    root = make("a.yaml", "b.yaml", "c.txt")
    found = read_inventory(root / "b.yaml")
    assert (found.root, found.contents) == (root, {"b.yaml": b"b.yaml"})
    assert list(read_inventory(root / "c.txt").contents) == ["c.txt"]


def test_files_beside_the_one_that_was_named_are_counted(make: Callable[..., Path]) -> None:
    root = make("a.yaml", "b.yml", "c.YAML", ".hidden.yaml", "notes.txt", "deep/d.yaml")
    assert read_inventory(root / "a.yaml").beside == 2
    assert read_inventory(root / "deep" / "d.yaml").beside == 0
    assert read_inventory(root / "notes.txt").beside == 0
    assert read_inventory(root).beside == 0


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert read_inventory(tmp_path) == Files(tmp_path, {}, ())


def test_a_path_to_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="missing: there is no such file or folder"):
        read_inventory(tmp_path / "missing")


def test_a_link_inside_the_inventory_is_followed(make: Callable[..., Path]) -> None:
    root = make("a.yaml")
    (root / "b.yaml").symlink_to("a.yaml")
    assert read_inventory(root).contents == {"a.yaml": b"a.yaml", "b.yaml": b"a.yaml"}


@pytest.mark.parametrize("target", ["../secret.yaml", "/etc/hostname"])
def test_a_link_out_of_the_inventory_is_not_followed(make: Callable[..., Path], target: str) -> None:
    root = make("a.yaml", "../secret.yaml")
    (root / "b.yaml").symlink_to(target)
    found = read_inventory(root)
    assert list(found.contents) == ["a.yaml"]
    reason = "it is a link that leads out of the inventory"
    assert problems(found) == [("b.yaml", f"the manifest cannot be read: {reason}")]


def test_a_link_to_a_folder_is_not_followed_and_told_where_manifests_are_left_out(make: Callable[..., Path]) -> None:
    root = make("a/a.yaml", "../outside/b.yaml", "../harmless/b.txt", "../hidden/.b.yaml")
    (root / "loop").symlink_to(".")
    for name in ("outside", "harmless", "hidden"):
        (root / name).symlink_to(f"../{name}")
    files = read_inventory(root)
    assert list(files.contents) == ["a/a.yaml"]
    ((place, message),) = problems(files)
    assert (place, message) == ("outside", "the folder cannot be read: it is a link that leads out of the inventory")


@pytest.mark.parametrize("target", ["b.yaml", "nowhere.yaml"])
def test_a_link_that_leads_nowhere_is_told(make: Callable[..., Path], target: str) -> None:
    root = make("a.yaml")
    (root / "b.yaml").symlink_to(target)
    ((place, message),) = problems(read_inventory(root))
    assert place == "b.yaml"
    assert message.startswith("the manifest cannot be read: ")


def test_a_pipe_is_not_waited_for(make: Callable[..., Path]) -> None:
    root = make("a.yaml")
    os.mkfifo(root / "b.yaml")
    assert problems(read_inventory(root)) == [("b.yaml", "the manifest cannot be read: it is not a regular file")]


def test_a_folder_that_is_called_like_a_manifest_is_told_and_searched(make: Callable[..., Path]) -> None:
    found = read_inventory(make("a.yaml/b.yaml"))
    assert list(found.contents) == ["a.yaml/b.yaml"]
    assert problems(found) == [("a.yaml", "the manifest cannot be read: it is a folder, not a file")]


def test_a_manifest_that_may_not_be_read_is_told(make: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, flags: int, mode: int = 0o777) -> int:
        if str(name).endswith("b.yaml"):
            raise PermissionError(13, "Permission denied", name)
        return opened(name, flags, mode)

    root, opened = make("a.yaml", "b.yaml"), os.open
    monkeypatch.setattr(os, "open", refuse)
    found = read_inventory(root)
    assert list(found.contents) == ["a.yaml"]
    assert problems(found) == [("b.yaml", "the manifest cannot be read: permission denied")]


def _refuse_to_list(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Make the system refuse to list a folder, also to root."""
    listed = os.scandir

    def scan(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scan)


def test_a_folder_that_may_not_be_searched_is_told(make: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = make("a.yaml", "closed/b.yaml")
    _refuse_to_list(monkeypatch, root / "closed")
    found = read_inventory(root)
    assert list(found.contents) == ["a.yaml"]
    assert problems(found) == [("closed", "the folder cannot be read: permission denied")]


def test_an_inventory_that_may_not_be_searched_is_told(
    make: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make("a.yaml")
    _refuse_to_list(monkeypatch, root)
    with pytest.raises(FileError, match=r"inventory: cannot be read \(permission denied\)"):
        read_inventory(root)


def test_no_more_than_the_limit_of_the_reader_is_read(make: Callable[..., Path]) -> None:
    root = make("a.yaml")
    with (root / "a.yaml").open("wb") as file:
        file.truncate(DEFAULT_LIMITS.bytes + 1000)
    assert len(read_inventory(root).contents["a.yaml"]) == DEFAULT_LIMITS.bytes + 1


def test_a_name_that_is_not_unicode_is_read(make: Callable[..., Path]) -> None:
    root = make("a.yaml")
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.yaml")).write_text("x")
    assert list(read_inventory(root).contents) == ["a.yaml", "\udcff.yaml"]
