"""What a comment says of the data it stands beside: evidence, in the words of whoever wrote the schema.

Read are `pdmap: email.address` and `pdmap: not personal (reason)`, the annotations of Open edX (`.. pii:`,
`.. pii_types:`, `.. no_pii:`), keys such as `pii=true`, and plain words such as "contains PII" or "no personal data".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pdmap.scan.schema import Evidence

OPEN_EDX = "Open edX annotation"
"""The origin of evidence that is written as Open edX writes it."""

LONGEST_COMMENT = 20_000
"""Characters of a comment that are looked at; what is longer is no comment on a column."""


def evidence_in(text: str, origin: str) -> tuple[Evidence, ...]:
    """Return what a comment says of personal data, in the order of its words; nothing for most comments.

    A comment that only asks, such as "PII?", gives evidence that does not say whether the data are personal.
    """
    text = text[:LONGEST_COMMENT]
    if not _HINT.search(text):
        return ()
    if own := tuple(_own_words(text, origin)):
        return own
    if edx := _open_edx(text):
        return (edx,)
    return tuple(_plain_words(text, origin))


def declared(key: str, values: tuple[str, ...], origin: str) -> Evidence | None:
    """Return what a key such as `contains_pii` or `classification` declares with its values, if it is about that."""
    words = f"{key}: {', '.join(values)}"
    if not values or len(words) > LONGEST_COMMENT:
        return None
    name = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", key)
    if _ABOUT_PERSONS.search(name):
        if len(values) == 1:
            return _answered(words, values[0], origin)
        return Evidence(origin, words, is_personal=True, kinds=values)
    if _ABOUT_CLASSES.search(name):
        for value in values:
            for found in evidence_in(re.sub(r"[_.:/-]+", " ", value), origin):
                return Evidence(origin, words, found.is_personal, found.kinds)
    return None


def answer_of(word: str) -> bool | None:
    """Return what a word such as `yes` or `false` answers; `None` where it is no answer."""
    word = word.strip().strip("'\"`").lower()
    return True if word in _YES else False if word in _NO else None


# Private functions


def _own_words(text: str, origin: str) -> Iterator[Evidence]:
    """Yield what is addressed to pdmap itself."""
    for found in _OWN.finditer(text):
        said = found["said"].strip()
        words = f"pdmap: {said}"
        if _OWN_NEGATIVE.match(said):
            yield Evidence(origin, words, is_personal=False)
        elif said.lower() in _OWN_POSITIVE:
            yield Evidence(origin, words, is_personal=True)
        elif kinds := tuple(_KIND.findall(said.partition("(")[0])):
            yield Evidence(origin, words, is_personal=True, kinds=kinds)


def _open_edx(text: str) -> Evidence | None:
    """Return what the annotations of Open edX in a comment say together."""
    said = {found["key"]: " ".join(found["said"].split()) for found in _OPEN_EDX_LINE.finditer(text)}
    if not said:
        return None
    words = "; ".join(f"{key}: {value}".rstrip(": ") for key, value in said.items())
    kinds = tuple(kind for kind in re.split(r"[\s,;]+", said.get("pii_types", "")) if kind)
    is_personal = True if "pii" in said or kinds else False if "no_pii" in said else None
    return Evidence(OPEN_EDX, words, is_personal=is_personal, kinds=kinds)


def _plain_words(text: str, origin: str) -> Iterator[Evidence]:
    """Yield what the sentences of a comment say that speak of personal data."""
    for sentence in _SENTENCE_END.split(text):
        words = " ".join(sentence.split())
        said: list[Evidence] = []
        end = 0
        for found in islice(_TERM.finditer(sentence), _MOST_TERMS):
            said.append(_said(words, sentence[end : found.start()], found, sentence[found.end() :], origin))
            end = found.end()
        if said:
            # "No PII in the settings, PII in the rest" says that there are personal data.
            yield next((each for each in said if each.is_personal), said[0])


def _said(words: str, before: str, term: re.Match[str], behind: str, origin: str) -> Evidence:
    """Return what one term says, by the words between it and the term before, and those behind it."""
    if value := _VALUE.match(behind):
        # "Not personal data: firms only" gives the reason behind the colon, not the kinds of data.
        if _DENIED_AT_ONCE.search(before):
            return Evidence(origin, words, is_personal=answer_of(value["value"]) is False)
        return _answered(words, value["value"], origin)
    if behind.lstrip().startswith("?") or _QUESTION.search(before):
        return Evidence(origin, words)
    if _is_denied(before, behind):
        return Evidence(origin, words, is_personal=False)
    return Evidence(origin, words, is_personal=None if _LAW.fullmatch(term.group()) else True)


def _answered(words: str, value: str, origin: str) -> Evidence:
    """Return what `pii: VALUE` says: an answer, or the kinds of data."""
    answer = answer_of(value.split("(", maxsplit=1)[0].split(",", maxsplit=1)[0])
    if answer is not None:
        return Evidence(origin, words, is_personal=answer)
    if _NEGATED_VALUE.match(value):
        return Evidence(origin, words, is_personal=False)
    if value.strip().lower().startswith(("unknown", "todo", "null", "tbd", "?")):
        return Evidence(origin, words)
    kinds = tuple(kind.strip() for kind in value.split(",") if _SHORT.fullmatch(kind.strip()))
    return Evidence(origin, words, is_personal=True, kinds=kinds)


def _is_denied(before: str, behind: str) -> bool:
    """Tell whether the words around a term say that there is no such thing."""
    before = _NOT_NULL.sub(" ", before)
    return bool(_NO_BEFORE.search(before) or _NOT_BEFORE.search(before) or _GONE_BEHIND.match(behind))


# Private tables

_MOST_TERMS = 10
_ABOUT_PERSONS = re.compile(
    r"\b(?:pii|personal(?: data)?|phi|gdpr|dsgvo|rgpd)\b(?! (?:retention|review|ticket|owner|legal))", re.IGNORECASE
)
_ABOUT_CLASSES = re.compile(
    r"\b(?:classification|sensitivity|class|categor(?:y|ies)|tags?|labels?|policy|privacy)\b", re.IGNORECASE
)
_YES = frozenset(("yes", "true", "y", "1", "on", "oui", "ja", "si", "sí", "sim"))
_NO = frozenset(("no", "false", "n", "0", "off", "none", "non", "nein", "nee", "não", "nej"))
_TERM_WORDS = (
    r"contains[_ -]?pii|has[_ -]?pii|is[_ -]?pii|pii|personally[_ -]identif(?:iable|ying)(?:[_ -](?:information|data))?"
    r"|personal(?:ly)?[_ -](?:data|information|details)|is[_ -]?personal"
    r"|sensitive[_ -]personal|special[_ -]categor(?:y|ies)"
    r"|gdpr|dsgvo|rgpd|phi|protected[_ -]health[_ -]information"
    r"|personenbezogene?[a-z]*(?:[ -]daten)?|donn[ée]es?[ -](?:personnelles?|à caractère personnel)"
    r"|datos[ -]personales|dados[ -]pessoais|dati[ -]personali|persoonsgegevens|personuppgift(?:er)?"
)
_TERM = re.compile(rf"(?<![\w-])(?:{_TERM_WORDS})(?![\w])|(?<=non-)pii\b", re.IGNORECASE)
_LAW = re.compile(r"gdpr|dsgvo|rgpd", re.IGNORECASE)
_HINT = re.compile(rf"pdmap\s*:|{_TERM_WORDS}", re.IGNORECASE)
_OWN = re.compile(r"\bpdmap:\s*(?P<said>[^\n;]{1,300})", re.IGNORECASE)
_OWN_NEGATIVE = re.compile(r"(?:not|no|non)[ -]personal\b|ignore\b", re.IGNORECASE)
_OWN_POSITIVE = frozenset(("personal", "personal data"))
_KIND = re.compile(r"(?<![\w.])[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*(?![\w.]*\w)")
_OPEN_EDX_LINE = re.compile(
    r"^[ \t#*]*\.\.[ \t]+(?P<key>no_pii|pii|pii_types|pii_retirement):"
    r"(?P<said>[^\n]*(?:\n(?![ \t#*]*(?:\.\.|$))[^\n]+)*)",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.;!]\s+|\n+|[.;!]$")
_VALUE = re.compile(r"\s*[:=]\s*(?P<value>\S.*)", re.DOTALL)
_NEGATED_VALUE = re.compile(r"(?:no|not|none|without|never)\b", re.IGNORECASE)
_SHORT = re.compile(r"[\w.-]+(?: [\w.-]+){0,2}")
_NOT_NULL = re.compile(r"\bnot[ _-]null\b", re.IGNORECASE)
_NO_BEFORE = re.compile(
    r"(?:\b(?:no|without|kein[a-z]*|ohne|sans|aucune?|sin|sem|senza|geen|inga?|utan)\b[^:]{0,60}|\bnon[- ])\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"(?:\b(?:not|never|cannot|nicht|pas)\b|n[’']t\b)(?:\s+[\w-]+){0,3}\s*$", re.IGNORECASE)
_DENIED_AT_ONCE = re.compile(
    r"\b(?:not?|non|never|without|nicht|kein[a-z]*|ohne|pas|sans|aucune?|sin|sem|senza|geen|niet|inga?|inte|utan)"
    r"(?:[ _-]+(?:any|an?|de))?[ _-]+$",
    re.IGNORECASE,
)
"""A denial right in front of a term; further away, as in "not null, no index, PII: email", it denies something else."""
_GONE_BEHIND = re.compile(
    r"(?:[- ]free\b|\s+(?:\w+\s+){0,2}(?:removed|stripped|redacted|scrubbed|erased|excluded|anonymi[sz]ed)\b"
    r"(?!\s+(?:after|when|on|upon|by|if|at|from|once)\b))",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:todo|fixme|is (?:this|it)|maybe|check (?:if|whether)|unclear)\b[^:]{0,40}$", re.IGNORECASE
)
