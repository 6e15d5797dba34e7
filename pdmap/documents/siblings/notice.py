"""What a privacy notice has to tell of each activity (Articles 13 and 14)."""

from __future__ import annotations

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Column, Document, Heading, Paragraph
from pdmap.documents.elements import collection, organization, purposes_told
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.people import explained_decisions
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.transfers import transfers
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.register import Element, Fact, facts_table, register_table
from pdmap.documents.siblings import informing
from pdmap.documents.siblings.claims import claims_table
from pdmap.documents.siblings.copies import copies
from pdmap.documents.siblings.exemptions import asked, exempted
from pdmap.documents.siblings.notice_rights import rights
from pdmap.documents.siblings.selected import own_activities
from pdmap.documents.words import Words
from pdmap.model import Activity


def build(context: Context) -> Document:
    """Return the elements of the notice for one activity, or for all that people are informed of."""
    words = context.words
    activities = tuple(activity for activity in own_activities(context) if context.argument in {"", activity.id})
    head = facts_table(context, "organization", words.informed_in, _facts(words))
    plain = register_table(context, _elements(words), activities)
    register, asking = exempted(context, plain, activities), asked(context, plain, activities)
    blocks: tuple[Block, ...] = (
        Heading(2, words.informed_in, "organization"),
        head,
        Heading(2, words.register, "register"),
        register if activities else Paragraph(words.no_informing),
        *_claims(context, activities),
    )
    return assembled(
        context,
        "notice",
        _title(words, activities if context.argument else ()),
        words.cite("13, 14"),
        (Paragraph(words.notice_introduction), *blocks),
        (head, asking),
        unlisted=words.open_but_exempt if register != plain else "",
    )


# Private functions


def _title(words: Words, activities: tuple[Activity, ...]) -> str:
    names = (activity.title for activity in activities)
    return next((words.with_kind.format(text=words.notice_table, kind=name) for name in names), words.notice_table)


def _facts(words: Words) -> tuple[Fact, ...]:
    def required(key: str, title: str, articles: str) -> Column:
        return Column(key, title, words.cite(articles), is_expected=True)

    identity, further = "13(1)(a), 14(1)(a)", "13(1)(b), 14(1)(b)"
    return (
        Fact(required("controller", words.controller, identity), organization.identity),
        Fact(required("contact", words.contact_details, identity), organization.contact),
        Fact(required("representative", words.representative, identity), informing.representative),
        Fact(required("officer", words.officer, further), informing.officer),
        Fact(required("complaint", words.complaint, "13(2)(d), 14(2)(e)"), organization.authority),
    )


def _elements(words: Words) -> tuple[Element, ...]:
    return (*_always(words), *_from_the_person(words), *_from_others(words), *_form(words))


def _always(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, articles: str) -> Column:
        return Column(key, title, words.cite(articles), words.always_told, is_expected=True)

    further = Column("further_purpose", words.further_purpose, words.cite("13(3), 14(4)"), words.always_told)
    return (
        Element(column("collection", words.collection_of_data, "13(1), 14(1)"), collection.collection),
        Element(column("joint_controllers", words.joint_controllers, "13(1)(a), 14(1)(a)"), joint_controllers),
        Element(column("purposes", words.purposes_and_bases, "13(1)(c), 14(1)(c)"), purposes_told.purposes),
        Element(column("interests", words.interests, "13(1)(d), 14(2)(b)"), purposes_told.interests),
        Element(column("recipients", words.recipients_told, "13(1)(e), 14(1)(e)"), recipients),
        Element(column("transfers", words.transfers_told, "13(1)(f), 14(1)(f)"), transfers),
        Element(column("copies", words.copies, "13(1)(f), 14(1)(f)"), copies),
        Element(column("retention", words.periods_told, "13(2)(a), 14(2)(a)"), retention),
        Element(column("rights", words.rights_told, "13(2)(b), 14(2)(c)"), rights),
        Element(column("withdrawal", words.withdrawal, "13(2)(c), 14(2)(d)"), purposes_told.withdrawal),
        Element(column("decisions", words.decisions_told, "13(2)(f), 14(2)(g)"), explained_decisions),
        Element(further, purposes_told.further_purpose),
    )


def _from_the_person(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, articles: str) -> Column:
        return Column(key, title, words.cite(articles), words.told_if_direct, is_expected=True)

    return (Element(column("obligation", words.obligation, "13(2)(e)"), collection.obligation),)


def _from_others(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, articles: str) -> Column:
        return Column(key, title, words.cite(articles), words.told_if_indirect, is_expected=True)

    return (
        Element(column("categories", words.categories_told, "14(1)(d)"), collection.categories),
        Element(column("source", words.source_told, "14(2)(f)"), collection.source),
        Element(column("time", words.time_of_informing, "14(3)"), collection.time_of_informing),
    )


def _form(words: Words) -> tuple[Element, ...]:
    place = Column("place", words.place_of_notice, words.cite("12(1)"), words.form_of_notice, is_expected=True)
    exemption = Column("exemption", words.exemption_from_informing, words.cite("13(4), 14(5)"), words.form_of_notice)
    return Element(place, informing.place_of_notice), Element(exemption, informing.exemption)


def _claims(context: Context, activities: tuple[Activity, ...]) -> tuple[Block, ...]:
    table = claims_table(context, activities)
    if not table.rows:
        return ()
    return Heading(2, context.words.claims, "claims"), Paragraph(context.words.claims_introduction), table


def _choices(context: Context) -> tuple[str, ...]:
    return tuple(activity.id for activity in own_activities(context))


DOCUMENT = DocumentKind(
    "What a privacy notice has to tell of each activity, Articles 13 and 14 GDPR", build, _choices, takes_all=True
)
