"""A realistic schema as plain data, and what may happen to it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

Tables = Mapping[str, Mapping[str, str]]
"""The types of columns (text, integer, numeric, boolean or timestamp) by tables and names."""

SHOP: Tables = {
    "users": {
        "id": "integer",
        "email": "text",
        "first_name": "text",
        "last_name": "text",
        "phone": "text",
        "date_of_birth": "timestamp",
        "password_hash": "text",
        "is_active": "boolean",
        "created_at": "timestamp",
    },
    "addresses": {
        "id": "integer",
        "user_id": "integer",
        "street": "text",
        "postcode": "text",
        "city": "text",
        "country_code": "text",
    },
    "orders": {
        "id": "integer",
        "user_id": "integer",
        "total": "numeric",
        "currency": "text",
        "shipping_email": "text",
        "status": "text",
        "placed_at": "timestamp",
    },
    "payments": {"id": "integer", "order_id": "integer", "iban": "text", "amount": "numeric", "paid_at": "timestamp"},
    "sessions": {"id": "integer", "user_id": "integer", "ip_address": "text", "user_agent": "text"},
    "products": {
        "id": "integer",
        "sku": "text",
        "title": "text",
        "price": "numeric",
        "weight": "numeric",
        "in_stock": "boolean",
    },
    "categories": {"id": "integer", "slug": "text", "position": "integer"},
    "warehouses": {"id": "integer", "code": "text", "capacity": "integer"},
    "settings": {"id": "integer", "option": "text", "enabled": "boolean"},
}
DIRECT = {
    "email": "text",
    "email_address": "text",
    "phone_number": "text",
    "mobile_phone": "text",
    "first_name": "text",
    "surname": "text",
    "date_of_birth": "timestamp",
    "passport_number": "text",
    "iban": "text",
    "ip_address": "text",
    "street_address": "text",
}
"""Columns that are about a person wherever they stand, with their types."""
RENAMES = {
    "email": "email_address",
    "phone": "phone_number",
    "last_name": "surname",
    "street": "street_name",
    "iban": "account_iban",
}
"""Columns that are dropped or renamed, with their new names."""
SYNONYMS = {
    "email": "email_address",
    "email_address": "email",
    "phone_number": "mobile_phone",
    "mobile_phone": "phone_number",
    "first_name": "forename",
    "surname": "last_name",
    "date_of_birth": "birth_date",
    "passport_number": "passport_no",
    "iban": "account_iban",
    "ip_address": "ip_addr",
    "street_address": "home_address",
}
"""Another name for each column that is about a person."""
WHOSE = ("", "contact_", "billing_", "employee_", "customer_", "owner_", "emergency_contact_", "driver_")
NEUTRAL = {
    "sort_order": "integer",
    "retry_count": "integer",
    "is_enabled": "boolean",
    "color": "text",
    "width": "numeric",
    "version": "integer",
    "checksum": "text",
    "batch_size": "integer",
    "currency_rate": "numeric",
    "template_path": "text",
    "max_retries": "integer",
    "published": "boolean",
    "tax_rate": "numeric",
    "warehouse_code": "text",
    "queue": "text",
}
"""Columns that are about nobody, with their types."""
PEOPLE = ("users", "addresses", "orders", "payments", "sessions")
"""Tables about people, and about what they do."""
THINGS = ("products", "categories", "warehouses", "settings")
"""Tables about things: a neutral column of a table about people is personal because of its row."""


@dataclass(slots=True)
class Change:
    """A schema after columns were added, renamed and dropped."""

    tables: dict[str, dict[str, str]]
    direct: set[tuple[str, str]] = field(default_factory=set)
    """Table and column of each direct column that was added."""
    neutral: set[tuple[str, str]] = field(default_factory=set)
    dropped: set[tuple[str, str]] = field(default_factory=set)
    renamed: dict[tuple[str, str], str] = field(default_factory=dict)
    """The new name of each column that was renamed, by its table and old name."""


def changed(chance: random.Random, *, neutral: int, dropped: int, renamed: int) -> Change:
    """Return the schema of the shop with so many columns about nobody added, and others dropped and renamed."""
    change = Change({table: dict(columns) for table, columns in SHOP.items()})
    personal = [place for place in _columns(SHOP) if place[1] in RENAMES]
    chance.shuffle(personal)
    for place in personal[:dropped]:
        del change.tables[place[0]][place[1]]
        change.dropped.add(place)
    for table, column in personal[dropped : dropped + renamed]:
        new = RENAMES[column]
        kind = change.tables[table].pop(column)
        change.tables[table][new] = kind
        change.renamed[table, column] = new
    _add(chance, change, neutral, THINGS, NEUTRAL, change.neutral, ("", "old_", "new_", "default_", "minimum_"))
    return change


def grown(chance: random.Random, number: int) -> Change:
    """Return the schema of the shop with so many more columns that are about a person."""
    change = Change({table: dict(columns) for table, columns in SHOP.items()})
    _add(chance, change, number, PEOPLE, DIRECT, change.direct, WHOSE)
    return change


def changed_after(before: Change, chance: random.Random, number: int) -> Change:
    """Return a schema after so many of its columns about a person were added, dropped and renamed, all at once."""
    change = Change({table: dict(columns) for table, columns in before.tables.items()})
    places = sorted(before.direct)
    chance.shuffle(places)
    for table, column in places[:number]:
        del change.tables[table][column]
        change.dropped.add((table, column))
    for table, column in places[number:]:
        new = _synonym(column)
        if len(change.renamed) < number and new not in before.tables[table] | change.tables[table]:
            change.tables[table][new] = change.tables[table].pop(column)
            change.renamed[table, column] = new
    pool = [(table, f"{whose}{name}") for table in PEOPLE for whose in WHOSE for name in DIRECT]
    free = [(table, name) for table, name in pool if name not in before.tables[table] | change.tables[table]]
    for table, column in chance.sample(free, number):
        change.tables[table][column] = "text"
        change.direct.add((table, column))
    return change


def _synonym(column: str) -> str:
    name = max((name for name in DIRECT if column.endswith(name)), key=len)
    return column.removesuffix(name) + SYNONYMS[name]


def _add(
    chance: random.Random,
    change: Change,
    number: int,
    tables: tuple[str, ...],
    pool: Mapping[str, str],
    added: set[tuple[str, str]],
    prefixes: tuple[str, ...],
) -> None:
    gone = change.dropped | set(change.renamed)
    while len(added) < number:
        table, name = chance.choice(tables), chance.choice(sorted(pool))
        column = f"{chance.choice(prefixes)}{name}"
        if column not in change.tables[table] and (table, column) not in gone and table not in {t for t, _ in gone}:
            change.tables[table][column] = pool[name]
            added.add((table, column))


def _columns(tables: Tables) -> list[tuple[str, str]]:
    return [(table, column) for table, columns in tables.items() for column in columns]
