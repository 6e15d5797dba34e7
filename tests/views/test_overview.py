from collections.abc import Callable

import pytest

from pdmap.views.fitting import LARGEST
from pdmap.views.signs import Dash, FrameKind, Shape, Weight
from pdmap.views.view import Edge, Node, View

Build = Callable[[str], View]

SHOP = """
organization: {name: Acme GmbH, country: DE}
systems:
  shop: {kind: application, location: DE, subjects: [customer], fields: [email.address], retention: P1Y}
"""


def node(view: View, id_: str) -> Node:
    return next(node for node in view.nodes if node.id == id_)


def edge(view: View, id_: str) -> Edge:
    return next(edge for edge in view.edges if edge.id == id_)


def caption(view: View, frame: str) -> str:
    return next(f"{each.title}: {each.caption}" for each in view.frames if each.id == frame)


def test_systems_stand_in_the_organization_and_that_in_its_territory(overview_of: Build) -> None:
    view = overview_of(SHOP)
    assert node(view, "system:shop").frame == "organization"
    assert [(frame.id, frame.parent) for frame in view.frames] == [
        ("territory:eu-gdpr", None),
        ("organization", "territory:eu-gdpr"),
    ]


def test_the_roles_of_activities_stand_with_the_organization(overview_of: Build) -> None:
    view = overview_of(f"{SHOP}activities: {{a: {{role: controller}}, b: {{role: processor}}}}")
    assert caption(view, "organization") == "Acme GmbH: controller, processor"


@pytest.mark.parametrize(
    ("party", "frame", "said"),
    [
        ("country: FR", "territory:eu-gdpr", "EU/EEA: "),
        ("country: GB", "country:GB", "United Kingdom: third country, adequacy decision"),
        ("country: IN", "country:IN", "India: third country, no mechanism recorded"),
        (
            "country: US, dpf: {status: active, scope: [non-hr]}",
            "country:US",
            "United States: third country, Data Privacy Framework",
        ),
        ("country: worldwide", "unplaced:worldwide", "worldwide: no country named"),
        ("country: {unknown: not told}", "unplaced:unknown", "Country not known yet: "),
        ("service: mail", "unplaced:not-recorded", "Country not recorded: "),
    ],
)
def test_a_party_stands_where_it_is_established(party: str, frame: str, said: str, overview_of: Build) -> None:
    view = overview_of(
        f"{SHOP}parties: {{mail: {{role: processor, {party}}}}}\n"
        "flows: {f: {from: shop, to: mail, data: [email.address], transport: tls}}"
    )
    assert node(view, "party:mail").frame == frame
    assert caption(view, frame) == said


def test_the_regime_decides_what_a_third_country_is(overview_of: Build) -> None:
    view = overview_of("organization: {name: A, country: GB, regimes: [uk-gdpr]}\nparties: {p: {country: GB}}")
    assert [frame.title for frame in view.frames] == ["United Kingdom"]


@pytest.mark.parametrize(
    ("party", "transport", "weight", "dash", "marks"),
    [
        ("country: FR", "tls", Weight.NORMAL, Dash.SOLID, []),
        ("country: FR", "none", Weight.NORMAL, Dash.DASHED, ["◌ not encrypted"]),
        ("country: US", "tls", Weight.UNGROUNDED, Dash.SOLID, ["▲ no transfer mechanism"]),
        ("country: CH", "tls", Weight.RESTRICTED, Dash.SOLID, ["▲ adequacy decision"]),
        (
            "country: FR, access_from: [IN]",
            "tls",
            Weight.UNGROUNDED,
            Dash.SOLID,
            ["▲ access from India: no transfer mechanism"],
        ),
        (
            "country: US, transfers: [{country: US, mechanisms: [{scc: {module: 2}}, bcr]}]",
            "tls",
            Weight.RESTRICTED,
            Dash.SOLID,
            ["▲ BCR, SCC 2021 M2"],
        ),
        (
            "country: US, transfers: [{country: US, mechanisms: [derogation-consent]}]",
            "tls",
            Weight.RESTRICTED,
            Dash.SOLID,
            ["▲ Explicit consent to the transfer"],
        ),
        ("country: FR, parent_country: US", "tls", Weight.NORMAL, Dash.SOLID, []),
    ],
)
def test_a_line_says_on_what_a_transfer_relies(
    party: str, transport: str, weight: Weight, dash: Dash, marks: list[str], overview_of: Build
) -> None:
    view = overview_of(
        f"{SHOP}parties: {{mail: {{role: processor, {party}}}}}\n"
        f"flows: {{f: {{from: shop, to: mail, data: [email.address], transport: {transport}}}}}"
    )
    line = edge(view, "system:shop>party:mail")
    assert (line.weight, line.dash, list(map(str, line.marks))) == (weight, dash, marks)


