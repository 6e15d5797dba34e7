import pytest

from pdmap.reference import built_in
from pdmap.starters.answers import answers_of
from pdmap.starters.fitting import AnswerError
from pdmap.starters.questions import QUESTIONS


@pytest.mark.parametrize("basis", ["", *built_in().lawful_bases])
@pytest.mark.parametrize("role", ["controller", "joint-controller", "processor"])
def test_every_question_has_a_default_that_fits(role: str, basis: str) -> None:
    for question in QUESTIONS.values():
        default = question.default_for({"role": role, "basis": basis})
        assert question.checked(default) == default
        assert question.reason


def test_what_is_given_is_not_assumed() -> None:
    answers = answers_of({"name": " Acme ", "data": "email.address,  Phone, phone"})
    assert (answers.name, answers.data) == ("Acme", ("email.address", "phone"))
    assert "name" not in answers.assumed
    assert {"country", "basis", "role"} <= answers.assumed


@pytest.mark.parametrize(
    ("text", "code"), [("SE", "SE"), ("se", "SE"), ("Sweden", "SE"), ("UK", "GB"), (" NO ", "NO"), ("germany", "DE")]
)
def test_a_country_is_known_by_code_and_name(text: str, code: str) -> None:
    assert answers_of({"country": text}).country == code


@pytest.mark.parametrize("region", sorted(built_in().regions)[::40])
def test_a_system_may_be_in_a_cloud_region(region: str) -> None:
    assert answers_of({"location": region.upper()}).location == region


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("country", "QQ", "country: `QQ` is no country of ISO 3166-1; write its code, such as SE"),
        ("country", "Sweeden", "country: `Sweeden` is no country of ISO 3166-1; did you mean SE?"),
        ("country", "", "country: the answer is empty"),
        ("name", "  ", "name: the answer is empty"),
        ("name", "a\nb", "name: the answer holds a line break, a tab, or a character that cannot be seen"),
        ("name", "a\tb", "name: the answer holds a line break, a tab, or a character that cannot be seen"),
        ("name", "a\rb", "name: the answer holds a line break, a tab, or a character that cannot be seen"),
        ("name", "a\x1b[31m", "name: the answer holds a line break, a tab, or a character that cannot be seen"),
        ("name", "a\u202eb", "name: the answer holds a line break, a tab, or a character that cannot be seen"),
        ("name", "a\udcffb", "name: the answer holds a line break, a tab, or a character that cannot be seen"),
        ("name", "x" * 201, "name: the answer has 201 characters, and 200 at most fit"),
        ("location", "worldwide", "location: `worldwide` is no country and no cloud region; "),
        ("location", "aws:eu-noth-1", "location: `aws:eu-noth-1` is no country and no cloud region; did you mean"),
        ("data", "email.adress", "data: `email.adress` is no data type; did you mean `email.address`?"),
        ("data", "email.address,", "data: `` is no data type; write one such as account, "),
        ("data", "surname", "data: `surname` is no data type; did you mean `name.last`?"),
        ("location", "eu-north-1", "location: `eu-north-1` is no country and no cloud region; did you mean `aws:eu-n"),
        ("subjects", "custmer", "subjects: `custmer` is no category of data subjects; did you mean `customer`?"),
        ("role", "owner", "role: `owner` is no role; write one such as controller"),
        ("basis", "contracts", "basis: `contracts` is no lawful basis; did you mean `contract`?"),
        ("client", "Acme", "client: is not asked of a controller"),
        ("partner", "Acme", "partner: is not asked of a controller"),
        ("law", "Bookkeeping Act", "law: is asked with the basis legal_obligation or public_task only"),
        ("interest", "safety", "interest: is asked with the basis legitimate_interests only"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_in_one_line(name: str, text: str, message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        answers_of({name: text})
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lia.md 2026-02-30", "balancing: `2026-02-30` is no day of the calendar"),
        ("2026-02-01", "balancing: `2026-02-01` is a day alone; write where it is kept before it"),
    ],
)
def test_a_balancing_test_has_a_place_and_a_day_of_the_calendar(text: str, message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        answers_of({"basis": "legitimate_interests", "balancing": text})
    assert str(caught.value) == message


@pytest.mark.parametrize("role", ["controller", "joint-controller", "processor"])
@pytest.mark.parametrize("basis", [*built_in().lawful_bases])
def test_a_person_is_asked_a_handful_of_questions(role: str, basis: str) -> None:
    assert len([question for question in QUESTIONS.values() if question.is_asked({"role": role, "basis": basis})]) <= 15


def test_a_system_is_where_the_organization_is_unless_somebody_says_otherwise() -> None:
    assert answers_of({"country": "de"}).location == "DE"
    assert answers_of({"country": "DE", "location": "FR"}).location == "FR"


def test_the_example_in_brackets_is_no_answer() -> None:
    given = {"name": "Example Organization", "contact": "privacy@example.com", "country": "SE", "owner": "management"}
    assert answers_of(given).assumed >= {"name", "contact"}
    assert answers_of(given).assumed.isdisjoint({"country", "owner"})


def test_a_processor_is_not_asked_for_a_basis() -> None:
    with pytest.raises(AnswerError, match="basis: is not asked of a processor"):
        answers_of({"role": "processor", "basis": "contract"})
