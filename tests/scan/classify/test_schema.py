"""What a whole schema tells: foreign keys, what its authors declare, what its tables are about."""

from __future__ import annotations

from pdmap.scan.classify.classifier import classify
from pdmap.scan.schema import Column, Evidence, Place, Reference, Schema, Table
from pdmap.scan.verdicts import ColumnVerdict, TableVerdict, Tier

HERE = Place("schema.sql", 1)


def column(
    name: str,
    type_name: str = "text",
    *,
    path: tuple[str, ...] = (),
    to: str = "",
    said: tuple[Evidence, ...] = (),
    comment: str = "",
) -> Column:
    reference = Reference(to) if to else None
    return Column(
        name=name, type=type_name, place=HERE, path=path, references=reference, evidence=said, comment=comment
    )


def table(name: str, *columns: Column, said: tuple[Evidence, ...] = ()) -> Table:
    return Table(name=name, columns=columns, place=HERE, evidence=said)


def verdicts(*tables: Table) -> dict[str, ColumnVerdict]:
    return {f"{of.table}.{of.column}": of for found in classify(Schema(tables)) for of in found.columns}


def of_tables(*tables: Table) -> dict[str, TableVerdict]:
    return {found.table: found for found in classify(Schema(tables))}


USERS = table("users", column("id", "integer"), column("email"))
TEAMS = table("teams", column("id", "integer"), column("title"))


def test_a_foreign_key_to_people_points_at_them_whatever_its_name() -> None:
    found = verdicts(USERS, table("tasks", column("whose", "integer", to="users")))
    assert found["tasks.whose"].tier is Tier.POINTER
    assert "refers to `users`" in found["tasks.whose"].reason


def test_a_foreign_key_may_name_the_database_schema() -> None:
    found = verdicts(USERS, table("app.tasks", column("whose", "integer", to="public.users")))
    assert found["app.tasks.whose"].tier is Tier.POINTER


def test_a_foreign_key_to_things_is_no_pointer_even_where_its_name_sounds_so() -> None:
    found = verdicts(TEAMS, table("tasks", column("owner_id", "integer", to="teams")))
    assert found["tasks.owner_id"].tier is Tier.NONE


def test_a_foreign_key_leads_to_a_table_that_its_columns_make_one_of_people() -> None:
    rows = table("tx_feusr", column("first_name"), column("last_name"), column("birth_date", "date"))
    found = verdicts(rows, table("visits", column("ref", "integer", to="tx_feusr")))
    assert found["visits.ref"].tier is Tier.POINTER


def test_a_vague_word_points_at_people_only_where_the_schema_has_such_people() -> None:
    visits = table("visits", column("account_id", "integer"))
    accounts = table("accounts", column("username"), column("password"), column("email"))
    assert verdicts(visits)["visits.account_id"].tier is Tier.NONE
    assert verdicts(visits, accounts)["visits.account_id"].tier is Tier.POINTER


def test_accounts_of_firms_are_no_people() -> None:
    accounts = table("accounts", column("name"), column("email"), column("industry"), column("phone"))
    found = verdicts(accounts, table("visits", column("account_id", "integer")))
    email = found.pop("accounts.email")
    assert {of.tier for of in found.values()} == {Tier.NONE}
    assert (email.tier, email.confidence) == (Tier.DIRECT, 0.55)


def test_what_its_authors_say_of_a_column_beats_its_name() -> None:
    said = (Evidence("dbt meta", "contains_pii: true", is_personal=True),)
    denied = (Evidence("dbt meta", "contains_pii: false", is_personal=False),)
    found = verdicts(table("facts", column("blob_7", said=said), column("email", said=denied)))
    assert found["facts.blob_7"].tier is Tier.DIRECT
    assert found["facts.email"].tier is Tier.NONE
    assert "dbt meta says" in found["facts.email"].reason


def test_a_comment_that_only_asks_leaves_a_column_to_its_name() -> None:
    asked = (Evidence("comment", "PII?"),)
    columns = (column(name, comment="PII?", said=asked) for name in ("blob_7", "email"))
    found = verdicts(table("facts", *columns))
    assert found["facts.blob_7"].tier is Tier.NONE
    assert "says" not in found["facts.email"].reason


