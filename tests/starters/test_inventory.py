"""The first inventory: whatever is answered, it is what was said, and it validates.

The catalogue of rules grows. Where a new rule asks for something that the first inventory leaves open, the
template (`pdmap/starters/inventory.py`) is what has to be extended, not these tests.
"""

import datetime as dt
import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.fix import fix
from pdmap.app.load import Loaded, load_texts
from pdmap.app.start import starter_files, starter_findings
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.findings import Profile, Severity
from pdmap.language import sections
from pdmap.model import Contact, Unknown, listed
from pdmap.reference import built_in
from pdmap.source import MappingNode
from pdmap.source.characters import is_clean_value
from pdmap.starters.answers import answers_of
from pdmap.starters.identifiers import identifier
from pdmap.starters.inventory import manifest_text

ROLES = ["controller", "joint-controller", "processor"]
AS_OF = dt.date(2026, 11, 23)
LATER = dt.date(2031, 1, 1)
INSIDE = sorted(code for code in built_in().countries if len(code) == 2 and built_in().is_inside(code, "eu-gdpr"))

PARTIES = {"processor": ["client"], "joint-controller": ["partner"]}
"""Who is asked for besides, by role."""

ORDINARY = [
    {"basis": "legitimate_interests", "balancing": "docs/balancing.md 2026-02-01"},
    *(
        {"basis": basis}
        for basis in sorted(built_in().lawful_bases.keys() - {"legitimate_interests", "vital_interests"})
    ),
]
"""Answers with each lawful basis that a beginner may have, and what it needs."""

LINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
    lambda text: is_clean_value(text) and not set(text) & set("\n\t") and bool(text.strip())
)
FOLLOWING = {"assumptions", "role", "measures", "systems", "on_behalf_of", "type", "article32"}
"""Keys that need no mark: they follow from another key, or name what is marked itself."""
HOSTILE = [
    'Say "no"',
    "it's",
    "a: b",
    "a:",
    "# not a comment",
    "a # b",
    "{unknown: x}",
    "[a, b]",
    "- a",
    "&a *b !c",
    "%YAML",
    "---",
    "...",
    "no",
    "null",
    "none",
    "1e3",
    "0x10",
    "2026-01-01",
    "~",
    "\\n",
    "🎉 Ünïcödé 公司",
    "`|>@",
    "a, b",
    "?",
    "=cmd",
]


def _load(given_: Mapping[str, str]) -> Loaded:
    return load_texts({"inventory.yaml": manifest_text(answers_of(given_)).encode()})


@pytest.mark.parametrize("day", [AS_OF, LATER])
@pytest.mark.parametrize("role", ROLES)
def test_the_default_validates_without_findings(role: str, day: dt.date) -> None:
    assert starter_findings(starter_files(answers_of({"role": role})), day) == ()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("country", INSIDE)
def test_every_country_of_the_area_validates_without_findings(country: str, role: str) -> None:
    given_ = {"country": country, "location": country, "role": role}
    assert validate(_load(given_), AS_OF).findings == ()


@pytest.mark.parametrize("country", ["GB", "CH"])
def test_a_country_with_a_law_of_its_own_is_judged_by_it(country: str) -> None:
    loaded = _load({"country": country, "location": country})
    assert loaded.inventory.organization is not None
    assert len(loaded.inventory.organization.regimes) == 1
    assert validate(loaded, AS_OF).findings == ()


@pytest.mark.parametrize("country", ["DE", "GB", "CH"])
@pytest.mark.parametrize("given_", [*ORDINARY, *({"role": "joint-controller"} | more for more in ORDINARY)], ids=str)
def test_ordinary_bases_validate_without_findings(given_: Mapping[str, str], country: str) -> None:
    assert validate(_load({**given_, "country": country, "location": country}), AS_OF).findings == ()


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"notice": "none"}, "NOT001"),
        ({"basis": "legitimate_interests"}, "LAW004"),
        ({"basis": "legitimate_interests", "balancing": "none"}, "LAW004"),
        ({"basis": "legitimate_interests", "balancing": "docs/lia.md"}, "LAW004"),
        ({"basis": "vital_interests"}, "LAW015"),
    ],
    ids=str,
)
def test_what_is_missing_is_found(given_: Mapping[str, str], code: str) -> None:
    assert [finding.check.code for finding in validate(_load(given_), AS_OF).findings] == [code]


@pytest.mark.parametrize("given_", [{"role": "processor"}, {"role": "joint-controller"}, *ORDINARY], ids=str)
def test_the_strict_profile_asks_for_the_next_steps(given_: Mapping[str, str]) -> None:
    strict = Terms(Configuration(Settings(profile=Profile.STRICT)))
    found = validate(_load(given_), AS_OF, terms=strict).findings
    assert {(finding.check.code, finding.check.severity) for finding in found} == {
        ("REC008", Severity.WARNING),
        ("SEC005", Severity.WARNING),
    }


def test_what_asks_for_more_is_found_and_not_hidden() -> None:
    codes = {finding.check.code for finding in validate(_load({"location": "US", "data": "password"}), AS_OF).findings}
    assert codes == {"TRF001", "SEC001"}


