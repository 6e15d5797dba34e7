import datetime as dt

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.documents.laws import provision
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
        ("", ""),
    ],
)
def test_an_article_is_one_of_the_record_s_own_law(article: str, shown: str) -> None:
    assert provision(Words(regulation="UK GDPR"), article) == shown
