import json
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import pdmap.documents
from pdmap.app.schema import schema_text
from pdmap.documents import words as english_words
from pdmap.documents.clocks import period_text
from pdmap.documents.labels import FACTS, WORDED
from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.words import ENGLISH, Words
from pdmap.model import Period
from pdmap.reference import built_in

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
MODULES = tuple(module.name for module in iter_modules(english_words.__path__))
FOLDER = Path(pdmap.documents.__file__).parent / "translations"

NAMES = {"UK GDPR", "FADP", "Data Privacy Framework", "Privacy Shield", "Safe Harbor", "TLS", "SSH", "VPN"}
"""Names, which stay as they are in every language."""
SAME = {
    "fr": {
        *("source", "sources", "description", "module {modules}", "annexes {annexes}", "application", "service"),
        *("nature", "public", "active", "inactive", "communication", "consultation", "production", "rectification"),
        *("test", "module {module}"),
    },
    "de": {"{data} in {system}", "{protection} in {system}", "name", "form", "manifest"},
    "nl": {
        *("{data} in {system}", "{protection} in {system}", "manifest", "module {modules}", "module {module}"),
        *("{count} open", "website: {text}", "contact: {text}"),
        *("transport: {text}", "week", "scoring", "marketing", "monitoring", "test"),
    },
    "sv": {"gdpr", "form", "manifest", "transport: {text}", "test"},
}
"""Texts that a language has in common with English, letter by letter."""
SHOWN_WORDS = {
    *WORDED,
    *("flow.transport", "flow.frequency", "transform.method", "field.protection", "system.environment"),
    *("purpose.kind", "deletion.method", "certification.status", "certification.scope", "contract.clauses"),
    *("measure.asserts", "retention.ground"),
}
"""Keys that the language's own words answer, and that documents show by way of `term`."""
WHO_CHOOSES = "customer"
"""Who chooses where the author does not say it; documents show it by way of `label`."""


def own_words(module: str) -> Mapping[str, object]:
    """Return the English words of a module, by name."""
    (words,) = {
        value
        for value in vars(import_module(f"{english_words.__name__}.{module}")).values()
        if isinstance(value, type) and value.__module__.endswith(f".words.{module}")
    }
    return {name: getattr(ENGLISH, name) for name in words.__annotations__}


def said(language: str, module: str) -> Mapping[str, object]:
    return tomllib.loads((FOLDER / language / f"{module}.toml").read_text("utf-8"))


def texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a value with the place where it stands."""
    match value:
        case str():
            yield name, value
        case Mapping():
            for key, inner in value.items():
                yield from texts(inner, f"{name}.{key}")
        case list() | tuple():
            for number, inner in enumerate(value):
                yield from texts(inner, f"{name}.{number}")


def language_words() -> set[str]:
    """Return the words of the language that documents show, those for nothing with what they are about."""
    forms = json.loads(schema_text())["definitions"]
    shown = {key: forms[key.partition(".")[0]]["properties"][key.partition(".")[2]] for key in SHOWN_WORDS}
    return {
        f"{key.partition('.')[2]}.none" if word == "none" else word
        for key, schema in shown.items()
        for word in _enumerated(schema)
        if len(word) > 1
    }


def _enumerated(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("enum", ())
        yield from (word for inner in schema.values() for word in _enumerated(inner))
    elif isinstance(schema, list):
        yield from (word for inner in schema for word in _enumerated(inner))


def english(name: str) -> str:
    """Return what English says where a translation says something."""
    first, _, rest = name.partition(".")
    if first == "terms":
        return ENGLISH.term(rest)
    if first == "vocabulary":
        return rest
    return dict(texts(getattr(ENGLISH, first), first))[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_found_by_their_tags(language: str) -> None:
    assert words_of(language).language == language


def test_a_language_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_of("tlh")


def test_an_own_label_of_the_author_stays_as_written() -> None:
    assert words_of("fr").label("Mes étiquettes") == "Mes étiquettes"
    assert words_of("de").label("") == ""
    assert words_of("de").label("Sweden") == "Schweden"
    assert ENGLISH.label("Sweden") == "Sweden"


def test_every_subject_of_words_is_joined() -> None:
    assert {name for module in MODULES for name in own_words(module)} <= set(Words.__dataclass_fields__)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_a_file_for_each_subject(language: str) -> None:
    assert {path.name for path in (FOLDER / language).iterdir()} == {f"{module}.toml" for module in MODULES}


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_says_everything_and_nothing_else(language: str, module: str) -> None:
    translated, own = said(language, module), own_words(module)
    assert set(translated) == set(own)
    keys = {name: set(value) for name, value in own.items() if isinstance(value, Mapping)}
    keys |= {name: expected for name, expected in open_tables().items() if name in own}
    assert {name: set(value) for name, value in translated.items() if isinstance(value, dict)} == keys
    lengths = {name: len(value) for name, value in own.items() if isinstance(value, tuple)}
    assert {name: len(value) for name, value in translated.items() if isinstance(value, list)} == lengths


def open_tables() -> dict[str, set[str]]:
    """Return what the tables have to say that English leaves to the words themselves."""
    reference = built_in()
    named = (reference.data_types, reference.subjects, reference.lawful_bases, reference.conditions)
    labels = {known.label for table in (*named, reference.mechanisms) for known in table.values()}
    labels |= {country.name for country in reference.countries.values()}
    return {"vocabulary": labels | {WHO_CHOOSES}, "terms": language_words()}


def test_words_for_nothing_say_of_what() -> None:
    assert {word for word in language_words() if word.endswith(".none")} == {"transport.none", "protection.none"}
    assert ENGLISH.term("none", "transport") != ENGLISH.term("none", "protection")
    assert ENGLISH.term("tls", "transport") == ENGLISH.term("tls")


def test_only_keys_that_the_language_s_words_answer_are_translated() -> None:
    forms = json.loads(schema_text())["definitions"]
    answered = {key: forms[key.partition(".")[0]]["properties"][key.partition(".")[2]] for key in FACTS}
    assert {key for key, schema in answered.items() if any(_enumerated(schema))} == WORDED


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_braces_of_the_english_text(language: str, module: str) -> None:
    def braces(text: str) -> list[str]:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)

    translated = dict(texts(said(language, module)))
    found = {name.removeprefix("."): braces(text) for name, text in translated.items()}
    assert found == {name: braces(english(name)) for name in found}


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_no_english(language: str, module: str) -> None:
    countries = {country.name for country in built_in().countries.values()}
    left = {
        text
        for name, text in texts(said(language, module))
        if text == english(name.removeprefix(".")) and re.search(r"[^\W\d_]", re.sub(r"\{\w*\}", "", text))
    }
    own = {text for text in left if not any(known in text for known in NAMES)} - countries
    assert {text for text in own if text.lower() not in SAME[language]} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_list_of_common_texts_has_no_entry_too_many(language: str) -> None:
    translated = {
        text.lower()
        for module in MODULES
        for name, text in texts(said(language, module))
        if text == english(name.removeprefix("."))
    }
    assert SAME[language] - translated == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_has_stray_spaces(language: str) -> None:
    values = {name: getattr(words_of(language), name) for name in Words.__dataclass_fields__}
    joining = {".either", ".separator", ".paragraph", ".paragraphs_joined", ".point", ".letter"}
    astray = {
        name: text
        for name, text in texts(values)
        if not text.strip() or "  " in text or (text != text.strip() and name not in joining)
    }
    assert astray == {}


def test_french_has_no_breaks_before_its_marks() -> None:
    spoken = dict(texts({name: getattr(words_of("fr"), name) for name in Words.__dataclass_fields__}))
    breaking = re.compile(r" [:;?!»]|« |\w[;?!]|[^\W\d](?<!fichier):|'")
    assert {name: text for name, text in spoken.items() if breaking.search(text)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terms_that_a_record_explains_are_those_that_it_uses(language: str) -> None:
    words = words_of(language)
    terms = [term for term, _ in words.reading_notes]
    assert terms[:3] == [words.none, words.unknown.split("{")[0].rstrip(" :\u00a0"), words.not_recorded]
    assert words.assumed.startswith(terms[3])
    assert all(
        origin.startswith(terms[4])
        for origin in (words.from_flow, words.from_hosting, words.from_hosting_choice, words.from_subprocessing)
    )
    assert list(words.states.values())[1:] == [terms[0], terms[1], terms[2]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_the_law_stands_wherever_it_is_replaced_for_another_one(language: str) -> None:
    words = words_of(language)
    for text in (words.article, words.law_controller_record, words.law_processor_record):
        assert text.count(words.regulation) == 1


@pytest.mark.parametrize(
    ("language", "mixed", "single", "none"),
    [
        ("en", "1 year 6 months", "1 day", "0 days"),
        ("fr", "1 an 6 mois", "1 jour", "0 jour"),
        ("de", "1 Jahr 6 Monate", "1 Tag", "0 Tage"),
        ("nl", "1 jaar 6 maanden", "1 dag", "0 dagen"),
        ("sv", "1 år 6 månader", "1 dag", "0 dagar"),
    ],
)
def test_periods_read_well(language: str, mixed: str, single: str, none: str) -> None:
    words = words_of(language)
    assert period_text(words, Period(years=1, months=6)) == mixed
    assert period_text(words, Period(days=1)) == single
    assert period_text(words, Period()) == none