def test_categories_of_fideslang_name_data_types() -> None:
    said = (Evidence("Fides dataset", "user.contact.phone_number", kinds=("user.contact.phone_number",)),)
    system = (Evidence("Fides dataset", "system.operations", kinds=("system.operations",)),)
    found = verdicts(table("facts", column("nr", said=said), column("email", said=system)))
    assert (found["facts.nr"].tier, found["facts.nr"].data_type) == (Tier.DIRECT, "phone")
    assert found["facts.email"].tier is Tier.NONE


def test_a_broad_category_leaves_a_narrow_guess() -> None:
    said = (Evidence("Fides dataset", "user.contact.address", kinds=("user.contact.address",)),)
    found = verdicts(table("users", column("billing_address", said=said)))
    assert found["users.billing_address"].data_type == "address.billing"


def test_words_of_annotations_name_data_types() -> None:
    said = (Evidence("Open edX annotation", "pii_types: email_address", kinds=("email_address",)),)
    assert verdicts(table("facts", column("x", said=said)))["facts.x"].data_type == "email.address"


def test_a_table_said_to_hold_nothing_personal_lowers_guesses() -> None:
    said = (Evidence("Open edX annotation", "no_pii", is_personal=False),)
    plain = verdicts(table("facts", column("email")))["facts.email"]
    lowered = verdicts(table("facts", column("email"), said=said))["facts.email"]
    assert lowered.confidence < plain.confidence


def test_a_table_said_to_hold_names_makes_its_name_one() -> None:
    said = (Evidence("Open edX annotation", "pii_types: name", is_personal=True, kinds=("name",)),)
    assert verdicts(table("signature_line", column("name")))["signature_line.name"].tier is Tier.NONE
    assert verdicts(table("signature_line", column("name"), said=said))["signature_line.name"].tier is Tier.DIRECT


def test_a_comment_names_what_a_name_hides() -> None:
    found = verdicts(table("t17", column("c3", comment="Email address"), column("c4", comment="Number of emails sent")))
    assert (found["t17.c3"].tier, found["t17.c3"].data_type) == (Tier.DIRECT, "email.address")
    assert found["t17.c4"].tier is Tier.NONE


def test_a_comment_that_speaks_of_personal_data_counts_as_said() -> None:
    found = verdicts(
        table("t17", column("c3", comment="PII, keep short"), column("email", comment="no PII: a mailbox"))
    )
    assert found["t17.c3"].tier is Tier.DIRECT
    assert found["t17.email"].tier is Tier.NONE


def test_tables_tell_whom_they_are_about() -> None:
    orders = table("orders", column("id", "integer"), column("user_id", "integer"), column("total", "numeric"))
    logs = table("changes", column("created_by", "integer"), column("what"))
    found = of_tables(USERS, orders, logs, TEAMS)
    assert (found["users"].is_personal, found["users"].about) == (True, "user")
    assert (found["orders"].is_personal, found["orders"].about) == (True, "user, by `user_id`")
    assert (found["changes"].is_personal, found["changes"].about) == (True, "")
    assert (found["teams"].is_personal, found["teams"].about) == (False, "")


def test_texts_are_linked_where_rows_belong_to_a_person() -> None:
    comment = column("body")
    alone, owned = table("labels", comment), table("comments", column("user_id", "integer"), comment)
    found = verdicts(USERS, alone, owned)
    assert found["labels.body"].tier is Tier.NONE
    assert found["comments.body"].tier is Tier.LINKED
    assert found["comments.body"].confidence < 0.5


def test_fields_in_fields_are_read_with_their_path() -> None:
    found = verdicts(
        table("contacts", column("value", "string", path=("emails[]",)), column("type", "string", path=("emails[]",)))
    )
    assert found["contacts.emails[].value"].data_type == "email.address"
    assert found["contacts.emails[].type"].tier is Tier.NONE


def test_tables_without_columns_or_names_are_passed() -> None:
    found = of_tables(table("empty"), table("", column("")), table("...", column("..."), column("[]")))
    assert not any(of.is_personal for of in found.values())


def test_the_key_of_people_points_at_them_wherever_its_name_stands() -> None:
    sailors = table("sailors", column("crew_book_no", "integer"), column("surname"), column("forename"))
    found = verdicts(sailors, *(table(name, column("crew_book_no", "integer"), column("port")) for name in ("a", "b")))
    assert found["a.crew_book_no"].tier is Tier.NONE, "its words are known, and may be those of a thing"
    codes = table("sailors", column("zwq_no", "integer"), column("surname"), column("forename"))
    found = verdicts(codes, *(table(name, column("zwq_no", "integer"), column("port")) for name in ("a", "b")))
    assert found["a.zwq_no"].tier is Tier.POINTER


