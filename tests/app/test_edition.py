import subprocess
from datetime import date
from pathlib import Path

import pytest

from pdmap.app.edition import Edition, document_context, revision_words
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.checksums import digest_of
from pdmap.host.files import read_inventory

MANIFESTS = {
    "a.yaml": b"activities: {a: {role: controller}}\n",
    "empty.yaml": b"# nothing yet\n",
    "policies.yaml": b"policies: {}\n",
}
EDITION = Edition(as_of=date(2026, 11, 23))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the folder of an inventory that was committed."""
    (tmp_path / "a.yaml").write_bytes(MANIFESTS["a.yaml"])
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize(("language", "told"), [("en", ", with changes"), ("de", ", mit Änderungen")])
def test_manifests_that_were_changed_since_the_commit_are_told_in_the_document_s_language(
    language: str, told: str, repository: Path
) -> None:
    clean = revision_words(read_inventory(repository).contents, repository, language)
    (repository / "a.yaml").write_bytes(b"activities: {}\n")
    changed = revision_words(read_inventory(repository).contents, repository, language)
    assert (len(clean), changed) == (10, f"{clean}{told}")


def test_without_version_control_there_is_no_revision(tmp_path: Path) -> None:
    assert revision_words(MANIFESTS, tmp_path, "en") == ""


def test_the_digest_is_that_of_all_manifests_which_are_named_also_where_nothing_in_them_is_shown() -> None:
    metadata = record(load_texts(MANIFESTS), Register.CONTROLLER, EDITION).metadata
    assert metadata.manifests == tuple(MANIFESTS)
    assert metadata.digest == digest_of(MANIFESTS)


def test_the_order_in_which_manifests_were_read_does_not_matter() -> None:
    contexts = [
        document_context(load_texts(dict(items)), EDITION) for items in (MANIFESTS.items(), reversed(MANIFESTS.items()))
    ]
    assert contexts[0].digest == contexts[1].digest
    assert contexts[0].manifests == contexts[1].manifests
