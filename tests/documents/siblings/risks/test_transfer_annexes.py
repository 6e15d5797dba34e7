from collections.abc import Callable

import pytest

from pdmap.documents.document import Document, Layout, Paragraph, State
from pdmap.documents.words import ENGLISH
from pdmap.language.vocabulary import ANNEX_II
from pdmap.writers import markdown

Issue = Callable[..., Document]
Lines = Callable[..., list[str]]
Keys = Callable[[Document], list[str]]
Manifests = Callable[[str], dict[str, str]]

PARTY = ("name", "address", "contact", "activities", "role", "officer", "representative", "signature")
ELEMENTS = (
    *(f"{side}_{key}" for side in ("exporter", "importer") for key in PARTY),
    *("subjects", "data", "sensitive", "frequency", "nature", "purposes", "retention", "processors"),
    *("competent_authority", "heading", "importer", "exporter", "authorization", "listed"),
)
"""What annexes I.A, I.B, I.C, II and III ask for, by the key of the column."""

BARE = """
parties:
  importer: {role: ROLE, country: IN}
systems: {shop: {subjects: [customer], fields: [email.address]}}
activities: {sales: {role: SENDER, systems: [shop]}}
flows: {sending: {from: shop, to: importer, data: [email.address], activity: sales}}
"""


def bare(sender: str = "controller", role: str = "processor") -> str:
    return BARE.replace("SENDER", sender).replace("ROLE", role)


@pytest.mark.parametrize(
    ("inventory", "argument"), [("clinic", "labworks"), ("exporter", "cloudco"), ("cloudkarafka", "aws")]
)
def test_the_annexes_look_as_they_did(
    inventory: str, argument: str, issue: Issue, manifests: Manifests, golden: Callable[[str, str | bytes], None]
) -> None:
    document = issue("transfer-annexes", manifests(inventory), argument)
    golden(f"transfer_annexes_{inventory}.md", markdown.write(document))


def test_a_transfer_is_named_by_its_importer_or_its_flow(
    manifests: Manifests, choices: Callable[..., tuple[str, ...]]
) -> None:
    found = choices("transfer-annexes", manifests("exporter"))
    assert found == ("adnet", "cloudco", "nightdesk", "quiet", "ads", "labels", "sick-notes")


def test_an_importer_inside_is_none(choices: Callable[..., tuple[str, ...]]) -> None:
    assert choices("transfer-annexes", bare().replace("country: IN", "country: DE")) == ()


def test_a_party_gets_all_its_transfers_and_a_flow_only_its_own(issue: Issue, manifests: Manifests) -> None:
    def titles(argument: str) -> list[str]:
        tables = issue("transfer-annexes", manifests("exporter"), argument).tables
        return [row.title for table in tables if table.layout is Layout.REGISTER for row in table.rows]

    labels = "Labels of parcels: Shop hosting to Cloudco Inc."
    assert titles("cloudco") == ["Cloudco Inc. hosts Customer database", labels]
    assert titles("labels") == [labels]


def test_every_element_of_the_annexes_is_there_for_a_silent_inventory(issue: Issue) -> None:
    document = issue("transfer-annexes", bare(), "importer")
    columns = {column.key for table in document.tables for column in table.columns}
    assert set(ELEMENTS) <= columns
    headings = {block.anchor for block in document.blocks if hasattr(block, "anchor")}
    assert {"annex-i-a", "annex-i-b", "annex-i-c", "annex-ii", "annex-iii"} <= headings


def test_annex_ii_has_the_headings_of_the_clauses_in_their_order(issue: Issue) -> None:
    assert tuple(ENGLISH.measure_headings) == ANNEX_II
    (measures,) = (each for each in issue("transfer-annexes", bare(), "importer").tables if each.key == "measures")
    assert [row.cells[0].lines[0].text for row in measures.rows] == list(ENGLISH.measure_headings.values())
    assert all(column.is_security for column in measures.columns[1:])


@pytest.mark.parametrize(
    ("sender", "role", "module"),
    [
        ("controller", "controller", 1),
        ("controller", "processor", 2),
        ("processor", "processor", 3),
        ("processor", "controller", 4),
    ],
)
def test_the_roles_suggest_a_module(sender: str, role: str, module: int, issue: Issue, lines_of: Lines) -> None:
    (line,) = lines_of(issue("transfer-annexes", bare(sender, role), "importer"), "module_suggested")
    assert line.startswith(f"module {module}: {ENGLISH.clause_ways[str(module)]}")