def test_the_first_column_of_people_that_names_their_firm_is_no_key_of_theirs() -> None:
    users = table("users", column("tenant_id", "integer"), column("user_id", "integer"), column("email"))
    found = verdicts(users, *(table(name, column("tenant_id", "integer")) for name in ("orders", "items", "bills")))
    assert {found[f"{name}.tenant_id"].tier for name in ("users", "orders", "items", "bills")} == {Tier.NONE}


def test_a_table_of_people_by_a_vague_word_is_known_by_what_its_rows_contain() -> None:
    handlers = (table("handlers", column("id", "integer")), table("handlers.contact", column("email"), column("phone")))
    case = table("cases", column("handler_ids", "integer[]"))
    assert verdicts(*handlers, case)["cases.handler_ids"].tier is Tier.POINTER
    assert verdicts(handlers[0], case)["cases.handler_ids"].tier is Tier.NONE


def test_what_hangs_on_a_table_of_a_patient_is_the_patients() -> None:
    reports = table("lab_reports", column("id", "integer"), column("patient_id", "integer"))
    lines = table("report_lines", column("lab_report_id", "integer"), column("finding"), column("weight", "float"))
    found = verdicts(reports, lines)
    assert found["report_lines.finding"].data_type == "health"
    assert found["report_lines.weight"].data_type == "health"
    alone = verdicts(lines)
    assert {alone["report_lines.finding"].tier, alone["report_lines.weight"].tier} == {Tier.NONE}


def test_what_hangs_on_an_order_is_not_the_customers() -> None:
    orders = table("orders", column("id", "integer"), column("customer_id", "integer"))
    lines = table("order_lines", column("order_id", "integer"), column("weight", "float"), column("name"))
    assert {verdict.tier for name, verdict in verdicts(orders, lines).items() if "lines" in name} == {Tier.NONE}


def test_a_table_of_somebodys_body_tells_what_its_columns_hold() -> None:
    diary = table(
        "sleep_diary", column("user_id", "integer"), column("snoring", "integer"), column("device_id", "integer")
    )
    found = verdicts(diary)
    assert found["sleep_diary.snoring"].data_type == "health"
    assert "sleep" in found["sleep_diary.snoring"].reason
    assert found["sleep_diary.device_id"].tier is Tier.NONE
    plans = table("sleep_plans", column("user_id", "integer"), column("snoring", "integer"))
    assert verdicts(plans)["sleep_plans.snoring"].tier is Tier.NONE


def test_a_shorter_phrase_counts_where_nothing_speaks_for_a_longer_one() -> None:
    found = verdicts(table("visits_seen", column("src_ip", "varchar(45)")))
    assert found["visits_seen.src_ip"].data_type == "ip_address"


def test_patients_come_before_their_doctors_as_whom_a_row_is_about() -> None:
    visits = table("visits", column("doctor_id", "integer"), column("patient_id", "integer"))
    assert of_tables(visits)["visits"].about == "patient, by `patient_id`"


def test_reasons_are_sentences() -> None:
    found = verdicts(table("animals", column("date_of_birth", "date")), table("invoices", column("total", "numeric")))
    assert "that of the animal, not of a person" in found["animals.date_of_birth"].reason
    assert "its name asks a question or counts" in found["invoices.total"].reason


def test_names_are_told_as_they_are_written_although_a_prefix_is_cut_off() -> None:
    people = ("ZQID", "ZQFNAME", "ZQLNAME", "ZQCITY", "ZQZIP", "_zqflag")
    orders = (column("ZQUSERID", "char(32)", to="zquser"), column("ZQIP"), column("ZQNOTES"), column("ZQBILLEMAIL"))
    schema = (table("zquser", *map(column, people)), table("zqorder", *orders))
    found = verdicts(*schema)
    assert found["zquser.ZQFNAME"].data_type == "name.first"
    assert found["zquser._zqflag"].tier is Tier.NONE
    assert "refers to `zquser`" in found["zqorder.ZQUSERID"].reason
    assert of_tables(*schema)["zqorder"].about == "user, by `ZQUSERID`"
