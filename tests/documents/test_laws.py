import datetime as dt

import pytest

from pdmap.app.document import document, document_kinds
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.laws import article_of, cited, provision, words_under_law
from pdmap.documents.words import Words
from pdmap.reference import built_in
from pdmap.writers import markdown

MANIFEST = """\
organization: {{name: Exempel, regimes: [{regime}]}}
activities:
  billing: {{role: controller, purposes: [{{text: Bill, basis: contract}}]}}
  hosting: {{role: processor}}
"""


def written(regime: str, register: Register) -> str:
    loaded = load_texts({"a.yaml": MANIFEST.format(regime=regime).encode()})
    return markdown.write(record(loaded, register, Edition(as_of=dt.date(2026, 11, 23)))).decode()


def header(text: str) -> list[str]:
    """Return what a document says it is required by."""
    lines = [line.strip(" -") for line in text.splitlines()]
    first = next(number for number, line in enumerate(lines) if line.startswith("**Required by**"))
    _, _, alone = lines[first].partition(": ")
    ending = next(number for number, line in enumerate(lines) if number > first and line.startswith("**"))
    return [alone] if alone else lines[first + 1 : ending]


@pytest.mark.parametrize("register", Register)
def test_references_name_the_law_that_comes_first(register: Register) -> None:
    british, european = written("uk-gdpr", register), written("eu-gdpr", register)
    assert "UK GDPR" not in european
    assert british.count("GDPR") == british.count("UK GDPR") > 0
    assert "Representative in the United Kingdom" in british


@pytest.mark.parametrize(
    ("regimes", "controller", "processor"),
    [
        ("eu-gdpr", ["Article 30(1) GDPR"], ["Article 30(2) GDPR"]),
        ("uk-gdpr", ["Article 30(1) UK GDPR"], ["Article 30(2) UK GDPR"]),
        ("ch-fadp", ["Article 12(1) and (2) FADP"], ["Article 12(1) and (3) FADP"]),
        (
            "uk-gdpr, eu-gdpr",
            ["Article 30(1) UK GDPR", "Article 30(1) GDPR"],
            ["Article 30(2) UK GDPR", "Article 30(2) GDPR"],
        ),
        (
            "ch-fadp, eu-gdpr",
            ["Article 12(1) and (2) FADP", "Article 30(1) GDPR"],
            ["Article 12(1) and (3) FADP", "Article 30(2) GDPR"],
        ),
        (
            "eu-gdpr, ch-fadp",
            ["Article 30(1) GDPR", "Article 12(1) and (2) FADP"],
            ["Article 30(2) GDPR", "Article 12(1) and (3) FADP"],
        ),
    ],
)
def test_the_header_names_the_provision_of_each_law(regimes: str, controller: list[str], processor: list[str]) -> None:
    assert header(written(regimes, Register.CONTROLLER)) == controller
    assert header(written(regimes, Register.PROCESSOR)) == processor


@pytest.mark.parametrize(
    ("regimes", "breaches", "screening"),
    [
        (
            "uk-gdpr",
            ["Article 33(5) UK GDPR"],
            ["Article 35(1), (3) and (4) UK GDPR; guidelines WP248 rev.01"],
        ),
        (
            "eu-gdpr, ch-fadp",
            ["Article 33(5) GDPR", "Article 24 FADP, Article 15(4) of the Data Protection Ordinance"],
            [
                "Article 35(1), (3) and (4) GDPR; guidelines WP248 rev.01",
                "Article 22 FADP; guidelines WP248 rev.01",
            ],
        ),
    ],
)
def test_documents_beside_the_records_name_each_law(regimes: str, breaches: list[str], screening: list[str]) -> None:
    loaded = load_texts({"a.yaml": MANIFEST.format(regime=regimes).encode()})
    kinds, edition = document_kinds(), Edition(as_of=dt.date(2026, 11, 23))
    assert header(markdown.write(document(loaded, kinds["breach-register"], edition)).decode()) == breaches
    assert header(markdown.write(document(loaded, kinds["dpia-screening"], edition)).decode()) == screening


@pytest.mark.parametrize(
    ("regimes", "country", "title"),
    [
        ("eu-gdpr", "FR", "Representative in the Union"),
        ("uk-gdpr, eu-gdpr", "FR", "Representative in the Union"),
        ("uk-gdpr, eu-gdpr", "GB", "Representative in the United Kingdom"),
        ("eu-gdpr, ch-fadp", "CH", "Representative in Switzerland (Article 14 FADP)"),
        ("ch-fadp", "BR", "Representative in Switzerland (Article 14 FADP)"),
    ],
)
def test_a_representative_has_the_title_of_the_territory_that_it_is_in(regimes: str, country: str, title: str) -> None:
    manifest = MANIFEST.format(regime=f"{regimes}], representative: {{name: R, country: {country}}}, trading_names: [X")
    loaded = load_texts({"a.yaml": manifest.encode()})
    assert words_under_law(words_of("en"), loaded.inventory).representative == title


@pytest.mark.parametrize("register", Register)
def test_a_swiss_record_says_whose_form_and_whose_numbers_it_has(register: Register) -> None:
    for note in (words_of("en").form_under_fadp, words_of("en").numbers_under_fadp):
        assert note in written("ch-fadp", register)
        assert note not in written("eu-gdpr", register)


