"""How each criterion of WP248 rev.01 stands: what follows from the inventory, and what its author declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, empty, place
from pdmap.documents.names import data_type_name, party_name, special_mark, subject_name, system_name
from pdmap.findings import Location
from pdmap.model import Activity, AutomatedDecisions, ImpactAssessment
from pdmap.questions.impact.signs import Sign, SignKind
from pdmap.questions.impact.standings import Judgment, Standing


def criterion(context: Context, activity: Activity, judgment: Judgment) -> Cell:
    """Return how a criterion stands for an activity, from what, and what the author declares."""
    derived = _derived(context, activity, judgment)
    return Cell((*derived, *_declared(context, activity, judgment)))


def standing_text(context: Context, is_met: bool | None) -> str:  # noqa: FBT001 - an answer of three values
    """Return in words whether something is met; `None` where it is not derivable."""
    words = context.words
    return {True: words.standing_met, False: words.standing_not_met, None: words.standing_open}[is_met]


def criterion_text(context: Context, key: str, is_met: bool | None) -> str:  # noqa: FBT001 - an answer of three values
    """Return in words whether a criterion is met; of sensitive data only what is recorded can be told."""
    if key == "sensitive-data" and is_met is False:
        return context.words.no_special_category
    return standing_text(context, is_met)


def missing_answers(context: Context, activity: Activity, judgments: Mapping[str, Judgment]) -> Cell:
    """Return the answers that the screening lacks, each once."""
    words = context.words
    keys = dict.fromkeys(key for judgment in judgments.values() for key in judgment.missing)
    lines = [line for key in keys for line in _answer(context, activity, key)]
    if any(_is_for_people(judgment) for judgment in judgments.values()):
        lines.append(_without_criteria(context, activity))
    silence = Line(words.nothing_lacking, State.NONE, (place(activity),), activity.address, is_derived=True)
    return Cell(tuple(lines) or (silence,))


# Private functions

_STANDINGS = {Standing.MET: True, Standing.NOT_MET: False, Standing.OPEN: None}


def _is_for_people(judgment: Judgment) -> bool:
    """Return whether no key can tell how a criterion stands, and nobody declared it."""
    return judgment.standing is Standing.OPEN and not judgment.missing and judgment.is_declared is None


def _without_criteria(context: Context, activity: Activity) -> Line:
    words, assessment = context.words, activity.dpia
    item, key = (assessment, "criteria") if isinstance(assessment, ImpactAssessment) else (activity, "dpia")
    (line,) = empty(words, item, key, None)
    text = words.lacks_answer.format(key="dpia.criteria", text=line.text)
    return Line(text, line.state, line.sources, f"{activity.address}/dpia/criteria")


def _derived(context: Context, activity: Activity, judgment: Judgment) -> Iterator[Line]:
    words = context.words
    text = criterion_text(context, judgment.key, _STANDINGS[judgment.standing])
    sources = _sources(activity, judgment)
    yield Line(text, sources=sources, address=activity.address, is_derived=True)
    for sign in judgment.signs:
        yield _sign(context, activity, sign, words.rests_on)
    for sign in judgment.doubts:
        yield _sign(context, activity, sign, words.to_be_judged)
    if judgment.answers:
        keys = ", ".join(words.sign_keys[key] for key in judgment.answers)
        against = words.speaks_against.format(keys=keys)
        yield from details([Line(against, sources=sources, address=activity.address)], is_derived=True)
    for key in judgment.missing:
        yield from details(_answer(context, activity, key), is_derived=True)
    if judgment.standing is Standing.OPEN and not judgment.missing and not judgment.doubts:
        yield from details([Line(words.no_key_answers, sources=sources, address=activity.address)], is_derived=True)


def _sources(activity: Activity, judgment: Judgment) -> tuple[Location, ...]:
    """Return the lines that tell how a criterion stands; where none does, the place of the activity."""
    signs = (where for sign in (*judgment.signs, *judgment.doubts) for where in sign.places)
    answers = (place(activity, key) for key in (*judgment.answers, *judgment.missing))
    return tuple(dict.fromkeys((*signs, *answers))) or (place(activity),)


def _declared(context: Context, activity: Activity, judgment: Judgment) -> Iterator[Line]:
    """Yield what the author's list of criteria says, where there is one, and whether it differs."""
    words, assessment = context.words, activity.dpia
    if judgment.is_declared is None or not isinstance(assessment, ImpactAssessment):
        return
    text = words.declared_met if judgment.is_declared else words.declared_not_met
    where = ((place(assessment, "criteria"),), address(assessment, "criteria"))
    yield Line(text, State.RECORDED, *where)
    if judgment.standing is not Standing.OPEN and judgment.is_declared is not _STANDINGS[judgment.standing]:
        yield Line(words.differs, State.RECORDED, *where, is_derived=True, level=1)


def _answer(context: Context, activity: Activity, key: str) -> Iterator[Line]:
    """Yield that an answer is missing or unknown, under its key."""
    words = context.words
    answer: object = getattr(activity, key)
    item = answer if isinstance(answer, AutomatedDecisions) else activity
    asked = "significant_effect" if isinstance(answer, AutomatedDecisions) else key
    for line in empty(words, item, asked, None if item is not activity else answer):
        text = words.lacks_answer.format(key=words.sign_keys[asked], text=line.text)
        yield Line(text, line.state, line.sources, line.address)


def _sign(context: Context, activity: Activity, sign: Sign, label: str) -> Line:
    text = label.format(text=_sign_text(context, sign))
    return Line(text, sources=sign.places, address=activity.address, is_derived=True, level=1)


def _sign_text(context: Context, sign: Sign) -> str:
    words = context.words
    match sign.kind:
        case SignKind.DATA_TYPE:
            return _data_text(context, sign.id)
        case SignKind.SUBJECT:
            return subject_name(context, sign.id)
        case SignKind.SOURCE:
            return _source_name(context, sign.id)
        case SignKind.KEY:
            return words.sign_keys[sign.id]
        case SignKind.OPERATION:
            return words.term(sign.id)
        case never:
            assert_never(never)


def _data_text(context: Context, identifier: str) -> str:
    words, known = context.words, context.inventory.reference.data_types.get(identifier)
    name, mark = data_type_name(context, identifier), special_mark(context, identifier)
    text = words.special_data.format(data=name, mark=mark) if mark else name
    return words.of_sensitivity.format(data=text, number=known.sensitivity) if known else text


def _source_name(context: Context, identifier: str) -> str:
    inventory = context.inventory
    if identifier in inventory.systems:
        return system_name(context, identifier)
    return party_name(context, identifier) if identifier in inventory.parties else subject_name(context, identifier)
