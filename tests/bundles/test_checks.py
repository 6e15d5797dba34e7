import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import version

import pytest

from pdmap import archives
from pdmap.app import bundle as bundling
from pdmap.app import remaking
from pdmap.app.record import writers
from pdmap.app.verify import Today, Verdict, verify
from pdmap.bundles.archive import packed, unpacked
from pdmap.bundles.checks import Outcome, differing
from pdmap.bundles.error import BundleError
from pdmap.bundles.listing import files_of, read_listing
from pdmap.bundles.names import CHECKSUMS, LISTING
from pdmap.checksums import sha256
from pdmap.writers.libraries import versions

Make = Callable[..., bytes]
SAME, CHANGED, NOT_CHECKED = Outcome.SAME, Outcome.CHANGED, Outcome.NOT_CHECKED
CONTROLLER = "records/controller.json"


def outcomes(verdict: Verdict) -> dict[str, Outcome]:
    return {check.name: check.outcome for check in verdict.checks}


def details(verdict: Verdict, name: str) -> tuple[str, ...]:
    return next(check.details for check in verdict.checks if check.name == name)


def with_files(data: bytes, files: Mapping[str, bytes | None]) -> bytes:
    """Return a bundle in which files were put, or taken out, by somebody who leaves both lists as they are."""
    changed = {**unpacked(data), **files}
    return archives.pack({name: content for name, content in changed.items() if content is not None})


def forged(data: bytes, files: Mapping[str, bytes | None], **metadata: object) -> bytes:
    """Return a bundle in which files were changed together with both lists."""
    changed = {**unpacked(data), **files}
    contents = {name: each for name, each in changed.items() if each is not None and name not in {LISTING, CHECKSUMS}}
    listing = replace(read_listing(unpacked(data)[LISTING]), files=files_of(contents), **metadata)  # type: ignore[arg-type]
    return packed(listing, contents)


def test_a_bundle_as_it_was_made_is_the_same(made: Make) -> None:
    data = made()
    verdict = verify(data)
    assert outcomes(verdict) == {
        "files": SAME,
        "parts": SAME,
        "checksums": SAME,
        "manifests": SAME,
        "records": SAME,
        "archive": SAME,
        "registers": SAME,
        "documents": SAME,
        "digest": NOT_CHECKED,
    }
    assert (verdict.is_changed, verdict.sha256) == (False, sha256(data))


def test_a_bundle_for_the_public_has_no_manifests_and_is_the_same(made: Make) -> None:
    data = made(is_public=True)
    found = outcomes(verify(data))
    assert (found["manifests"], found["documents"]) == (NOT_CHECKED, NOT_CHECKED)
    assert CHANGED not in found.values()
    assert not any(name.startswith(("manifests/", "configuration/")) for name in unpacked(data))


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({CONTROLLER: b"{}"}, f"changed: {CONTROLLER}"),
        ({CONTROLLER: None}, f"missing: {CONTROLLER}"),
        ({"records/new.txt": b""}, "added: records/new.txt"),
        ({"manifests/inventory.yaml": b"organization: {name: Other}\n"}, "changed: manifests/inventory.yaml"),
        ({"manifests/new.yaml": b""}, "added: manifests/new.yaml"),
        ({"configuration/pdmap.toml": None}, "missing: configuration/pdmap.toml"),
    ],
)
def test_a_file_that_was_changed_added_or_taken_out_is_told(
    files: dict[str, bytes | None], told: str, made: Make
) -> None:
    verdict = verify(with_files(made(), files))
    assert (verdict.is_changed, details(verdict, "files")) == (True, (told,))


@pytest.mark.parametrize("name", [LISTING, CHECKSUMS])
def test_a_bundle_without_its_lists_is_none(name: str, made: Make) -> None:
    with pytest.raises(BundleError, match=name):
        verify(with_files(made(), {name: None}))


def test_checksums_that_were_changed_are_told(made: Make) -> None:
    found = outcomes(verify(with_files(made(), {CHECKSUMS: b""})))
    assert (found["files"], found["checksums"]) == (SAME, CHANGED)


