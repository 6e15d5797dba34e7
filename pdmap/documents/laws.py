"""References of a record under the law that an inventory is judged by first."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pdmap.documents.languages import words_of
from pdmap.documents.words import Words
from pdmap.model import Inventory, Representative
from pdmap.questions.grounds import further_regimes, regime_of
from pdmap.reference import Mechanism
from pdmap.reference.regimes import Regime


def words_under_law(words: Words, inventory: Inventory) -> Words:
    """Return the words of a language with references to the inventory's first law, and its representative's title."""
    regime = regime_of(inventory)
    title = _representative_title(words, _under(words.language, regime), inventory)
    return _with_title(words.language, regime, title)


def laws_named(words: Words, law: str, inventory: Inventory) -> tuple[str, ...]:
    """Return the provision that asks for a document, and those of the organization's further laws.

    Args:
        words: Words under the first law.
        law: What they say of that law.
        inventory: Whose organization names the laws.
    """
    further = (_replaced(law, words, _under(words.language, regime)) for regime in further_regimes(inventory))
    return tuple(dict.fromkeys((law, *further)))


def form_notes(words: Words, inventory: Inventory) -> tuple[str, ...]:
    """Return what is to be said of a record's form where its law has a provision of its own; nothing elsewhere."""
    is_swiss = regime_of(inventory) == Regime.CH_FADP
    return (words.form_under_fadp, words.numbers_under_fadp) if is_swiss else ()


def article_of(mechanism: Mechanism, inventory: Inventory) -> str:
    """Return the provision that a mechanism for transfers rests on under the inventory's first law."""
    is_swiss = regime_of(inventory) == Regime.CH_FADP and Regime.CH_FADP in mechanism.regimes
    return _FADP_ARTICLES.get(mechanism.article, mechanism.article) if is_swiss else mechanism.article


def cited(words: Words, label: str, article: str) -> str:
    """Return a label of law with its article, such as `Contract, Art. 6(1)(b) GDPR`; an author's own may have none."""
    return f"{words.label(label)}, {provision(words, article)}" if article else words.label(label)


def provision(words: Words, article: str) -> str:
    """Return an article of the built-in law, such as `Art. 6(1)(f) GDPR`, as the record's own law and language say."""
    number, law = _parts(article)
    if not law:
        return article
    names = {"GDPR": words.regulation, "UK GDPR": words.regulation_uk, "FADP": words.regulation_ch}
    said = words.numbered(number).replace(_SECOND_SUBPARAGRAPH, words.second_subparagraph)
    return words.article.replace(words.regulation, names[law]).format(article=said)


def provision_of(words: Words, number: str, regime: Regime) -> str:
    """Return an article as one law among several is cited, such as `Art. 33(1) UK GDPR`, in the record's language."""
    original = words_of(words.language)
    names = {
        Regime.EU_GDPR: original.regulation,
        Regime.UK_GDPR: original.regulation_uk,
        Regime.CH_FADP: original.regulation_ch,
    }
    return original.article.replace(original.regulation, names[regime]).format(article=original.numbered(number))


def provision_under(words: Words, regime: str, article: str) -> str:
    """Return an article of a built-in law as that law says it, also where the record's own law is another."""
    return provision(_under(words.language, regime), article)


# Private functions


# Kept, for each document asks for the same few: to copy so many words takes longer than to make a short document.
@lru_cache(maxsize=64)
def _with_title(language: str, regime: str, title: str) -> Words:
    return replace(_under(language, regime), representative=title)


@lru_cache(maxsize=64)
def _under(language: str, regime: str) -> Words:
    """Return the words under a law; the UK GDPR has the numbers of the GDPR, the Swiss law its own."""
    words = words_of(language)
    match regime:
        case Regime.UK_GDPR:
            name = words.regulation_uk
            laws = {key: getattr(words, key).replace(words.regulation, name) for key in _LAWS}
            article = words.article.replace(words.regulation, name)
            return replace(
                words,
                regulation=name,
                article=article,
                representative=words.representative_uk,
                established_inside=words.established_inside_uk,
                **(laws | {"law_request": words.law_request_uk}),
            )
        case Regime.CH_FADP:
            return replace(
                words,
                representative=words.representative_ch,
                established_inside=words.established_inside_ch,
                law_controller_record=words.law_controller_record_ch,
                law_processor_record=words.law_processor_record_ch,
                law_breach_register=words.law_breach_register_ch,
                law_screening=words.law_screening_ch,
                law_transfer_register=words.law_transfer_register_ch,
                law_incident=words.law_incident_ch,
                law_request=words.law_request_ch,
            )
        case _:
            return words


def _replaced(law: str, words: Words, others: Words) -> str:
    """Return what another law has for each provision that a text names."""
    for key in _LAWS:
        law = law.replace(getattr(words, key), getattr(others, key))
    return law


def _representative_title(words: Words, told: Words, inventory: Inventory) -> str:
    """Return the title of a representative by the territory that it is in, else that of the first law."""
    answer = inventory.organization.representative if inventory.organization else None
    if not isinstance(answer, Representative) or not answer.country:
        return told.representative
    titles = {
        Regime.UK_GDPR: words.representative_uk,
        Regime.CH_FADP: words.representative_ch,
        Regime.EU_GDPR: words.representative,
    }
    found = (title for regime, title in titles.items() if inventory.reference.is_inside(answer.country, regime))
    return next(found, told.representative)


def _parts(article: str) -> tuple[str, str]:
    """Return the number and the law of a citation; no law where it is none of the built-in ones."""
    found = _CITATION.fullmatch(article)
    return (found["number"], found["law"]) if found else (article, "")


# Private tables

_LAWS = (
    "law_controller_record",
    "law_processor_record",
    "law_breach_register",
    "law_screening",
    "law_incident",
    "law_request",
    "law_transfer_register",
)
"""Names of the words that say which provision asks for a document."""
_FADP_ARTICLES = {
    "Art. 45(3) GDPR": "Art. 16(1) FADP",
    "Art. 46(2)(b) GDPR": "Art. 16(2)(e) FADP",
    "Art. 46(2)(c) GDPR": "Art. 16(2)(d) FADP",
    "Art. 46(2)(e) GDPR": "Art. 16(3) FADP",
    "Art. 46(2)(f) GDPR": "Art. 16(3) FADP",
    "Art. 46(3)(a) GDPR": "Art. 16(2)(b) FADP",
    "Art. 49(1)(a) GDPR": "Art. 17(1)(a) FADP",
    "Art. 49(1)(b) GDPR": "Art. 17(1)(b) FADP",
    "Art. 49(1)(c) GDPR": "Art. 17(1)(b) FADP",
    "Art. 49(1)(d) GDPR": "Art. 17(1)(c) FADP",
    "Art. 49(1)(e) GDPR": "Art. 17(1)(c) FADP",
    "Art. 49(1)(f) GDPR": "Art. 17(1)(d) FADP",
    "Art. 49(1)(g) GDPR": "Art. 17(1)(f) FADP",
}
"""Where the Swiss law has what the GDPR has: adequacy, safeguards, exceptions."""
_SECOND_SUBPARAGRAPH = "second subparagraph"
_CITATION = re.compile(r"Art\. (?P<number>.+?) (?P<law>(?:UK )?GDPR|FADP)")