@pytest.mark.parametrize(("country", "location"), [("SE", "GB"), ("SE", "aws:eu-west-2"), ("CH", "SE"), ("GB", "IE")])
def test_a_place_with_an_adequacy_decision_is_declared_and_not_found(country: str, location: str) -> None:
    loaded = _load({"country": country, "location": location})
    (activity,) = loaded.inventory.activities.values()
    assert isinstance(activity.transfers, tuple)
    assert validate(loaded, AS_OF).findings == ()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_are_only_text(text: str, role: str) -> None:
    _assert_said(text, role)


@pytest.mark.parametrize("role", ROLES)
@settings(deadline=None)  # the tables are read by the first example
@given(text=LINES)
def test_every_line_of_text_is_only_text(role: str, text: str) -> None:
    _assert_said(text, role)


def _assert_said(text: str, role: str) -> None:
    names = ["name", "contact", "system", "purpose", *PARTIES.get(role, [])]
    loaded = _load({"role": role, **dict.fromkeys(names, text)})
    said = " ".join(text.split())
    inventory = loaded.inventory
    assert loaded.findings == ()
    assert inventory.organization is not None
    assert inventory.organization.name == said
    assert [system.name for system in inventory.systems.values()] == [said]
    (activity,) = inventory.activities.values()
    if role == "processor":
        assert activity.categories_of_processing == (said,)
    else:
        assert isinstance(activity.purposes, tuple)
        assert [purpose.text for purpose in activity.purposes] == [said]
    assert [party.name for party in inventory.parties.values()] == [said] * (role in PARTIES)
    contact = inventory.organization.contact
    if said != "none":
        assert isinstance(contact, Contact)
        assert said in {contact.text, contact.email}


def test_what_nobody_said_is_marked() -> None:
    organization = _load({"name": "Acme"}).inventory.organization
    assert organization is not None
    assert set(organization.assumptions) == {"country", "contact", "supervisory_authority"}


@pytest.mark.parametrize("basis", built_in().lawful_bases)
def test_what_stands_there_unsaid_is_marked(basis: str) -> None:
    _assert_marked(_load({"basis": basis}))


@pytest.mark.parametrize("role", PARTIES)
def test_what_stands_there_unsaid_beside_a_party_is_marked(role: str) -> None:
    _assert_marked(_load({"role": role}))


def test_a_joint_controller_has_purposes_and_an_arrangement() -> None:
    (activity,) = _load({"role": "joint-controller", "partner": "Other AB"}).inventory.activities.values()
    assert isinstance(activity.purposes, tuple)
    (joint,) = listed(activity.joint_controllers)
    assert (joint.party.id, joint.arrangement) == ("other-ab", "contracts/other-ab.pdf")
    assert joint.essence == "https://example.com/privacy"
    assert activity.on_behalf_of is None


def _assert_marked(loaded: Loaded) -> None:
    inventory = loaded.inventory
    objects = (inventory.parties, inventory.systems, inventory.activities, inventory.measures)
    for item in (inventory.organization, *(item for section in objects for item in section.values())):
        assert item is not None
        assert isinstance(item.node, MappingNode)
        written = {key for key in item.node.entries if not isinstance(getattr(item, key, None), Unknown)}
        assert written - set(item.assumptions) <= FOLLOWING | (set() if item.address != "organization" else {"regimes"})


@pytest.mark.parametrize("country", [*INSIDE, "GB", "CH", "US", "FO", "NC"])
def test_an_authority_is_proposed_in_the_territory_of_the_law_and_marked(country: str) -> None:
    organization = _load({"country": country}).inventory.organization
    assert organization is not None
    is_inside = country in {*INSIDE, "GB", "CH"}
    assert isinstance(organization.supervisory_authority, str) is is_inside
    assert ("supervisory_authority" in organization.assumptions) is is_inside


def test_nothing_is_left_to_tidy() -> None:
    files = starter_files(answers_of({}))
    fixed = fix({"inventory.yaml": files["inventory.yaml"]}, (), lambda loaded: validate(loaded, AS_OF), None)
    assert (fixed.tidied, fixed.mended) == ((), ())
    assert [key for key in sections() if f"\n{key}:" in files["inventory.yaml"].decode()]


def test_the_schema_lies_beside_the_manifest_that_names_it() -> None:
    files = starter_files(answers_of({}))
    assert files["inventory.yaml"].startswith(b"# yaml-language-server: $schema=inventory.schema.json\n")
    assert json.loads(files["inventory.schema.json"])["title"] == "pdmap inventory"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Customer console", "customer-console"),
        ("Kundenübersicht (neu)", "kundenubersicht-neu"),
        ("Run the customer's account", "run-the-customers-account"),
        ("🎉", "default"),
        ("公司", "default"),
        ("3 boats", "default-3-boats"),
        ("null", "default-null"),
        ("x" * 60, "x" * 40),
        ("one two " * 20, "one-two-one-two-one-two-one-two-one-two"),
    ],
)
def test_ids_are_made_of_words(text: str, expected: str) -> None:
    assert identifier(text, "default") == expected
