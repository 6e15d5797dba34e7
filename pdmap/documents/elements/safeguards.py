"""What a transfer relies on: mechanisms with their paperwork and assessments (Articles 45, 46, 49)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.kind import Context
from pdmap.documents.laws import cited
from pdmap.documents.lines import address, details, empty, fact, mentioned
from pdmap.model import Assessment, MechanismUse, Place, Transfer, listed
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.reference import Mechanism, MechanismKind

COMPELLING_INTERESTS = "derogation-compelling-interests"
"""The derogation of Article 49(1), second subparagraph."""


def safeguards(context: Context, transfer: Transfer) -> Iterator[Line]:
    """Yield what a declared transfer relies on, as details of the line above."""
    words = context.words
    uses = listed(transfer.mechanisms)
    yield from details(mechanism_lines(context, uses, transfer.countries))
    if not uses:
        yield from details(empty(words, transfer, "mechanisms", transfer.mechanisms), words.mechanism)
    if isinstance(transfer.assessment, Assessment):
        text = words.transfer_assessment.format(text=assessment_text(words, transfer.assessment))
        yield from details([fact(transfer, "assessment", text)])
    elif transfer.assessment is not None or any(use.mechanism.id == COMPELLING_INTERESTS for use in uses):
        # Article 49(6): the record itself has to document the assessment of compelling interests.
        yield from details(empty(words, transfer, "assessment", transfer.assessment), words.transfer_assessment)
    if transfer.copy:
        yield from details([fact(transfer, "copy", words.copy_of_safeguards.format(text=transfer.copy))])


def mechanism_lines(context: Context, uses: tuple[MechanismUse, ...], countries: tuple[Place, ...]) -> Iterator[Line]:
    """Yield each mechanism with its article and paperwork."""
    for use in uses:
        parts = [_mechanism_name(context, use), *_paperwork(context, use), *_decisions(context, use, countries)]
        text = context.words.mechanism.format(text=context.words.separator.join(parts))
        yield Line(text, sources=(mentioned(use.mechanism),), address=address(use, ""))


# Private functions


def _mechanism_name(context: Context, use: MechanismUse) -> str:
    known = _known(context, use)
    return cited(context.words, known.label, known.article) if known else use.mechanism.id


def _known(context: Context, use: MechanismUse) -> Mechanism | None:
    return context.inventory.reference.mechanisms.get(use.mechanism.id)


def _paperwork(context: Context, use: MechanismUse) -> Iterator[str]:
    words = context.words
    if use.modules:
        yield words.modules.format(modules=", ".join(map(str, use.modules)))
    if use.signed:
        yield words.signed.format(day=use.signed)
    if use.expires:
        yield words.expires.format(day=use.expires)
    if use.annexes:
        yield words.annexes.format(annexes=", ".join(use.annexes))
    if use.safeguards:
        yield words.safeguards.format(text=use.safeguards)
    if use.authority_informed:
        yield words.authority_informed.format(day=use.authority_informed)
    if use.subjects_informed:
        yield words.subjects_informed.format(text=use.subjects_informed)
    yield from (text for text in (use.ref, use.description) if text)


def _decisions(context: Context, use: MechanismUse, countries: tuple[Place, ...]) -> Iterator[str]:
    """Yield the adequacy decisions that a mechanism means, and the end of an instrument that has one."""
    known = _known(context, use)
    if known and known.valid_until and known.valid_until < context.as_of:
        yield context.words.ended.format(day=known.valid_until)
    if known is None or known.kind is not MechanismKind.ADEQUACY:
        return
    inventory = context.inventory
    for country in (country for place in countries for country in countries_of(inventory, place)):
        decision = inventory.reference.adequacy(country.code, regime_of(inventory), context.as_of)
        if decision:
            yield context.words.instrument(decision.instrument)