def test_parallel_flows_are_one_line_that_names_them_all(overview_of: Build) -> None:
    view = overview_of(
        f"{SHOP}parties: {{mail: {{country: FR}}}}\n"
        "flows:\n"
        "  f: {from: shop, to: mail, data: [email.address], transport: tls}\n"
        "  g: {from: shop, to: mail, data: [card.pan], transport: none}\n"
    )
    (line,) = view.edges
    assert (line.links, line.codes, line.dash) == (("f", "g"), ("CO", "PAY"), Dash.DASHED)
    assert (view.counts.flows, view.counts.implied) == (2, 0)


def test_a_line_and_the_party_at_its_end_tell_what_arrives(overview_of: Build) -> None:
    view = overview_of("""\
systems: {shop: {fields: [phone, bank_account]}}
parties: {mailer: {role: processor}}
flows:
  f: {from: shop, to: mailer, data: [phone, bank_account], transforms: [{data: [bank_account], into: [health]}]}
""")
    (line,) = view.edges
    (party,) = (node for node in view.nodes if node.id == "party:mailer")
    assert line.codes == party.codes == ("CO", "HEA*")


def test_hosting_and_sub_processing_are_dotted_and_say_what_they_are(overview_of: Build) -> None:
    view = overview_of(
        "organization: {name: A, country: DE}\n"
        "parties: {aws: {country: LU, subprocessors: [sub]}, azure: {country: IE}, sub: {country: DE}}\n"
        "systems: {s: {hosted_by: {choice: [aws, azure], by: customer}, subjects: [customer], fields: [name]}}"
    )
    assert edge(view, "system:s>party:aws:hosting").words == "hosted by, customer chooses"
    assert edge(view, "party:aws>party:sub:subprocessing").words == "sub-processor"
    assert {line.dash for line in view.edges} == {Dash.DOTTED}
    assert node(view, "party:sub").layer == 5


@pytest.mark.parametrize(
    ("system", "notes", "badges"),
    [
        ("kind: service", ["location: not recorded"], []),
        ("location: {unknown: not told}", ["location: not known yet"], []),
        ("location: DE", ["location: Germany"], []),
        ("location: [DE, FR]", ["location: Germany, France"], []),
        ("location: IN", [], ["▲ India: no transfer mechanism"]),
        (
            "location: {choice: [SE, 'aws:us-east-1', 'azure:uksouth', 'aws:ap-southeast-1'], by: customer}",
            ["customer chooses among: Sweden, United States and 2 more"],
            ["▲ Singapore, United States: no transfer mechanism", "▲ United Kingdom: adequacy decision"],
        ),
        ("location: DE, access_from: [IN]", ["location: Germany"], ["▲ access from India: no transfer mechanism"]),
        ("location: DE, encryption: {at_rest: false}", ["location: Germany"], ["◌ not encrypted at rest"]),
        (
            "location: DE, encryption: {at_rest: {choice: [true, false], by: customer}}",
            ["location: Germany"],
            ["◌ customer chooses encryption at rest"],
        ),
    ],
)
def test_a_system_says_where_it_is_and_what_stands_out(
    system: str, notes: list[str], badges: list[str], overview_of: Build
) -> None:
    view = overview_of(f"systems: {{s: {{subjects: [customer], fields: [name], retention: P1Y, {system}}}}}")
    assert list(node(view, "system:s").notes) == notes
    assert list(map(str, node(view, "system:s").badges)) == badges


