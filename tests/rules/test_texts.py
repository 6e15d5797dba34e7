"""What every rule must say of itself, checked over the whole catalogue, so that a new rule is measured by it as well.

A failure names the rule, the text and what to write instead.
"""

import re
import textwrap
from pathlib import Path

import pytest

from pdmap.app.explain import checks
from pdmap.findings import family_of
from pdmap.reference import provision
from pdmap.rules.engine import catalogue
from pdmap.rules.examples import EXAMPLE_DAY, day_of, marked_lines, without_marks
from pdmap.rules.families import families
from pdmap.rules.rule import Rule

RULES = Path(__file__).parents[2] / "pdmap" / "rules"
TEXTS = ("checks", "why", "fix", "ask")
VERDICTS = re.compile(r"\b(non-?)?compliant\b|\b(il|un)lawful(ly)?\b|\billegal(ly)?\b", re.IGNORECASE)
"""Legal conclusions: pdmap states facts about a manifest and leaves these to people."""
COMPLIANT = re.compile(r"compliant", re.IGNORECASE)
LEADING_DENIAL = re.compile(r"(no|not|never|invalid|disallow(ed)?)\b", re.IGNORECASE)
CODE = re.compile(r"\b[A-Z]{3}[0-9]{3}\b")
PROVISION = re.compile(r"^(Art\.|Article|Recital) ")
SPELLING = re.compile(r"(Art\. \d+(\(\d+\))?(\([a-z]\))?( second subparagraph)?|Recital \d+) GDPR")

every_rule = pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())
every_text = pytest.mark.parametrize("name", TEXTS)


@every_rule
@every_text
def test_a_text_is_made_of_full_sentences(rule: Rule, name: str) -> None:
    text = prose(rule, name)
    where = f"`{name}` of {rule.check.code}"
    assert text, f"{where} is empty"
    assert text == " ".join(text.split()), f"{where} has a line break, or two blanks in a row"
    assert text[0].isupper() or text[0] in "`0123456789", f"{where} starts like a fragment: {text[:40]!r}"
    assert text.endswith((".", "?")), f"{where} needs a full stop or a question mark at its end: {text[-40:]!r}"
    assert len(text.split()) >= 4, f"{where} is hardly a sentence: {text!r}"


@every_rule
@every_text
def test_code_in_a_text_stands_between_two_back_ticks(rule: Rule, name: str) -> None:
    text = prose(rule, name)
    assert text.count("`") % 2 == 0, f"`{name}` of {rule.check.code} has a back-tick without a second one"
    assert "``" not in text, f"`{name}` of {rule.check.code} has two back-ticks in a row; one on each side is enough"


@every_rule
def test_no_text_reaches_a_legal_conclusion(rule: Rule) -> None:
    code = rule.check.code
    for name in ("checks", "fix", "ask"):
        words = [found[0] for found in VERDICTS.finditer(prose(rule, name))]
        assert words == [], f"`{name}` of {code} says {words}: state the fact instead"
    assert VERDICTS.search(rule.check.title) is None, (
        f"the title of {code} is a verdict: name the pattern in the manifest"
    )
    # What the law or a court says may be told in `why`, but for the word that people use for a verdict on a whole.
    assert COMPLIANT.search(rule.why) is None, f"`why` of {code} says `compliant`: say what the law asks for"


@every_rule
def test_a_title_reads_after_allow(rule: Rule) -> None:
    title, code = rule.check.title, rule.check.code
    first = title.split()[0]
    assert not LEADING_DENIAL.match(title), f"the title of {code} names what is asked for; read: allow {title}"
    assert title == " ".join(title.split()), f"the title of {code} has blanks too many"
    assert not title.endswith((".", "!", "?")), f"the title of {code} is no sentence: take the mark at its end away"
    assert first[0].islower() or first[:2].isupper() or first[0].isdigit(), (
        f"the title of {code} starts with a capital: only an acronym may; read: allow {title}"
    )
    assert "`" not in title, f"the title of {code} has code in it; titles stand in tables and in other tools"
    assert len(title) <= 90, f"the title of {code} has {len(title)} characters; 90 are the most"


