"""Which vendors show in manifests, lock files and other files; adding a case is adding a file to `cases/`."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.reference.countries import built_in_countries
from pdmap.reference.data_types import built_in_data_types
from pdmap.reference.tables import listed, table
from pdmap.reference.vendors import Ecosystem, vendor_of, vendors
from pdmap.scan.packages import VendorUses, dependency_readers, names_dependencies, vendors_in
from pdmap.scan.reader import Document

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if path.is_file())
BROKEN = sorted((CASES / "broken").iterdir())


def read(path: Path) -> VendorUses:
    return vendors_in([Document(path.name, path.read_bytes())])


def test_vendors_show_in_files(golden: Callable[[str, str], None]) -> None:
    lines = []
    for path in FILES:
        found = read(path)
        assert not found.troubles
        lines += [
            f"{package.place}  {use.vendor.id}  {package.ecosystem.value} {package.name}"
            f"{'' if package.is_direct else '  (locked)'}\n"
            for use in found.uses
            for package in use.packages
        ]
    golden("vendors.txt", "".join(lines))


def test_each_kind_of_file_has_a_case() -> None:
    patterns = {pattern for reader in dependency_readers().values() for pattern in reader.names}
    alike = {"requirements*.in", "*requirements.txt", "constraints*.txt", "pylock*.toml", "pdm.lock", "poetry.lock"}
    alike |= {"setup.cfg", "pipfile", "npm-shrinkwrap.json", "gems.rb", "gems.locked", "*.fsproj", "*.vbproj"}
    alike |= {"directory.packages.props", "directory.build.props", "directory.build.targets", "*.gradle"}
    alike |= {"*requirements.in", "requirements/*.txt", "requirements/*.in", "*.gemfile", "*.gemfile.lock"}
    names = [path.name.lower() for path in FILES]
    bare = [pattern for pattern in patterns - alike if not fnmatch.filter(names, pattern)]
    assert not bare
    assert all(names_dependencies(f"shop/{path.name}") for path in FILES if path.name != "csp.conf")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_what_cannot_be_read_is_told(path: Path) -> None:
    found = read(path)
    assert not found.uses
    assert [str(trouble.place) for trouble in found.troubles] == [path.name]
    assert found.troubles[0].is_lost


def test_several_files_show_a_vendor_once() -> None:
    documents = [Document(name, (CASES / name).read_bytes()) for name in ("Gemfile", "requirements.txt", "csp.conf")]
    uses = {use.vendor.id: use for use in vendors_in(documents).uses}
    assert [package.place.path for package in uses["stripe"].packages] == ["Gemfile", "requirements.txt", "csp.conf"]
    assert list(uses) == sorted(uses)


@pytest.mark.parametrize(
    ("ecosystem", "name", "vendor"),
    [
        (Ecosystem.PYPI, "Google_Cloud.Storage", "google-cloud"),
        (Ecosystem.GO, "github.com/aws/aws-sdk-go-v2/service/s3", "amazon-web-services"),
        (Ecosystem.GO, "cloud.google.com/go/translate", "google-translate"),
        (Ecosystem.MAVEN, "com.google.firebase:firebase-admin", "firebase"),
        (Ecosystem.NUGET, "awssdk.s3", "amazon-web-services"),
        (Ecosystem.DOMAIN, "o42.ingest.sentry.io", "sentry"),
        (Ecosystem.DOMAIN, "stripe.com", "stripe"),
        (Ecosystem.DOMAIN, "evilstripe.com", None),
        (Ecosystem.DOMAIN, "stripe.com.example.net", None),
        (Ecosystem.NPM, "stripe-like", None),
        (Ecosystem.PYPI, "", None),
        (Ecosystem.NPM, "a" * 100_000, None),
        (Ecosystem.DOMAIN, "." * 100_000, None),
    ],
)
def test_names_belong_to_vendors(ecosystem: Ecosystem, name: str, vendor: str | None) -> None:
    found = vendor_of(ecosystem, name)
    assert (found.id if found else None) == vendor


def test_the_list_is_sound() -> None:
    known = vendors()
    assert len(known) == len(table("vendors").rows) >= 250
    assert list(known) == sorted(known)
    for vendor in known.values():
        assert vendor.role in {"processor", "controller"}
        assert vendor.country in built_in_countries()
        assert vendor.data
        assert all(kind in built_in_data_types() for kind in vendor.data)
        assert vendor.domains


@pytest.mark.parametrize("ecosystem", Ecosystem)
def test_a_name_belongs_to_one_vendor(ecosystem: Ecosystem) -> None:
    names = [name.lower() for row in table("vendors").rows for name in listed(row[ecosystem.value])]
    assert sorted(names) == sorted(set(names))
    assert len(names) >= 60
