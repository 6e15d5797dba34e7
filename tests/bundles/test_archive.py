import io
import stat
import struct
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdmap import archives
from pdmap.bundles.archive import Limits, packed, unpacked
from pdmap.bundles.error import BundleError
from pdmap.bundles.listing import read_listing

Make = Callable[..., bytes]

SMALL = Limits(bytes=5000, files=10, ratio=10)


def archive(entries: list[tuple[zipfile.ZipInfo | str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as opened, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that are there twice
        for entry, content in entries:
            opened.writestr(entry, content, compression)
    return data.getvalue()


def of_type(kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("a")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


def encrypted() -> bytes:
    data = bytearray(archive([("a", b"text")]))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


UNSAFE = {
    "absolute": (archive([("/a", b"")]), "is absolute"),
    "above": (archive([("../a", b"")]), "leads out"),
    "backslash": (archive([("a\\b", b"")]), "Windows refuses"),
    "stream": (archive([("a:b", b"")]), "Windows refuses"),
    "question mark": (archive([("a?.yaml", b"")]), "Windows refuses"),
    "dot at the end": (archive([("a.", b"")]), "drops"),
    "device of Windows": (archive([("b/nul.yaml", b"")]), "is a device"),
    "file and folder": (archive([("a", b""), ("A/b", b"")]), "is a file, and a folder"),
    "folder without a name": (archive([("a//", b"")]), "is no name of a file"),
    "folder with content": (archive([("a/", b"text")]), "is no name of a file"),
    "twice": (archive([("a", b"1"), ("a", b"2")]), "two files of one name"),
    "folded": (archive([("A", b"1"), ("a", b"2")]), "are one on some systems"),
    "NUL": (archive([("aXb", b"")]).replace(b"aXb", b"a\0b"), "cannot be shown"),
    "symlink": (archive([(of_type(stat.S_IFLNK), b"/etc/passwd")]), "not a regular file"),
    "device": (archive([(of_type(stat.S_IFCHR), b"")]), "not a regular file"),
    "pipe": (archive([(of_type(stat.S_IFIFO), b"")]), "not a regular file"),
    "bomb": (archive([("a", b"0" * 4000)], zipfile.ZIP_DEFLATED), "compressed to less than"),
    "too large": (b"0" * 5001, "larger than 5000 bytes"),
    "too many": (archive([(str(number), b"") for number in range(11)]), "more than 10 entries"),
    "encrypted": (encrypted(), "is encrypted"),
    "bzip2": (archive([("a", b"text")], zipfile.ZIP_BZIP2), "compressed in a way"),
    "nothing": (b"", "not a ZIP archive"),
    "garbage": (b"PK\x03\x04" + b"\xff" * 100, "not a ZIP archive"),
    "text": (b"hello", "not a ZIP archive"),
    "wrong checksum": (archive([("a", b"text")]).replace(b"text", b"tent", 1), "it is damaged: a"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_is_not_safe_to_unpack_is_told_in_one_line(name: str) -> None:
    data, reason = UNSAFE[name]
    with pytest.raises(BundleError, match=reason) as told:
        unpacked(data, SMALL)
    assert "\n" not in str(told.value)


def lying() -> bytes:
    """Return an archive whose directory says that an entry of a million bytes has ten."""
    data = bytearray(archive([("a", b"0" * 1_000_000)], zipfile.ZIP_DEFLATED))
    size = struct.pack("<I", 1_000_000)
    while size in data:
        place = data.index(size)
        data[place : place + 4] = struct.pack("<I", 10)
    return bytes(data)


def test_an_entry_that_is_larger_than_it_says_is_never_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    read = zipfile.ZipExtFile.read

    def counted(file: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        asked.append(-1 if n is None else n)
        return read(file, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    with pytest.raises(BundleError):
        unpacked(lying(), Limits(ratio=1_000_000))
    assert asked == [11]


def test_a_directory_that_is_too_large_is_not_read() -> None:
    with pytest.raises(BundleError, match="its directory is larger than 100 bytes"):
        unpacked(archive([(str(number), b"") for number in range(3)]), Limits(directory=100))


def test_signatures_within_files_are_no_entries() -> None:
    assert unpacked(archive([("a", b"PK\x01\x02" * 30)]), Limits(files=1)) == {"a": b"PK\x01\x02" * 30}


def test_a_bundle_that_could_not_be_read_again_is_not_made(made: Make) -> None:
    files = unpacked(made())
    contents = {name: content for name, content in files.items() if name not in {"SHA256SUMS", "manifest.json"}}
    with pytest.raises(BundleError, match="more than 10 files or 5000 bytes"):
        packed(read_listing(files["manifest.json"]), contents, SMALL)


def test_files_that_are_too_large_together_are_not_read() -> None:
    halves: list[tuple[zipfile.ZipInfo | str, bytes]] = [(name, bytes(range(256)) * 12) for name in "ab"]
    with pytest.raises(BundleError, match="larger than 5000 bytes together"):
        unpacked(archive(halves, zipfile.ZIP_DEFLATED), SMALL)


def test_folders_that_other_programs_pack_are_passed_over() -> None:
    assert unpacked(archive([("a/", b""), ("a/b", b"text")])) == {"a/b": b"text"}


def test_an_archive_without_files_has_none() -> None:
    assert unpacked(archive([])) == {}


def test_a_bundle_is_unpacked_as_it_was_packed(made: Make, manifests: dict[str, bytes]) -> None:
    data = made()
    files = unpacked(data)
    assert list(files)[:2] == ["SHA256SUMS", "manifest.json"]
    assert {name: files[f"manifests/{name}"] for name in manifests} == manifests
    contents = {name: content for name, content in files.items() if name not in {"SHA256SUMS", "manifest.json"}}
    assert packed(read_listing(files["manifest.json"]), contents) == data


def test_the_programs_that_people_have_unpack_and_check_a_bundle(made: Make, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(made())
    subprocess.run(["unzip", "-q", "b.zip"], cwd=tmp_path, check=True, capture_output=True)
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {line.removesuffix(": OK") for line in ended.stdout.splitlines()} == there - {"b.zip", "SHA256SUMS"}
    (tmp_path / "manifests" / "inventory.yaml").write_bytes(b"changed")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_a_manifest_with_a_name_that_cannot_be_unpacked_is_told(made: Make) -> None:
    with pytest.raises(BundleError, match="Windows refuses"):
        made({"a\\b.yaml": b"activities: {a: {role: controller}}\n"})


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_bundle_is_read_or_told_and_nothing_else(made: Make, data: st.DataObject) -> None:
    whole = bytearray(made())
    for _ in range(data.draw(st.integers(1, 6))):
        where = data.draw(st.integers(0, len(whole) - 1) | st.integers(max(0, len(whole) - 1200), len(whole) - 1))
        whole[where] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([0, 0, 0, 1, 21, 300, 5000]))
    try:
        files = unpacked(bytes(whole[: len(whole) - cut]))
    except BundleError:
        return
    assert all(isinstance(content, bytes) for content in files.values())


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_told(data: bytes) -> None:
    with pytest.raises(BundleError):
        unpacked(data)


def test_an_archive_is_stored_so_that_no_library_of_compression_decides_its_bytes(made: Make) -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as opened:
        assert {entry.compress_type for entry in opened.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archives.pack({}) == archive([])
