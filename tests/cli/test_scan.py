"""`pdmap scan`."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

from pdmap.host import database
from pdmap.scan.reading import known_readers
from pdmap.scan.separated import SEPARATED

Run = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]
ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schemas" / "scan.schema.json").read_bytes())
HEAD = "source\ttable\tcolumn\tdata_type\ttier\tconfidence\treason"
COLUMNS = """\
source\ttable\tcolumn\tsql_type\tnote
shop\tusers\tid\tbigint\t
shop\tusers\temail\tvarchar(255)\tlogin
shop\tusers\temail_verified\tboolean\t
shop\tproducts\tname\ttext\t
shop\torders\tuser_id\tbigint\t
shop\torders\taddress.city\ttext\t
wiki\tpages\ttitle\ttext\t
"""
DDL = """\
-- the tables of a shop
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email varchar(255) NOT NULL,
    email_verified boolean NOT NULL DEFAULT false
);

CREATE TABLE orders (
    id bigint PRIMARY KEY,
    buyer bigint REFERENCES users (id),
    total numeric
);
"""


@pytest.fixture(autouse=True)
def sources(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")  # 2026-11-27
    (folder / "columns.tsv").write_text(COLUMNS, "utf-8")
    (folder / "db").mkdir()
    (folder / "db" / "schema.sql").write_text(DDL, "utf-8")
    return folder


def rows(text: str) -> dict[str, list[str]]:
    head, *lines = text.splitlines()
    assert head == HEAD
    cells = (line.split("\t") for line in lines)
    return {f"{each[0]}/{each[1]}.{each[2]}": each for each in cells}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_a_list_of_columns_is_judged_column_by_column(pdmap: Run) -> None:
    ended = pdmap("scan", "--columns", "columns.tsv", "-f", "tsv")
    found = rows(ended.stdout)
    assert ended.returncode == 0
    assert [each[:3] for each in found.values()] == [line.split("\t")[:3] for line in COLUMNS.splitlines()[1:]]
    assert found["shop/users.email"][3:5] == ["email.address", "direct"]
    assert found["shop/users.email_verified"][3:5] == ["", "none"]
    assert found["shop/products.name"][4] == "none"
    assert found["shop/orders.user_id"][4] == "pointer"
    assert found["shop/orders.address.city"][3:5] == ["address.city", "direct"]
    assert all(re.fullmatch(r"[01]\.[0-9]{2}", each[5]) for each in found.values())


def test_a_schema_is_read_with_its_lines(pdmap: Run) -> None:
    ended = pdmap("scan", "db/schema.sql", "-f", "json")
    assert ended.returncode == 0, ended.stderr
    content = json.loads(ended.stdout)
    jsonschema.validate(content, SCHEMA)
    columns = {f"{table['name']}.{each['name']}": each for table in content["tables"] for each in table["columns"]}
    assert content["is_whole"]
    assert columns["users.email"]["line"] == 4
    assert columns["users.email"]["data_type"] == "email.address"
    assert columns["orders.buyer"]["tier"] == "pointer"
    assert columns["orders.total"]["tier"] != "direct"


def test_what_is_shown_to_people(pdmap: Run, golden: Golden) -> None:
    ended = pdmap("scan", "db")
    assert ended.returncode == 0
    assert max(map(len, ended.stdout.splitlines())) <= 80
    golden("scan-text.txt", f"{ended.stdout}---\n{ended.stderr}")


def test_why_is_told(pdmap: Run, golden: Golden) -> None:
    ended = pdmap("scan", "db", "--explain", "users.EMAIL_VERIFIED", "--explain", "orders.buyer")
    assert ended.returncode == 0
    golden("scan-explained.txt", ended.stdout)


@pytest.mark.parametrize("width", ["50", "80", "120"])
def test_ids_of_rules_stay_whole_in_an_explanation(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    (folder / "a.sql").write_text("CREATE TABLE customers (customer_number varchar(20));", "utf-8")
    lines = pdmap("scan", "a.sql", "--explain", "customers.customer_number").stdout.splitlines()
    assert any(line.startswith("account.customer_number  ") for line in lines)
    assert max(map(len, lines)) <= int(width)


def test_columns_of_which_nothing_counts_say_so(pdmap: Run, folder: Path) -> None:
    (folder / "a.sql").write_text("CREATE TABLE goods (x integer);", "utf-8")
    assert "nothing about its name," in pdmap("scan", "a.sql", "--tier", "all").stdout


def test_a_source_without_a_table_is_no_answer(pdmap: Run, folder: Path) -> None:
    (folder / "empty.sql").touch()
    alone = pdmap("scan", "empty.sql")
    assert alone.returncode == 2
    assert "pdmap: empty.sql: no table is in it, so there is nothing to judge\n" in alone.stderr
    beside = pdmap("scan", "db", "empty.sql")
    assert beside.returncode == 0
    assert "pdmap: empty.sql: no table is in it\n" in beside.stderr
    (folder / "inventory").mkdir()
    (folder / "inventory" / "a.yaml").write_text("organization: {name: A, country: IE}\n", "utf-8")
    written = pdmap("scan", "empty.sql", "--system", "shop-db", "-i", "inventory", "--write")
    assert written.returncode == 2
    assert not (folder / "inventory" / "shop-db.yaml").exists()


def test_an_address_is_not_told_of_a_database_without_tables(pdmap: Run, folder: Path) -> None:
    sqlite3.connect(folder / "shop.db").close()
    ended = pdmap("scan", "sqlite:///shop.db")
    assert ended.returncode == 2
    assert "pdmap: the database: no table is in it, so there is nothing to judge\n" in ended.stderr


def test_a_folder_of_which_no_reader_knows_a_file_fails(pdmap: Run, folder: Path) -> None:
    (folder / "tools").mkdir()
    (folder / "tools" / "a.py").write_text("print()\n", "utf-8")
    ended = pdmap("scan", "tools")
    assert ended.returncode == 2
    assert "tools/a.py: no reader knows this file, and it was not read" in ended.stderr


def test_migrations_that_are_not_read_are_told(pdmap: Run, folder: Path) -> None:
    text = "class Migration(migrations.Migration):\n    operations = []\n"
    (folder / "db" / "1.py").write_text(text, "utf-8")
    ended = pdmap("scan", "db")
    assert ended.returncode == 0
    assert "pdmap: db/1.py: 1 migration of Django is not read; scan the SQL that" in ended.stderr


def test_what_is_written_for_a_manifest_is_one(pdmap: Run, folder: Path, golden: Golden) -> None:
    ended = pdmap("scan", "db", "-f", "yaml", "--system", "shop-db")
    golden("scan-proposed.yaml", ended.stdout)
    (folder / "inventory").mkdir()
    (folder / "inventory" / "shop.yaml").write_text(ended.stdout, "utf-8")
    checked = pdmap("validate", "inventory", "--select", "REF", "-f", "json")
    codes = [finding["code"] for finding in json.loads(checked.stdout)["findings"] if finding["severity"] == "error"]
    assert codes == []


def test_that_nothing_is_found_is_no_answer(pdmap: Run, folder: Path) -> None:
    (folder / "inventory").mkdir()
    (folder / "inventory" / "shop.yaml").write_text("systems: {shop: {kind: datastore}}\n", "utf-8")
    (folder / "db" / "more.sql").write_text("CREATE TABLE goods (price numeric);", "utf-8")
    ended = pdmap("scan", "db/more.sql", "--system", "stock", "-i", "inventory", "--write")
    assert ended.returncode == 0
    assert "fields: {unknown: no name speaks of a person}" in (folder / "inventory" / "stock.yaml").read_text("utf-8")
    assert "LNG" not in pdmap("validate", "inventory", "-f", "concise").stdout


def test_tiers_are_chosen(pdmap: Run) -> None:
    ended = pdmap("scan", "--columns", "columns.tsv", "-f", "tsv", "--tier", "direct,pointer")
    assert {each[4] for each in rows(ended.stdout).values()} == {"direct", "pointer"}


def test_values_confirm_and_lower_and_are_never_shown(pdmap: Run, folder: Path) -> None:
    with sqlite3.connect(folder / "shop.db") as shop:
        shop.execute("CREATE TABLE users (email text, phone text, contact text)")
        people = [(f"q{n}@example.org", "blue", f"r{n}@example.net") for n in range(20)]
        shop.executemany("INSERT INTO users VALUES (?, ?, ?)", people)
    shop.close()
    plain = rows(pdmap("scan", "sqlite:///shop.db", "-f", "tsv").stdout)
    ended = pdmap("scan", "sqlite:///shop.db", "-f", "tsv", "--sample", "10")
    found = rows(ended.stdout)
    place = "sqlite:///shop.db/users"
    assert float(found[f"{place}.email"][5]) > float(plain[f"{place}.email"][5])
    assert float(found[f"{place}.phone"][5]) < float(plain[f"{place}.phone"][5])
    assert found[f"{place}.contact"][3:5] == ["email.address", "direct"]
    assert not re.search("q[0-9]+@|r[0-9]+@|blue", ended.stdout + ended.stderr)
    (table,) = json.loads(pdmap("scan", "sqlite:///shop.db", "-f", "json", "--sample", "10").stdout)["tables"]
    for column in table["columns"]:
        assert min(1, sum(step["weight"] for step in column["steps"])) == pytest.approx(column["confidence"])


def test_values_of_files_are_looked_at(pdmap: Run, folder: Path) -> None:
    lines = "".join(f"{n},q{n}@example.org\n" for n in range(20))
    (folder / "list.csv").write_text(f"number,reached\n{lines}", "utf-8")
    found = rows(pdmap("scan", "list.csv", "-f", "tsv", "--sample", "10").stdout)
    assert found["list.csv/list.reached"][3:5] == ["email.address", "direct"]
    assert found["list.csv/list.number"][4] == "none"


def test_values_of_all_separated_files_are_looked_at(pdmap: Run, folder: Path) -> None:
    (folder / "list.psv").write_text("reached|n\n" + "".join(f"q{n}@example.org|{n}\n" for n in range(20)), "utf-8")
    found = rows(pdmap("scan", "list.psv", "-f", "tsv", "--sample", "10").stdout)
    assert found["list.psv/list.reached"][3:5] == ["email.address", "direct"]
    assert known_readers()["csv"].suffixes == SEPARATED


def test_that_values_could_not_be_had_is_told(pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "SAMPLING_ALL", 0.3)
    with sqlite3.connect(folder / "shop.db") as connection:
        connection.executescript(
            "CREATE TABLE users (email text); CREATE VIEW endless AS WITH RECURSIVE n (x) AS "
            "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) AS x FROM n"
        )
    connection.close()
    ended = pdmap("scan", "sqlite:///shop.db", "--sample", "10")
    assert ended.returncode == 0
    assert "the values of 1 of 2 columns could not be looked at, such as those of `endless.x`" in ended.stderr


def test_that_no_source_holds_values_is_told(pdmap: Run) -> None:
    ended = pdmap("scan", "db", "--sample", "10")
    assert ended.returncode == 0
    assert "--sample: no source holds values; databases and separated values do" in ended.stderr


def test_columns_are_named_as_inventories_name_them(pdmap: Run, folder: Path) -> None:
    (folder / "db" / "more.sql").write_text('CREATE TABLE billing.guests (email text, "home.phone" text);', "utf-8")
    for name in ("guests.email", "Billing.Guests.EMAIL", 'guests."home.phone"'):
        ended = pdmap("scan", "db", "--explain", name)
        assert (ended.returncode, ended.stdout.split(".")[0]) == (0, "billing"), name
    assert "did you mean `guests.email`?" in pdmap("scan", "db", "--explain", "guests.emial").stderr


@pytest.mark.parametrize("address", ["postgresql://u:secret-word@127.0.0.1:9/x", "bogus://u:secret-word@127.0.0.1/x"])
def test_a_database_that_does_not_answer_is_told_without_its_password(pdmap: Run, address: str) -> None:
    ended = pdmap("scan", address)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "secret-word" not in ended.stderr


def test_what_cannot_be_read_is_told_and_fails(pdmap: Run, folder: Path) -> None:
    (folder / "db" / "more.sql").write_text("CREATE TABLE a (\n  name text,\n  'never closed", "utf-8")
    ended = pdmap("scan", "db", "-f", "tsv")
    assert ended.returncode == 2
    assert re.search(r"^pdmap: db/more\.sql:\d+: ", ended.stderr, re.MULTILINE)
    assert "db/schema.sql/users.email" in rows(ended.stdout)


def test_proposals_are_added_to_a_system(pdmap: Run, folder: Path, golden: Golden) -> None:
    inventory = folder / "inventory"
    inventory.mkdir()
    text = (
        "systems:\n  shop-db:\n    kind: datastore\n"
        "    fields:\n      - {type: email.address, column: users.email}  # ours\n"
    )
    (inventory / "shop.yaml").write_text(text, "utf-8")
    shown = pdmap("scan", "db", "--system", "shop-db", "-i", "inventory", "--diff")
    assert (shown.returncode, (inventory / "shop.yaml").read_text("utf-8")) == (0, text)
    written = pdmap("scan", "db", "--system", "shop-db", "-i", "inventory", "--write")
    assert written.returncode == 0
    after = (inventory / "shop.yaml").read_text("utf-8")
    assert after.startswith(text)
    assert "column: orders.buyer, unreviewed: proposed by" in after
    again = pdmap("scan", "db", "--system", "shop-db", "-i", "inventory", "--write")
    assert "nothing to write" in again.stderr
    assert (inventory / "shop.yaml").read_text("utf-8") == after
    golden("scan-diff.txt", shown.stdout)


def test_proposals_move_nothing_for_other_sources_may_hold_it(pdmap: Run, folder: Path) -> None:
    (folder / "inventory").mkdir()
    text = "systems:\n  shop-db:\n    fields:\n      - {type: email.address, column: customers.email}\n"
    (folder / "inventory" / "shop.yaml").write_text(text, "utf-8")
    written = pdmap("scan", "db", "--system", "shop-db", "-i", "inventory", "--write")
    assert written.returncode == 0, written.stderr
    after = (folder / "inventory" / "shop.yaml").read_text("utf-8")
    assert after.startswith(text)
    assert "{type: email.address, column: users.email, unreviewed:" in after


def test_what_values_say_is_proposed(pdmap: Run, folder: Path) -> None:
    lines = "".join(f"blue,q{n}@example.org\n" for n in range(20))
    (folder / "people.csv").write_text(f"phone,reached\n{lines}", "utf-8")
    (folder / "inventory").mkdir()
    (folder / "inventory" / "shop.yaml").write_text("systems:\n  shop-db: {kind: datastore}\n", "utf-8")
    arguments = ("people.csv", "--system", "shop-db", "-i", "inventory", "--diff")
    assert "email.address, column: people.reached" not in pdmap("scan", *arguments).stdout
    assert "email.address, column: people.reached" in pdmap("scan", *arguments, "--sample", "10").stdout


@pytest.mark.parametrize(
    ("source", "output"),
    [("db", "db/schema.sql"), ("db/schema.sql", "link.sql"), ("sqlite:///shop.db", "shop.db"), ("", "columns.tsv")],
)
def test_an_output_does_not_replace_what_is_read(pdmap: Run, folder: Path, source: str, output: str) -> None:
    with sqlite3.connect(folder / "shop.db") as shop:
        shop.execute("CREATE TABLE users (email text)")
    shop.close()
    (folder / "link.sql").symlink_to(folder / "db" / "schema.sql")
    before = (folder / output).read_bytes()
    ended = pdmap("scan", *([source] if source else ["--columns", "columns.tsv"]), "-f", "text", "-o", output)
    assert (ended.returncode, (folder / output).read_bytes()) == (2, before)
    assert ended.stderr == f"pdmap: {output}: is what the command goes by; name another file\n"


def test_a_file_that_was_named_and_is_not_known_fails(pdmap: Run, folder: Path) -> None:
    (folder / "letter.md").write_text("dear reader", "utf-8")
    assert pdmap("scan", "letter.md").returncode == 2
    assert pdmap("scan", ".").returncode == 0


def test_nothing_is_said_of_what_could_not_be_read(pdmap: Run, folder: Path) -> None:
    (folder / "inventory").mkdir()
    (folder / "inventory" / "a.yaml").write_text("organization: {name: A, country: IE}\n", "utf-8")
    (folder / "letter.md").write_text("dear reader", "utf-8")
    arguments = ("letter.md", "--system", "shop-db")
    shown = pdmap("scan", *arguments, "-f", "yaml")
    assert (shown.returncode, shown.stdout.splitlines()[-1]) == (2, "    fields: {unknown: a part could not be read}")
    written = pdmap("scan", *arguments, "-i", "inventory", "--write")
    assert written.returncode == 2
    assert not (folder / "inventory" / "shop-db.yaml").exists()


def test_a_new_system_gets_a_manifest_of_its_own(pdmap: Run, folder: Path) -> None:
    (folder / "inventory").mkdir()
    (folder / "inventory" / "a.yaml").write_text("organization: {name: A, country: IE}\n", "utf-8")
    written = pdmap("scan", "db", "--system", "shop-db", "-i", "inventory", "--write")
    assert written.returncode == 0, written.stderr
    proposed = pdmap("scan", "db", "-f", "yaml", "--system", "shop-db").stdout
    assert (folder / "inventory" / "shop-db.yaml").read_text("utf-8") == proposed
    again = pdmap("scan", "db", "--system", "shop-db", "-i", "inventory", "--write")
    assert "nothing to write" in again.stderr


@pytest.mark.parametrize(
    ("configuration", "folders", "code", "message"),
    [
        (None, [], 2, "inventory: there is no such file or folder"),
        (None, ["inventory"], 3, "inventory: no manifests found (*.yaml, *.yml)"),
        ("inventory", [], 2, "pdmap.toml:1:1: `inventory` is `inventory`: nothing is there"),
        ("inventory", ["inventory"], 3, "inventory: no manifests found (*.yaml, *.yml)"),
    ],
)
def test_where_no_inventory_is_the_command_that_begins_one_is_named(
    pdmap: Run, folder: Path, configuration: str | None, folders: list[str], code: int, message: str
) -> None:
    for name in folders:
        (folder / name).mkdir()
    if configuration:
        (folder / "pdmap.toml").write_text(f'inventory = "{configuration}"\n', "utf-8")
    named = [] if configuration else ["-i", "inventory"]
    ended = pdmap("scan", "db", "--system", "shop-db", "--write", *named)
    assert ended.returncode == code
    assert f"{message}; begin the inventory with `pdmap init`" in ended.stderr
    assert not (folder / "inventory" / "shop-db.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to scan"),
        (["db", "--write"], "name it with --system ID"),
        (["--columns", "columns.tsv", "--write", "--system", "s"], "leave one out"),
        (["db", "--write", "--system", "s", "-o", "x"], "and --output about the list: leave one out"),
        (["db", "--diff", "--system", "s", "--tier", "direct"], "and --tier about the list: leave one out"),
        (["db", "--write", "--system", "s", "--explain", "users.email"], "and --explain about the list"),
        (["db", "--write", "--system", "s", "-f", "json"], "and --format about the list"),
        (["db", "--explain", "users.email", "-f", "json"], "leave --format out"),
        (["db", "--explain", "users.email", "--tier", "all"], "leave --tier out"),
        (["nothing.sql"], "nothing.sql: there is no such file or folder"),
        (["db/*.prisma"], "no file fits"),
        (["db", "--columns", "columns.tsv"], "leave SOURCE out"),
        (["--columns", "nothing.tsv"], "nothing.tsv: cannot be read"),
        (["--columns", "db/schema.sql"], "db/schema.sql:1: the first line names no column `source`"),
        (["db", "-f", "yaml"], "--system ID"),
        (["db", "-f", "yaml", "--system", "Shop DB"], "which is no id"),
        (["db", "-f", "xml"], "choose from: json, text, tsv, yaml"),
        (["db", "--tier", "dirct"], "did you mean `direct`?"),
        (["db", "-o", "list.xml"], "the format by the name of --output is `xml`; choose from: json, text, tsv, yaml"),
        (["--columns", "columns.tsv", "--sample", "9"], "leave --sample out"),
        (["db", "--explain", "total"], "did you mean `orders.total`?"),
        (["shop.db"], "shop.db: is a database of SQLite; name it as sqlite:///shop.db"),
        (["db", "--explain", "users.emial"], "did you mean `users.email`?"),
        (["env:NOT_SET_ANYWHERE"], "env:NOT_SET_ANYWHERE: the variable is not set"),
    ],
)
def test_mistakes_are_told(pdmap: Run, folder: Path, arguments: list[str], message: str) -> None:
    (folder / "shop.db").write_bytes(b"SQLite format 3\0and more")
    ended = pdmap("scan", *arguments)
    assert ended.returncode == 2
    assert message in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"source\ttable\tcolumn\tsql_type\na\tb\n", "columns.tsv:2: "),
        (b"source\ttable\tcolumn\tsql_type\na\tb\tc\td\n\xff", "columns.tsv:3: "),
        (b"", "columns.tsv:1: "),
    ],
)
def test_a_broken_list_is_told_with_its_line(pdmap: Run, folder: Path, content: bytes, place: str) -> None:
    (folder / "columns.tsv").write_bytes(content)
    ended = pdmap("scan", "--columns", "columns.tsv")
    assert ended.returncode == 2
    assert place in ended.stderr


def test_names_that_no_manifest_may_hold_are_left_out(pdmap: Run, folder: Path) -> None:
    (folder / "db" / "more.sql").write_text('CREATE TABLE guests (phone text, "\x1b[2J email" text);', "utf-8")
    (folder / "inventory").mkdir()
    (folder / "inventory" / "shop.yaml").write_text("systems: {shop: {kind: datastore}}\n", "utf-8")
    ended = pdmap("scan", "db/more.sql", "--system", "hotel", "-i", "inventory", "--write")
    assert ended.returncode == 0
    assert "left out `guests" in ended.stderr
    written = (folder / "inventory" / "hotel.yaml").read_text("utf-8")
    assert "guests.phone" in written
    assert "mail" not in written
    assert "SRC" not in pdmap("validate", "inventory", "-f", "concise").stdout


def test_names_cannot_harm_who_reads_them(pdmap: Run, folder: Path, assert_harmless: Callable[[str], None]) -> None:
    name = "e\x1b[2Jmail\u202e::error::##[group]"
    (folder / "columns.tsv").write_text(f"source\ttable\tcolumn\tsql_type\n::x\t=users\t{name}\ttext\n", "utf-8")
    for form in ("text", "tsv", "json", "yaml"):
        ended = pdmap("scan", "--columns", "columns.tsv", "-f", form, "--system", "s", "--tier", "all")
        assert ended.returncode == 0
        assert_harmless(ended.stdout.replace("\t", " "))
