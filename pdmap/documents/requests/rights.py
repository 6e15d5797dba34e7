"""Which rights people have in an activity, as its legal bases give them, and what stands against erasure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.clocks import clock_text
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.available_rights import deciding_key
from pdmap.documents.elements.purposes import numbered
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision_under
from pdmap.documents.lines import address, empty, mentioned, place
from pdmap.documents.names import party_name
from pdmap.documents.requests.laws import is_under, regimes_of
from pdmap.model import Activity, ActivityRole, Purpose, Unknown, listed
from pdmap.questions.erasure_exceptions import ErasureException, exceptions_of
from pdmap.questions.right_laws import exception_law
from pdmap.questions.rights import Right, Standing, rights_of
from pdmap.reference.regimes import Regime

_ERASURE = "erasure"


def rights(context: Context, activity: Activity) -> Cell:
    """Return the rights that people have, those that do not follow, and those that depend on something open.

    Each law of the inventory is asked for itself. Beside erasure stands what it leaves alone (Article 17(3)).
    """
    lines = (line for regime in regimes_of(context) for line in _rights(context, activity, regime))
    return Cell((*lines, *_joint(context, activity)))


# Private functions


def _rights(context: Context, activity: Activity, regime: str) -> Iterator[Line]:
    derived = rights_of(context.inventory, activity, regime)
    erasure = derived[_ERASURE]
    exceptions = tuple(_exceptions(context, activity, regime))
    is_limited = bool(exceptions) and erasure.standing is Standing.HOLDS
    for standing in Standing:
        alike = tuple(right for right in derived.values() if right.standing is standing)
        plain = tuple(right for right in alike if not (is_limited and right is erasure))
        if plain:
            yield _line(context, activity, context.words.request_standings[standing], plain, regime)
        if erasure in alike:
            if is_limited:
                yield _line(context, activity, context.words.access_erasure_limited, (erasure,), regime)
            yield from exceptions


def _line(context: Context, activity: Activity, form: str, several: tuple[Right, ...], regime: str) -> Line:
    """Return rights that stand alike, with the keys that decide it."""
    state = State.NOT_RECORDED if several[0].standing is Standing.OPEN else State.RECORDED
    keys = tuple(dict.fromkeys(map(deciding_key, several)))
    text = form.format(rights=", ".join(_named(context, right, regime) for right in several))
    sources = tuple(dict.fromkeys(place(activity, key) for key in keys))
    return Line(text, state, sources, address(activity, keys[0]), is_derived=True)


def _named(context: Context, right: Right, regime: str) -> str:
    words = context.words
    law = provision_under(words, regime, right.law)
    return words.with_kind.format(text=words.rights_in_notices[right.name], kind=law)


def _exceptions(context: Context, activity: Activity, regime: str) -> Iterator[Line]:
    """Yield what erasure leaves alone, each with the provision that it does so by."""
    words = context.words
    for exception in exceptions_of(context.inventory, activity):
        law = provision_under(words, regime, exception_law(exception.letter, regime))
        text = words.with_kind.format(text=_reason(context, activity, exception), kind=law)
        where = (place(exception.cause, exception.key),)
        yield Line(text, sources=where, address=exception.cause.address, is_derived=True, level=1)


def _reason(context: Context, activity: Activity, exception: ErasureException) -> str:
    if isinstance(exception.cause, Purpose):
        numbers = {purpose.address: number for number, purpose in numbered(activity)}
        return f"{numbers.get(exception.cause.address, '')}{exception.cause.text}"
    clock = clock_text(context.words, exception.cause)
    return context.words.labeled.format(label=exception.holder.title, text=clock)


def _joint(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield against whom people have these rights as well; the Swiss law has no provision on that."""
    words, answer, key = context.words, activity.joint_controllers, "joint_controllers"
    if not is_under(context, Regime.EU_GDPR, Regime.UK_GDPR):
        return
    if joint := listed(answer):
        names = ", ".join(party_name(context, each.party.id) for each in joint)
        sources = tuple(mentioned(each.party) for each in joint)
        text = words.access_joint.format(parties=names)
        yield Line(text, sources=sources, address=address(activity, key), is_derived=True)
    elif isinstance(answer, Unknown) or activity.role is ActivityRole.JOINT_CONTROLLER:
        for line in empty(words, activity, key, answer):
            yield replace(line, text=words.access_joint.format(parties=line.text), is_derived=True)
