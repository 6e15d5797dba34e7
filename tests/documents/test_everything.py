import datetime as dt
import json
from pathlib import Path

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.app.schema import schema_text
from pdmap.writers import markdown

MANIFEST = (Path(__file__).parent / "inventory" / "everything.yaml").read_bytes()

TYPED = {
    "activity.status": "live",
    "activity.created": "2021-03-01",
    "activity.updated": "2021-03-02",
    "activity.last_review": "2021-03-03",
    "activity.residency": "Norway",
    "backup.retention": "33 days",
    "backup.location": "Denmark",
    "balancing_test.date": "2021-03-04",
    "certification.status": "active",
    "certification.scope": "data other than HR data",
    "certification.checked": "2021-02-04",
    "consent.explicit": "consent is explicit",
    "contract.status": "signed",
    "contract.signed": "2021-02-01",
    "contract.authorization": "authorization of further processors: general",
    "contract.notice": "31 days",
    "contract.review": "2027-02-02",
    "contract.expires": "2027-02-03",
    "data_type.special": "zz-data_type-name (badge), special category",
    "deletion.method": "automatic",
    "dpo.voluntary": "designated voluntarily",
    "dpo.notified": "2021-01-01",
    "encryption.at_rest": "encrypted at rest: yes",
    "encryption.in_transit": "encrypted in transit: yes",
    "field.type": "(email.address)",
    "field.protection": "protection: hashed",
    "field.retention": "34 days",
    "flow.from": "zz-flow-name: zz-system-name to",
    "flow.to": "to zz-party-name",
    "flow.data": "data: Email address (email.address)",
    "flow.subjects": "data subjects: zz-subject-name",
    "flow.transport": "transport: VPN",
    "flow.frequency": "frequency: occasional",
    "flow.transfer": "Brazil",
    "impact_assessment.required": "required",
    "impact_assessment.date": "2021-03-08",
    "impact_assessment.status": "done",
    "measure.type": "technical",
    "measure.article32": "Article 32(1)(a)",
    "measure.optional": "optional, customers may switch it on",
    "mechanism.module": "module 2",
    "mechanism.signed": "2021-03-05",
    "mechanism.expires": "2027-03-06",
    "mechanism.annexes": "annexes I.A",
    "organization.country": "Sweden",
    "organization.employees": "4711",
    "organization.public_authority": "no public authority",
    "party.role": "processor",
    "party.group": "a group of controllers",
    "party.country": "France",
    "party.parent_country": "Japan",
    "party.access_from": "Australia",
    "party.regions": "Italy",
    "party.retention": "32 days",
    "purpose.basis": "Art. 6(1)(f) GDPR",
    "purpose.condition": "Art. 9(2)(h) GDPR",
    "recipient.party": "zz-party-name",
    "recipient.kind": "zz-recipient-category (authority)",
    "representative.country": "Germany",
    "retention.data": "zz-data_type-name (badge): 35 days",
    "retention.period": "35 days",
    "subject.vulnerable": "in need of special protection",
    "system.kind": "zz-system-name (data store)",
    "system.hosted_by": "hosted by: zz-party-name",
    "system.location": "Finland",
    "system.access_from": "Estonia",
    "system.environment": "used for: production",
    "transfer.country": "United States",
    "transfer.importer": "to zz-party-name",
    "transfer_assessment.date": "2021-03-07",
    "transform.method": "hashed",
    "transform.data": "hashed: Email address (email.address)",
    "transform.into": "to zz-data_type-name (badge)",
    "unknown.due": "2027-03-09",
    "organization.establishments": "further establishments: Netherlands",
    "organization.offers_to": "people in: Portugal",
    "core_activities.monitoring": "monitor people on a large scale: no",
    "core_activities.special_data": "Articles 9 and 10 on a large scale: yes",
    "dpo_assessment.date": "2021-03-11",
    "measure.asserts": "stands for: tests of recovery",
    "measure.annex_ii": "annex II: Events logging",
    "measure.except": "except for zz-measure-except",
    "contract.clauses": "clauses: subject matter, (h)",
    "party.updated": "entry changed: 2021-04-01",
    "party.contracted": "any agreement: yes",
    "party.announced": "announced to controllers: 2021-04-04",
    "party.active_from": "receives data from: 2021-04-05",
    "guarantee.date": "2021-04-02",
    "guarantee.expires": "expires 2027-04-03",
    "system.updated": "entry changed: 2021-04-06",
    "system.classification": "classification: confidential",
    "system.max_sensitivity": "up to 4 of 5",
    "system.critical": "availability is critical: yes",
    "system.synthetic": "invented or anonymized data: no",
    "risk_acceptance.expires": "accepted until: 2027-04-07",
    "field.collected_for": "collected for: zz-activity-name",
    "field.key_system": "is kept in: zz-measure-except",
    "activity.ended": "ends 2027-05-01",
    "activity.types_of_processing": "what is done with the data: collection, erasure",
    "retention_policy.followed": "kept and erased by it: no",
    "dpo.employed": "member of staff: yes",
    "activity.occasional": "occasional: yes",
    "activity.large_scale": "on a large scale: yes",
    "activity.public_monitoring": "publicly accessible area: no",
    "activity.operations": "under Article 35(4): scoring",
    "compatibility_test.date": "2021-04-08",
    "activity.official_authority": "official authority: yes",
    "children.offered_directly": "offered directly to children: yes",
    "children.age_threshold": "from the age of 15",
    "automated_decisions.solely_automated": "decided by machines alone: yes",
    "automated_decisions.significant_effect": "similarly significant effects: yes",
    "automated_decisions.ground": "ground of Article 22(2): contract",
    "device_storage.strictly_necessary": "strictly necessary: yes",
    "activity.collection": "data are collected: indirect",
    "provision.kind": "providing the data is: contractual",
    "activity.rights": "rights that people are told: access, portability",
    "purpose.kind": "zz-purpose-text (account)",
    "purpose.public_task": "task of a public authority: yes",
    "consent.given_by": "consent is given by: click",
    "consent.withdrawn_by": "consent is withdrawn by: letter",
    "mechanism.authority_informed": "authority informed 2021-04-09",
    "retention.ground": "ground: archiving",
    "notice.inform_within": "told within: 36 days",
    "notice.inform_at": "told at the first contact with them",
    "claims.countries": "third countries that the notice names: India",
    "claims.retention": "time limits that the notice names: all categories of data: 37 days",
    "impact_assessment.criteria": "criteria met: innovative use",
    "impact_assessment.covers": "covers: necessity",
    "impact_assessment.residual_risk": "risk after all measures: medium",
    "impact_assessment.prior_consultation": "prior consultation of the authority: 2021-04-10",
    "flow.sync": "keeps two copies alike: yes",
    "flow.updated": "entry changed: 2021-04-11",
}
"""What a record says of keys that take no free text; free text is `zz-`, its form and its key."""

