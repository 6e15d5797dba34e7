import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.files import FileError, Files, append_output, read_inventory, write_output, write_outputs
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


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


def test_hidden_and_vendored_folders_are_passed_over(make: Callable[..., Path]) -> None:
    root = make(
        ".git/a.yaml", ".hidden.yaml", "node_modules/b.yaml", "a/__pycache__/c.yaml", "a/.venv/d.yaml", "e.yaml"
    )
    assert list(read_inventory(root).contents) == ["e.yaml"]


def test_an_inventory_in_a_hidden_folder_is_read(make: Callable[..., Path]) -> None:
    assert list(read_inventory(make(".privacy/a.yaml") / ".privacy").contents) == ["a.yaml"]


def test_a_file_is_an_inventory_of_one_manifest(make: Callable[..., Path]) -> None:
    root = make("a.yaml", "b.yaml", "c.txt")
    found = read_inventory(root / "b.yaml")
    assert (found.root, found.contents) == (root, {"b.yaml": b"b.yaml"})
    assert list(read_inventory(root / "c.txt").contents) == ["c.txt"]


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


def test_a_new_file_is_written_with_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_output(tmp_path / "out.svg", b"<svg/>")
    finally:
        os.umask(before)
    assert (tmp_path / "out.svg").read_bytes() == b"<svg/>"
    assert (tmp_path / "out.svg").stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["out.svg"]


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.svg"
    path.write_text("old")
    path.chmod(0o600)
    write_output(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


@pytest.mark.parametrize("step", ["mkstemp", "fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_a_step_fails_the_old_content_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    path = tmp_path / "out.svg"
    path.write_text("old")
    owner = {"mkstemp": tempfile, "fsync": os, "chmod": Path, "replace": Path}[step]
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, fail)
        with pytest.raises((FileError, KeyboardInterrupt)) as caught:
            write_output(path, b"new")
    if isinstance(caught.value, FileError):
        assert str(caught.value).endswith("out.svg: cannot be written (no space left on device)")
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["out.svg"]


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is a folder; name a file to write to"):
        write_output(tmp_path, b"new")


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"cannot be written \(no such file or directory\)"):
        write_output(tmp_path / "missing" / "out.svg", b"new")
    assert names_in(tmp_path) == []


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "precious", tmp_path / "out.svg"
    target.write_text("precious")
    link.symlink_to(target)
    with pytest.raises(FileError, match="is a link; name the file that it leads to"):
        write_output(link, b"new")
    assert target.read_text() == "precious"
    assert link.is_symlink()


@pytest.mark.parametrize("target", ["/dev/null", "/dev/stdout", "pipe"])
def test_a_link_to_a_device_or_a_pipe_is_not_written_through(tmp_path: Path, target: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out.svg").symlink_to(target)
    with pytest.raises(FileError, match="is a link; name the file that it leads to"):
        write_output(tmp_path / "out.svg", b"new")


@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}", "/dev/../dev/fd/{}"])
def test_a_pipe_that_a_shell_hands_over_is_written_to(name: str) -> None:
    reader, writer = os.pipe()
    write_output(Path(name.format(writer)), b"new")
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read() == b"new"


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write_output(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


def test_a_device_that_is_full_is_told() -> None:
    with pytest.raises(FileError, match=r"/dev/full: cannot be written \(no space left on device\)"):
        write_output(Path("/dev/full"), b"new")


def test_a_long_name_is_written(tmp_path: Path) -> None:
    write_output(tmp_path / ("n" * 251 + ".svg"), b"new")
    assert len(names_in(tmp_path)) == 1


def test_several_files_are_written_together(tmp_path: Path) -> None:
    write_outputs({tmp_path / "a": b"1", tmp_path / "b": b"2", Path("/dev/null"): b"3"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


@pytest.mark.parametrize("bad", ["no/b", "folder", "link", "/dev/full"])
def test_no_file_is_written_where_one_cannot_be(tmp_path: Path, bad: str) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("a")
    before = names_in(tmp_path)
    with pytest.raises(FileError, match=bad):
        write_outputs({tmp_path / "a": b"new", tmp_path / "c": b"new", tmp_path / bad: b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names_in(tmp_path) == before


def test_a_text_is_added_below_the_one_that_is_there(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    append_output(file, b"a\n", 8)
    append_output(file, b"b\n", 8)
    assert file.read_bytes() == b"a\n\nb\n"
    with pytest.raises(OSError, match="it would grow over 7 bytes"):
        append_output(file, b"c\n", 7)
    append_output(file, b"c\n", 8)
    assert file.read_bytes() == b"a\n\nb\n\nc\n"


def test_what_a_full_disk_took_of_an_addition_goes_again(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(b"old\n")
    program = (
        "import pathlib, resource, sys; from pdmap.host.files import append_output;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10));"
        "append_output(pathlib.Path(sys.argv[1]), b'a long addition', 999)"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(file)], cwd=ROOT, capture_output=True, check=False)
    assert b"File too large" in ended.stderr
    assert file.read_bytes() == b"old\n"


def test_a_second_file_that_cannot_take_its_place_is_told_with_what_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(self: Path, target: Path) -> None:
        if target.name == "b":
            raise OSError(5, "Input/output error")
        replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match=r"b: cannot be written \(input/output error\); 1 of 2 files were written"):
        write_outputs({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert names_in(tmp_path) == ["a"]
