"""Data go to a third country, and the notice does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Location, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, NoticeClaims, Transfer, ids
from pdmap.questions.grounds import Cover, Ground, judge
from pdmap.questions.notice_claims import countries_abroad, countries_apart
from pdmap.questions.transfers import Leg
from pdmap.rules.abroad import legs_abroad
from pdmap.rules.answers import is_said
from pdmap.rules.notices.scope import claims_of, informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named

Reached = Mapping[tuple[str, str], list[Leg]]
"""The steps to third countries, by activity and country."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each notice whose third countries or safeguards are not those of its activity."""
    reached = legs_abroad(context)
    for activity in informing_activities(context.inventory):
        claims = claims_of(activity)
        if claims:
            yield from _compare(
                context, _Told(activity, claims, countries_abroad(context.inventory, activity), reached)
            )


RULE = Rule(
    check=Check(
        "NOT004",
        "transfer that the notice leaves out",
        Severity.WARNING,
        ("Art. 13(1)(f) GDPR", "Art. 14(1)(f) GDPR"),
    ),
    checks="Where an activity of a controller records which third countries its notice names (`notice: {claims: "
    "{countries: ...}}`), they are those of its declared transfers, both ways, and the notice names the safeguards for "
    "each that does not rest on an adequacy decision. A notice of which no countries are recorded is not compared. "
    "Countries that data reach and the activity does not declare are the subject of FLW011.",
    why="The notice tells of the transfer, of the adequacy decision or its absence, and of the safeguards with the "
    "means to obtain a copy (Article 13(1)(f), 14(1)(f)). Guidelines WP260 recommend to name the countries.",
    fix="Add the countries and the safeguards to the notice, then to `claims`.",
    ask="Does the notice say how a copy of the safeguards can be obtained?",
    bad="""\
activities:
  newsletter:
    role: controller
    transfers: [US]
    notice:
      ref: https://example.com/privacy
      claims: {countries: none, safeguards: standard contractual clauses}  # <- finding
""",
    good="""\
activities:
  newsletter:
    role: controller
    transfers: [US]
    notice:
      ref: https://example.com/privacy
      claims: {countries: [US], safeguards: standard contractual clauses}
""",
    find=find,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Told:
    """What a notice tells, beside what its activity does."""

    activity: Activity
    claims: NoticeClaims
    abroad: Mapping[str, Transfer]
    """The third countries that the activity declares transfers to, by code."""
    reached: Reached


def _compare(context: Context, told: _Told) -> Iterator[Observation]:
    apart = countries_apart(context.inventory, told.activity, told.claims, told.reached)
    if apart is None:
        return
    if apart.left_out or apart.invented:
        yield _other_countries(told, list(apart.left_out), list(apart.invented))
    carried = [code for code in sorted(told.abroad) if not _is_adequate(context, told, code)]
    if carried and not apart.left_out and not is_said(told.claims.safeguards):
        yield _without_safeguards(told, carried)


def _is_adequate(context: Context, told: _Told, code: str) -> bool:
    """Return whether all that goes to a country rests on an adequacy decision, which needs no safeguards."""
    grounds = {leg.ground for leg in told.reached.get((told.activity.id, code), ())}
    country = context.inventory.reference.country(code)
    if not grounds and country:
        transfer = told.abroad[code]
        importer = context.inventory.parties.get(transfer.importer.id) if transfer.importer else None
        cover = Cover((importer,) if importer else (), (transfer,), frozenset(ids(told.activity.subjects)))
        grounds = {judge(context.inventory, country, cover, context.as_of).ground}
    return grounds == {Ground.ADEQUACY}


def _other_countries(told: _Told, missing: list[str], invented: list[str]) -> Observation:
    parts = [f"does not name {listing(missing)}, which its transfers do"] if missing else []
    parts += [f"names {listing(invented)}, which its transfers do not"] if invented else []
    transfers = told.activity.at("transfers").location("its transfers")
    declared = told.abroad[missing[0]].head.location("declared here") if missing else transfers
    return _observation(
        told,
        "countries",
        " and ".join(parts),
        f"change the notice or the transfers, then record what the notice tells:\n{_claims(told)}countries: [...]",
        declared,
    )


def _without_safeguards(told: _Told, carried: list[str]) -> Observation:
    return _observation(
        told,
        "safeguards",
        f"names third countries and not the safeguards for {listing(carried)}",
        f"tell them in the notice, then record it:\n{_claims(told)}safeguards: ...",
        told.abroad[carried[0]].head.location("declared here"),
    )


def _claims(told: _Told) -> str:
    """Return where the manifest records what the notice tells, up to the key to write."""
    return f"activities:\n  {told.activity.id}:\n    notice:\n      claims:\n        "


def _observation(told: _Told, key: str, fact: str, remedy: str, place: Location) -> Observation:
    return Observation(
        address=f"{told.activity.address}/notice",
        node=told.claims.at(key),
        message=f"the notice of {named(told.activity)} {fact}",
        remedy=remedy,
        related=(place,),
        detail=key,
    )