@pytest.mark.parametrize(
    ("identifier", "article"),
    [
        ("adequacy", "Art. 16(1) FADP"),
        ("scc", "Art. 16(2)(d) FADP"),
        ("bcr", "Art. 16(2)(e) FADP"),
        ("derogation-consent", "Art. 17(1)(a) FADP"),
        ("idta", "Art. 46(2)(d) UK GDPR"),
    ],
)
def test_a_mechanism_rests_on_a_provision_of_the_first_law(identifier: str, article: str) -> None:
    loaded = load_texts({"a.yaml": MANIFEST.format(regime="ch-fadp").encode()})
    assert article_of(built_in().mechanisms[identifier], loaded.inventory) == article


def test_every_mechanism_of_the_swiss_law_has_a_provision_in_it() -> None:
    loaded = load_texts({"a.yaml": MANIFEST.format(regime="ch-fadp").encode()})
    swiss = [each for each in built_in().mechanisms.values() if "ch-fadp" in each.regimes]
    assert [each.id for each in swiss if not article_of(each, loaded.inventory).endswith("FADP")] == []


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("Art. 6(1)(b) GDPR", "Art. 6(1)(b) UK GDPR"),
        ("Art. 46 UK GDPR", "Art. 46 UK GDPR"),
        ("Art. 16(1) FADP", "Art. 16(1) FADP"),
        ("Data Protection Act 2018, s. 17A", "Data Protection Act 2018, s. 17A"),
        ("", ""),
    ],
)
def test_an_article_is_one_of_the_record_s_own_law(article: str, shown: str) -> None:
    assert provision(Words(regulation="UK GDPR", article="Art. {article} UK GDPR"), article) == shown


@pytest.mark.parametrize(
    ("language", "european", "british", "swiss", "by_paragraph"),
    [
        ("en", "Art. 6(1)(f) GDPR", "Art. 46(3) UK GDPR", "Art. 16(2)(d) FADP", "Art. 49(1) second subparagraph GDPR"),
        ("fr", "art. 6.1.f RGPD", "art. 46.3 UK GDPR", "art. 16.2.d LPD", "art. 49.1 deuxième alinéa RGPD"),
        (
            "de",
            "Art. 6 Abs. 1 lit. f DSGVO",
            "Art. 46 Abs. 3 UK GDPR",
            "Art. 16 Abs. 2 lit. d DSG",
            "Art. 49 Abs. 1 Unterabs. 2 DSGVO",
        ),
        (
            "nl",
            "art. 6 lid 1 onder f AVG",
            "art. 46 lid 3 UK GDPR",
            "art. 16 lid 2 onder d FADP",
            "art. 49 lid 1 tweede alinea AVG",
        ),
        ("sv", "art. 6.1 f GDPR", "art. 46.3 UK GDPR", "art. 16.2 d FADP", "art. 49.1 andra stycket GDPR"),
    ],
)
def test_an_article_is_cited_as_the_language_does(
    language: str, european: str, british: str, swiss: str, by_paragraph: str
) -> None:
    cited = {
        "Art. 6(1)(f) GDPR": european,
        "Art. 46(3) UK GDPR": british,
        "Art. 16(2)(d) FADP": swiss,
        "Art. 49(1) second subparagraph GDPR": by_paragraph,
    }
    assert {article: provision(words_of(language), article) for article in cited} == cited


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_british_record_names_the_british_law_in_every_language(language: str) -> None:
    words = words_of(language)
    loaded = load_texts({"a.yaml": MANIFEST.format(regime="uk-gdpr").encode()})
    british = words_under_law(words, loaded.inventory)
    assert british.article == words.article.replace(words.regulation, "UK GDPR") != words.article
    assert british.law_controller_record.endswith(f"{words.numbered('30(1)')} UK GDPR")
    assert british.law_processor_record.endswith(f"{words.numbered('30(2)')} UK GDPR")
    assert provision(british, "Art. 6(1)(f) GDPR") == british.cite("6(1)(f)") != words.cite("6(1)(f)")
    assert british.representative == words.representative_uk


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_to_breaches_name_the_british_law(language: str) -> None:
    words = words_of(language)
    inventory = load_texts({"a.yaml": MANIFEST.format(regime="uk-gdpr").encode()}).inventory
    told = words_under_law(words, inventory).law_incident
    assert words.regulation_uk in told
    assert told.replace(words.regulation_uk, words.regulation) == words.law_incident


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("regime", "word"), [("uk-gdpr", "law_request_uk"), ("ch-fadp", "law_request_ch")])
def test_answers_to_requests_name_the_provisions_of_their_law(language: str, regime: str, word: str) -> None:
    words = words_of(language)
    inventory = load_texts({"a.yaml": MANIFEST.format(regime=regime).encode()}).inventory
    assert words_under_law(words, inventory).law_request == getattr(words, word) != words.law_request


def test_an_authors_own_law_without_an_article_ends_with_its_name() -> None:
    assert cited(words_of("en"), "national law", "") == "national law"
    assert cited(words_of("en"), "Contract", "Art. 6(1)(b) GDPR") == "Contract, Art. 6(1)(b) GDPR"
