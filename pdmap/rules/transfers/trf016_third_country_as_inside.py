"""An inventory calls a country a part of the European Economic Area, and it is none."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import CountryDefinition
from pdmap.reference import Adequacy, Country, Regime, built_in
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each country that the inventory puts inside and the built-in data know as outside."""
    reference = built_in()
    for definition in context.inventory.countries.values():
        known = reference.country(definition.id.upper()) if definition.eea else None
        if known and not known.eea:
            decision = reference.adequacy(known.code, Regime.EU_GDPR, context.as_of)
            yield _observation(definition, known, decision)


# Private functions


def _observation(definition: CountryDefinition, country: Country, decision: Adequacy | None) -> Observation:
    return Observation(
        address=definition.address,
        node=definition.at("eea"),
        message=f"`{definition.id}` is called a part of the European Economic Area; {country.name} is outside of it",
        remedy=f"take it out, {_instead(decision)}:\ncountries:\n  {definition.id}: {{eea: false}}",
        label=f"`{country.code}` is a third country",
    )


def _instead(decision: Adequacy | None) -> str:
    """Return what transfers to the country rely on instead."""
    if decision is None:
        return "and record what carries transfers there, for no adequacy decision is in force"
    if decision.requires:
        return f"and record at the recipients what brings them under {decision.instrument}"
    return f"for {decision.instrument} carries transfers there without it"


RULE = Rule(
    check=Check(
        "TRF016",
        "third country that is called a part of the European Economic Area",
        Severity.ERROR,
        ("Art. 44 GDPR", "Art. 45(1) GDPR", "Art. 30(1)(e) GDPR"),
    ),
    checks="No entry of `countries` has `eea: true` for a country that is outside according to the built-in data, such "
    "as the United Kingdom, Switzerland, Gibraltar, the Channel Islands, the Isle of Man, Greenland, the Faroe Islands "
    "or New Caledonia. A code of the inventory's own that those data do not know is not judged.",
    why="What is inside is not transferred: with the flag every rule, map and record treats the country as home, and "
    "the record leaves out what Article 30(1)(e) asks for. Where an adequacy decision covers the country, data may go "
    "there all the same, but it remains a third country: the decision may end, as the one on the United Kingdom will "
    "on 27 December 2031 unless it is renewed.",
    fix="Delete the line. Where a decision is in force, nothing else is needed; the record then names it. Where none "
    "is, record a safeguard or move the data.",
    ask="Do notices and records tell people of the transfers to this country?",
    bad="""\
countries:
  gb:
    eea: true  # <- finding: United Kingdom is outside of it
""",
    good="""\
countries:
  gb:
    adequacy: [{regime: eu-gdpr, scope: full, valid_from: 2025-12-19, valid_until: 2031-12-27}]
""",
    find=find,
)
