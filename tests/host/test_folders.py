"""Folders are written whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.folders import names_below, written_folder


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def write(folder: Path, **files: bytes) -> None:
    with written_folder(folder) as new:
        for name, data in files.items():
            with new.file(f"{name}/x") as file:
                file.write(data)


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
    with pytest.raises(error), written_folder(tmp_path / "out") as new, new.file("b/x"):
        raise error
    assert content(tmp_path) == {"out/a/x": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_old_one_is_there_until_the_new_one_is_complete(tmp_path: Path) -> None:
    write(tmp_path / "out", a=b"1")
    with written_folder(tmp_path / "out") as new:
        with new.file("a/x") as file:
            file.write(b"2")
        assert content(tmp_path / "out") == {"a/x": b"1"}
    assert content(tmp_path / "out") == {"a/x": b"2"}


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    full = OSError(28, "No space left on device")
    with (
        pytest.raises(FileError, match=r"out: cannot be written \(no space left on device\)$"),
        written_folder(tmp_path / "out"),
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
