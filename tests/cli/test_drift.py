"""`pdmap drift`, from its configuration to its exit code."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.config.values import DriftKind
from pdmap.scan import reading
from pdmap.scan.reader import Document
from pdmap.scan.schema import Schema
from tests.scan.drift.stand_in import READER, READERS

Run = Callable[..., CompletedProcess[str]]
CONFIGURATION = """\
inventory = "inventories/shop"

[sources]
console = ["db/*.columns"]
"""
INVENTORY = """\
systems:
  console:
    name: Console
    kind: application
    fields:  # of the shop
      - phone
      - {type: email.address, column: users.email}
    not_personal:
      - {column: products.name, reason: names of goods}
    # the end
"""
COLUMNS = "users.email varchar(255)\nproducts.name text\nproducts.price numeric\n"
MANIFEST = "inventories/shop/shop.yaml"
DAY = ("--as-of", "2026-11-27")


@pytest.fixture(autouse=True)
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with an inventory that is true, read by the stand-in."""
    monkeypatch.setattr(reading, "known_readers", lambda: READERS)
    _write(folder, "pdmap.toml", CONFIGURATION)
    _write(folder, MANIFEST, INVENTORY)
    _write(folder, "db/a.columns", COLUMNS)
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "first")
    return folder


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _add(folder: Path, *columns: str) -> None:
    with (folder / "db" / "a.columns").open("a", encoding="utf-8") as file:
        file.writelines(f"{column}\n" for column in columns)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def _codes(ended: CompletedProcess[str]) -> list[tuple[str, str]]:
    return [(item["code"], item["address"]) for item in json.loads(ended.stdout)["findings"]]


def _told(pdmap: Run, *arguments: str) -> list[tuple[str, str]]:
    return [(code, address.rpartition("/")[2]) for code, address in _codes(pdmap("drift", "-f", "json", *arguments))]


def test_a_true_inventory_is_clean(pdmap: Run) -> None:
    ended = pdmap("drift")
    assert ended.returncode == 0
    assert ended.stdout.startswith("no findings in 1 manifest")
    assert ended.stderr == "pdmap: console: 3 columns: 1 declared, 1 not personal, 1 unknown\n"


