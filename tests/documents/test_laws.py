import datetime as dt

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.laws import provision, words_under_law
from pdmap.documents.words import Words
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


@pytest.mark.parametrize("register", Register)
def test_references_name_the_law_that_comes_first(register: Register) -> None:
    british, european = written("uk-gdpr, eu-gdpr", register), written("eu-gdpr, uk-gdpr", register)
    assert "UK GDPR" not in european
    assert british.count("GDPR") == british.count("UK GDPR") > 0
    assert "Representative in the United Kingdom" in british


@pytest.mark.parametrize("register", Register)
def test_a_swiss_record_says_whose_form_it_has(register: Register) -> None:
    note = "that of Article 30 GDPR; Article 12 FADP asks for similar content"
    assert note in written("ch-fadp", register)
    assert note not in written("eu-gdpr", register)


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
