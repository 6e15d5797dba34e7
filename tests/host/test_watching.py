import os
from pathlib import Path
from threading import Event

from pdmap.host.watching import changes, stamps


def test_a_folder_is_its_manifests_and_a_file_is_itself(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.YML", "notes.txt", ".hidden.yaml", "pdmap.toml"):
        (tmp_path / name).touch()
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "c.yaml").touch()
    names = {Path(name).name for name, *_ in stamps([tmp_path, tmp_path / "pdmap.toml", tmp_path / "missing"])}
    assert names == {"a.yaml", "b.YML", "c.yaml", "pdmap.toml"}


def test_content_time_and_replacement_each_make_a_difference(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a")
    seen = [stamps([tmp_path])]
    file.write_text("ab")
    seen.append(stamps([tmp_path]))
    os.utime(file, ns=(1, 1))
    seen.append(stamps([tmp_path]))
    new = tmp_path / "new"
    new.write_text("cd")
    os.utime(new, ns=(1, 1))
    new.replace(file)
    seen.append(stamps([tmp_path]))
    assert len(set(seen)) == 4


def test_the_first_look_comes_at_once_and_each_change_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a")
    stop = Event()
    told = []
    for number, _ in enumerate(changes(lambda: [tmp_path], stop)):
        told.append(file.read_text())
        if number < 2:
            file.write_text("a" * (number + 2))
        else:
            stop.set()
    assert told == ["a", "aa", "aaa"]


def test_what_changes_while_somebody_reads_is_told_the_next_time(tmp_path: Path) -> None:
    stop = Event()
    watch = changes(lambda: [tmp_path], stop)
    next(watch)
    (tmp_path / "late.yaml").touch()  # after the look, before the next one
    next(watch)
    stop.set()
    assert list(watch) == []


def test_a_folder_that_is_gone_is_a_change(tmp_path: Path) -> None:
    assert stamps([tmp_path / "gone"]) == frozenset()
