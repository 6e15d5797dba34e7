import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.writing import append_output, write_output, write_outputs

ROOT = Path(__file__).parents[2]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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
        "import pathlib, resource, sys; from pdmap.host.writing import append_output;"
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
