"""The inventory language: its sections, their JSON Schema, and how they are bound to the model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pdmap.language.activities import activities
from pdmap.language.flows import flows
from pdmap.language.forms import Form, Schema, merged
from pdmap.language.organization import organization
from pdmap.language.parties import parties
from pdmap.language.policies import policies
from pdmap.language.registers import breaches, waivers
from pdmap.language.systems import systems
from pdmap.language.vocabulary import countries, data_types, measures, regions, subjects, terms
from pdmap.source import Plain

__all__ = ["Form", "Schema", "inventory_schema", "sections"]

DESCRIPTIONS = {
    "organization": "The organization that the inventory describes; one per inventory.",
    "subjects": "Categories of data subjects, beside the built-in ones.",
    "parties": "Everyone outside: processors, controllers, other recipients, authorities.",
    "systems": "Everything of ours, or run for us, that holds or moves personal data.",
    "activities": "Processing activities: what Article 30 is about.",
    "flows": "Personal data on their way from one place to another.",
    "measures": "Technical and organizational measures (Article 32).",
    "data_types": "Data types, beside the built-in ones.",
    "policies": "The organization's own rules.",
    "breaches": "The breach register (Article 33(5)).",
    "waivers": "Findings that somebody accepts until a day.",
    "countries": "Countries and adequacy decisions, beside the built-in ones.",
    "regions": "Regions of hosting providers, beside the built-in ones.",
    "lawful_bases": "Lawful bases, beside those of Article 6(1).",
    "conditions": "Conditions for special categories, beside those of Article 9(2).",
    "mechanisms": "Transfer mechanisms, beside the built-in ones.",
}

EXAMPLES: Mapping[str, Plain] = {
    "organization": {"name": "84codes AB", "country": "SE"},
    "subjects": {"team-member": {"is": "customer"}},
    "parties": {"aws": {"role": "processor", "country": "LU"}},
    "systems": {"console": {"kind": "application", "fields": ["email.address"]}},
    "activities": {"billing": {"role": "controller", "systems": ["console"]}},
    "flows": {"console-to-paypal": {"from": "console", "to": "paypal", "data": ["paypal_id"]}},
    "measures": {"tls": {"type": "technical"}},
    "data_types": {"badge_number": {"is": "identity"}},
    "policies": {"eu-only": {"on": "flows", "deny": {"outside": ["EEA"]}}},
    "breaches": {"open-backup": {"aware": "2026-03-01"}},
    "waivers": [
        {
            "rule": "TRF009",
            "object": "flows/console-to-paypal",
            "reason": "contract renewal is under way",
            "owner": "head-of-operations",
            "expires": "2026-12-31",
        }
    ],
    "countries": {"jp": {"adequacy": [{"regime": "eu-gdpr", "scope": "full"}]}},
    "regions": {"acme.north-1": {"country": "SE"}},
    "lawful_bases": {"public_interest_ch": {"article": "Art. 31(1) FADP"}},
    "conditions": {"consent_ch": {"article": "Art. 6(7) FADP"}},
    "mechanisms": {"notified-clauses": {"article": "Art. 16(2)(b) FADP", "kind": "safeguard"}},
}
"""A short entry of each section, for editors and for the help of findings."""


@cache
def sections() -> Mapping[str, Form[object]]:
    """Return the form of every section, by its key in a manifest."""
    return {
        "organization": organization(),
        "subjects": subjects(),
        "parties": parties(),
        "systems": systems(),
        "activities": activities(),
        "flows": flows(),
        "measures": measures(),
        "data_types": data_types(),
        "policies": policies(),
        "breaches": breaches(),
        "waivers": waivers(),
        "countries": countries(),
        "regions": regions(),
        "lawful_bases": terms("lawful_basis", "A lawful basis of another law.", "Art. 6(1)(b)"),
        "conditions": terms("condition", "A condition for special categories of another law.", "Art. 9(2)(a)"),
        "mechanisms": terms("mechanism_term", "A transfer mechanism of another law.", "Art. 46(2)(c)"),
    }


@cache
def inventory_schema() -> Schema:
    """Return the JSON Schema (draft-07, which editors support) of a manifest."""
    properties: dict[str, Plain] = {name: _section_schema(name, form) for name, form in sections().items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "pdmap inventory",
        "description": "A manifest of an inventory of personal data.",
        "examples": [{"systems": EXAMPLES["systems"]}],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "definitions": {name: dict(schema) for name, schema in sorted(merged(*sections().values()).items())},
    }


# Private functions


def _section_schema(name: str, form: Form[object]) -> dict[str, Plain]:
    """Return the schema of a section, which may be left empty."""
    shape: dict[str, Plain] = (
        {"anyOf": [dict(form.schema), {"type": "null"}]}
        if "$ref" in form.schema
        else {**form.schema, "type": [form.schema["type"], "null"]}
    )
    return {"description": DESCRIPTIONS[name], "examples": [EXAMPLES[name]], **shape}