def test_special_categories_missing_retention_and_assessments_are_badges(overview_of: Build) -> None:
    view = overview_of(
        "systems: {s: {subjects: [customer], fields: [health, criminal_record]}}\n"
        "activities: {a: {role: controller, systems: [s], dpia: {required: true}}}"
    )
    badges = [*map(str, node(view, "system:s").badges)]
    assert badges == ["● Art. 9 data", "● Art. 10 data", "✖ no retention recorded", "⚑ impact assessment required"]


@pytest.mark.parametrize(
    ("party", "badges"),
    [
        ("role: processor", ["✖ no contract recorded"]),
        ("role: processor, dpa: none", ["✖ no contract recorded"]),
        ("role: processor, dpa: {status: expired}", ["✖ contract expired"]),
        ("role: processor, dpa: {status: offered}", ["✖ contract only offered"]),
        ("role: processor, dpa: {status: signed, expires: 2026-11-22}", ["✖ contract expired"]),
        ("role: processor, dpa: {status: signed, expires: 2026-11-23}", []),
        ("role: processor, dpa: {status: signed, signed: 2026-11-24}", ["✖ contract not signed yet"]),
        ("role: processor, active_from: 2026-12-01, dpa: {status: signed, signed: 2026-11-24}", []),
        ("role: processor, dpa: {status: signed}", []),
        ("role: processor, dpa: {unknown: being asked}", ["✖ contract not known yet"]),
        ("role: controller", []),
    ],
)
def test_a_processor_without_a_contract_says_so(party: str, badges: list[str], overview_of: Build) -> None:
    view = overview_of(f"parties: {{p: {{country: DE, {party}}}}}")
    assert list(map(str, node(view, "party:p").badges)) == badges


def test_who_only_sends_gets_a_frame_of_its_own(overview_of: Build) -> None:
    view = overview_of(
        f"{SHOP}parties: {{giver: {{country: IN}}, taker: {{country: IN}}}}\n"
        "flows:\n"
        "  f: {from: giver, to: shop, data: [name], transport: tls}\n"
        "  g: {from: shop, to: taker, data: [email.address], transport: tls}\n"
    )
    assert node(view, "party:giver").frame == "country:IN:senders"
    assert node(view, "party:taker").frame == "country:IN"


def test_numbers_do_not_depend_on_what_else_there_is(overview_of: Build) -> None:
    flow = "f: {from: customer, to: shop, data: [email.address], transport: tls}"
    (alone,) = overview_of(f"{SHOP}flows: {{{flow}}}").edges
    more = overview_of(f"{SHOP}flows: {{{flow}, g: {{from: visitor, to: shop, data: [ip_address], transport: tls}}}}")
    assert set(alone.numbers) < {number for each in more.edges for number in each.numbers}


def test_the_legend_explains_what_is_used_and_nothing_else(overview_of: Build) -> None:
    view = overview_of(SHOP)
    keys = [entry.key for entry in view.legend]
    assert keys == ["process", "territory", "organization", "CO"]


def test_an_empty_inventory_is_an_empty_map(overview_of: Build) -> None:
    view = overview_of("organization: {name: A, country: DE}")
    assert (view.nodes, view.edges, view.frames, view.legend) == ((), (), (), ())
    assert view.organization == "A"