def test_a_listing_that_was_changed_does_not_agree_with_the_checksums(made: Make) -> None:
    data = made()
    text = unpacked(data)[LISTING].replace(b"Boots AB", b"Shoes AB")
    found = outcomes(verify(with_files(data, {LISTING: text})))
    assert (found["files"], found["checksums"], found["records"]) == (SAME, CHANGED, CHANGED)


def test_a_record_that_was_changed_with_both_lists_is_not_what_the_manifests_give(made: Make) -> None:
    data = made()
    page = unpacked(data)["records/controller.html"].replace(b"Boots", b"Shoes")
    verdict = verify(forged(data, {"records/controller.html": page}))
    found = outcomes(verdict)
    assert (found["files"], found["checksums"], found["archive"]) == (SAME, SAME, SAME)
    assert (found["documents"], details(verdict, "documents")) == (CHANGED, ("changed: records/controller.html",))


@pytest.mark.parametrize("name", ["records/controller.pdf.exe", "records/else.html"])
def test_a_record_that_pdmap_does_not_make_is_told(name: str, made: Make) -> None:
    assert details(verify(forged(made(), {name: b"x"})), "registers") == (f"added: {name}",)


def test_records_that_were_taken_out_with_both_lists_are_missed(made: Make) -> None:
    data = made()
    gone = dict.fromkeys((name for name in unpacked(data) if name.startswith("records/processor")), None)
    assert "missing: records/processor.html" in details(verify(forged(data, gone)), "registers")
    none = dict.fromkeys((name for name in unpacked(data) if name.startswith("records/")), None)
    verdict = verify(forged(data, none, registers=(), formats=()))
    assert details(verdict, "registers") == ("the bundle has no record at all",)


def test_a_register_that_the_inventory_has_and_the_bundle_has_not_is_told(made: Make) -> None:
    data = made()
    gone = dict.fromkeys((name for name in unpacked(data) if name.startswith("records/processor")), None)
    verdict = verify(forged(data, gone, registers=("controller",)))
    assert (verdict.is_changed, verdict.is_certain, outcomes(verdict)["scope"]) == (False, False, NOT_CHECKED)


@pytest.mark.parametrize("name", ["configuration/evil.sh", "anything/a.exe", "README.txt"])
def test_a_file_that_is_no_part_of_a_bundle_is_told(name: str, made: Make) -> None:
    assert details(verify(forged(made(), {name: b"x"})), "parts") == (f"no part of a bundle: {name}",)


