"""Data go to a third country, and the notice does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Inventory, NoticeClaims, Party, Place, Transfer, Unknown, listed
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.rules.notices.scope import claims_of, informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each notice that leaves out third countries or safeguards of its activity."""
    for activity in informing_activities(context.inventory):
        claims = claims_of(activity)
        abroad = _abroad(context.inventory, activity) if claims else {}
        if claims and abroad and not isinstance(claims.countries, Unknown):
            yield from _compare(context.inventory, activity, claims, abroad)


RULE = Rule(
    check=Check(
        "NOT004",
        "transfer that the notice leaves out",
        Severity.WARNING,
        ("Art. 13(1)(f) GDPR", "Art. 14(1)(f) GDPR"),
    ),
    checks="Where an activity of a controller declares transfers to third countries and records what its notice tells "
    "(`notice: {claims: ...}`), the notice names these countries and the safeguards. Notices whose content is not "
    "recorded are not compared. Transfers that the activity itself does not declare are the subject of FLW011.",
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


def _abroad(inventory: Inventory, activity: Activity) -> Mapping[str, Transfer]:
    """Return the third countries that an activity declares transfers to, by code."""
    regime = regime_of(inventory)
    found: dict[str, Transfer] = {}
    for transfer in listed(activity.transfers):
        importer = inventory.parties.get(transfer.importer.id) if transfer.importer else None
        for place in transfer.countries or _established(importer):
            for country in countries_of(inventory, place):
                if not country.is_inside(regime):
                    found.setdefault(country.code, transfer)
    return found


def _established(party: Party | None) -> tuple[Place, ...]:
    return (party.country,) if party and isinstance(party.country, Place) else ()


def _compare(
    inventory: Inventory, activity: Activity, claims: NoticeClaims, abroad: Mapping[str, Transfer]
) -> Iterator[Observation]:
    named_ones = {country.code for place in listed(claims.countries) for country in countries_of(inventory, place)}
    missing = [code for code in abroad if code not in named_ones]
    if missing:
        yield _observation(activity, claims, "countries", listing(sorted(missing)), abroad[missing[0]])
    elif claims.safeguards is None:
        yield _observation(activity, claims, "safeguards", "the safeguards", next(iter(abroad.values())))


def _observation(activity: Activity, claims: NoticeClaims, key: str, missing: str, transfer: Transfer) -> Observation:
    return Observation(
        address=f"{activity.address}/notice",
        node=claims.at(key),
        message=f"the notice of {named(activity)} does not name {missing}, which its transfers do"
        if key == "countries"
        else f"the notice of {named(activity)} names third countries and not {missing}",
        remedy="tell it in the notice, then record it:\n"
        f"activities:\n  {activity.id}:\n    notice: {{claims: {{countries: [...], safeguards: ...}}}}",
        related=(transfer.head.location("declared here"),),
        detail=key,
    )
