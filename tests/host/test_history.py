import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.history import history_of
from pdmap.host.revisions import RevisionError

Git = Callable[..., str]


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)


@pytest.fixture
def inventory(tmp_path: Path, git: Git) -> Path:
    """Make an inventory with three revisions, between which something else changes."""
    folder = tmp_path / "repository" / "[a]*"
    for number in range(3):
        write(folder, "a.yaml", f"systems: {{s{number}: {{}}}}\n")
        git("add", "-A")
        git("commit", "-qm", str(number), "--date", "2001-01-01T00:00:00Z")
        write(tmp_path / "repository" / "a", "b.yaml", str(number))
        git("add", "-A")
        git("commit", "-qm", "elsewhere")
    return folder


def test_revisions_are_those_that_changed_the_folder_oldest_first(inventory: Path, git: Git) -> None:
    commits = [git("rev-parse", f"HEAD~{number}") for number in (5, 3, 1)]
    history = history_of(inventory, "", "HEAD", 10)
    assert history.start == commits[0]
    assert [revision.commit for revision in history.revisions] == commits[1:]
    assert (history.is_cut, history.is_shallow) == (False, False)
    moments = [int(git("log", "-1", "--format=%ct", commit)) for commit in commits[1:]]
    assert [revision.moment for revision in history.revisions] == [
        dt.datetime.fromtimestamp(moment, dt.UTC) for moment in moments
    ]


def test_a_history_is_cut_where_it_is_long(inventory: Path, git: Git) -> None:
    history = history_of(inventory, "", "HEAD", 1)
    assert (history.start, history.is_cut) == (git("rev-parse", "HEAD~3"), True)
    assert [revision.commit for revision in history.revisions] == [git("rev-parse", "HEAD~1")]


def test_a_history_may_start_at_any_revision(inventory: Path, git: Git) -> None:
    history = history_of(inventory, "HEAD~2", "HEAD", 10)
    assert (history.start, history.is_cut) == (git("rev-parse", "HEAD~2"), False)
    assert [revision.commit for revision in history.revisions] == [git("rev-parse", "HEAD~1")]
    assert history_of(inventory, "HEAD", "HEAD", 10).revisions == ()


def test_one_manifest_has_a_history_of_its_own(inventory: Path, git: Git) -> None:
    write(inventory, "*.yaml", "systems: {}\n")
    git("add", "-A")
    git("commit", "-qm", "other")
    assert history_of(inventory / "*.yaml", "", "HEAD", 10).start == git("rev-parse", "HEAD")
    assert len(history_of(inventory / "a.yaml", "", "HEAD", 10).revisions) == 2


def test_a_folder_that_no_revision_has_has_no_history(inventory: Path) -> None:
    write(inventory.parent / "new", "a.yaml", "systems: {}\n")
    history = history_of(inventory.parent / "new", "", "HEAD", 10)
    assert (history.start, history.revisions) == (None, ())


@pytest.mark.parametrize(("seconds", "year"), [("99999999999999", 9999), ("253402300799", 9999), ("7258118400", 2200)])
def test_a_date_that_no_calendar_has_is_the_nearest(seconds: str, year: int, inventory: Path, git: Git) -> None:
    text = git("cat-file", "commit", "HEAD~1")
    file = inventory.parent / "commit"
    file.write_text(re.sub(r"^(committer .*> )[0-9]+", rf"\g<1>{seconds}", text, flags=re.MULTILINE) + "\n")
    git("reset", "-q", "--soft", git("hash-object", "-t", "commit", "-w", "--literally", str(file)))
    assert history_of(inventory, "", "HEAD", 10).revisions[-1].moment.year == year


@pytest.mark.parametrize("lines", ["echo nonsense", "exit 1", "echo 'x 1'"])
def test_a_git_that_answers_nonsense_is_told(lines: str, inventory: Path, fake_git: Callable[[str], None]) -> None:
    fake_git(
        f"case $* in *rev-parse*prefix*) printf 'true\\nx/\\n';; *batch-check*) cat > /dev/null; "
        f"echo {'a' * 40} commit 1;; *) {lines};; esac"
    )
    with pytest.raises(RevisionError, match="answer that cannot be read"):
        history_of(inventory, "", "HEAD", 10)
