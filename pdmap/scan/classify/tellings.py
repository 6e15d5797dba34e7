"""What columns of a table tell of its rows: which kinds of data people have, and firms have not."""

from __future__ import annotations

TELLING = {
    "name.first": 2,
    "name.last": 2,
    "date_of_birth": 2,
    "national_id": 2,
    "name.full": 1,
    "gender": 1,
    "email.address": 1,
    "phone": 1,
    "username": 1,
    "password": 1,
    "password_hash": 1,
    "marital_status": 1,
    "nationality": 1,
    "job_title": 1,
    "oauth_id": 1,
    "social_profile": 1,
    "health": 1,
    "emergency_contact": 1,
    "family": 1,
    "id_document_copy": 1,
    "bank_account": 1,
    "personal_life": 1,
    "employment_history": 1,
    "education": 1,
    "drivers_license": 1,
    "passport": 1,
}
"""How much columns of a kind speak for rows that are people."""
SURE = frozenset({"name.first", "name.last", "date_of_birth"})
HUMAN = SURE | {"gender", "username", "password", "password_hash", "marital_status", "nationality", "national_id"}
FACTS = frozenset(
    {
        *("gender", "marital_status", "nationality", "ethnicity", "religion", "citizenship", "date_of_birth", "age"),
        *("age.range", "income", "education", "employment_history", "family", "sexual_orientation", "national_id"),
        *("birth_place", "name.first", "name.last"),
    }
)
"""What is known of people; where a row has several, it is one."""
SURE_FACTS = SURE | {"marital_status", "nationality", "national_id", "citizenship", "income", "employment_history"}
"""Those that no character of a game has: one at least is among them."""
OF_PROFILES = frozenset({"photo", "website", "interests", "social_profile", "language", "timezone", "family"})
"""What profiles of people have, and those that are roles have not."""
ONLY_PEOPLE = HUMAN | {"email.address", "phone", "fax", "address.city", "address.street", "address.postal"}
"""What people and firms have of which more is known than a name and a description."""
MORE_FACTS = frozenset({"language", "vulnerability", "health.disability", "email.address", "phone", "personal_life"})
