"""Data types that name a person, and those by which a row of data can be traced to one."""

from __future__ import annotations

from pdmap.reference import Reference

DIRECT = frozenset(
    {
        "name",
        "email",
        "phone",
        "fax",
        "address.billing",
        "address.postal",
        "address.shipping",
        "address.street",
        "social_profile",
        "national_id",
        "tax_id",
        "passport",
        "drivers_license",
        "residence_permit",
        "id_document_copy",
    }
)
"""What names a person, or reaches them, without any other knowledge."""
TRACING = DIRECT | frozenset(
    {
        "user",
        "account",
        "username",
        "oauth_id",
        "vcs_identity",
        "credential",
        "cookie_id",
        "device_id",
        "browser_fingerprint",
        "mac_address",
        "ip_address",
        "push_token",
        "psp_customer_id",
        "paypal_id",
        "crypto_wallet",
        "bank_account",
        "card.pan",
        "vehicle_registration",
        "biometric",
    }
)
"""Keys, tokens, hashes and names that lead from a row to a person, alone or with another table."""


def is_direct_identifier(reference: Reference, data_type: str) -> bool:
    """Tell whether a data type names a person, such as `email.work`."""
    return reference.covers(DIRECT, data_type)


def is_tracing(reference: Reference, data_type: str) -> bool:
    """Tell whether a data type leads from a row to a person, such as `user.id`."""
    return reference.covers(TRACING, data_type)