TWICE = """
organization: {name: Clinic, country: SE}
parties:
  desk: {name: Desk, role: processor, country: US, access_from: [US], dpa: {status: signed},
         transfers: [{country: US, mechanisms: [{scc: {module: 2, signed: 2026-01-01, annexes: [I.A], ref: scc.pdf}}]}]}
systems: {tickets: {name: Tickets, hosted_by: desk, location: US, subjects: [customer], fields: [email.address]}}
activities:
  help:
    role: controller
    systems: [tickets]
    data: [email.address]
    recipients: [desk]
    transfers: [{country: US, importer: desk, mechanisms: [{scc: {module: 2, signed: 2026-01-01}}]}]
"""


def test_clauses_that_an_activity_names_again_are_the_same_clauses(issue: Issue, lines_of: Lines) -> None:
    document = issue("transfer-annexes", TWICE, "desk")
    assert lines_of(document, "module") == [
        "module 2 (from a controller to a processor)",
        "  annexes on file: I.A",
    ]
    assert [line for line in lines_of(document, "exporter_signature") if "signed" in line] == ["signed 2026-01-01"]


def test_a_place_that_tells_of_no_activity_suggests_no_further_module(issue: Issue, lines_of: Lines) -> None:
    lines = lines_of(issue("transfer-annexes", TWICE, "desk"), "module_suggested")
    assert lines == ["module 2: from a controller to a processor; Desk hosts Tickets"]


def test_roles_that_are_not_recorded_suggest_none(issue: Issue, lines_of: Lines) -> None:
    document = issue("transfer-annexes", bare().replace("role: processor, ", ""), "importer")
    (line,) = lines_of(document, "module_suggested")
    assert line.startswith("[not_recorded] the recorded roles tell none")


def test_a_recorded_module_that_does_not_fit_is_told(issue: Issue, lines_of: Lines) -> None:
    scc = "transfers: [{country: IN, mechanisms: [{scc: {module: 1}}]}]"
    document = issue("transfer-annexes", bare().replace("country: IN}", f"country: IN, {scc}}}"), "importer")
    assert lines_of(document, "module")[0] == "module 1 (from a controller to a controller)"
    assert "  not among the modules recorded" in lines_of(document, "module_suggested")


@pytest.mark.parametrize(
    ("sender", "role", "authorization", "is_asked"),
    [
        ("controller", "processor", "specific", True),
        ("controller", "processor", "general", False),
        ("controller", "controller", "specific", False),
        ("processor", "controller", "specific", False),
    ],
)
def test_annex_iii_is_asked_for_where_the_clauses_have_it(
    sender: str,
    role: str,
    authorization: str,
    is_asked: bool,  # noqa: FBT001
    issue: Issue,
    keys_of: Keys,
) -> None:
    more = f"country: IN, subprocessors: [helper], dpa: {{authorization: {authorization}}}}}\n  helper: {{}}"
    document = issue("transfer-annexes", bare(sender, role).replace("country: IN}", more), "importer")
    assert ("parties/helper/contact" in keys_of(document)) == is_asked


@pytest.mark.parametrize(("sender", "is_asked"), [("controller", True), ("processor", False)])
def test_module_4_has_neither_authority_nor_measures(
    sender: str,
    is_asked: bool,  # noqa: FBT001
    issue: Issue,
    keys_of: Keys,
) -> None:
    keys = keys_of(issue("transfer-annexes", bare(sender, "controller"), "importer"))
    assert ("organization/supervisory_authority" in keys) == is_asked
    assert ("parties/importer/measures" in keys) == is_asked


def test_everything_that_is_missing_is_asked_for_by_its_key(issue: Issue, keys_of: Keys) -> None:
    keys = keys_of(issue("transfer-annexes", bare(), "importer"))
    asked = {
        "flows/sending/transfer",
        "organization/name",
        "organization/contact",
        "parties/importer/contact",
        "parties/importer/service",
        "flows/sending/frequency",
        "parties/importer/retention",
        "parties/importer/dpa",
        "organization/supervisory_authority",
        "parties/importer/measures",
        "parties/importer/subprocessors",
    }
    assert asked <= set(keys)


def test_sensitive_data_are_told_with_what_safeguards_them(issue: Issue, lines_of: Lines) -> None:
    manifest = """
parties: {lab: {name: Lab, role: processor, country: IN}}
systems:
  journal:
    name: Journal
    access: [nurses]
    encryption: {at_rest: true}
    fields: [{type: health, protection: encrypted}, name.full]
activities: {care: {role: controller, systems: [journal]}}
flows:
  samples:
    from: journal
    to: lab
    data: [health, name.full]
    activity: care
    transport: tls
    transforms: [{method: pseudonymized, data: [name.full], into: [name.full]}]
"""
    assert lines_of(issue("transfer-annexes", manifest, "lab"), "sensitive") == [
        "Health data, special category (Article 9)",
        "  restriction or safeguard: encrypted in Journal",
        "  restriction or safeguard: encryption at rest: Journal",
        "  restriction or safeguard: Journal can be read by: nurses",
        "  restriction or safeguard: transport: TLS",
        "  restriction or safeguard: pseudonymized",
    ]