@every_rule
def test_titles_and_texts_are_not_those_of_another_rule(rule: Rule) -> None:
    others = [other for other in catalogue().values() if other is not rule]
    for name in TEXTS[:3]:
        twins = [other.check.code for other in others if prose(other, name) == prose(rule, name)]
        assert twins == [], f"`{name}` of {rule.check.code} is word for word that of {twins}"
    twins = [other.check.code for other in others if other.check.title == rule.check.title]
    assert twins == [], f"the title of {rule.check.code} is that of {twins}"


@every_rule
def test_sources_that_name_a_provision_say_of_which_law_and_the_gdpr_has_it(rule: Rule) -> None:
    assert rule.check.basis, f"{rule.check.code} has no legal basis"
    assert len(set(rule.check.basis)) == len(rule.check.basis), f"{rule.check.code} cites one source twice"
    for source in rule.check.basis:
        where = f"{rule.check.code} cites `{source}`"
        assert not (PROVISION.match(source) and SPELLING.fullmatch(f"{source} GDPR")), f"{where}: add ` GDPR`"
        if source.endswith(" GDPR") and not source.endswith(" UK GDPR"):
            assert SPELLING.fullmatch(source), f"{where}: write it like `Art. 30(1)(e) GDPR` or `Recital 46 GDPR`"
            assert provision(source), f"{where}, and the GDPR has no such provision"


@every_rule
def test_codes_in_texts_are_those_of_checks(rule: Rule) -> None:
    for name in TEXTS:
        for code in CODE.findall(prose(rule, name)):
            assert code in checks(), f"`{name}` of {rule.check.code} names {code}, which does not exist"


@every_rule
def test_the_examples_differ_and_only_the_bad_one_is_marked(rule: Rule) -> None:
    code = rule.check.code
    assert len(marked_lines(rule.bad)) == 1, f"`bad` of {code} needs `# <- finding` on one line"
    assert marked_lines(rule.good) == (), f"`good` of {code} marks a finding"
    assert without_marks(rule.bad) != without_marks(rule.good), f"`bad` and `good` of {code} are the same"
    for name, example in (("bad", rule.bad), ("good", rule.good)):
        assert example.endswith("\n"), f"`{name}` of {code} lacks the line break at its end"
        assert example == textwrap.dedent(example).strip("\n") + "\n", (
            f"`{name}` of {code} is indented, or has blank lines around"
        )
        longest = max(map(len, without_marks(example).splitlines()))
        assert longest <= 120, f"`{name}` of {code} has a line of {longest} characters; 120 are the most"
    assert day_of(rule.bad) == day_of(rule.good), f"`bad` and `good` of {code} are judged as of different days"


@every_rule
def test_a_rule_stands_where_its_code_says(rule: Rule) -> None:
    code = rule.check.code
    files = [path for path in RULES.glob("*/*.py") if path.stem.startswith(f"{code.lower()}_")]
    assert len(files) == 1, f"{code} needs one file called pdmap/rules/FAMILY/{code.lower()}_what_is_wrong.py"
    family = families()[family_of(code)]
    assert files[0].parent.name == family.name, f"{code} stands in {files[0].parent.name}, its family in {family.name}"


def test_a_folder_holds_one_family() -> None:
    names = [family.name for family in families().values()]
    shared = {name for name in names if names.count(name) > 1}
    assert shared == set(), f"rules of several families share the folders {shared}"


@pytest.mark.parametrize(
    ("example", "lines", "plain", "day"),
    [
        ("a: 1  # <- finding\nb: 2\n", (1,), "a: 1\nb: 2\n", EXAMPLE_DAY),
        ("a: 1\nb: 2  # <- finding: text # more\n", (2,), "a: 1\nb: 2\n", EXAMPLE_DAY),
        (
            "# as of 2026-01-15\na: 1  # <- warning\n",
            (2,),
            "# as of 2026-01-15\na: 1\n",
            EXAMPLE_DAY.replace(2026, 1, 15),
        ),
        ("a: 1  # kept\n", (), "a: 1  # kept\n", EXAMPLE_DAY),
    ],
)
def test_marks_are_read_and_taken_away(example: str, lines: tuple[int, ...], plain: str, day: object) -> None:
    assert (marked_lines(example), without_marks(example), day_of(example)) == (lines, plain, day)


def prose(rule: Rule, name: str) -> str:
    text = getattr(rule, name)
    assert isinstance(text, str)
    return text
