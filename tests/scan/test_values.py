"""What values say for or against a proposal. All of them are invented."""

import pytest

from pdmap.scan.values import Sample, judge_values, sample_csv

MAILS = [f"person{at}@example.org" for at in range(10)]
IBANS = ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "NL91ABNA0417164300"] * 3
CARDS = ["4111 1111 1111 1111", "5500005555555559", "4012888888881881"] * 3
ADDRESSES = ["192.0.2.7", "2001:db8::1", "198.51.100.0/24"] * 3
PHONES = ["+49 30 1234567", "(030) 123-4567", "030/1234567", "+15550100"] * 3
BIRTHS = ["1950-02-01", "31.12.1987", "12/31/1999", "2001-05-06 00:00:00", "1966-01-01"] * 2
BROWSERS = ["Mozilla/5.0 (X11)", "curl/8.0", "okhttp/4.9"] * 3
IDS = [f"123e4567-e89b-12d3-a456-42661417400{at}" for at in range(10)]
NAMES = ["Ana López", "Jean-Luc", "Max van der Berg", "Ó'Brien", "Zoë Ångström", "李 小龍"]
HASHES = ["$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1", "{SSHA}abcd", "pbkdf2_sha256$1$a"] * 2


@pytest.mark.parametrize(
    ("data_type", "values"),
    [
        ("email.address", MAILS),
        ("email.work", MAILS),
        ("bank_account", IBANS),
        ("card.pan", CARDS),
        ("ip_address", ADDRESSES),
        ("phone", PHONES),
        ("date_of_birth", BIRTHS),
        ("user_agent", BROWSERS),
        ("name.full", NAMES),
        ("name", NAMES),
        ("password_hash", HASHES),
        ("address.country", ["DE", "fr", "Spain", "NL", "GB"]),
        ("address.postcode", ["10115", "SW1A 1AA", "1012 AB", "75001", "D-80331"]),
        ("geo.precise", ["52.5200", "-13.4050", "(52.5200, 13.4050)", "48.8566,2.3522", "51.5074"]),
        (
            "website",
            ["https://a.example", "http://b.example/x", "www.c.example", "https://d.example", "https://e.example"],
        ),
        ("mac_address", ["00:1a:2b:3c:4d:5e"] * 5),
        ("age", ["12", "99", "0", "45", "7"]),
    ],
)
def test_values_of_the_type_confirm_it(data_type: str, values: list[str]) -> None:
    step = judge_values(data_type, values)
    assert step
    assert step.weight > 0
    assert step.fact.startswith("100% of the values ")


@pytest.mark.parametrize(
    ("data_type", "values"),
    [
        ("email.address", ["0", "1"] * 5),
        ("email.address", IDS),
        ("bank_account", ["DE89 3704 0044 0532 0130 01"] * 5),
        ("card.pan", ["4111 1111 1111 1112"] * 5),
        ("ip_address", ["999.1.1.1", "1", "fe", "::g", "1.2"]),
        ("phone", ["2026-11-27", "1700000000", "12", "192.0.2.1", "true"]),
        ("date_of_birth", ["2024-01-02", "2025-03-04", "2026-05-06", "2026-01-01", "2024-12-31"]),
        ("date_of_birth", ["2024-13-45", "0000-00-00", "x", "99999", "-"]),
        ("name.full", ["sku_12", "a1b2", "USER42", "x-1", "p_9"]),
        ("username", ["1", "0", "1", "1", "0"]),
        ("address.street", IDS),
        ("job_title", ["12", "34", "56", "7", "8"]),
    ],
)
def test_values_of_another_kind_make_doubt(data_type: str, values: list[str]) -> None:
    step = judge_values(data_type, values)
    assert step
    assert step.weight < 0


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        (MAILS, "values.email.address"),
        (IBANS, "values.bank_account"),
        (CARDS, "values.card.pan"),
        (ADDRESSES, "values.ip_address"),
        (BROWSERS, "values.user_agent"),
    ],
)
def test_values_tell_a_type_that_no_name_told(values: list[str], rule: str) -> None:
    step = judge_values(None, values)
    assert step
    assert step.rule == rule


@pytest.mark.parametrize("values", [[], MAILS[:4], ["", " "] * 5, PHONES, NAMES, IDS, ["0", "1"] * 5, ["42"] * 9])
def test_few_or_plain_values_tell_nothing(values: list[str]) -> None:
    assert judge_values(None, values) is None


def test_mixed_values_say_nothing_of_a_type() -> None:
    assert judge_values("email.address", [*MAILS[:5], *IDS[:5]]) is None
    assert judge_values("username", ["ana", "ben7", "kim"] * 3) is None


@pytest.mark.parametrize("values", [MAILS, IBANS, CARDS, PHONES, NAMES, ADDRESSES, BIRTHS])
@pytest.mark.parametrize("data_type", [None, "email.address", "phone", "name", "username"])
def test_no_value_is_told(data_type: str | None, values: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    told = f"{judge_values(data_type, values)} {Sample(tuple(values))!r} {Sample(tuple(values))}"
    assert [value for value in values if value in told] == []
    assert capfd.readouterr() == ("", "")


def test_a_file_of_separated_values() -> None:
    data = '\ufeffname;e-mail;note\nAna;a@example.org;\n"Ben; junior";b@example.org;x\nKim;c@example.org\n'.encode()
    found = sample_csv(data, 2)
    assert {name: sample.values for name, sample in found.items()} == {
        "name": ("Ana", "Ben; junior"),
        "e-mail": ("a@example.org", "b@example.org"),
        "note": ("x",),
    }


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\xff\xfe", b'"', b"a\n" + b"," * 1000, b'a,b\n"' + b"x" * 200_000])
def test_a_file_that_is_none(data: bytes) -> None:
    assert all(sample.values is not None for sample in sample_csv(data, 5).values())