def test_many_elements_are_grouped_and_no_flow_is_lost(overview_of: Build) -> None:
    systems = [f"s{number}: {{kind: application, subjects: [customer], fields: [name]}}" for number in range(60)]
    flows = [
        f"f{number}: {{from: s{number}, to: p{number % 3}, data: [name], transport: none}}" for number in range(60)
    ]
    flows += ["inner: {from: s1, to: s2, data: [name], transport: tls}"]
    parties = [f"p{number}: {{role: processor, country: US}}" for number in range(3)]
    view = overview_of(
        "organization: {name: A, country: DE}\n"
        f"systems: {{{', '.join(systems)}}}\nparties: {{{', '.join(parties)}}}\nflows: {{{', '.join(flows)}}}"
    )
    assert len(view.nodes) <= LARGEST < sum(len(each.elements) for each in view.nodes)
    (line,) = view.edges
    applications = next(each for each in view.nodes if each.title == "application (60)")
    assert (applications.shape, applications.notes) == (Shape.GROUP, ("1 flow inside",))
    assert (line.has_many, len(line.numbers), len(line.links)) == (True, 60, 60)
    assert [*map(str, line.marks)] == ["▲ no transfer mechanism (60)", "◌ not encrypted (60)"]
    assert view.hidden == (
        "All is shown but 1 group of data subjects, from whom no flow starts. "
        "63 elements are drawn as 2 boxes; every flow is counted in a line or a box."
    )
    assert {frame.kind for frame in view.frames} >= {FrameKind.TERRITORY, FrameKind.THIRD_COUNTRY}


ABROAD = """
organization: {name: Shop AB, country: SE}
systems:
  shop: {location: SE, subjects: [customer], fields: [email.address]}
  archive: {location: US, fields: [email.address]}
  copies: {location: [US, IN], fields: [email.address]}
  chosen: {location: {choice: [US, SE], by: customer}, fields: [email.address]}
  lost: {location: {unknown: nobody knows}, fields: [email.address]}
flows:
  push: {from: shop, to: archive, data: [email.address]}
  pull: {from: archive, to: shop, data: [email.address]}
"""


def test_a_system_whose_bytes_are_all_abroad_stands_there(overview_of: Build) -> None:
    view = overview_of(ABROAD)
    frames = {frame.id: frame for frame in view.frames}
    abroad = frames[node(view, "system:archive").frame or ""]
    assert (abroad.title, abroad.parent) == ("Shop AB", "country:US")
    assert frames["country:US"].caption == "third country, no mechanism recorded"


@pytest.mark.parametrize("system", ["shop", "copies", "chosen", "lost"])
def test_a_system_that_is_nowhere_for_certain_stands_with_the_organization(system: str, overview_of: Build) -> None:
    assert node(overview_of(ABROAD), f"system:{system}").frame == "organization"


def test_a_flow_into_a_system_abroad_is_a_transfer(overview_of: Build) -> None:
    view = overview_of(ABROAD)
    assert edge(view, "system:shop>system:archive").weight is Weight.UNGROUNDED
    assert edge(view, "system:archive>system:shop").weight is Weight.NORMAL


def test_transfers_are_counted_by_holder_and_country(overview_of: Build) -> None:
    assert overview_of(ABROAD).counts.transfers == 4


def test_people_from_whom_no_flow_starts_are_said_to_be_missing(overview_of: Build) -> None:
    assert overview_of(ABROAD).hidden == "All is shown but 1 group of data subjects, from whom no flow starts."


def test_a_processor_needs_no_retention(overview_of: Build) -> None:
    activity = "activities: {hosting: {role: %s, systems: [store]}}"
    manifest = "systems: {store: {fields: [email.address]}}\n" + activity
    assert [mark.words for mark in node(overview_of(manifest % "processor"), "system:store").badges] == []
    assert [mark.words for mark in node(overview_of(manifest % "controller"), "system:store").badges] != []


def test_backups_abroad_are_told_apart_from_the_system_itself(overview_of: Build) -> None:
    view = overview_of(
        "organization: {name: A, country: SE}\n"
        "systems:\n"
        "  shop: {location: SE, fields: [name.full]}\n"
        "  store: {location: SE, backup: {retention: P1Y, location: US}, fields: [name.full]}\n"
        "flows: {f: {from: shop, to: store, data: [name.full], transport: tls}}"
    )
    assert "▲ backup in United States: no transfer mechanism" in map(str, node(view, "system:store").badges)
    assert [*map(str, view.edges[0].marks)] == ["▲ backup in United States: no transfer mechanism"]
    assert "location: Sweden" in node(view, "system:store").notes
