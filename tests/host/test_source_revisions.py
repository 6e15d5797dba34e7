"""A revision has the files of a source that the working tree would have."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.revisions import RevisionError
from pdmap.host.source_revisions import commit_around, sources_at
from pdmap.host.sources import read_source

SUFFIXES = (".sql", ".py")
FILES = (
    "db/10_last.sql",
    "db/2_first.sql",
    "db/README.md",
    "db/.hidden/a.sql",
    "db/old/a.sql",
    "db/vendor/a.sql",
    "app/models.py",
    "app/shop/models.py",
    "app/shop/views.py",
    "app/node_modules/x/models.py",
    "structure.SQL",
    "odd [name].sql",
)
SOURCES = (
    "db",
    "db/",
    "./db",
    ".",
    "db/*.sql",
    "db/**/*.sql",
    "app/**/models.py",
    "app/*/models.py",
    "structure.SQL",
    "db/README.md",
    "odd [name].sql",
    "missing.sql",
    "missing/*.sql",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"-- {name}\n", "utf-8")
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "first"),
    ):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True, capture_output=True)
    return tmp_path


@pytest.mark.parametrize("source", SOURCES)
def test_the_same_files_are_read_in_the_same_order(repository: Path, source: str) -> None:
    try:
        now = read_source(source, repository, SUFFIXES).documents
    except FileError:
        now = ()
    assert sources_at(repository, "HEAD", [source], SUFFIXES).documents == now


def test_a_folder_below_the_repository_is_the_base(repository: Path) -> None:
    found = sources_at(repository / "app", "HEAD", ["**/models.py"], SUFFIXES).documents
    assert [document.path for document in found] == ["models.py", "shop/models.py"]


def test_what_is_changed_since_is_not_seen(repository: Path) -> None:
    (repository / "db" / "2_first.sql").write_text("changed", "utf-8")
    (document,) = sources_at(repository, "HEAD", ["db/2_first.sql"], SUFFIXES).documents
    assert document.data == b"-- db/2_first.sql\n"


def test_a_link_is_told_and_not_followed(repository: Path) -> None:
    (repository / "db" / "link.sql").symlink_to("/etc/passwd")
    subprocess.run(["git", "-C", str(repository), "add", "-A"], check=True)
    command = ("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "second")
    subprocess.run(["git", "-C", str(repository), *command], check=True)
    found = sources_at(repository, "HEAD", ["db/link.sql"], SUFFIXES)
    assert found.documents == ()
    assert [(trouble.place.path, trouble.is_lost) for trouble in found.troubles] == [("db/link.sql", True)]


def test_a_revision_that_is_not_there_is_told(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(RevisionError, match="revision `nowhere` is unknown"):
        sources_at(repository, "nowhere", ["db"], SUFFIXES)
    with pytest.raises(RevisionError, match="is in no git repository"):
        commit_around(tmp_path_factory.mktemp("plain"), "HEAD")
