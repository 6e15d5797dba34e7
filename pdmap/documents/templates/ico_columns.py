"""The columns of the ICO's documentation templates, in their order and under their titles.

The workbook marks headings as required where Article 30 or Schedule 1 to the Data Protection Act 2018 asks,
and as optional elsewhere. Optional columns are expected where they apply, which their elements decide: a
balancing test belongs to legitimate interests, a contract to a processor. Where the answer to another column
decides that and is missing, the open point is there.
"""

from __future__ import annotations

from pdmap.documents.elements import (
    administration,
    available_rights,
    breaches,
    controllers,
    impact_assessments,
    lawful_bases,
    locations,
    people,
    people_and_data,
    processors,
    purposes,
    schedule_1,
)
from pdmap.documents.elements.exceptional_transfers import exceptional_safeguards
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.measures import measures
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import time_limits
from pdmap.documents.elements.transfers import countries
from pdmap.documents.elements.where_asked import where_asked
from pdmap.documents.form_columns import FormColumn

_COUNTRIES = (
    "Names of third countries or international organisations that personal data are transferred to (if applicable)"
)
_SAFEGUARDS = (
    "Safeguards for exceptional transfers of personal data to third countries or international organisations "
    "(if applicable)"
)
_MEASURES = "General description of technical and organisational security measures (if possible)"

