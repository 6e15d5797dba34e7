"""What people call keys of the language in other inventories, in spreadsheets and in speech."""

from __future__ import annotations

from collections.abc import Container, Mapping


def called(name: str, known: Container[str]) -> str | None:
    """Return the key of an object that people also call `name`; the first one that the object has.

    A name that differs from a key in its case or its hyphens alone is a misspelled key and no other name.
    """
    plain = _plain(name)
    return None if plain in known else next((key for key in OTHER_NAMES.get(plain, ()) if key in known), None)


def is_called_otherwise(word: str) -> bool:
    """Return whether a word is one of its own, however much it looks like a misspelled word of a list."""
    return _plain(word) in _OTHER_WORDS


def word_called(word: str, listed: Container[str]) -> str | None:
    """Return the word of a list that people also call `word`, such as `tls` for `https`."""
    return next((other for other in _OTHER_WORDS.get(_plain(word), ()) if other in listed), None)


# Private functions

_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "app": ("application",),
    "database": ("datastore",),
    "db": ("datastore",),
    "http": ("none",),
    "https": ("tls",),
    "internet": (),
    "pgp": ("encrypted-mail",),
    "saas": ("service",),
    "scp": ("ssh",),
    "sftp": ("ssh",),
    "smime": ("encrypted-mail",),
    "ssl": ("tls",),
    "wireguard": ("vpn",),
}
"""Words that stand for one of a list, or, as `internet` beside `internal`, for none."""


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


_CALLED: Mapping[str, tuple[str, ...]] = {
    "activities": ("activity",),
    "agreement contract av_contract avv processing_agreement": ("dpa",),
    "basis legal_basis legal_bases lawful_basis lawful_bases legal_ground ground": ("basis", "purposes"),
    "categories categories_of_data data_categories data_category data_types personal_data": ("data", "fields"),
    "categories_of_subjects data_subject data_subjects people persons subject_categories": ("subjects",),
    "column columns data datasets": ("fields",),
    "comment comments note notes remark remarks summary": ("description",),
    "country countries region": ("location", "country", "countries"),
    "department responsible responsible_person owned_by owners team": ("owner", "function"),
    "destination target receiver": ("to",),
    "dpia_required impact_assessment": ("dpia",),
    "email e_mail mail phone address": ("contact",),
    "encrypted": ("encryption", "transport"),
    "host hosted hoster hosting provider": ("hosted_by",),
    "jurisdiction location": ("country", "location"),
    "label title": ("name",),
    "link url": ("website", "ref", "url"),
    "privacy_notice privacy_policy": ("notice",),
    "processors receivers vendors": ("recipients", "hosted_by"),
    "protocol": ("transport",),
    "purpose": ("activity", "purposes"),
    "retention_period retention_periods storage_period": ("retention", "period"),
    "scc sccs standard_contractual_clauses mechanism transfer_mechanism": ("mechanisms", "transfers"),
    "security security_measures toms technical_measures": ("measures",),
    "sender source": ("from",),
    "third_countries third_country third_country_transfers": ("transfers",),
    "type category": ("kind", "role", "type"),
    "until valid_until end_date expiry": ("expires", "ended"),
}
"""Other names, and the keys that they may stand for."""

OTHER_NAMES = {name: keys for names, keys in _CALLED.items() for name in names.split()}
