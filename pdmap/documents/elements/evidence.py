"""Notice, impact assessment and contracts of an activity, as authorities' templates ask beyond Article 30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.clocks import clock_places, clock_text
from pdmap.documents.contracts import authorization_details, contract_lines
from pdmap.documents.days import assessment_day_text
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.recipients import declared_parties
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import data_type_name
from pdmap.documents.origins import links_to_parties
from pdmap.graph import LinkKind
from pdmap.model import (
    PROCESSING,
    Activity,
    Contract,
    ImpactAssessment,
    Nothing,
    Notice,
    NoticeClaims,
    Party,
    Provision,
    ids,
    listed,
)

_AUTHORIZING = ("authorization", "notice", "objection")


def notice(context: Context, activity: Activity) -> Cell:
    """Return how people are informed (Articles 13 and 14)."""
    answer = activity.notice
    lines = _notice(context, answer) if isinstance(answer, Notice) else ()
    told = answered(context.words, activity, "notice", answer, lines)
    return Cell((*told, *assumed(_provision(context, activity), assumption(activity, "provision"))))


def impact_assessment(context: Context, activity: Activity) -> Cell:
    """Return the impact assessment, or why there is none (Article 35)."""
    answer = activity.dpia
    lines = _impact(context, answer) if isinstance(answer, ImpactAssessment) else ()
    risks = further_lines(context, activity, "activity", "large_scale", "public_monitoring", "operations")
    return Cell((*answered(context.words, activity, "dpia", answer, lines), *details(risks)))


def contracts(context: Context, activity: Activity) -> Cell:
    """Return the state of the contract with each processor that gets data of the activity (Article 28(3))."""
    lines = [line for party in processors(context, activity) for line in _contract(context, party)]
    return Cell(tuple(lines) or without_processors(context, activity))


def processors(context: Context, activity: Activity) -> tuple[Party, ...]:
    """Return the processors that get data of an activity from the organization, by id."""
    named = sorted(declared_parties(activity) | _engaged(context, activity))
    known = (context.inventory.parties.get(identifier) for identifier in named)
    return tuple(
        party for party in known if party and (PROCESSING & set(party.roles) or isinstance(party.dpa, Contract))
    )


def without_processors(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return the line that says that no processor is recorded, or why the recipients are not told."""
    words, answer = context.words, activity.recipients
    if not listed(answer) and not isinstance(answer, Nothing):
        return empty(words, activity, "recipients", answer)
    sources, target = (place(activity, "recipients"),), address(activity, "recipients")
    return (Line(words.no_processors, State.NONE, sources, target, is_derived=True),)


# Private functions


def _engaged(context: Context, activity: Activity) -> frozenset[str]:
    """Return the parties that the organization itself hands data to; a sub-processor's contract is another's."""
    return frozenset(
        party
        for party, links in links_to_parties(context, activity).items()
        if any(link.kind is not LinkKind.SUBPROCESSING for link in links)
    )


def _notice(context: Context, notice: Notice) -> Iterator[Line]:
    if notice.ref:
        yield fact(notice, "ref", notice.ref)
    if notice.exemption:
        yield fact(notice, "exemption", context.words.exemption.format(text=notice.exemption))
    yield from further_lines(context, notice, "notice", "inform_within", "inform_at")
    if notice.claims:
        yield from details(_claims(context, notice.claims))


def _claims(context: Context, claims: NoticeClaims) -> Iterator[Line]:
    words = context.words
    yield from further_lines(context, claims, "claims", "purposes")
    yield from _claimed_recipients(context, claims)
    yield from further_lines(context, claims, "claims", "countries", "safeguards")
    for clock in listed(claims.retention):
        names = ", ".join(data_type_name(context, identifier) for identifier in ids(clock.data)) or words.all_data
        text = words.labeled.format(label=names, text=clock_text(words, clock))
        yield Line(words.claimed_retention.format(text=text), sources=clock_places(clock), address=clock.address)
    if claims.retention is not None:
        yield from details(empty(words, claims, "retention", claims.retention), words.claimed_retention)


def _claimed_recipients(context: Context, claims: NoticeClaims) -> Iterator[Line]:
    """Yield whom the notice names: parties by their names, categories as the notice words them."""
    if not listed(claims.recipients):
        yield from further_lines(context, claims, "claims", "recipients")
        return
    parties = context.inventory.parties
    names = (parties[each].title if each in parties else each for each in listed(claims.recipients))
    yield fact(claims, "recipients", context.words.facts["claims.recipients"].format(text=", ".join(names)))


def _provision(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield whether people have to provide the data (Article 13(2)(e))."""
    answer = activity.provision
    if isinstance(answer, Provision):
        yield from further_lines(context, answer, "provision", "kind", "consequence")
    elif answer is not None:
        yield from details(empty(context.words, activity, "provision", answer), context.words.provision)


def _impact(context: Context, assessment: ImpactAssessment) -> Iterator[Line]:
    words = context.words
    if assessment.required is not None:
        text = words.required if assessment.required else words.not_required
        yield fact(assessment, "required", text)
    if assessment.status:
        yield fact(assessment, "status", words.assessment_states[assessment.status])
    if assessment.ref:
        yield fact(assessment, "ref", words.evidence.format(text=assessment.ref))
    if assessment.date:
        yield fact(assessment, "date", assessment_day_text(context, assessment, assessment.date))
    if assessment.reason:
        yield fact(assessment, "reason", words.reason.format(text=assessment.reason))
    keys = ("criteria", "covers", "residual_risk", "prior_consultation")
    yield from further_lines(context, assessment, "impact_assessment", *keys)


def _contract(context: Context, party: Party) -> Iterator[Line]:
    first, *rest = assumed(contract_lines(context, party), assumption(party, "dpa"))
    yield replace(first, text=context.words.labeled.format(label=party.title, text=first.text), is_derived=True)
    yield from details(rest, is_derived=True)
    if isinstance(party.dpa, Contract) and any(party.dpa.has(key) for key in _AUTHORIZING):
        yield from authorization_details(context, party, is_derived=True)