def test_ordinary_data_are_said_to_be_none(issue: Issue, lines_of: Lines) -> None:
    assert lines_of(issue("transfer-annexes", bare(), "importer"), "sensitive") == [
        "[none] none among the recorded categories of data"
    ]


@pytest.mark.parametrize(
    ("organization", "lines"),
    [
        ("{country: DE, supervisory_authority: X}", ["X", "  the exporter is established in Germany"]),
        (
            "{country: US, supervisory_authority: X, representative: {name: R, country: IE}}",
            ["X", "  the exporter is established elsewhere; its representative is in Ireland"],
        ),
        ("{country: US, supervisory_authority: X}", ["X"]),
        ("{}", ["[not_recorded] not recorded"]),
    ],
)
def test_which_authority_clause_13_means(organization: str, lines: list[str], issue: Issue, lines_of: Lines) -> None:
    document = issue("transfer-annexes", f"organization: {organization}\n{bare()}", "importer")
    assert lines_of(document, "competent_authority") == lines


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("DE", "that of first, established in Germany"),
        ("US", "first is established in United States; the inventory has no key for its authority"),
    ],
)
def test_a_party_that_exports_has_an_authority_of_its_own(
    country: str, line: str, issue: Issue, lines_of: Lines
) -> None:
    first = f"{{role: processor, country: {country}, subprocessors: [importer]}}"
    engaged = f"{{role: sub-processor, country: IN}}\n  first: {first}"
    manifest = bare().replace("{role: processor, country: IN}", engaged).replace("to: importer", "to: first")
    document = issue("transfer-annexes", manifest, "importer")
    assert lines_of(document, "competent_authority") == [line]
    assert lines_of(document, "exporter_name") == ["first"]


@pytest.mark.parametrize(
    ("mechanisms", "lines"),
    [
        (
            "[scc]",
            [
                "[not_recorded] United Kingdom: the clauses are recorded, an addendum for this law is not",
                "[not_recorded] Switzerland: the clauses are recorded, an addendum for this law is not",
            ],
        ),
        ("none", ["[not_recorded] United Kingdom: not recorded", "[not_recorded] Switzerland: not recorded"]),
    ],
)
def test_what_is_recorded_for_other_laws_is_told(
    mechanisms: str, lines: list[str], issue: Issue, lines_of: Lines
) -> None:
    transfers = f"country: IN, transfers: [{{country: IN, mechanisms: {mechanisms}}}]}}"
    manifest = bare().replace("country: IN}", transfers)
    laws = "organization: {regimes: [eu-gdpr, uk-gdpr, ch-fadp]}\n"
    assert lines_of(issue("transfer-annexes", f"{laws}{manifest}", "importer"), "other_laws") == lines
    assert lines_of(issue("transfer-annexes", manifest, "importer"), "other_laws") == [
        "[none] the organization names neither law"
    ]


def test_instruments_of_other_laws_are_named(issue: Issue, lines_of: Lines) -> None:
    transfers = "country: IN, transfers: [{country: IN, mechanisms: [scc, uk-addendum, swiss-addendum]}]}"
    manifest = bare().replace("country: IN}", transfers)
    silent = lines_of(issue("transfer-annexes", manifest, "importer"), "other_laws")
    assert silent == ["[none] the organization names neither law"]
    manifest += "organization: {regimes: [eu-gdpr, uk-gdpr, ch-fadp]}\n"
    lines = lines_of(issue("transfer-annexes", manifest, "importer"), "other_laws")
    assert [line.partition(";")[0] for line in lines] == [
        "United Kingdom: relies on: UK addendum to the standard contractual clauses, Art. 46(2)(d) UK GDPR",
        "Switzerland: relies on: Swiss addendum to the standard contractual clauses, Art. 16(2)(d) FADP",
    ]


@pytest.mark.parametrize(
    ("mechanism", "law"), [("scc", ENGLISH.law_transfer_annexes), ("derogation-consent", ENGLISH.law_without_clauses)]
)
def test_the_decision_on_the_clauses_asks_for_the_annexes_where_the_clauses_are_used(
    mechanism: str, law: str, issue: Issue
) -> None:
    transfers = f"country: IN, transfers: [{{country: IN, mechanisms: [{mechanism}]}}]}}"
    document = issue("transfer-annexes", bare().replace("country: IN}", transfers), "importer")
    (about,) = [table for table in document.tables if table.key == "about"]
    assert about.rows[0].cells[0].lines[0].text == law