def test_a_format_that_another_version_of_a_library_wrote_is_not_compared(
    made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = replace(writers()["html"], libraries=("pytest",))
    known = {**writers(), "html": writer}
    monkeypatch.setattr(bundling, "writers", lambda: known)
    monkeypatch.setattr(remaking, "writers", lambda: known)
    data = made()
    page = unpacked(data)["records/controller.html"].replace(b"Boots", b"Shoes")
    verdict = verify(forged(data, {"records/controller.html": page}, libraries={"pytest": "0.1"}))
    assert outcomes(verdict)["documents"] is SAME
    assert details(verdict, "formats") == (f"html: pytest 0.1 made it, and here is {version('pytest')}",)
    assert not verdict.is_certain


def test_pdfs_of_many_activities_are_not_made_again(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remaking, "MOST_IN_PDF", 1)
    data = made()
    names = ("controller", "processor")
    pdfs = {f"records/{name}.pdf": b"%PDF" for name in names}
    listing = read_listing(unpacked(data)[LISTING])
    verdict = verify(forged(data, pdfs, formats=(*listing.formats, "pdf"), libraries=versions(["typst"])))
    assert details(verdict, "formats") == ("pdf: the inventory has more than 1 activities",)
    assert outcomes(verdict)["documents"] is SAME


def test_the_noted_digest_makes_certain_what_could_not_be_checked(made: Make) -> None:
    data = forged(made(), {}, version="99.0")
    assert not verify(data).is_certain
    assert verify(data, sha256(data)).is_certain


def test_a_manifest_that_was_changed_with_both_lists_has_another_digest(made: Make) -> None:
    found = outcomes(verify(forged(made(), {"manifests/inventory.yaml": b"organization: {name: Other}\n"})))
    assert (found["manifests"], found["documents"]) == (CHANGED, CHANGED)


@pytest.mark.parametrize(
    "manifest", [b"activities: [", b"\xff\x00", b"a: &a [*a]\n", b"", b"activities: {a: {role: 7}}\n", b"- " * 90]
)
def test_manifests_of_any_kind_are_told(manifest: bytes, made: Make) -> None:
    verdict = verify(forged(made(), {"manifests/sales/activities.yaml": manifest}))
    assert outcomes(verdict)["documents"] is CHANGED


def test_what_another_version_made_is_not_made_again(made: Make) -> None:
    verdict = verify(forged(made(), {}, version="99.0"))
    found = outcomes(verdict)
    assert (found["archive"], found["documents"]) == (NOT_CHECKED, NOT_CHECKED)
    assert any("99.0" in check.message for check in verdict.checks)


@pytest.mark.parametrize("metadata", [{"template": "none"}, {"language": "tlh"}, {"template": "../x"}])
def test_a_template_or_language_that_is_unknown_is_told(metadata: dict[str, str], made: Make) -> None:
    assert outcomes(verify(forged(made(), {}, **metadata)))["documents"] is NOT_CHECKED


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"metadata": []}', b"\xff", b"[" * 100_000])
def test_records_that_programs_cannot_read_are_told(content: bytes, made: Make) -> None:
    verdict = verify(forged(made(), {CONTROLLER: content}))
    assert details(verdict, "records") == (f"{CONTROLLER}: cannot be read",)


def test_records_of_another_day_are_told(made: Make) -> None:
    data = made()
    content = json.loads(unpacked(data)[CONTROLLER])
    content["metadata"]["as_of"] = "2020-01-01"
    verdict = verify(forged(data, {CONTROLLER: json.dumps(content).encode()}))
    assert details(verdict, "records") == (f"{CONTROLLER}: as_of",)


def test_an_archive_with_something_between_or_behind_its_files_is_told(made: Make) -> None:
    data = made()
    comment = data[:-2] + (3).to_bytes(2, "little") + b"abc"
    found = outcomes(verify(comment))
    assert (found["files"], found["archive"]) == (SAME, CHANGED)
    assert outcomes(verify(b"#!/bin/sh\n" + data))["archive"] is CHANGED


def test_the_digest_that_was_noted_decides(made: Make) -> None:
    data = made()
    assert outcomes(verify(data, sha256(data)))["digest"] is SAME
    assert outcomes(verify(data, sha256(data).upper()))["digest"] is SAME
    assert outcomes(verify(data, sha256(b"")))["digest"] is CHANGED


def test_manifests_that_changed_since_are_told(made: Make, manifests: dict[str, bytes]) -> None:
    today = {"inventory.yaml": b"organization: {}\n", "new.yaml": b""}
    verdict = verify(made(), today=Today("shop", today))
    assert details(verdict, "inventory") == (
        "changed: inventory.yaml",
        "added: new.yaml",
        "missing: sales/activities.yaml",
    )
    assert outcomes(verify(made(), today=Today("shop", manifests)))["inventory"] is SAME


@pytest.mark.parametrize("is_same", [True, False])
def test_a_bundle_for_the_public_tells_by_the_digest_whether_the_manifests_changed(
    made: Make, manifests: dict[str, bytes], *, is_same: bool
) -> None:
    today = Today("shop", manifests if is_same else {})
    assert outcomes(verify(made(is_public=True), today=today))["inventory"] is (SAME if is_same else CHANGED)


def test_what_differs_is_sorted_by_name() -> None:
    assert differing({"b": b"", "c": b""}, {"a": b"", "c": b"1"}) == ("added: a", "missing: b", "changed: c")
