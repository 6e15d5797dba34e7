import os
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.starting import refuse_used_folder, write_new

FILES = {"inventory.yaml": b"systems: {}\n", "pdmap.toml": b"# nothing\n"}


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    write_new(tmp_path / "a" / "b", FILES)
    assert _names(tmp_path) == ["a", "a/b", "a/b/inventory.yaml", "a/b/pdmap.toml"]
    assert (tmp_path / "a" / "b" / "inventory.yaml").read_bytes() == b"systems: {}\n"


def test_nothing_is_written_over_and_what_was_made_is_removed(tmp_path: Path) -> None:
    (tmp_path / "pdmap.toml").write_text("old")
    with pytest.raises(FileError, match=r"pdmap\.toml: is there already; nothing was written"):
        write_new(tmp_path, FILES)
    assert _names(tmp_path) == ["pdmap.toml"]
    assert (tmp_path / "pdmap.toml").read_text() == "old"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_behind_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    linked = os.link

    def fail(source: Path, path: Path) -> None:
        if path.name == "pdmap.toml":
            raise error
        linked(source, path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", fail)
        patch.setattr(Path, "replace", fail)
        with pytest.raises((FileError, KeyboardInterrupt)):
            write_new(tmp_path / "a" / "b", FILES)
    assert _names(tmp_path) == []


def test_a_file_in_the_way_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(FileError, match="a: is not a folder"):
        refuse_used_folder(tmp_path / "a", FILES)
    with pytest.raises(FileError, match=r"cannot be written \(not a directory\); nothing was written"):
        write_new(tmp_path / "a" / "b", FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_or_a_broken_link_of_the_name_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileError, match=f"{name}: is there already; nothing was written"):
        refuse_used_folder(tmp_path, FILES)


def test_other_yaml_is_told_because_it_would_be_read(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "compose.yml").write_text("services: {}\n")
    with pytest.raises(FileError, match=r"compose\.yml: is YAML, and an inventory reads every"):
        refuse_used_folder(tmp_path, FILES)


def test_an_empty_or_a_missing_folder_is_free(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x")
    refuse_used_folder(tmp_path, FILES)
    refuse_used_folder(tmp_path / "missing", FILES)


def test_a_file_system_without_second_names_gets_the_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "new", FILES)
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == FILES
    with pytest.raises(FileError, match="is there already; nothing was written"):
        write_new(tmp_path / "new", FILES)
