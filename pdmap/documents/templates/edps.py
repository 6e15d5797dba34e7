"""The record of the European Data Protection Supervisor: a form of thirteen numbered rows for each activity.

It was made for Article 31 of Regulation (EU) 2018/1725, which asks for what Article 30 GDPR asks for. Each
form stands alone, so that the organization, its officer and its measures are in every one.
"""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.elements import administration, contacts, controllers, processors, whole_forms
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.measures import measures_in_full
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import time_limits
from pdmap.documents.elements.transfers import transfers
from pdmap.documents.form_columns import FormColumn, elements_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.template import Template, filled

_TRANSFERS = (
    "Are there any transfers of personal data to third countries or international organisations? "
    "If so, to which ones and with which safeguards?"
)
_NOTICE = (
    "For more information, including how to exercise your rights to access, rectification, object and data "
    "portability (where applicable), see the data protection notice"
)
_MEASURES = "General description of security measures, where possible"
_OFFICER = whole_forms.of_organization(contacts.named_contact(contacts.OFFICER))
_RECORD = (
    FormColumn(key="updated", title="1. Last update of this record", build=whole_forms.last_update),
    FormColumn(key="id", title="2. Reference number", build=administration.identifier),
    FormColumn(
        key="controller",
        title="3. Name and contact details of controller",
        article="30(1)(a)",
        build=whole_forms.organization_and_unit,
    ),
    FormColumn(key="officer", title="4. Name and contact details of DPO", article="30(1)(a)", build=_OFFICER),
    FormColumn(
        key="joint_controllers",
        title="5. Name and contact details of joint controller (where applicable)",
        article="30(1)(a)",
        build=joint_controllers,
    ),
    FormColumn(
        key="processors",
        title="6. Name and contact details of processor (where applicable)",
        article="28",
        build=processors.processor_contacts,
    ),
    FormColumn(
        key="purposes",
        title="7. Short description and purpose of the processing",
        article="30(1)(b)",
        build=whole_forms.description_and_purposes,
    ),
    FormColumn(
        key="data",
        title="8. Description of categories of persons whose data are processed and list of data categories",
        article="30(1)(c)",
        build=whole_forms.subjects_and_data,
    ),
    FormColumn(key="retention", title="9. Time limit for keeping the data", article="30(1)(f)", build=time_limits),
    FormColumn(key="recipients", title="10. Recipients of the data", article="30(1)(d)", build=recipients),
    FormColumn(key="transfers", title=f"11. {_TRANSFERS}", article="30(1)(e)", build=transfers),
    FormColumn(key="measures", title=f"12. {_MEASURES}", article="30(1)(g)", is_security=True, build=measures_in_full),
    FormColumn(key="notice", title=f"13. {_NOTICE}", article="13, 14", build=whole_forms.notice_link),
)
_PROCESSING = (
    FormColumn(key="updated", title="1. Last update of this record", build=whole_forms.last_update),
    FormColumn(key="id", title="2. Reference number", build=administration.identifier),
    FormColumn(
        key="processor",
        title="3. Name and contact details of processor",
        article="30(2)(a)",
        build=whole_forms.organization_and_unit,
    ),
    FormColumn(key="officer", title="4. Name and contact details of DPO", article="30(2)(a)", build=_OFFICER),
    FormColumn(
        key="controllers",
        title="5. Name and contact details of each controller on whose behalf the processor acts",
        article="30(2)(a)",
        build=controllers.controllers,
    ),
    FormColumn(
        key="categories_of_processing",
        title="6. Categories of processing carried out on behalf of each controller",
        article="30(2)(b)",
        build=controllers.categories_of_processing,
    ),
    FormColumn(key="transfers", title=f"7. {_TRANSFERS}", article="30(2)(c)", build=transfers),
    FormColumn(key="measures", title=f"8. {_MEASURES}", article="30(2)(d)", is_security=True, build=measures_in_full),
)


def controller(context: Context) -> Document:
    """Return a form for each activity as a controller."""
    words = context.words
    template = Template(
        kind="controller_record",
        name="edps",
        title=words.controller_record,
        law=words.law_controller_record,
        form="EDPS record of processing activities",
        elements=elements_of(words, _RECORD),
        overview=("updated", "id"),
    )
    return filled(context, template, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return a form for each activity on behalf of others, for which the EDPS has none."""
    words = context.words
    template = Template(
        kind="processor_record",
        name="edps",
        title=words.processor_record,
        law=words.law_processor_record,
        form="EDPS record of processing activities",
        note=words.no_form_for_processors,
        elements=elements_of(words, _PROCESSING),
        overview=("controllers", "categories_of_processing"),
    )
    return filled(context, template, (each for each in context.inventory.activities.values() if not each.is_controller))


TEMPLATE = RecordTemplate(
    description="record of the EDPS, the authority of the institutions of the European Union",
    languages=("en",),
    controller=controller,
    processor=processor,
)
