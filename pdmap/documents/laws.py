"""References of a record under the law that an inventory is judged by first."""

from __future__ import annotations

import re
from dataclasses import replace

from pdmap.documents.words import Words
from pdmap.model import Inventory
from pdmap.questions.grounds import regime_of
from pdmap.reference.regimes import Regime


def words_under_law(words: Words, inventory: Inventory) -> Words:
    """Return the words with references to the inventory's first law; the UK GDPR has the numbers of the GDPR."""
    if regime_of(inventory) != Regime.UK_GDPR:
        return words
    name = words.regulation_uk
    return replace(
        words,
        regulation=name,
        article=words.article.replace(words.regulation, name),
        law_controller_record=words.law_controller_record.replace(words.regulation, name),
        law_processor_record=words.law_processor_record.replace(words.regulation, name),
        representative=words.representative_uk,
        established_inside=words.established_inside_uk,
    )


def form_note(words: Words, inventory: Inventory) -> str:
    """Return what is to be said of a record's form where its law has a provision of its own; empty elsewhere."""
    return words.form_under_fadp if regime_of(inventory) == Regime.CH_FADP else ""


def cited(words: Words, label: str, article: str) -> str:
    """Return a label of the built-in law with its article, such as `Contract, Art. 6(1)(b) GDPR`."""
    return f"{words.label(label)}, {provision(words, article)}"


def provision(words: Words, article: str) -> str:
    """Return an article of the built-in law, such as `Art. 6(1)(f) GDPR`, as the record's own law and language say."""
    number, law = _parts(article)
    if not law:
        return article
    names = {"GDPR": words.regulation, "UK GDPR": words.regulation_uk, "FADP": words.regulation_ch}
    said = words.numbered(number).replace(_SECOND_SUBPARAGRAPH, words.second_subparagraph)
    return words.article.replace(words.regulation, names[law]).format(article=said)


# Private functions

_SECOND_SUBPARAGRAPH = "second subparagraph"
_CITATION = re.compile(r"Art\. (?P<number>.+?) (?P<law>(?:UK )?GDPR|FADP)")


def _parts(article: str) -> tuple[str, str]:
    """Return the number and the law of a citation; no law where it is none of the built-in ones."""
    found = _CITATION.fullmatch(article)
    return (found["number"], found["law"]) if found else (article, "")
