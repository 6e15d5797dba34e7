"""Folders are written whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.folders import Refuses, check_replaceable, names_below, written_folder
from pdmap.host.leftovers import clear, when_possible


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def anything(_: tuple[str, ...]) -> str:
    """Refuse nothing."""
    return ""


def write(folder: Path, **files: bytes) -> None:
    with written_folder(folder, anything) as new:
        for name, data in files.items():
            with new.file(f"{name}/x") as file:
                file.write(data)


def write_while(folder: Path, happens: Callable[[], object], refuses: Refuses) -> None:
    with written_folder(folder, refuses) as new:
        with new.file("a/x") as file:
            file.write(b"2")
        happens()


def others(names: tuple[str, ...]) -> str:
    """Return what is no part of what is written."""
    return ", ".join(name for name in names if name != "a/x")


def test_a_new_folder(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1", b=b"2")
    assert content(tmp_path) == {"out/a/x": b"1", "out/b/x": b"2"}
    (tmp_path / "usual").mkdir()
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_the_new_one_takes_the_place_of_the_old_one_with_nothing_left_of_it(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1", b=b"2")
    write(tmp_path / "out", b=b"3")
    assert content(tmp_path) == {"out/b/x": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", a=b"1")
    assert content(tmp_path) == {"out/a/x": b"1"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, MemoryError])
def test_an_error_leaves_everything_as_it_was(error: type[BaseException], tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")
    with pytest.raises(error), written_folder(tmp_path / "out", anything) as new, new.file("b/x"):
        raise error
    assert content(tmp_path) == {"out/a/x": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_old_one_is_there_until_the_new_one_is_complete(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")
    with written_folder(tmp_path / "out", anything) as new:
        with new.file("a/x") as file:
            file.write(b"2")
        assert content(tmp_path / "out") == {"a/x": b"1"}
    assert content(tmp_path / "out") == {"a/x": b"2"}


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    full = OSError(28, "No space left on device")
    with (
        pytest.raises(FileError, match=r"out: cannot be written \(no space left on device\)$"),
        written_folder(tmp_path / "out", anything),
    ):
        raise full
    assert list(tmp_path.iterdir()) == []


def test_an_old_one_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "out", a=b"1")
    rename: Callable[[Path, Path], Path] = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(FileError, match="permission denied"):
        write(tmp_path / "out", a=b"2")
    assert content(tmp_path) == {"out/a/x": b"1"}


@pytest.mark.parametrize(
    ("moved", "is_done", "left"), [("out", False, b"1"), ("out", True, b"1"), ("new", False, b"1"), ("new", True, b"2")]
)
def test_an_interruption_while_they_change_places_leaves_one_of_them(
    moved: str, *, is_done: bool, left: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "out", a=b"1")
    rename: Callable[[Path, Path], Path] = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self.name != moved:
            return rename(self, target)
        if is_done:
            rename(self, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out", a=b"2")
    assert content(tmp_path) == {"out/a/x": left}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_signal_while_they_change_places_waits_for_the_end(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")
    seen: list[dict[str, bytes]] = []

    def end() -> None:
        clear()
        seen.append(content(tmp_path))

    def signalled(_: tuple[str, ...]) -> str:
        when_possible(end)
        return ""

    write_while(tmp_path / "out", lambda: None, signalled)
    assert seen == [{"out/a/x": b"2"}] == [content(tmp_path)]


def kill_between(folder: Path) -> None:
    """Write a folder in a process that is killed when the old one has left its place."""
    process = os.fork()
    if not process:
        write_while(folder, lambda: None, lambda _: os._exit(9) if not folder.exists() else "")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows makes no copies of processes")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the threads of whatever runs the tests
def test_what_a_killed_process_has_moved_away_comes_back_before_anything_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1", b=b"2")
    kill_between(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    check_replaceable(tmp_path / "another", others)
    assert not (tmp_path / "out").exists()
    with pytest.raises(FileError, match="out: b/x; name another folder"):
        check_replaceable(tmp_path / "out", others)
    assert content(tmp_path) == {"out/a/x": b"1", "out/b/x": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows tells owners otherwise")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_only_what_this_user_has_moved_away_comes_back(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")
    kill_between(tmp_path / "out")
    (room,) = tmp_path.iterdir()
    room.chmod(0o755)
    check_replaceable(tmp_path / "out", anything)
    assert not (tmp_path / "out").exists()
    room.chmod(0o700)
    (tmp_path / "out").symlink_to("nowhere")
    with pytest.raises(FileError, match="is a link"):
        check_replaceable(tmp_path / "out", anything)
    (tmp_path / "out").unlink()
    check_replaceable(tmp_path / "out", anything)
    assert content(tmp_path) == {"out/a/x": b"1"}


def test_whatever_clears_away_puts_the_old_one_back(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")

    def cleared(_: tuple[str, ...]) -> str:
        clear()
        return ""

    with pytest.raises(FileError, match="out: cannot be written"):
        write_while(tmp_path / "out", lambda: None, cleared)
    assert content(tmp_path) == {"out/a/x": b"1"}


def test_an_old_one_that_cannot_come_back_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "out", a=b"1")

    def somebody_takes_the_place(_: tuple[str, ...]) -> str:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "theirs").write_bytes(b"3")
        return ""

    told = r"out: what was there cannot be put back \(directory not empty\), and is kept as (\.pdmap-\w+/old)$"
    with pytest.raises(FileError, match=told) as failed:
        write_while(Path("out"), lambda: None, somebody_takes_the_place)
    assert content(tmp_path / str(failed.value).rpartition(" ")[2]) == {"a/x": b"1"}
    assert content(tmp_path / "out") == {"theirs": b"3"}


def test_what_was_added_meanwhile_is_not_removed(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")
    check_replaceable(tmp_path / "out", others)
    with pytest.raises(FileError, match=rf"^{tmp_path}/out: precious; name another folder$"):
        write_while(tmp_path / "out", lambda: (tmp_path / "out" / "precious").write_bytes(b"3"), others)
    assert content(tmp_path) == {"out/a/x": b"1", "out/precious": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(FileError, match=r"out: precious; name another folder$"):
        check_replaceable(tmp_path / "out", others)


def test_a_file_that_took_the_place_meanwhile_is_not_removed(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"out: is not a folder$"):
        write_while(tmp_path / "out", lambda: (tmp_path / "out").write_bytes(b"3"), anything)
    assert content(tmp_path) == {"out": b"3"}


def test_a_link_that_took_the_place_meanwhile_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(FileError, match=r"out: is a link; name the folder that it leads to$"):
        write_while(tmp_path / "out", lambda: (tmp_path / "out").symlink_to(tmp_path / "elsewhere"), anything)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "out"]
    assert (tmp_path / "out").is_symlink()


def test_permissions_stay(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1", b=b"2")
    modes = {"out": 0o750, "out/a": 0o700, "out/a/x": 0o640, "out/b": 0o755, "out/b/x": 0o644}
    for name, mode in modes.items():
        (tmp_path / name).chmod(mode)
    write(tmp_path / "out", a=b"3", b=b"4", c=b"5")
    assert {name: (tmp_path / name).stat().st_mode & 0o7777 for name in modes} == modes
    assert content(tmp_path) == {"out/a/x": b"3", "out/b/x": b"4", "out/c/x": b"5"}


def test_a_parent_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"cannot be written \(no such file or directory\)"):
        write(tmp_path / "no" / "out", a=b"1")


def test_names_below_a_folder(tmp_path: Path) -> None:
    assert names_below(tmp_path / "no") == ()
    assert names_below(tmp_path) == ()
    write(tmp_path / "out", a=b"1")
    (tmp_path / "out" / "empty").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path)
    (tmp_path / "out" / ".hidden").touch()
    assert names_below(tmp_path / "out") == (".hidden", "a/x", "empty/", "link@")


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    with pytest.raises(FileError, match="file: is not a folder"):
        names_below(tmp_path / "file")
    with pytest.raises(FileError, match="link: is a link; name the folder that it leads to"):
        names_below(tmp_path / "link")