OTHER_DOCUMENTS = {
    "breach": "Article 33(5) asks for a register of its own",
    "waiver": "about findings, not about processing",
    "not_personal": "about data that are not personal",
} | dict.fromkeys(("policy", "policy_conditions", "policy_requirements"), "a rule, not a fact")
VOCABULARY = dict.fromkeys(
    ("adequacy", "condition", "country", "lawful_basis", "mechanism_term", "region"),
    "changes what words of the language mean; records show the words",
)
PARTS = dict.fromkeys(
    [
        "activity.purposes",
        "activity.recipients",
        "activity.transfers",
        "activity.retention",
        "activity.retention_policy",
        "activity.contact",
        "activity.notice",
        "activity.dpia",
        "activity.joint_controllers",
        "organization.contact",
        "organization.core_activities",
        "organization.dpo_assessment",
        "party.guarantees",
        "system.risk_acceptance",
        "activity.compatibility",
        "activity.children",
        "activity.automated_decisions",
        "activity.device_storage",
        "activity.provision",
        "notice.claims",
        "organization.dpo",
        "organization.representative",
        "party.dpa",
        "party.dpf",
        "party.rights",
        "purpose.assessment",
        "purpose.consent",
        "system.encryption",
        "system.backup",
        "system.deletion",
        "system.rights",
        "system.fields",
        "system.not_personal",
        "transfer.mechanisms",
        "transfer.assessment",
        "flow.transforms",
    ],
    "holds keys that are looked for one by one",
)
LINKS = dict.fromkeys(
    [
        "activity.subjects",
        "activity.data",
        "activity.systems",
        "activity.measures",
        "activity.on_behalf_of",
        "flow.activity",
        "system.measures",
    ],
    "shown as the name of what it points to",
)
NOT_SHOWN = {
    "activity.role": "decides which register the activity is in",
    "organization.regimes": "decides how references and transfers are told",
    "system.subjects": "a default for fields; activities declare their subjects",
    "system.retention": "a default for fields, told with them",
    "system.protection": "a default for fields",
    "field.subjects": "activities declare their subjects",
    "party.transfers": "told with the undeclared step that it covers",
    "data_type.description": "explains a word of the vocabulary",
    "data_type.assumptions": "about the vocabulary",
    "data_type.is": "orders the vocabulary",
    "data_type.sensitivity": "weighs data for rules",
    "data_type.credential": "weighs data for rules",
    "data_type.dpv": "for exchange with other tools",
    "data_type.fideslang": "for exchange with other tools",
    "subject.description": "explains a word of the vocabulary",
    "subject.assumptions": "about the vocabulary",
    "subject.is": "orders the vocabulary",
}
"""Keys that no record shows, each with the reason. The list may only get shorter."""


@pytest.fixture(scope="module")
def told() -> str:
    loaded = load_texts({"everything.yaml": MANIFEST})
    assert loaded.findings == ()
    documents = (record(loaded, register, Edition(as_of=dt.date(2026, 11, 23))) for register in Register)
    return "".join(markdown.write(document).decode() for document in documents).replace("\\", "")


def test_every_key_that_an_author_may_write_reaches_a_record_or_has_a_reason(told: str) -> None:
    forms = json.loads(schema_text())["definitions"]
    excused = {*PARTS, *LINKS, *NOT_SHOWN}
    keys = {f"{form}.{key}" for form, schema in forms.items() for key in schema.get("properties", {})}
    silent = {
        key
        for key in keys
        if key.partition(".")[0] not in {*OTHER_DOCUMENTS, *VOCABULARY}
        and TYPED.get(key, f"zz-{key.replace('.', '-')}") not in told
    }
    assert silent - excused == set()
    assert excused - keys == set()
    assert set(NOT_SHOWN) <= silent