RECORD = (
    FormColumn(
        key="function",
        title="Business function",
        is_optional=True,
        build=where_asked(administration.function),
    ),
    FormColumn(key="purposes", title="Purpose of processing", article="30(1)(b)", build=purposes.purposes),
    FormColumn(
        key="joint_controllers",
        title="Name and contact details of joint controller (if applicable)",
        article="30(1)(a)",
        build=joint_controllers,
    ),
    FormColumn(key="subjects", title="Categories of individuals", article="30(1)(c)", build=people_and_data.subjects),
    FormColumn(key="data", title="Categories of personal data", article="30(1)(c)", build=people_and_data.data),
    FormColumn(key="recipients", title="Categories of recipients", article="30(1)(d)", build=recipients),
    FormColumn(
        key="contracts",
        title="Link to contract with processor",
        article="28(3)",
        is_optional=True,
        build=processors.contract_links,
    ),
    FormColumn(key="transfers", title=_COUNTRIES, article="30(1)(e)", build=countries),
    FormColumn(key="safeguards", title=_SAFEGUARDS, article="30(1)(e)", build=exceptional_safeguards),
    FormColumn(key="retention", title="Retention schedule (if possible)", article="30(1)(f)", build=time_limits),
    FormColumn(key="measures", title=_MEASURES, article="30(1)(g)", is_security=True, build=measures),
)
"""What Article 30 asks for, with the function and the contracts."""
PRIVACY_NOTICE = (
    FormColumn(
        key="lawful_basis",
        title="Article 6 lawful basis for processing personal data",
        article="6(1)",
        is_optional=True,
        build=where_asked(lawful_bases.bases),
    ),
    FormColumn(
        key="special_categories",
        title="Article 9 condition for processing special category data",
        article="9(2)",
        is_optional=True,
        build=lawful_bases.conditions,
    ),
    FormColumn(
        key="legitimate_interests",
        title="Legitimate interests for the processing (if applicable)",
        article="13(1)(d)",
        is_optional=True,
        build=lawful_bases.legitimate_interests,
    ),
    FormColumn(
        key="balancing_tests",
        title="Link to record of legitimate interests assessment (if applicable)",
        article="6(1)(f)",
        is_optional=True,
        build=lawful_bases.balancing_tests,
    ),
    FormColumn(
        key="rights",
        title="Rights available to individuals",
        article="13(2)(b)",
        is_optional=True,
        build=available_rights.available_rights,
    ),
    FormColumn(
        key="automated_decisions",
        title="Existence of automated decision-making, including profiling (if applicable)",
        article="13(2)(f)",
        is_optional=True,
        build=where_asked(people.automated_decisions),
    ),
    FormColumn(
        key="source",
        title="The source of the personal data (if applicable)",
        article="14(2)(f)",
        is_optional=True,
        build=where_asked(administration.source_from_others),
    ),
)
"""What people are told."""
CONSENT = (
    FormColumn(
        key="consent",
        title="Link to record of consent",
        article="7(1)",
        is_optional=True,
        build=lawful_bases.consent_records,
    ),
)
ACCESS = (
    FormColumn(
        key="locations",
        title="Location of personal data",
        article="15",
        is_optional=True,
        build=locations.locations,
    ),
)
"""Where data are found when somebody asks for them."""
IMPACT_ASSESSMENT = (
    FormColumn(
        key="impact_assessment",
        title="Data Protection Impact Assessment required?",
        article="35",
        is_optional=True,
        build=impact_assessments.is_required,
    ),
    FormColumn(
        key="impact_assessment_progress",
        title="Data Protection Impact Assessment progress",
        article="35",
        is_optional=True,
        build=impact_assessments.progress,
    ),
    FormColumn(
        key="impact_assessment_link",
        title="Link to Data Protection Impact Assessment",
        article="35",
        is_optional=True,
        build=impact_assessments.link,
    ),
)
BREACHES = (
    FormColumn(
        key="breaches",
        title="Has a personal data breach occurred?",
        article="33(5)",
        is_optional=True,
        build=breaches.occurred,
    ),
    FormColumn(
        key="breach_records",
        title="Link to record of personal data breach",
        article="33(5)",
        is_optional=True,
        build=breaches.register_entries,
    ),
)
SCHEDULE_1 = (
    FormColumn(
        key="schedule_1",
        title="Data Protection Act 2018 Schedule 1 Condition for processing",
        law="Sch. 1 para. 41(a) DPA 2018",
        build=schedule_1.schedule_1_condition,
    ),
    FormColumn(
        key="schedule_1_lawful_basis",
        title="GDPR Article 6 lawful basis for processing",
        law="Sch. 1 para. 41(b) DPA 2018",
        build=schedule_1.bases_under_schedule_1,
    ),
    FormColumn(
        key="retention_policy",
        title="Link to retention and erasure policy document",
        law="Sch. 1 para. 39 DPA 2018",
        is_optional=True,
        build=schedule_1.policy_document,
    ),
    FormColumn(
        key="retention_policy_followed",
        title="Is personal data retained and erased in accordance with the policy document?",
        law="Sch. 1 para. 41(c) DPA 2018",
        build=schedule_1.policy_followed,
    ),
    FormColumn(
        key="retention_policy_reasons",
        title="Reasons for not adhering to policy document (if applicable)",
        law="Sch. 1 para. 41(c) DPA 2018",
        is_optional=True,
        build=schedule_1.policy_reasons,
    ),
)
"""What is asked where special and criminal data are processed."""
PROCESSING = (
    FormColumn(
        key="controllers",
        title="Name and contact details of controller",
        article="30(2)(a)",
        build=controllers.controllers_without_representatives,
    ),
    FormColumn(
        key="representatives",
        title="Name and contact details of controller's representative (if applicable)",
        article="30(2)(a)",
        build=controllers.representatives,
    ),
    FormColumn(
        key="categories_of_processing",
        title="Categories of processing",
        article="30(2)(b)",
        build=controllers.categories_of_processing,
    ),
    FormColumn(
        key="contracts",
        title="Link to contract with controller",
        article="28(3)",
        is_optional=True,
        build=processors.controller_contract_links,
    ),
    FormColumn(key="transfers", title=_COUNTRIES, article="30(2)(c)", build=countries),
    FormColumn(key="safeguards", title=_SAFEGUARDS, article="30(2)(c)", build=exceptional_safeguards),
    FormColumn(key="measures", title=_MEASURES, article="30(2)(d)", is_security=True, build=measures),
)
"""What the template for processors asks."""
