"""`pdmap records --check`, `--public` and `--bundle`, and `pdmap verify`."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

from pdmap.app.record import writers

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schemas" / "verification.schema.json").read_bytes())
INVENTORY = """\
organization: {name: Exempel AB, country: SE, measures: [locks]}
measures: {locks: {name: Ståldörr}}
activities:
  accounts:
    name: A very long name of an activity that does not fit into a column
    role: controller
    recipients: none
    transfers: {unknown: nobody looked}
  hosting: {role: processor, transfers: none}
"""
NATIVE = [name for name in writers() if name not in {"markdown", "html", "csv", "json"}]
WITHOUT = [word for name in NATIVE for word in ("--without", name)]


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> Path:
    path = folder / "shop" / "inventory.yaml"
    path.parent.mkdir()
    path.write_text(INVENTORY, "utf-8")
    return path


@pytest.fixture
def bundle(folder: Path, pdmap: Run) -> Path:
    ended = pdmap("records", "shop", "--bundle", "b.zip", "--as-of", "2026-11-23", *WITHOUT)
    assert ended.returncode == 0, ended.stderr
    return folder / "b.zip"


def test_how_complete_records_are_fits_a_narrow_terminal_without_unicode_or_color(shell: Run) -> None:
    line = "pdmap records shop --check --as-of 2026-11-23"
    ended = shell(line, COLUMNS="80", PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert ended.returncode == 0
    assert max(map(len, ended.stdout.splitlines())) <= 80
    assert ended.stdout.isascii()
    assert "\x1b" not in ended.stdout
    for told in ("(a)", "(g)", "none", "A very long", "42%", "activities/accounts/transfers", "inventory.yaml:8"):
        assert told in ended.stdout


@pytest.mark.parametrize(("percentage", "code"), [("0", 0), ("20", 0), ("99.5", 1), ("100", 1)])
def test_too_few_answers_fail_where_that_is_asked_for(percentage: str, code: int, pdmap: Run) -> None:
    ended = pdmap("records", "shop", "--check", "--fail-under", percentage)
    assert ended.returncode == code
    assert ("less than" in ended.stderr) == bool(code)


def test_how_complete_records_are_can_be_written_in_any_format(pdmap: Run, folder: Path) -> None:
    assert pdmap("records", "shop", "--check", "-o", "c.json").returncode == 0
    assert json.loads((folder / "c.json").read_bytes())["metadata"]["kind"] == "completeness"
    assert pdmap("records", "shop", "--check", "-f", "markdown").stdout.startswith("# Completeness")
    told = pdmap("document", "completeness:processor", "shop", "-f", "json").stdout
    assert "controller_completeness" not in told
    assert "processor_completeness" in told


@pytest.mark.parametrize(("role", "other"), [("controller", "30(2)"), ("processor", "30(1)")])
def test_one_register_is_measured_alone(role: str, other: str, pdmap: Run) -> None:
    told = pdmap("records", "shop", "--check", "--role", role).stdout
    assert f"Register of the {role}" in told
    assert f"Article {other}\n" not in told.replace("Article 30(1)(a) and 30(2)(a)", "")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--fail-under", "50"], "--fail-under goes with --check"),
        (["--check", "--template", "ico"], "leave --template out"),
        (["--check", "--bundle", "b.zip"], "two answers"),
        (["--without", "html"], "--without goes with --bundle"),
        (["--bundle", "b.zip", "-o", "x.html"], "leave --format and --output out"),
        (["--bundle", "b.zip", "--without", "htm"], "did you mean `html`?"),
        (["--bundle", "b.zip", *(word for name in writers() for word in ("--without", name))], "leaves no format"),
        (["--bundle", "-", *WITHOUT], "--bundle needs the name of a file"),
        (["--bundle", "shop/inventory.yaml", *WITHOUT], "is a manifest of the inventory"),
        (["--bundle", "shop/b.yaml", *WITHOUT], "would be read as a manifest"),
        (["--bundle", "none/b.zip", *WITHOUT], "cannot be written"),
        (["--check", "-f", "html", "-o", "shop/inventory.yaml"], "is a manifest of the inventory"),
    ],
)
def test_options_that_do_not_fit_are_told_and_nothing_is_written(
    options: list[str], told: str, pdmap: Run, folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = pdmap("records", "shop", *options)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in ended.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_how_complete_records_are_is_told_in_the_language_that_was_asked_for(pdmap: Run) -> None:
    told = pdmap("records", "shop", "--check", "--lang", "fr").stdout
    english = ("as of", "Register of", "Open, with", "answered", "Organization,")
    assert [text for text in english if text in told] == []


def test_a_register_without_activities_has_no_share(pdmap: Run, inventory: Path) -> None:
    inventory.write_text("organization: {name: A}\nactivities: {a: {role: controller}}\n")
    ended = pdmap("records", "shop", "--check", "--role", "processor")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (
        0,
        "No activities in this register: there is no share to tell.",
    )
    assert "%" not in ended.stdout


def test_a_percentage_is_between_0_and_100(pdmap: Run) -> None:
    assert pdmap("records", "shop", "--check", "--fail-under", "101").returncode == 2


def test_a_record_for_the_public_is_without_security_and_says_so(pdmap: Run) -> None:
    whole, public = (
        pdmap("records", "shop", "--role", "controller", *options).stdout for options in ([], ["--public"])
    )
    assert "Ståldörr" in whole
    assert "Ståldörr" not in public
    assert "inventory.yaml" not in public
    assert "Version for the public" in public


def test_a_document_for_the_public_is_without_security(pdmap: Run) -> None:
    whole, public = (pdmap("document", "measures", "shop", *options) for options in ([], ["--public"]))
    assert (whole.returncode, public.returncode) == (0, 0)
    assert "Ståldörr" in whole.stdout
    assert "Ståldörr" not in public.stdout
    assert "Version for the public" in public.stdout


def test_the_checksum_of_a_bundle_is_printed_as_sha256sum_reads_it(bundle: Path, pdmap: Run, shell: Run) -> None:
    ended = pdmap("records", "shop", "--bundle", "b.zip", "--as-of", "2026-11-23", *WITHOUT)
    assert ended.stdout == f"{hashlib.sha256(bundle.read_bytes()).hexdigest()}  b.zip\n"
    assert shell(f"sha256sum --check --strict <<< '{ended.stdout}'").returncode == 0


def test_a_bundle_for_the_public_says_that_it_has_no_manifests(pdmap: Run, folder: Path) -> None:
    ended = pdmap("records", "shop", "--public", "--bundle", "b.zip", *WITHOUT)
    assert "it has no manifests" in ended.stderr
    assert b"St\xc3\xa5ld" not in (folder / "b.zip").read_bytes()
    assert pdmap("verify", "b.zip").returncode == 0


def test_the_configuration_is_in_the_bundle_and_that_of_a_project_is_not(pdmap: Run, folder: Path) -> None:
    (folder / "pdmap.toml").write_text("profile = 'strict'\n")
    pdmap("records", "shop", "--bundle", "b.zip", *WITHOUT)
    assert b"configuration/pdmap.toml" in (folder / "b.zip").read_bytes()
    (folder / "pdmap.toml").unlink()
    (folder / "pyproject.toml").write_text("[tool.pdmap]\nprofile = 'strict'\n")
    pdmap("records", "shop", "--bundle", "b.zip", *WITHOUT)
    assert b"pyproject.toml" not in (folder / "b.zip").read_bytes()


@pytest.mark.usefixtures("bundle")
def test_a_bundle_that_did_not_change_is_told_with_what_cannot_be_known(pdmap: Run) -> None:
    ended = pdmap("verify", "b.zip")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "records of Exempel AB" in ended.stdout
    assert "whoever changes a file can change both lists" in ended.stdout
    assert ended.stdout.splitlines()[-1] == "nothing that was checked has changed"


def test_a_bundle_that_changed_is_told(bundle: Path, pdmap: Run) -> None:
    noted = hashlib.sha256(bundle.read_bytes()).hexdigest()
    assert pdmap("verify", "b.zip", "--digest", noted).returncode == 0
    assert pdmap("verify", "b.zip", "--digest", "0" * 64).returncode == 1
    data = bundle.read_bytes()
    bundle.write_bytes(data[:-2] + b"\x01\x00!")
    ended = pdmap("verify", "b.zip", "--digest", noted)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (1, "changed")


def flipped(data: bytes, text: bytes) -> bytes:
    """Return bytes with one bit of the last place of a text changed."""
    changed, index = bytearray(data), data.rindex(text)
    changed[index] ^= 1
    return bytes(changed)


def test_a_bit_that_flipped_is_a_change_of_the_file_that_it_is_in(bundle: Path, pdmap: Run) -> None:
    whole = bundle.read_bytes()
    bundle.write_bytes(flipped(whole, b"Exempel AB, country"))
    ended = pdmap("verify", "b.zip")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "changed: manifests/inventory.yaml" in ended.stdout
    bundle.write_bytes(flipped(whole, b'"pdmap.bundle/1"'))
    ended = pdmap("verify", "b.zip")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "pdmap: b.zip: changed: manifest.json is damaged, which tells of all other files\n"


def test_a_bundle_that_was_packed_anew_is_changed_and_not_unsafe(bundle: Path, pdmap: Run, folder: Path) -> None:
    shutil.unpack_archive(bundle, folder / "out")
    bundle.unlink()
    shutil.make_archive(str(bundle.with_suffix("")), "zip", folder / "out")
    ended = pdmap("verify", "b.zip")
    assert ended.returncode == 1
    assert "the archive was packed anew" in ended.stdout


def test_what_was_noted_is_compared_first(pdmap: Run, folder: Path) -> None:
    (folder / "b.zip").write_text("hello")
    noted = hashlib.sha256(b"hello").hexdigest()
    assert pdmap("verify", "b.zip", "--digest", noted).returncode == 2
    ended = pdmap("verify", "b.zip", "--digest", "0" * 64)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert "is not the one that was noted" in ended.stderr


@pytest.mark.usefixtures("bundle")
def test_an_inventory_that_changed_since_is_told(pdmap: Run, inventory: Path) -> None:
    assert pdmap("verify", "b.zip", "--against", "shop").returncode == 0
    inventory.write_text("organization: {}\n")
    ended = pdmap("verify", "b.zip", "--against", "shop")
    assert ended.returncode == 1
    assert "changed: inventory.yaml" in ended.stdout
    assert pdmap("verify", "b.zip", "--against", "empty").returncode == 3
    assert pdmap("verify", "b.zip", "--against", "nowhere").returncode == 2


@pytest.mark.parametrize("options", [[], ["--digest", "0" * 64], ["--against", "shop"]])
@pytest.mark.usefixtures("bundle")
def test_the_outcome_for_programs_fits_its_schema(options: list[str], pdmap: Run) -> None:
    ended = pdmap("verify", "b.zip", "--format", "json", *options)
    content = json.loads(ended.stdout)
    jsonschema.validate(content, SCHEMA)
    assert content.keys() == SCHEMA["properties"].keys()
    assert content["is_changed"] == bool(ended.returncode)


def test_the_schema_of_outcomes_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_what_is_no_bundle_is_told_in_one_line(pdmap: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "text.zip").write_text("hello")
    (folder / "empty.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    for name in ("text.zip", "empty.zip", "nowhere.zip", "shop", "pipe", "/dev/null"):
        ended = pdmap("verify", name)
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended
        assert "internal error" not in ended.stderr


def test_a_digest_that_is_none_is_told(pdmap: Run, bundle: Path) -> None:
    assert bundle.exists()
    ended = pdmap("verify", "b.zip", "--digest", "abc")
    assert (ended.returncode, ended.stdout) == (2, "")


def test_nothing_is_unpacked(bundle: Path, pdmap: Run, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    pdmap("verify", bundle.name)
    assert sorted(folder.rglob("*")) == before
