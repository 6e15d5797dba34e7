"""Every check can be explained in every format, with a finding that is really made."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from pdmap.app.explain import catalogue_of, checks, codes_of, explain, meant_code, outline, pages, rule_codes
from pdmap.findings import Check, Profile, family_of
from pdmap.language import checks as language
from pdmap.manual import json as as_json
from pdmap.manual import markdown, terminal
from pdmap.manual.explanation import PROFILES, Explanation, Origin
from pdmap.rules.engine import catalogue
from pdmap.rules.families import families
from pdmap.source import CHECKS as READER

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "schemas" / "rules.schema.json").read_bytes())
OTHERS = [check for check in (*READER, *language.CHECKS) if check.code not in catalogue()]
GOLDEN = ["TRF001", "REF005", "LNG003"]

every_check = pytest.mark.parametrize("code", checks())
every_rule = pytest.mark.parametrize("code", catalogue())


def test_every_code_stands_for_one_check() -> None:
    every = [*READER, *language.CHECKS, *(rule.check for rule in catalogue().values())]
    assert {check.code for check in every if checks()[check.code] != check} == set()


@pytest.mark.parametrize("check", OTHERS, ids=[check.code for check in OTHERS])
def test_a_check_that_is_no_rule_says_what_it_means_and_what_to_do(check: Check) -> None:
    (explanation,) = explain([check.code])
    assert check.about.endswith(".")
    assert check.about in _text(explanation)
    assert (explanation.guide, explanation.profile) == (None, None)
    assert explanation.origin is (Origin.READER if check.code.startswith("SRC") else Origin.LANGUAGE)


def test_the_check_of_comparisons_is_told_apart_from_those_of_an_inventory() -> None:
    (explanation,) = explain(["CHG001"])
    assert explanation.origin is Origin.COMPARISON
    assert (explanation.guide, explanation.profile) == (None, None)
    assert explanation.check.about.endswith(".")
    assert "found by `pdmap diff` between two states" in _text(explanation)
    assert "CHG001" not in rule_codes()


@every_check
def test_every_check_is_explained_in_every_format(code: str) -> None:
    (explanation,) = explain([code])
    (page,) = pages([code])
    title = f"{code} ({explanation.check.severity}): {explanation.check.title}"
    for width in (40, 80, 200):
        assert _words(terminal.render(page, terminal.Screen(width))).startswith(_words(title))
    assert markdown.render(page).startswith(f"# {code} ({explanation.check.severity}): ")
    document = _closed(as_json.render([explanation], "0", is_full=True))
    assert document["rules"][0]["code"] == code


@every_rule
def test_a_rule_is_explained_with_all_of_its_texts_its_law_and_both_examples(code: str) -> None:
    rule = catalogue()[code]
    (explanation,) = explain([code])
    shown = _text(explanation)
    for text in (rule.checks, rule.why, rule.fix, rule.ask, *rule.check.basis, f"profile {rule.profile}"):
        assert _words(text) in shown
    assert explanation.guide
    for manifest in (explanation.guide.bad, explanation.guide.good):
        assert _words(manifest).replace(" ", "") in shown.replace("# <- finding", "").replace(" ", "")


@every_rule
def test_the_finding_is_what_validate_prints_about_the_marked_line(code: str) -> None:
    (explanation,) = explain([code])
    guide = explanation.guide
    assert guide
    (line,) = guide.marked
    assert re.match(rf"(error|warning|note)\[{code}\]: \S", guide.finding)
    assert f"--> inventory.yaml:{line}:" in guide.finding
    assert guide.finding.endswith(f"= see: pdmap explain {code}\n")
    assert guide.finding.count(f"[{code}]") == 1
    assert "<- finding" not in guide.bad + guide.good + guide.finding


@every_rule
def test_provisions_of_the_gdpr_come_with_their_words_and_other_sources_without(code: str) -> None:
    (explanation,) = explain([code])
    for source in explanation.sources:
        is_of_the_union = source.citation.endswith(" GDPR") and not source.citation.endswith(" UK GDPR")
        assert (source.excerpt is not None) == is_of_the_union


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("code", GOLDEN)
def test_text(code: str, width: int, golden: Callable[[str, str], None]) -> None:
    (page,) = pages([code])
    plain = terminal.render(page, terminal.Screen(width))
    golden(f"{code}-{width}.txt", plain)
    (colored,) = pages([code], color=True)
    shown = terminal.render(colored, terminal.Screen(width, color=True))
    assert _lines(re.sub("\x1b\\[[0-9;]*m", "", shown)) == _lines(plain)
    assert "\x1b[" in shown


@pytest.mark.parametrize("code", GOLDEN)
def test_markdown(code: str, golden: Callable[[str, str], None]) -> None:
    (page,) = pages([code])
    golden(f"{code}.md", markdown.render(page))


@pytest.mark.parametrize("code", GOLDEN)
def test_json(code: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{code}.json", as_json.render(explain([code]), "0", is_full=True))


@pytest.mark.parametrize("family", sorted({family_of(code) for code in checks()}))
def test_a_family_lists_its_checks(family: str) -> None:
    (page,) = pages([family])
    text = terminal.render(page, terminal.Screen(100))
    assert codes_of(family)
    assert [line.split()[0] for line in text.splitlines() if re.match(r"[A-Z]{3}[0-9]{3} ", line)] == codes_of(family)


def test_every_family_of_rules_has_a_name_and_a_sentence() -> None:
    assert {family_of(code) for code in catalogue()} == set(families())
    for family in families().values():
        assert family.name.isidentifier()
        assert family.about.endswith("."), (
            f"pdmap/rules/{family.name}/__init__.py needs a docstring that says: Rules about"
        )


@pytest.mark.parametrize("profile", Profile)
def test_a_profile_runs_the_rules_of_those_before_it(profile: Profile) -> None:
    found = rule_codes(profile=profile)
    assert set(found) == {code for code, rule in catalogue().items() if rule.profile.rank <= profile.rank}
    assert PROFILES[profile]


def test_a_catalogue_is_filtered_by_family_and_profile() -> None:
    assert rule_codes() == list(catalogue())
    assert set(rule_codes("TRF", Profile.STRICT)) == {code for code in catalogue() if code.startswith("TRF")}
    assert "REC001" in rule_codes("REC", Profile.MINIMAL)


def test_the_catalogue_is_grouped_by_family_in_markdown_that_reads_back() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.render(catalogue_of(checks())))
    cells = [token.content for token in tokens if token.type == "inline"]
    assert [cell for cell in cells if cell in checks()] == list(checks())
    assert sum(token.type == "table_open" for token in tokens) == len({family_of(code) for code in checks()})


def test_the_catalogue_as_json_fits_the_schema_without_the_texts() -> None:
    document = _closed(as_json.render(outline(checks()), "0", is_full=False))
    assert [entry["code"] for entry in document["rules"]] == list(checks())
    assert all("checks" not in entry for entry in document["rules"])


def test_the_schema_is_a_schema_in_which_every_key_is_described() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    shapes = [SCHEMA, *SCHEMA["definitions"].values()]
    keys = [(name, key) for shape in shapes for name, key in shape["properties"].items()]
    assert [name for name, key in keys if not key.keys() & {"description", "$ref"}] == []


@pytest.mark.parametrize("missing", ["code", "family", "profile"])
def test_the_schema_refuses_a_check_that_lacks_a_part(missing: str) -> None:
    document = json.loads(as_json.render(outline(["TRF001"]), "0", is_full=False))
    del document["rules"][0][missing]
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(document)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("TRF1", "TRF001"),
        ("TRF01", "TRF001"),
        ("TRF-001", "TRF001"),
        ("TRF_1", "TRF001"),
        ("TRF 0001", "TRF001"),
        ("TFR001", "TRF001"),
        ("XYZ987", None),
        ("", None),
        ("TRANSFERS", None),
    ],
)
def test_a_misspelled_code_is_guessed(given: str, meant: str | None) -> None:
    assert meant_code(given) == meant


def _text(explanation: Explanation) -> str:
    (page,) = pages([explanation.check.code])
    return _words(terminal.render(page, terminal.Screen(2000)))


def _words(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def _closed(text: str) -> dict[str, Any]:
    """Return a document that fits the schema, which has to describe every key of it."""
    closed = json.loads(json.dumps(SCHEMA))
    for shape in (closed, *closed["definitions"].values()):
        shape["additionalProperties"] = False
    document: dict[str, Any] = json.loads(text)
    jsonschema.Draft7Validator(closed).validate(document)
    return document