@pytest.mark.parametrize(
    ("party", "activity", "said"),
    [
        ("", "", "[not_recorded] relies on: not recorded"),
        ("", ", transfers: {unknown: not checked}", "[unknown] relies on: unknown: not checked"),
        (", dpf: {status: active}", "", "relies on: Implementing Decision (EU) 2023/1795 (Data Privacy Framework)"),
        (
            ", dpf: {status: withdrawn}",
            "",
            (
                "[not_recorded] Implementing Decision (EU) 2023/1795 (Data Privacy Framework), "
                "for some recipients only; certification of importer: withdrawn"
            ),
        ),
    ],
)
def test_a_decision_for_some_recipients_carries_only_those_that_are_certified(
    party: str, activity: str, said: str, issue: Issue, lines_of: Lines
) -> None:
    manifest = bare().replace("country: IN}", f"country: US{party}}}")
    manifest = manifest.replace("systems: [shop]}", f"systems: [shop]{activity}}}")
    lines = lines_of(issue("transfer-annexes", manifest, "importer"), "countries")
    assert lines == ["United States", "  the recipient is established there", f"  {said}"]


def test_measures_stand_under_the_headings_that_they_name_or_their_letters_stand_for(issue: Issue) -> None:
    manifest = bare().replace("country: IN}", "country: IN, measures: [a, b, c, d]}") + (
        "measures:\n"
        "  a: {name: Locks, annex_ii: [physical-security]}\n"
        "  b: {name: Keys, article32: a}\n"
        "  c: {name: Logs, article32: b, annex_ii: logging}\n"
        "  d: {name: Habits}\n"
    )
    (table,) = (each for each in issue("transfer-annexes", manifest, "importer").tables if each.key == "measures")
    told = {
        row.cells[0].lines[0].text: [line.text for line in row.cells[1].lines]
        for row in table.rows
        if row.cells[1].state is State.RECORDED
    }
    headings = ENGLISH.measure_headings
    assert told == {
        headings["encryption"]: ["Keys"],
        headings["physical-security"]: ["Locks"],
        headings["logging"]: ["Logs"],
        ENGLISH.heading_other: ["Habits"],
    }


def test_an_importer_without_sub_processors_has_none_by_name(issue: Issue) -> None:
    document = issue("transfer-annexes", bare(), "importer")
    assert Paragraph(ENGLISH.no_subprocessors) in document.blocks
    assert not any(table.key == "subprocessors" for table in document.tables)


def test_a_transfer_that_only_an_activity_declares_has_annexes_too(
    issue: Issue, lines_of: Lines, keys_of: Keys, choices: Callable[..., tuple[str, ...]]
) -> None:
    manifest = """
parties: {lab: {name: Lab, role: processor, service: Blood tests}}
activities:
  care:
    name: Care
    role: controller
    subjects: [patient]
    data: [health]
    transfers: [{country: IN, importer: lab, mechanisms: [{scc: {module: 2}}]}]
"""
    assert choices("transfer-annexes", manifest) == ("lab",)
    document = issue("transfer-annexes", manifest, "lab")
    assert [row.title for table in document.tables if table.layout is Layout.REGISTER for row in table.rows] == [
        "Care, to Lab"
    ]
    assert lines_of(document, "subjects") == ["Patient (in need of special protection)"]
    assert lines_of(document, "data") == ["Health data, special category (Article 9)"]
    assert lines_of(document, "module_suggested") == ["module 2: from a controller to a processor; Care, to Lab"]
    assert "flows/*/frequency" in keys_of(document)


def test_subject_matter_nature_and_duration_are_told_of_each_processor(issue: Issue, lines_of: Lines) -> None:
    told = "{role: processor, country: IN, service: Mail, description: sending of letters, subprocessors: [helper]}"
    helper = "  helper: {role: sub-processor, service: Printing}\n"
    manifest = bare().replace("{role: processor, country: IN}", f"{told}\n{helper}".rstrip())
    assert lines_of(issue("transfer-annexes", manifest, "importer"), "processors") == [
        "importer",
        "  subject matter: Mail",
        "  nature: sending of letters",
        "  [not_recorded] duration: not recorded",
        "helper",
        "  subject matter: Printing",
        "  [not_recorded] nature: not recorded",
        "  [not_recorded] duration: not recorded",
    ]


def test_what_activities_do_with_the_data_is_their_nature(issue: Issue, lines_of: Lines) -> None:
    manifest = bare().replace("systems: [shop]", "name: Sales, types_of_processing: [storage], systems: [shop]")
    lines = lines_of(issue("transfer-annexes", manifest, "importer"), "processors")
    assert "  nature: Sales: storage" in lines
