"""Which files a source stands for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.sources import MOST_BYTES, read_source

SUFFIXES = (".sql", ".prisma")
FILES = (
    "db/10_drop.sql",
    "db/2_add.sql",
    "db/notes.txt",
    "db/.hidden/3_add.sql",
    "db/node_modules/other/4_add.sql",
    "app/shop/models.py",
    "app/models.py",
    "app/models/user.py",
    "web/schema.prisma",
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("db", ["db/2_add.sql", "db/10_drop.sql"]),
        (".", ["db/2_add.sql", "db/10_drop.sql", "web/schema.prisma"]),
        ("db/*.sql", ["db/2_add.sql", "db/10_drop.sql"]),
        ("db/notes.txt", ["db/notes.txt"]),
        ("app/**/models.py", ["app/models.py", "app/shop/models.py"]),
        ("**/models*/**", ["app/models/user.py", "app/models.py", "app/shop/models.py"]),
        ("*/[m-s]*.p*", ["app/models.py", "web/schema.prisma"]),
    ],
)
def test_a_source_stands_for_files(base: Path, source: str, found: list[str]) -> None:
    read = read_source(source, base, SUFFIXES)
    assert sorted(document.path for document in read.documents) == sorted(found)
    assert all(document.data == document.path.encode() for document in read.documents)
    assert not read.troubles


def test_a_mark_in_front_of_a_text_is_left_out(base: Path) -> None:
    (base / "marked.sql").write_text("SELECT 1;", encoding="utf-8-sig")
    (base / "wide.sql").write_text("SELECT 2;", encoding="utf-16")
    assert [read_source(name, base, SUFFIXES).documents[0].data for name in ("marked.sql", "wide.sql")] == [
        b"SELECT 1;",
        b"SELECT 2;",
    ]


def test_numbers_in_names_are_counted(base: Path) -> None:
    assert [document.path for document in read_source("db", base, SUFFIXES).documents] == [
        "db/2_add.sql",
        "db/10_drop.sql",
    ]


def test_only_what_was_named_itself_counts_as_named(base: Path) -> None:
    assert read_source("db/2_add.sql", base, SUFFIXES).named == {"db/2_add.sql"}
    assert not read_source("db", base, SUFFIXES).named


@pytest.mark.parametrize("source", ["nothing", "db/*.toml", "nothing/**/x.sql", "db/2_add.sql/x"])
def test_what_is_not_there_is_told(base: Path, source: str) -> None:
    with pytest.raises(FileError, match=r"there is no such file|no file fits|cannot be read"):
        read_source(source, base, SUFFIXES)


def test_a_link_out_of_the_source_is_a_trouble(base: Path) -> None:
    (base / "db" / "3_out.sql").symlink_to("/etc/hostname")
    read = read_source("db", base, SUFFIXES)
    assert [document.path for document in read.documents] == ["db/2_add.sql", "db/10_drop.sql"]
    assert [(str(trouble.place), trouble.is_lost) for trouble in read.troubles] == [("db/3_out.sql", True)]


def test_a_folder_in_which_nothing_is_read_is_told(base: Path) -> None:
    (base / "empty").mkdir()
    with pytest.raises(FileError, match="empty: no file in this folder is of a kind that is read"):
        read_source("empty", base, SUFFIXES)


def test_a_link_to_a_folder_elsewhere_is_a_trouble_and_one_within_is_none(base: Path) -> None:
    (base / "db" / "out").symlink_to(base / "app")
    (base / "db" / "old").mkdir()
    (base / "db" / "same").symlink_to(base / "db" / "old")
    read = read_source("db", base, SUFFIXES)
    assert [(str(each.place), each.fact) for each in read.troubles] == [
        ("db/out", "the folder is not read: it is a link that leads out of the source")
    ]


def test_a_pipe_is_a_trouble_and_nobody_waits_for_it(base: Path) -> None:
    os.mkfifo(base / "db" / "pipe.sql")
    assert "not a regular file" in read_source("db", base, SUFFIXES).troubles[0].fact


def test_many_stars_take_no_longer(base: Path) -> None:
    deep = base.joinpath(*["a"] * 60)
    deep.mkdir(parents=True)
    (deep / "models.py").touch()
    with pytest.raises(FileError):
        read_source("/".join(["**", "a"] * 30) + "/b.py", base, SUFFIXES)


def test_a_file_that_is_too_large_is_told_with_what_to_read_instead(base: Path) -> None:
    for name in ("dump.sql", "list.csv"):
        with (base / "db" / name).open("wb") as file:
            file.truncate(MOST_BYTES + 1)
    facts = {str(each.place): each.fact for each in read_source("db", base, (".sql", ".csv")).troubles}
    assert facts["db/list.csv"] == "the file cannot be read: it is larger than 64,000,000 bytes"
    assert facts["db/dump.sql"].startswith(f"{facts['db/list.csv']}; ")
    assert "`pg_dump --schema-only`" in facts["db/dump.sql"]