def test_an_undeclared_column_fails(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    ended = pdmap("drift", "-f", "concise")
    assert ended.returncode == 1
    assert ended.stdout.startswith(
        "db/a.columns:4:7: error[DRF001] `users.mobile` (varchar(20)) of Console (`console`) looks like `phone` and is "
        "not declared: token `mobile`"
    )


@pytest.mark.parametrize(
    ("column", "options", "code"),
    [
        ("users.mobile text", (), 1),
        ("users.mobile text", ("--fail-on", "gone,vendor"), 0),
        ("orders.user_id bigint", (), 0),
        ("orders.user_id bigint", ("--fail-on", "direct,pointer"), 1),
        ("users.mobile text", ("--ignore", "DRF001"), 0),
        ("products.color text", ("--fail-on", "direct,pointer,linked"), 0),
    ],
)
def test_what_fails_is_chosen_by_kind(
    pdmap: Run, folder: Path, column: str, options: tuple[str, ...], code: int
) -> None:
    _add(folder, column)
    assert pdmap("drift", *options).returncode == code


@pytest.mark.parametrize(
    ("setting", "told", "code"),
    [
        ("drift.fail_on = []", "`drift.fail_on` is nothing (pdmap.toml:1)", 0),
        ('ignore = ["DRF001"]', "1 rule switched off: DRF001; `ignore` is DRF001 (pdmap.toml:1)", 0),
        ('severity = {DRF001 = "note"}', "`severity.DRF001` is note (pdmap.toml:1)", 1),
        ('select = ["DRF001"]', "9 rules switched off: DRF002, ", 1),
        ('ignore = ["TRF"]', "", 1),
        ('select = ["TRF"]', "", 1),
        ('drift.dictionary = "2026.11"', "", 1),
    ],
)
def test_a_weakened_run_says_so(pdmap: Run, folder: Path, setting: str, told: str, code: int) -> None:
    _write(folder, "pdmap.toml", f"{setting}\n{CONFIGURATION}")
    _add(folder, "users.mobile varchar(20)")
    ended = pdmap("drift", "-f", "concise")
    assert ended.returncode == code
    last = ended.stdout.splitlines()[-1]
    assert told in ended.stdout if told else last.startswith("`inventory` is "), last


def test_to_let_nothing_fail_is_not_done_by_an_empty_option(pdmap: Run) -> None:
    ended = pdmap("drift", "--fail-on", "")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--fail-on names no kind of finding" in ended.stderr


def test_the_help_names_every_kind_that_may_fail_a_run(pdmap: Run) -> None:
    words = pdmap("drift", "--help").stdout.replace("│", " ").replace(",", " ").replace(";", " ").split()
    told = words[words.index("these") : words.index("commas")]
    assert {kind.value for kind in DriftKind} <= set(told)


def test_an_unknown_kind_is_told(pdmap: Run) -> None:
    ended = pdmap("drift", "--fail-on", "dierct")
    assert (ended.returncode, ended.stderr) == (2, "pdmap: --fail-on is `dierct`; did you mean `direct`?\n")


@pytest.mark.parametrize("form", ["sarif", "gitlab", "junit", "github", "markdown", "full", "jsonl"])
def test_paths_of_sources_are_those_of_the_repository(pdmap: Run, folder: Path, form: str) -> None:
    _add(folder, "users.mobile varchar(20)")
    told = pdmap("drift", "-f", form).stdout
    assert "db/a.columns" in told
    assert form == "jsonl" or "../" not in told


def test_a_fingerprint_survives_the_move_of_lines(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    first = json.loads(pdmap("drift", "-f", "json").stdout)["findings"]
    _write(folder, "db/a.columns", "products.id bigint\n\n" + (folder / "db/a.columns").read_text("utf-8"))
    _write(folder, MANIFEST, f"# moved\n\n{INVENTORY}")
    second = json.loads(pdmap("drift", "-f", "json").stdout)["findings"]
    assert [item["fingerprint"] for item in first] == [item["fingerprint"] for item in second]
    assert first[0]["start"]["line"] != second[0]["start"]["line"]


def test_a_comment_in_the_manifest_accepts(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    _write(folder, MANIFEST, INVENTORY.replace("# of the shop", "# pdmap: ignore[DRF001] cleared next week"))
    ended = pdmap("drift")
    assert ended.returncode == 0
    assert "1 ignored" in ended.stdout
    assert pdmap("drift", "--no-ignore").returncode == 1
    assert "SUP" not in pdmap("validate", "-f", "concise").stdout


def test_a_waiver_accepts_until_its_day(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    waiver = (
        "waivers:\n  - {rule: DRF001, object: systems/console/columns/users.mobile, reason: x, owner: y, "
        "expires: 2026-12-01}\n"
    )
    _write(folder, MANIFEST, INVENTORY + waiver)
    assert pdmap("drift", *DAY).returncode == 0
    assert pdmap("drift", "--as-of", "2026-12-02").returncode == 1
    assert ("CHG003", "1") in _told(pdmap, "--as-of", "2026-12-02")
    assert "SUP" not in pdmap("validate", "-f", "concise", *DAY).stdout


def test_what_accepts_nothing_is_told(pdmap: Run, folder: Path) -> None:
    _write(folder, MANIFEST, INVENTORY.replace("# of the shop", "# pdmap: ignore[DRF001] cleared next week"))
    assert [code for code, _ in _told(pdmap)] == ["SUP008"]
    assert pdmap("validate", "-f", "json").stdout.count("SUP008") == 0


@pytest.mark.parametrize(
    ("rule", "address", "options", "codes"),
    [
        ("DRF003", "systems/console/columns/users.mobile", (), ["SUP003"]),
        ("DRF003", "systems/console/columns/users.mobile", ("--ignore", "DRF003"), []),
        ("DRF006", "systems", (), []),
    ],
)
def test_nothing_is_said_of_a_waiver_whose_check_did_not_run(
    rule: str, address: str, options: tuple[str, ...], codes: list[str], pdmap: Run, folder: Path
) -> None:
    waiver = f"waivers:\n  - {{rule: {rule}, object: {address}, reason: x, owner: y, expires: 2026-12-01}}\n"
    _write(folder, MANIFEST, INVENTORY + waiver)
    assert [code for code, _ in _told(pdmap, *DAY, *options)] == codes


def test_a_baseline_keeps_what_was_there_quiet(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    wrote = pdmap("drift", "--write-baseline")
    assert wrote.returncode == 0
    assert wrote.stderr == "pdmap: wrote inventories/shop/pdmap-drift-baseline.json: 1 entry\n"
    assert pdmap("drift").returncode == 0
    _add(folder, "users.birthday date")
    assert _told(pdmap) == [("DRF001", "users.birthday")]
    _write(folder, "db/a.columns", COLUMNS)
    assert [code for code, _ in _told(pdmap)] == ["SUP011"]
    assert "pdmap drift --write-baseline" in pdmap("drift").stdout


def test_a_baseline_that_was_named_must_be_there(pdmap: Run) -> None:
    ended = pdmap("drift", "--baseline", "known.json")
    assert ended.returncode == 2
    assert ended.stderr == (
        "pdmap: --baseline: there is no baseline known.json; `pdmap drift --write-baseline` writes it\n"
    )


@pytest.mark.parametrize("option", [("-o", "base.json"), ("--also", "json=base.json"), ("-f", "json")])
def test_a_baseline_is_written_where_it_is_named_and_nowhere_else(
    pdmap: Run, folder: Path, option: tuple[str, str]
) -> None:
    _add(folder, "users.mobile varchar(20)")
    ended = pdmap("drift", "--write-baseline", *option)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "pdmap: --write-baseline writes the baseline and no findings; leave out --format, --output and --also, and "
        "name the file of the baseline with --baseline FILE\n"
    )
    assert "wrote base.json: 1 entry" in pdmap("drift", "--write-baseline", "--baseline", "base.json").stderr
    assert pdmap("drift", "--baseline", "base.json").returncode == 0


def test_since_tells_only_what_a_branch_brings(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    _git(folder, "add", "-A")
    _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "second")
    assert pdmap("drift", "--since", "HEAD").returncode == 0
    assert _told(pdmap, "--since", "HEAD~1") == [("DRF001", "users.mobile")]
    _add(folder, "users.birthday date")
    assert _told(pdmap, "--since", "HEAD") == [("DRF001", "users.birthday")]
    _write(folder, MANIFEST, INVENTORY.replace("      - {type: email.address, column: users.email}\n", ""))
    assert ("DRF001", "users.email") in _told(pdmap, "--since", "HEAD")


def test_since_is_kept_for_the_commits_of_both_repositories(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("PDMAP_CACHE", str(tmp_path_factory.mktemp("user") / "cache"))
    own = folder / "inventories" / "shop"
    _git(own, "init", "-q")
    _git(own, "add", "-A")
    commit = ("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "own")
    _git(own, *commit)
    _add(folder, "users.mobile varchar(20)")
    _git(folder, *commit, "-a")
    assert _told(pdmap, "--since", "HEAD") == []
    declared = INVENTORY.replace("users.email", "[users.email, users.mobile]")
    _write(folder, MANIFEST, declared)
    _git(own, *commit, "-a")
    _write(folder, MANIFEST, INVENTORY)
    assert _told(pdmap, "--since", "HEAD") == [("DRF001", "users.mobile")]


def test_the_gravest_of_several_sources_counts(pdmap: Run, folder: Path) -> None:
    one = '"old.columns", "db/a.columns"'
    _write(folder, "old.columns", "orders.customer bigint\n")
    _add(folder, "orders.customer text")
    for names in (one, ", ".join(reversed(one.split(", ")))):
        _write(folder, "pdmap.toml", CONFIGURATION.replace('"db/*.columns"', names))
        ended = pdmap("drift", "-f", "concise")
        assert ended.returncode == 1
        assert ended.stdout.count("DRF001") == 1
        assert "error[DRF001] `orders.customer` (text)" in ended.stdout


def test_the_default_schema_of_a_database_makes_no_other_table(pdmap: Run, folder: Path) -> None:
    _write(folder, "db/models.columns", "Users.email CharField\nUsers.mobile CharField\n")
    _add(folder, "public.users.mobile varchar(20)", "auth.users.mobile varchar(20)")
    assert _told(pdmap) == [("DRF001", "users.mobile"), ("DRF001", "auth.users.mobile")]
    assert "wrote 2 entries in 1 manifest" in pdmap("drift", "--write").stderr
    assert _told(pdmap) == []
    assert "column: users.mobile," in (folder / MANIFEST).read_text("utf-8")
    assert "pdmap: console: 5 columns: 3 declared, 1 not personal, 1 unknown\n" in pdmap("drift").stderr


def test_a_dump_that_comes_to_name_the_default_schema_brings_nothing(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)", "users.birthday date")
    _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qam", "second")
    pdmap("drift", "--write-baseline")
    _write(folder, "db/a.columns", (folder / "db/a.columns").read_text("utf-8").replace("users.", "public.users."))
    assert _told(pdmap, "--since", "HEAD") == []
    assert _told(pdmap) == []
    assert _told(pdmap, "--no-ignore") == [("DRF001", "users.mobile"), ("DRF001", "users.birthday")]


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "next")


def test_since_knows_sources_that_have_moved(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    _commit(folder)
    (folder / "db").rename(folder / "database")
    _write(folder, "pdmap.toml", CONFIGURATION.replace("db/", "database/"))
    assert _told(pdmap, "--since", "HEAD") == []
    with (folder / "database/a.columns").open("a", encoding="utf-8") as file:
        file.write("users.birthday date\n")
    assert _told(pdmap, "--since", "HEAD") == [("DRF001", "users.birthday")]


def test_since_tells_of_sources_that_are_named_no_longer(pdmap: Run, folder: Path) -> None:
    two = '["db/*.columns", "more/b.columns"]'
    _write(folder, "pdmap.toml", CONFIGURATION.replace('["db/*.columns"]', two))
    _write(folder, "more/b.columns", "orders.total numeric\n")
    _commit(folder)
    _write(folder, "pdmap.toml", CONFIGURATION)
    ended = pdmap("drift", "--since", "HEAD")
    assert ended.returncode == 0
    assert "`sources.console` is without more/b.columns now (pdmap.toml:4)" in ended.stdout
    assert "now" not in pdmap("drift", "--since", "HEAD~1").stdout


@pytest.mark.parametrize("earlier", ["sources = 3", "not toml", "\udcff"])
def test_since_passes_over_a_configuration_of_then_that_cannot_be_read(pdmap: Run, folder: Path, earlier: str) -> None:
    (folder / "pdmap.toml").write_bytes(earlier.encode("utf-8", "surrogateescape"))
    _commit(folder)
    _write(folder, "pdmap.toml", CONFIGURATION)
    assert pdmap("drift", "--since", "HEAD").returncode == 0


def test_since_an_unknown_revision_is_told(pdmap: Run) -> None:
    ended = pdmap("drift", "--since", "nowhere")
    assert ended.returncode == 2
    assert ended.stderr.startswith("pdmap: revision `nowhere` is unknown")


def test_writing_adds_what_is_undeclared_and_keeps_the_rest(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    ended = pdmap("drift", "--write", *DAY)
    assert ended.returncode == 0
    assert "pdmap: wrote 1 entry in 1 manifest\n" in ended.stderr
    written = (folder / MANIFEST).read_text("utf-8")
    mark = "unreviewed: proposed by pdmap drift on 2026-11-27"
    line = f"      - {{type: phone, column: users.mobile, {mark}}}\n"
    assert written == INVENTORY.replace("    not_personal:\n", f"{line}    not_personal:\n")
    assert "REF010" in pdmap("validate", "-f", "concise").stdout


def test_where_nothing_is_to_be_written_that_is_said(pdmap: Run, folder: Path) -> None:
    ended = pdmap("drift", "--write", "--diff")
    assert ended.returncode == 0
    assert "pdmap: nothing to write: no difference is left that needs no decision\n" in ended.stderr
    assert (folder / MANIFEST).read_text("utf-8") == INVENTORY


def test_a_difference_is_shown_and_not_written(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    ended = pdmap("drift", "--diff", *DAY)
    assert ended.returncode == 1
    assert "+      - {type: phone, column: users.mobile, unreviewed: " in ended.stdout
    assert (folder / MANIFEST).read_text("utf-8") == INVENTORY
    applied = subprocess.run(["git", "-C", str(folder), "apply"], input=ended.stdout.encode(), check=False)
    assert applied.returncode == 0
    assert pdmap("drift").returncode == 0


def test_writing_declares_one_name_as_two_kinds_where_the_sources_do(pdmap: Run, folder: Path) -> None:
    declared = "console2: {fields: [{type: phone, column: x.customer}]}"
    _write(folder, MANIFEST, INVENTORY.replace("  console:", f"  {declared}\n  console:"))
    _add(folder, "orders.customer bigint", "invoices.customer text", "letters.customer text")
    ended = pdmap("drift", "--write")
    assert "wrote 3 entries in 1 manifest" in ended.stderr
    assert _told(pdmap) == [("DRF010", "x.customer")]


def test_writing_moves_a_renamed_column(pdmap: Run, folder: Path) -> None:
    _write(folder, "db/a.columns", COLUMNS.replace("users.email ", "users.email_address "))
    assert _told(pdmap) == [("DRF005", "users.email")]
    assert pdmap("drift", "--write").returncode == 0
    assert (folder / MANIFEST).read_text("utf-8") == INVENTORY.replace("users.email", "users.email_address")


def test_what_two_sources_rename_is_moved_once(pdmap: Run, folder: Path) -> None:
    fields = "      - {type: password_hash, column: users.encrypted_password}\n"
    _write(folder, MANIFEST, INVENTORY.replace("      - phone\n", fields))
    lines = "users.password_digest text => direct password_hash\nusers.mail text => direct email.address\n"
    _write(folder, "db/a.columns", lines + "products.name text\n")
    _write(folder, "db/b.columns", lines)
    assert _told(pdmap) == [("DRF005", "users.encrypted_password"), ("DRF005", "users.email")]
    assert pdmap("drift", "--write", *DAY).returncode == 0
    moved = fields.replace("encrypted_password", "password_digest")
    wanted = INVENTORY.replace("      - phone\n", moved).replace("users.email", "users.mail")
    assert (folder / MANIFEST).read_text("utf-8") == wanted


def test_writing_moves_by_words_and_names_what_it_leaves(pdmap: Run, folder: Path) -> None:
    fields = "".join(
        f"      - {{type: {kind}, column: people.{name}}}\n"
        for kind, name in (
            ("date_of_birth", "dob"),
            ("password_hash", "encrypted_password"),
            ("phone", "kin_tel"),
            ("address.postcode", "area"),
        )
    )
    _write(folder, MANIFEST, INVENTORY.replace("      - phone\n", fields))
    _add(
        folder,
        "people.date_of_birth date => direct date_of_birth",
        "people.password_digest text => direct password_hash",
        "people.kin_phone text => direct emergency_contact",
        "people.zip text => direct address.postcode",
    )
    ended = pdmap("drift", "--write", *DAY)
    assert ended.returncode == 1
    left = [line.partition("left out ")[2] for line in ended.stderr.splitlines() if "left out" in line]
    kin, area = left
    assert kin.startswith(
        "`systems/console/columns/people.kin_tel`: `people.kin_phone` may be its new name, but it looks"
    )
    assert area.startswith(
        "`systems/console/columns/people.area`: `people.zip` may be its new name, but their names have"
    )
    assert "wrote 2 entries in 1 manifest" in ended.stderr
    written = (folder / MANIFEST).read_text("utf-8")
    assert "column: people.date_of_birth}" in written
    assert "column: people.password_digest}" in written
    assert "column: people.kin_tel}" in written


@pytest.mark.parametrize(
    ("system", "wanted"),
    [
        ("  console:\n", "  console:\n    fields:\n      - {type"),
        ("  console:  # later\n  other: {}\n", "  console:  # later\n    fields:\n      - {type"),
        ("  console: {}\n", "  console: {}\n"),
        ("  console: {kind: application}  # x\n", "  console: {kind: application, fields: [{type"),
        ("  console: {fields: [phone]}\n", "  console: {fields: [phone, {type"),
        ("  console:\n    fields: [phone]  # x\n", "    fields: [phone, {type"),
        ("  console:\n    fields:\n    - phone\n    - email\n", "    - phone\n    - email\n    - {type"),
        ("  console:\n    fields: none\n", "  console:\n    fields: none\n"),
        ("  console:\n    description: |\n      x\n\n      y\n\n", "      y\n    fields:\n      - {type"),
        ("  console:\n    kind: application", "    kind: application\n    fields:\n      - {type"),
        ("  console:\r\n    kind: application\r\n", "application\r\n    fields:\r\n      - {type"),
    ],
)
def test_writing_fits_the_layout_or_changes_nothing(pdmap: Run, folder: Path, system: str, wanted: str) -> None:
    line_break = "\r\n" if "\r" in system else "\n"
    before = f"systems:{line_break}{system}"
    (folder / MANIFEST).write_bytes(before.encode())
    _write(folder, "db/a.columns", "users.mobile varchar\n")
    pdmap("drift", "--write")
    written = (folder / MANIFEST).read_bytes().decode()
    assert wanted in written
    if "{type" in wanted:
        assert pdmap("drift").returncode == 0
    else:
        assert written == before


def test_writing_changes_nothing_but_fields(pdmap: Run, folder: Path) -> None:
    manifest = "systems:\n  console:\n    description: |+\n      kept\n\n\n  other: {}\n"
    _write(folder, MANIFEST, manifest)
    _write(folder, "db/a.columns", "users.mobile varchar\n")
    ended = pdmap("drift", "--write")
    written = (folder / MANIFEST).read_text("utf-8")
    assert ended.returncode == 1
    why = "something else than fields would change"
    assert f"pdmap: nothing was written for `users.mobile`: {why}\n" in ended.stderr
    assert written == manifest


def test_one_system_behind_an_alias_is_not_written_as_two(pdmap: Run, folder: Path) -> None:
    manifest = "systems:\n  first: &same {kind: application}\n  console: *same\n"
    _write(folder, MANIFEST, manifest)
    _write(folder, "db/a.columns", "users.mobile varchar\n")
    pdmap("drift", "--write")
    assert (folder / MANIFEST).read_text("utf-8") == manifest


def test_a_part_that_cannot_be_read_ends_with_two(pdmap: Run, folder: Path) -> None:
    _add(folder, "! the statement is not understood")
    ended = pdmap("drift", "-f", "concise", "--fail-on", "gone")
    assert ended.returncode == 2
    assert "db/a.columns:4:1: error[DRF007] a part of a source of Console (`console`) cannot be read" in ended.stdout
    assert "1 part of its sources not read" in ended.stderr
    assert pdmap("drift", "--ignore", "DRF007").returncode == 2
    assert pdmap("drift", "--write-baseline").returncode == 2


@pytest.mark.parametrize("options", [["--write"], ["--write", "--diff"]])
def test_nothing_is_written_of_a_part_that_cannot_be_read(pdmap: Run, folder: Path, options: list[str]) -> None:
    _add(folder, "users.phone text => direct phone", "! a table that nobody can read")
    ended = pdmap("drift", *options, *DAY)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "a part of the sources cannot be read; nothing was written (run `pdmap drift`)" in ended.stderr
    assert (folder / MANIFEST).read_text("utf-8") == INVENTORY


def test_a_missing_source_is_told_where_it_is_named(pdmap: Run, folder: Path) -> None:
    _write(folder, "pdmap.toml", CONFIGURATION.replace("db/*.columns", "db/missing.columns"))
    ended = pdmap("drift", "-f", "concise")
    assert ended.returncode == 2
    assert "pdmap.toml:4:1: error[DRF007]" in ended.stdout
    assert "db/missing.columns: there is no such file or folder" in ended.stdout


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("../other/a.columns", "pdmap.toml:4:12: `sources.console` leads out of the folder of the file"),
        ("/etc/passwd", "pdmap.toml:4:12: `sources.console` leads out of the folder of the file"),
        (".git/config", "pdmap.toml:4:12: `sources.console` leads out of the folder of the file"),
        ("out/a.columns", "pdmap.toml:4:12: `sources.console` leads out of the folder of the file"),
        ("postgres://u:p@host/db", "pdmap.toml:4:12: `sources.console` holds a URL"),
    ],
)
def test_a_source_outside_is_refused(
    pdmap: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory, source: str, message: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.columns").write_text("users.secret text\n", "utf-8")
    (folder / "out").symlink_to(elsewhere)
    _write(folder, "pdmap.toml", CONFIGURATION.replace("db/*.columns", source))
    ended = pdmap("drift")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"pdmap: {message}")
    assert "u:p" not in ended.stderr


def test_hostile_files_are_told_and_end_with_two(pdmap: Run, folder: Path) -> None:
    os.mkfifo(folder / "db" / "pipe.columns")
    (folder / "db" / "link.columns").symlink_to("/etc/passwd")
    (folder / "db" / "empty.columns").write_bytes(b"")
    (folder / "db" / "binary.columns").write_bytes(bytes(range(256)) * 20)
    ended = pdmap("drift", "-f", "concise")
    assert ended.returncode == 2
    assert "db/link.columns: error[DRF007]" in ended.stdout
    assert "db/pipe.columns: error[DRF007]" in ended.stdout
    assert "root:" not in ended.stdout


def test_nothing_is_written_where_that_is_not_allowed(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.mobile varchar(20)")
    (folder / MANIFEST).chmod(0o444)
    ended = pdmap("drift", "--write")
    assert ended.returncode == 2
    assert "is read-only; nothing was written" in ended.stderr
    assert (folder / MANIFEST).read_text("utf-8") == INVENTORY


def test_names_from_a_source_are_harmless(pdmap: Run, folder: Path) -> None:
    _add(folder, "users.email\x1b[31m\u202e::error::x varchar(20)")
    for form in ("full", "concise", "github"):
        told = pdmap("drift", "-f", form).stdout
        assert "\x1b" not in told
        assert "\u202e" not in told
    _add(folder, "users.mobile varchar(20)", "users.\x1b[31m\u202ephone varchar(20)")
    ended = pdmap("drift", "--write")
    assert (ended.returncode, "wrote 1 entry in 1 manifest" in ended.stderr) == (1, True)
    assert "which no manifest may hold" in ended.stderr
    assert "users.mobile" in (folder / MANIFEST).read_text("utf-8")
    assert "SRC" not in pdmap("validate", "-f", "concise").stdout


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        (
            CONFIGURATION.replace("console", "consol"),
            "pdmap.toml:4:1: the inventory has no system `consol`; did you mean",
        ),
        (
            CONFIGURATION.replace("console", "warehouse"),
            "pdmap.toml:4:1: the inventory has no system `warehouse`; `pdmap scan SOURCE --system warehouse --write`",
        ),
        (CONFIGURATION.replace("db/*.columns", ""), "pdmap.toml:4:1: `sources.console` holds an empty text"),
        (f'{CONFIGURATION}[drift]\ndependencies = ["db"]\n', "pdmap.toml:6:17: `drift.dependencies` names a folder"),
        ('inventory = "inventories/shop"\n', "pdmap.toml: there is no table `sources` with"),
        (f'{CONFIGURATION}[drift]\ndictionary = "1999.01"\n', "pdmap.toml:6:1: `drift.dictionary` is `1999.01`, which"),
    ],
)
def test_a_configuration_that_does_not_fit_is_told(pdmap: Run, folder: Path, configuration: str, message: str) -> None:
    _write(folder, "pdmap.toml", configuration)
    ended = pdmap("drift")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"pdmap: {message}")


def test_a_configuration_that_hides_the_sources_of_another_is_named(pdmap: Run, folder: Path) -> None:
    _write(folder, "inventories/shop/pdmap.toml", "")
    ended = pdmap("drift", "inventories/shop")
    assert ended.returncode == 2
    assert ended.stderr.startswith("pdmap: inventories/shop/pdmap.toml: there is no table `sources`")
    assert ended.stderr.endswith("; it counts instead of pdmap.toml\n")


def test_manifests_that_cannot_be_read_are_not_compared(pdmap: Run, folder: Path) -> None:
    _write(folder, MANIFEST, "systems: [")
    ended = pdmap("drift")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "; nothing was compared (run `pdmap validate`)" in ended.stderr


def test_a_lock_file_that_nobody_reads_is_told(pdmap: Run, folder: Path) -> None:
    _write(folder, "Cargo.lock", "")
    _write(folder, "pdmap.toml", f'{CONFIGURATION}\n[drift]\ndependencies = ["Cargo.lock"]\n')
    assert pdmap("drift").returncode == 2
    assert [code for code, _ in _told(pdmap)] == ["DRF007"]


def test_a_lock_file_that_says_who_asks_fails_a_run(pdmap: Run, folder: Path) -> None:
    lock = "GEM\n  specs:\n    stripe (10.1.0)\n    sentry-ruby (5.0)\n\nDEPENDENCIES\n  stripe\n"
    _write(folder, "Gemfile.lock", lock)
    _write(folder, "pdmap.toml", f'{CONFIGURATION}\n[drift]\ndependencies = ["Gemfile.lock"]\n')
    told = pdmap("drift", "-f", "concise", "--fail-on", "vendor")
    assert told.returncode == 1
    assert "warning[DRF006] the software depends on `stripe`" in told.stdout
    assert "note[DRF006] a package of the software depends on `sentry-ruby`" in told.stdout


def test_outputs_do_not_replace_what_is_read(pdmap: Run, folder: Path) -> None:
    for name in ("db/a.columns", "pdmap.toml", MANIFEST):
        before = (folder / name).read_bytes()
        assert pdmap("drift", "-o", name).returncode == 2
        assert (folder / name).read_bytes() == before


def test_vendors_come_from_the_files_of_dependencies(pdmap: Run, folder: Path) -> None:
    _write(folder, "web/package.json", '{"dependencies": {"stripe": "1"}}')
    _write(folder, "pdmap.toml", f'{CONFIGURATION}\n[drift]\ndependencies = ["web/package.json"]\n')
    assert _told(pdmap) == [("DRF006", "stripe")]
    assert pdmap("drift").returncode == 0
    assert pdmap("drift", "--fail-on", "vendor").returncode == 1
    _write(folder, MANIFEST, f"{INVENTORY}parties:\n  stripe: {{role: processor}}\n")
    assert pdmap("drift", "--fail-on", "vendor").returncode == 0


def test_a_second_run_tells_the_same_without_a_look(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("PDMAP_CACHE", str(tmp_path_factory.mktemp("user") / "cache"))
    _add(folder, "users.mobile varchar(20)")
    looks: list[int] = []

    def counted(documents: tuple[Document, ...]) -> Schema:
        looks.append(1)
        return READER.read(documents)

    readers = {"stand_in": replace(READER, read=counted)}
    monkeypatch.setattr(reading, "known_readers", lambda: readers)
    first = pdmap("drift")
    once = len(looks)
    second = pdmap("drift")
    assert (first.returncode, first.stdout, first.stderr) == (second.returncode, second.stdout, second.stderr)
    assert (first.returncode, len(looks)) == (1, once)
    assert once
    since = [pdmap("drift", "--since", "HEAD").stdout for _ in range(2)]
    assert since[0] == since[1]
    seen = len(looks)
    _add(folder, "users.birthday date")
    assert "users.birthday" in pdmap("drift").stdout
    assert len(looks) > seen


def test_a_database_is_read_by_its_variable(pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(folder / "shop.db")) as database:
        database.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, mobile TEXT)")
        database.execute("CREATE TABLE products (name TEXT)")
    _write(folder, "pdmap.toml", CONFIGURATION.replace("db/*.columns", "env:SHOP_DATABASE"))
    unset = pdmap("drift", "-f", "concise")
    assert unset.returncode == 2
    assert "env:SHOP_DATABASE: error[DRF007]" in unset.stdout
    monkeypatch.setenv("SHOP_DATABASE", f"sqlite:///{folder / 'shop.db'}")
    ended = pdmap("drift", "-f", "concise")
    assert ended.returncode == 1
    assert "error[DRF001] `users.mobile` (TEXT) of Console (`console`) looks like `phone`" in ended.stdout
    assert str(folder) not in ended.stdout
    monkeypatch.setenv("SHOP_DATABASE", "sqlite:////nowhere/secret.db")
    missing = pdmap("drift", "-f", "concise")
    assert missing.returncode == 2
    assert "DRF007" in missing.stdout


def test_migrations_that_nothing_is_read_of_are_told_also_by_an_answer_from_before(folder: Path, pdmap: Run) -> None:
    _write(folder, "pdmap.toml", CONFIGURATION.replace("db/*.columns", "db/*"))
    _write(folder, "db/1.py", "class Migration(migrations.Migration):\n    operations = []\n")
    line = "pdmap: console: db/1.py: 1 migration of Django is not read; scan the SQL that"
    first, second = pdmap("drift", *DAY), pdmap("drift", *DAY)
    assert first.stderr.count(line) == 1
    assert (second.returncode, second.stderr.count(line)) == (first.returncode, 1)
