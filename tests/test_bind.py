import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.app.validate import validate
from pdmap.bind import Bound, bind
from pdmap.findings import Location
from pdmap.language import sections
from pdmap.model import listed
from pdmap.source import Plain, parse

AS_OF = dt.date(2026, 11, 23)


def _bound(*texts: str) -> Bound:
    manifests = [parse(f"{letter}.yaml", text.encode()) for letter, text in zip("abcdefgh", texts, strict=False)]
    return bind(manifest.root for manifest in manifests if manifest.root)


def _places(location: Location) -> str:
    return f"{location} {location.label}"


def test_sections_of_all_files_are_merged_in_their_order() -> None:
    bound = _bound("systems: {b: {}}", "systems: {a: {}}\nparties: {p: {}}", "systems: {c: {}}")
    assert list(bound.inventory.systems) == ["b", "a", "c"]
    assert list(bound.inventory.parties) == ["p"]
    assert bound.findings == ()


def test_waivers_of_all_files_are_put_together() -> None:
    waiver = "{rule: TRF001, object: flows/mail, reason: r, owner: o, expires: 2026-12-31}"
    bound = _bound(f"waivers: [{waiver}]", f"waivers: [{waiver}, {waiver}]")
    addresses = [waiver.address for waiver in bound.inventory.waivers]
    assert addresses == ["waivers/1", "waivers/2", "waivers/3"]


def test_no_manifests_make_an_empty_inventory() -> None:
    inventory = _bound().inventory
    assert inventory.organization is None
    assert inventory.systems == {}


def test_an_id_defined_twice_shows_both_places_and_the_first_counts() -> None:
    bound = _bound("systems:\n  console: {name: First}", "systems:\n  broker: {}\n  console: {name: Second}")
    (finding,) = bound.findings
    assert finding.check.code == "REF002"
    assert finding.message == "`systems/console` is defined twice"
    assert finding.address == "systems/console"
    assert _places(finding.location) == "b.yaml:3:3 defined again"
    assert [_places(related) for related in finding.related] == ["a.yaml:2:3 first defined here"]
    assert bound.inventory.systems["console"].name == "First"


def test_an_organization_described_twice_is_found() -> None:
    bound = _bound("organization: {name: First}", "organization: {name: Second}", "organization:")
    (finding,) = bound.findings
    assert finding.message == "`organization` is defined twice"
    assert str(finding.location) == "b.yaml:1:1"
    assert bound.inventory.organization is not None
    assert bound.inventory.organization.name == "First"


def test_an_id_defined_three_times_has_two_findings_that_are_told_apart() -> None:
    findings = _bound(*["systems: {console: {}}"] * 3).findings
    assert [str(finding.location) for finding in findings] == ["b.yaml:1:11", "c.yaml:1:11"]
    assert [str(finding.related[0]) for finding in findings] == ["a.yaml:1:11", "a.yaml:1:11"]
    assert len({finding.fingerprint for finding in findings}) == 2


def test_an_id_that_a_flow_could_read_in_two_ways_is_found() -> None:
    bound = _bound("parties: {mail: {}}", "systems: {mail: {}}\nsubjects: {mail: {}}\nmeasures: {mail: {}}")
    assert [finding.message for finding in bound.findings] == [
        "`mail` is defined in `systems` and in `parties`; a flow could mean either",
        "`mail` is defined in `systems` and in `subjects`; a flow could mean either",
        "`mail` is defined in `parties` and in `subjects`; a flow could mean either",
    ]
    assert len({finding.fingerprint for finding in bound.findings}) == 3


def test_an_object_with_nothing_below_its_id_is_an_object() -> None:
    system = _bound("systems:\n  console:\n").inventory.systems["console"]
    assert system.fields is None
    assert system.head.line == system.at("fields").line == 2


def test_parts_that_do_not_fit_are_left_out_and_the_rest_is_kept() -> None:
    text = "systems: {console: {name: [x], kind: no kind, owner: ops, fields: [email, {name: Token}, 7]}}"
    system = _bound(text).inventory.systems["console"]
    assert (system.name, system.kind, system.owner) == (None, None, "ops")
    assert [field.type.id for field in listed(system.fields)] == ["email"]


def test_objects_that_do_not_fit_are_named() -> None:
    text = """\
systems: {console: Customer console, Broker: {}, mail: {}}
activities: {billing: {role: controler}}
flows: []
"""
    inventory = _bound(text).inventory
    assert list(inventory.systems) == ["mail"]
    assert inventory.left_out == {"systems": {"console", "Broker"}, "activities": {"billing"}}


def test_an_object_that_fits_elsewhere_is_not_left_out() -> None:
    bound = _bound("activities: {billing: {}}", "activities: {billing: {role: controller}}")
    assert bound.inventory.left_out == {}
    assert list(bound.inventory.activities) == ["billing"]


SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from([0.5, 2.0]) | st.text(max_size=4)
WORDS = st.sampled_from(
    [
        "console",
        "aws",
        "email",
        "none",
        "unknown",
        "SE",
        "P90D",
        "2026-01-01",
        "controller",
        "customer",
        "scc",
        "TRF001",
    ]
)
NAMES = st.sampled_from(
    [
        *(
            "name",
            "role",
            "from",
            "to",
            "data",
            "type",
            "fields",
            "retention",
            "period",
            "location",
            "choice",
            "unknown",
        ),
        *("country", "mechanisms", "scc", "module", "purposes", "text", "basis", "hosted_by", "subprocessors", "is"),
        *("systems", "subjects", "transfers", "recipients", "party", "adequacy", "regime", "object", "rule", "expires"),
    ]
)
VALUES: st.SearchStrategy[Plain] = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | WORDS, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(WORDS, st.dictionaries(NAMES, VALUES, max_size=6) | VALUES, max_size=3)
MANIFESTS = st.dictionaries(st.sampled_from(list(sections())), OBJECTS | VALUES, max_size=5) | VALUES


@settings(max_examples=200)
@given(st.lists(MANIFESTS, min_size=1, max_size=2))
def test_no_manifest_makes_any_step_fail(manifests: list[Plain]) -> None:
    texts = {f"{number}.yaml": json.dumps(manifest).encode() for number, manifest in enumerate(manifests)}
    loaded = load_texts(texts)
    report = validate(loaded, AS_OF)
    assert report.checked.manifests == len(manifests)
    assert {finding.location.path for finding in report.findings} <= set(texts)
